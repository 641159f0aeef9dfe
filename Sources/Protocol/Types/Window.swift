// The user interface: messages, logs, progress.
package import JSON

extension LSP {
  package enum MessageType: Int, Sendable {
    case error = 1
    case warning
    case info
    case log
  }

  /// The parameters of `window/showMessage` and of `window/logMessage`.
  package struct ShowMessageParams: Sendable, JSONEncodable {
    package var type: MessageType
    package var message: String

    package init(type: MessageType, message: String) {
      self.type = type
      self.message = message
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("type", type.rawValue)
        $0.set("message", message)
      }
    }
  }

  package typealias LogMessageParams = ShowMessageParams

  /// How much the client wants to hear of what the server does.
  package enum TraceValue: String, Sendable {
    case off, messages, verbose
  }

  package struct SetTraceParams: Sendable, JSONDecodable {
    /// What is none of the values that there are means off.
    package var value: TraceValue

    package init(json: JSONValue) throws(ParameterError) {
      let word: String = try json.required("value")
      value = TraceValue(rawValue: word) ?? .off
    }
  }

  package struct LogTraceParams: Sendable, JSONEncodable {
    package var message: String
    /// Only where the trace is verbose.
    package var verbose: String?

    package init(message: String, verbose: String?) {
      self.message = message
      self.verbose = verbose
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("message", message)
        $0.set("verbose", ifPresent: verbose)
      }
    }
  }

  /// `window/workDoneProgress/create`; progress may be sent once this is answered without error.
  package struct WorkDoneProgressCreateParams: Sendable, JSONEncodable {
    package var token: ProgressToken
    package init(token: ProgressToken) { self.token = token }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("token", token) }
    }
  }

  /// `window/workDoneProgress/cancel`: somebody pressed the button of a progress display.
  package struct WorkDoneProgressCancelParams: Sendable, JSONDecodable {
    package var token: ProgressToken
    package init(json: JSONValue) throws(ParameterError) { token = try json.required("token") }
  }

  /// One begin, any number of reports, one end. Percentages run from 0 to 100 and never fall; if the begin has none,
  /// reports have none.
  package enum WorkDoneProgress: Hashable, Sendable {
    case begin(title: String, cancellable: Bool, message: String?, percentage: Int?)
    case report(message: String?, percentage: Int?)
    case end(message: String?)
  }

  /// The parameters of `$/progress`.
  package struct ProgressParams: Sendable, JSONEncodable {
    package var token: ProgressToken
    package var value: WorkDoneProgress

    package init(token: ProgressToken, value: WorkDoneProgress) {
      self.token = token
      self.value = value
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("token", token)
        $0.object("value") {
          switch value {
          case .begin(let title, let cancellable, let message, let percentage):
            $0.set("kind", "begin")
            $0.set("title", title)
            $0.set("cancellable", cancellable)
            $0.set("message", ifPresent: message)
            $0.set("percentage", ifPresent: percentage.map { max(0, min(100, $0)) })
          case .report(let message, let percentage):
            $0.set("kind", "report")
            $0.set("message", ifPresent: message)
            $0.set("percentage", ifPresent: percentage.map { max(0, min(100, $0)) })
          case .end(let message):
            $0.set("kind", "end")
            $0.set("message", ifPresent: message)
          }
        }
      }
    }
  }
}
