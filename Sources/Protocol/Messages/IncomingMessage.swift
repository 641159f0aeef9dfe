// A received body is a request, a notification, a response, or none of these.
package import JSON

/// Source: JSON-RPC 2.0; LSP, "Abstract Message".
package enum IncomingMessage: Equatable, Sendable {
  /// `params` is an array or an object, if there is any.
  case request(id: RequestID, method: String, params: JSONValue?)
  case notification(method: String, params: JSONValue?)
  /// `id` is nil where the client could not read ours.
  case response(id: RequestID?, Result<JSONValue, ResponseError>)
  /// Not JSON, or not a message. To be answered with this error and id (nil: `null`).
  case invalid(id: RequestID?, ResponseError)
  /// Something like a response that makes no sense. To be logged: an answer to an answer would never end.
  case invalidResponse(String)

  package init(_ body: [UInt8], limits: JSONLimits = JSONLimits()) {
    do {
      self.init(try JSONValue.parse(body, limits: limits))
    } catch {
      self = .invalid(id: nil, ResponseError(.parseError, error.description))
    }
  }

  package init(_ value: JSONValue) {
    guard let message = value.object else {
      let what = value.array == nil ? "a message must be an object, not a \(value.kind)" : "batches are not part of LSP"
      self = .invalid(id: nil, ResponseError(.invalidRequest, what))
      return
    }
    let rawID = message["id"]
    let id = rawID.flatMap { try? RequestID(json: $0) }
    let rawMethod = message["method"]
    let looksLikeResponse = rawMethod == nil && (message["result"] != nil || message["error"] != nil)

    if message["jsonrpc"]?.string != "2.0" {
      let words = "the member `jsonrpc` must be \"2.0\""
      self = looksLikeResponse ? .invalidResponse(words) : .invalid(id: id, ResponseError(.invalidRequest, words))
    } else if looksLikeResponse {
      self = Self.response(message, rawID: rawID, id: id)
    } else if let method = rawMethod?.string {
      self = Self.call(method, message["params"], rawID: rawID, id: id)
    } else {
      let words = rawMethod == nil ? "the member `method` is missing" : "the member `method` must be a string"
      self = .invalid(id: id, ResponseError(.invalidRequest, words))
    }
  }

  private static func call(_ method: String, _ params: JSONValue?, rawID: JSONValue?, id: RequestID?) -> Self {
    if rawID != nil, id == nil {
      return .invalid(id: nil, ResponseError(.invalidRequest, "the member `id` must be an integer or a string"))
    }
    var params = params
    switch params {
    case nil, .null?: params = nil  // Several clients send null where there is nothing to say.
    case .array?, .object?: break
    default:
      let error = ResponseError(.invalidRequest, "the member `params` must be an object or an array")
      return .invalid(id: id, error)
    }
    if let id { return .request(id: id, method: method, params: params) }
    return .notification(method: method, params: params)
  }

  private static func response(_ message: JSONObject, rawID: JSONValue?, id: RequestID?) -> Self {
    if id == nil, rawID != .null { return .invalidResponse("a response must have the id of a request") }
    guard let error = message["error"], error != .null else {
      if let result = message["result"] { return .response(id: id, .success(result)) }
      return .invalidResponse("a response must have a result or an error")
    }
    guard let code = error["code"]?.int else { return .invalidResponse("an error must have a code") }
    let text = error["message"]?.string ?? ""
    return .response(id: id, .failure(ResponseError(ErrorCode(rawValue: code), text, data: error["data"])))
  }
}
