// The error codes of JSON-RPC and LSP, and the error object of a response.
package import JSON

/// Source: LSP, `ErrorCodes` and `LSPErrorCodes`.
package struct ErrorCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let parseError = ErrorCode(rawValue: -32700)
  package static let invalidRequest = ErrorCode(rawValue: -32600)
  package static let methodNotFound = ErrorCode(rawValue: -32601)
  package static let invalidParams = ErrorCode(rawValue: -32602)
  package static let internalError = ErrorCode(rawValue: -32603)
  /// A request came before `initialize`.
  package static let serverNotInitialized = ErrorCode(rawValue: -32002)
  /// The document changed and the answer would be of no use. Not for changes that wait in the queue.
  package static let contentModified = ErrorCode(rawValue: -32801)
  /// We gave up, not the client: asked again, it may be answered.
  package static let serverCancelled = ErrorCode(rawValue: -32802)
  /// Well-formed, but it cannot be done.
  package static let requestFailed = ErrorCode(rawValue: -32803)
  /// The client cancelled.
  package static let requestCancelled = ErrorCode(rawValue: -32800)
}

package struct ResponseError: Error, Equatable, Sendable, JSONEncodable {
  package var code: ErrorCode
  package var message: String
  package var data: JSONValue?

  package init(_ code: ErrorCode, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  package init(_ error: ParameterError) { self.init(.invalidParams, error.description) }

  package func encode(into slot: inout JSONSlot) {
    slot.object {
      $0.set("code", code.rawValue)
      $0.set("message", message)
      $0.set("data", ifPresent: data)
    }
  }
}
