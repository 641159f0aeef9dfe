// The right to answer one request: it cannot be copied, so a request is answered exactly once.
import JSON

/// Why a request has no result; codes of JSON-RPC and of the LSP specification.
struct RequestFailure: Error, Sendable {
  let code: Int
  let message: String
  var data: JSONValue?

  init(_ code: Int, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  static let parseError = -32700
  static let invalidRequest = -32600
  static let methodNotFound = -32601
  static let invalidParams = -32602
  static let internalError = -32603
  static let serverNotInitialized = -32002
  static let requestCancelled = -32800
  static let contentModified = -32801

  static var cancelled: RequestFailure { RequestFailure(requestCancelled, "the request was cancelled") }

  /// A member of the parameters is absent or of the wrong type; `path` names it as a person would write it.
  static func badMember(_ path: String, expected: String) -> RequestFailure {
    RequestFailure(invalidParams, "`\(path)` must be \(expected)")
  }
}

/// Answers the request with `id`. Dropping it unanswered answers with an internal error, so no client waits for ever.
struct Responder: ~Copyable, Sendable {
  private let id: JSONValue
  /// Nil once answered.
  private var outbox: Outbox?

  init(id: JSONValue, outbox: Outbox) {
    self.id = id
    self.outbox = outbox
  }

  deinit {
    guard let outbox else { return }
    Self.send(RequestFailure(RequestFailure.internalError, "the request was lost in the server; please report it"), id, outbox)
  }

  consuming func succeed(_ result: some JSONEncodable) {
    outbox?.send(
      .object {
        $0.set("jsonrpc", "2.0")
        $0.set("id", id)
        $0.set("result", result)
      })
    outbox = nil
  }

  consuming func fail(_ failure: RequestFailure) {
    if let outbox { Self.send(failure, id, outbox) }
    outbox = nil
  }

  /// Also for what has no responder: messages whose id could not be read are answered with the id `null`.
  static func send(_ failure: RequestFailure, _ id: JSONValue, _ outbox: Outbox) {
    outbox.send(
      .object {
        $0.set("jsonrpc", "2.0")
        $0.set("id", id)
        $0.object("error") {
          $0.set("code", failure.code)
          $0.set("message", failure.message)
          $0.set("data", ifPresent: failure.data)
        }
      })
  }
}
