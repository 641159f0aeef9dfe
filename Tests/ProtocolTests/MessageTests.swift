// What kind of message a body is, and how ours are written.
import JSON
import Protocol
import Testing

private func classify(_ text: String) -> IncomingMessage { IncomingMessage(Array(text.utf8)) }

private func refusal(_ text: String) -> (id: RequestID?, code: ErrorCode)? {
  if case .invalid(let id, let error) = classify(text) { (id, error.code) } else { nil }
}

@Suite struct MessageTests {
  @Test func requestsAndNotifications() {
    #expect(
      classify(#"{"jsonrpc":"2.0","id":1,"method":"a","params":{"b":2}}"#)
        == .request(id: .integer(1), method: "a", params: ["b": 2]))
    #expect(
      classify(#"{"jsonrpc":"2.0","id":"x","method":"a"}"#) == .request(id: .string("x"), method: "a", params: nil))
    #expect(
      classify(#"{"id":"","method":"a","params":[],"jsonrpc":"2.0"}"#)
        == .request(id: .string(""), method: "a", params: []))
    #expect(classify(#"{"jsonrpc":"2.0","method":"a","params":null}"#) == .notification(method: "a", params: nil))
    #expect(classify(#"{"jsonrpc":"2.0","method":"$/x","more":1}"#) == .notification(method: "$/x", params: nil))
    // A client that counts in floating point.
    #expect(
      classify(#"{"jsonrpc":"2.0","id":7.0,"method":"a"}"#) == .request(id: .integer(7), method: "a", params: nil))
  }

  @Test func responses() {
    #expect(classify(#"{"jsonrpc":"2.0","id":1,"result":null}"#) == .response(id: .integer(1), .success(nil)))
    #expect(
      classify(#"{"jsonrpc":"2.0","id":"1","result":{"a":1},"error":null}"#)
        == .response(id: .string("1"), .success(["a": 1])))
    let error = ResponseError(.methodNotFound, "no", data: [1])
    #expect(
      classify(#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no","data":[1]}}"#)
        == .response(id: .integer(1), .failure(error)))
    #expect(
      classify(#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}"#)
        == .response(id: nil, .failure(ResponseError(.parseError, "?"))))
  }

  @Test(arguments: [
    (#"{"jsonrpc":"2.0","id":1,"method":"a""#, RequestID?.none, ErrorCode.parseError),
    ("", nil, .parseError),
    ("\u{0}", nil, .parseError),
    (String(repeating: "[", count: 100_000), nil, .parseError),
    (#"[{"jsonrpc":"2.0","id":1,"method":"a"}]"#, nil, .invalidRequest),
    ("[]", nil, .invalidRequest),
    ("1", nil, .invalidRequest),
    ("null", nil, .invalidRequest),
    ("{}", nil, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1}"#, .integer(1), .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1,"method":2}"#, .integer(1), .invalidRequest),
    (#"{"jsonrpc":"1.0","id":"q","method":"a"}"#, .string("q"), .invalidRequest),
    (#"{"jsonrpc":2.0,"id":1,"method":"a"}"#, .integer(1), .invalidRequest),
    (#"{"id":1,"method":"a"}"#, .integer(1), .invalidRequest),
    (#"{"jsonrpc":"2.0","id":null,"method":"a"}"#, nil, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#, nil, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":[1],"method":"a"}"#, nil, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":18446744073709551615,"method":"a"}"#, nil, .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1,"method":"a","params":3}"#, .integer(1), .invalidRequest),
    (#"{"jsonrpc":"2.0","id":1,"method":"a","params":"x"}"#, .integer(1), .invalidRequest),
  ])
  func refusals(_ text: String, _ id: RequestID?, _ code: ErrorCode) {
    let found = refusal(text)
    #expect(found?.id == id)
    #expect(found?.code == code)
  }

  @Test(arguments: [
    #"{"jsonrpc":"2.0","result":1}"#, #"{"jsonrpc":"2.0","id":1,"error":null}"#,
    #"{"jsonrpc":"2.0","id":1,"error":{}}"#,
    #"{"jsonrpc":"2.0","id":true,"result":1}"#, #"{"id":1,"result":1}"#,
    #"{"jsonrpc":"2.0","error":{"code":1,"message":""}}"#,
  ])
  func oddResponsesAreNotAnswered(_ text: String) {
    if case .invalidResponse(let words) = classify(text) {
      #expect(!words.isEmpty)
    } else {
      Issue.record("\(classify(text))")
    }
  }

  @Test func idsGoBackAsTheyCame() throws {
    for id in [
      "0", "-1", "9223372036854775807", "-9223372036854775808", "\"\"", "\"1\"", "\"\\u0000é\\\"😀\"",
      "\"\(String(repeating: "x", count: 5000))\"",
    ] {
      guard case .request(let parsed, _, _) = classify("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"m\"}") else {
        Issue.record("\(id)")
        continue
      }
      #expect(
        String(decoding: OutgoingMessage.response(to: parsed, JSONValue.null), as: UTF8.self)
          == "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":null}")
    }
  }

  @Test func messagesOfOurs() {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    #expect(
      text(OutgoingMessage.failure(of: nil, ResponseError(.parseError, "bad")))
        == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"bad"}}"#)
    #expect(
      text(OutgoingMessage.failure(of: .integer(3), ResponseError(.requestCancelled, "", data: ["k": 1])))
        == #"{"jsonrpc":"2.0","id":3,"error":{"code":-32800,"message":"","data":{"k":1}}}"#)
    #expect(
      text(OutgoingMessage.request(.string("a"), LSP.Method.diagnosticRefresh))
        == #"{"jsonrpc":"2.0","id":"a","method":"workspace/diagnostic/refresh"}"#)
    #expect(
      text(OutgoingMessage.notification(LSP.Method.logMessage, LSP.LogMessageParams(type: .warning, message: "m")))
        == #"{"jsonrpc":"2.0","method":"window/logMessage","params":{"type":2,"message":"m"}}"#)
  }

  /// Whatever comes, the classification neither traps nor takes nonsense for a message.
  @Test func mutatedMessages() {
    let seed = Array(
      #"{"jsonrpc":"2.0","id":12,"method":"textDocument/hover","params":{"position":{"line":1,"character":2}}}"#.utf8)
    var generator = SeededGenerator(31)
    var kinds: Set<String> = []
    for _ in 0..<10_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes[at] = seed.randomElement(using: &generator) ?? 0
        } else {
          bytes.remove(at: at)
        }
      }
      switch IncomingMessage(bytes) {
      case .request(_, let method, let params):
        kinds.insert("request")
        // The parameters decode or say what is wrong.
        do {
          let decoded: LSP.TextDocumentPositionParams = try JSONValue.decode(params: params)
          Issue.record("decoded without document: \(decoded)")
        } catch { #expect(error.description.hasPrefix("params"), "\(method)") }
      case .notification: kinds.insert("notification")
      case .response: kinds.insert("response")
      case .invalid(_, let error):
        kinds.insert("invalid")
        #expect(error.code == .parseError || error.code == .invalidRequest)
      case .invalidResponse: kinds.insert("invalidResponse")
      }
    }
    #expect(kinds.isSuperset(of: ["request", "notification", "invalid"]))
  }
}
