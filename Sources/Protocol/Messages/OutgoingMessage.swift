// The bodies of the messages that we send.
package import JSON

/// Each function gives one complete JSON-RPC message, ready for `FrameWriter`.
package enum OutgoingMessage {
  package static func response(to id: RequestID, _ result: some JSONEncodable) -> [UInt8] {
    message {
      $0.set("id", id)
      $0.set("result", result)
    }
  }

  /// `id` is nil where the request's could not be read.
  package static func failure(of id: RequestID?, _ error: ResponseError) -> [UInt8] {
    message {
      $0.set("id", orNull: id)
      $0.set("error", error)
    }
  }

  package static func request(_ id: RequestID, _ method: String, _ params: some JSONEncodable) -> [UInt8] {
    message {
      $0.set("id", id)
      $0.set("method", method)
      $0.set("params", params)
    }
  }

  /// A request without parameters, such as the refresh requests.
  package static func request(_ id: RequestID, _ method: String) -> [UInt8] {
    message {
      $0.set("id", id)
      $0.set("method", method)
    }
  }

  package static func notification(_ method: String, _ params: some JSONEncodable) -> [UInt8] {
    message {
      $0.set("method", method)
      $0.set("params", params)
    }
  }

  private static func message(_ body: (inout JSONObjectWriter) -> Void) -> [UInt8] {
    JSONText.object {
      $0.set("jsonrpc", "2.0")
      body(&$0)
    }.bytes
  }
}
