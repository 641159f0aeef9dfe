// What the editor waits for: answers to its requests, and the end of progress that it shows.
package import JSON
package import Protocol

/// Requests of the editor that nobody has answered yet, oldest first, and what the analysis has shown of its progress.
package struct OwedAnswers {
  package struct Request: Equatable {
    package let id: RequestID
    package let method: String
    /// As it came.
    package let message: [UInt8]
    /// Under which it may hand over parts of its answer and show how far it is.
    fileprivate let tokens: [LSP.ProgressToken]
    /// The client has been told something under one of the tokens: another analysis would tell it again.
    package fileprivate(set) var isToldInPart = false
  }

  package private(set) var requests: [Request] = []
  /// Displays of progress that were begun and not ended.
  private var displays: [LSP.ProgressToken] = []

  package init() {}

  package mutating func add(_ id: RequestID, _ method: String, _ params: JSONValue?, _ message: [UInt8]) {
    let tokens = ["workDoneToken", "partialResultToken"].compactMap { name in
      params?[name].flatMap { try? LSP.ProgressToken(json: $0) }
    }
    requests.append(Request(id: id, method: method, message: message, tokens: tokens))
  }

  /// One answer is for one request, also where a client gave several the same name.
  package mutating func remove(_ id: RequestID) -> Request? {
    requests.firstIndex { $0.id == id }.map { requests.remove(at: $0) }
  }

  package mutating func removeAll(where isMeant: (Request) -> Bool) -> [Request] {
    let removed = requests.filter(isMeant)
    requests.removeAll(where: isMeant)
    return removed
  }

  /// - Parameter params: of `$/progress`.
  package mutating func noteProgress(_ params: JSONValue?) {
    guard let token = params?["token"].flatMap({ try? LSP.ProgressToken(json: $0) }) else { return }
    for index in requests.indices where requests[index].tokens.contains(token) { requests[index].isToldInPart = true }
    switch params?.at("value", "kind")?.string {
    case "begin": displays.append(token)
    case "end": displays.removeAll { $0 == token }
    default: break
    }
  }

  /// The displays that nobody else will end.
  package mutating func takeDisplays() -> [LSP.ProgressToken] {
    defer { displays = [] }
    return displays
  }
}
