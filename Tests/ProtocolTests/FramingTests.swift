// Hostile and merely sloppy streams: what comes out, that it goes on, and that pieces of any size change nothing.
import Protocol
import Testing

/// Everything that `stream` holds, fed in pieces that end at `cuts`; problems without their words.
private func events(_ stream: [UInt8], cuts: [Int] = [], parser: FrameParser = FrameParser()) -> [FrameEvent] {
  var parser = parser
  var events: [FrameEvent] = []
  var start = 0
  for cut in cuts + [stream.count] {
    parser.feed(stream[start..<cut], into: &events)
    start = cut
  }
  parser.finish(into: &events)
  return events
}

private func events(_ stream: String, parser: FrameParser = FrameParser()) -> [FrameEvent] {
  events(Array(stream.utf8), parser: parser)
}

/// One letter an event: the message's text, `!` for a problem, `.` for the end.
private func sketch(_ events: [FrameEvent]) -> String {
  events.map { event in
    switch event {
    case .message(let body): String(decoding: body, as: UTF8.self)
    case .malformed: "!"
    case .end: "."
    }
  }.joined(separator: " ")
}

private let good = "Content-Length: 2\r\n\r\n{}"

@Suite struct FrameParserTests {
  struct Stream: CustomTestStringConvertible {
    var text: String
    var expected: String
    init(_ text: String, _ expected: String) {
      self.text = text
      self.expected = expected
    }
    var testDescription: String { text.debugDescription }
  }

  static let streams: [Stream] = [
    Stream("", "."),
    Stream(good, "{} ."),
    Stream("\(good)\(good)", "{} {} ."),
    Stream("content-length: 2\r\n\r\n{}", "{} ."),
    Stream("CONTENT-LENGTH:2\r\n\r\n{}", "{} ."),
    Stream("Content-Length :\t 2 \r\n\r\n{}", "{} ."),
    Stream("Content-Length: 2\n\n{}", "{} ."),
    Stream("Content-Length: 2\r\n\n{}", "{} ."),
    Stream("Content-Length: 002\r\n\r\n{}", "{} ."),
    Stream("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}", "{} ."),
    Stream("Content-Type: x\r\nX-Other: a:b\r\nContent-Length: 2\r\n\r\n{}", "{} ."),
    Stream("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "{} ."),
    // Blank lines between messages.
    Stream("\r\n\n\(good)\r\n\(good)\n", "{} {} ."),
    // An empty body is a message; that it is not JSON is said elsewhere.
    Stream("Content-Length: 0\r\n\r\n\(good)", " {} ."),
    // Problems, each followed by a good message.
    Stream("Content-Type: x\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: -2\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 2x\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length:\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 0x2\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 2, 2\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: +2\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 100000000000\r\n\r\n{}\(good)", "! {} ."),
    Stream("Content-Length: 99999999999999999999999999\r\n\r\n{}\(good)", "! {} ."),
    Stream("GET / HTTP/1.1\r\nHost: x\r\n\r\n\(good)", "! {} ."),
    Stream("hello\n\(good)", "! {} ."),
    Stream("hello\n\nhello\n\n\(good)", "! {} ."),
    Stream("{\"jsonrpc\":\"2.0\"}\n\(good)", "! {} ."),
    Stream("\(good)\u{FEFF}\(good)", "{} ! {} ."),
    // A body longer than its header says: the rest is skipped up to the glued header.
    Stream("Content-Length: 2\r\n\r\n{\"a\":1}\(good)", "{\" ! {} ."),
    Stream("Content-Length: 2\r\n\r\n{\n\n\"a\":\n1}\(good)", "{\n ! {} ."),
    // A body shorter than its header says swallows what follows.
    Stream("Content-Length: 4\r\n\r\n{}\(good)\(good)", "{}Co ! {} ."),
    // Cut off.
    Stream("Content-Length: 20\r\n\r\n{\"jsonrpc", "! ."),
    Stream("Content-Length: 2\r\n\r\n", "! ."),
    Stream("Content-Length: 2\r\n", "! ."),
    Stream("Content-Le", "! ."),
    Stream("\(good)Content-Length: 3\r\n\r\n{}", "{} ! ."),
    // A header mentioned in a text is no header.
    Stream("junk \"Content-Length: 2\"\r\n\r\n\(good)", "! {} ."),

  ]

  @Test(arguments: streams)
  func streamsGiveWhatIsExpectedHoweverTheyAreCut(_ stream: Stream) {
    let expected = stream.expected
    #expect(sketch(events(stream.text)) == expected)
    let bytes = Array(stream.text.utf8)
    #expect(sketch(events(bytes, cuts: Array(0..<bytes.count))) == expected)
    for cut in bytes.indices { #expect(sketch(events(bytes, cuts: [cut])) == expected) }
  }

  @Test func problemsSayWhatIsWrong() {
    #expect(events("Content-Length: -5\r\n\r\n").first == .malformed("Content-Length '-5' is not a number of bytes"))
    #expect(
      events("Content-Length: 268435457\r\n\r\n").first
        == .malformed("a message of 268435457 bytes is refused; at most 268435456 are accepted"))
    #expect(events("Content-Type: x\r\n\r\n").first == .malformed("a header without Content-Length"))
    #expect(
      events("Content-Length: 20\r\n\r\n{}").first
        == .malformed("the stream ended 18 bytes before the end of a message"))
  }

  @Test func limitsHold() {
    let parser = FrameParser(bodyLimit: 4, headerLimit: 100)
    #expect(sketch(events("Content-Length: 4\r\n\r\nabcd" + good, parser: parser)) == "abcd {} .")
    #expect(sketch(events("Content-Length: 5\r\n\r\nabcde" + good, parser: parser)) == "! {} .")
    let longLine = "X: " + String(repeating: "a", count: 200) + "\r\n"
    #expect(sketch(events(longLine + good + good, parser: parser)) == "! {} .")
    let manyLines = String(repeating: "X: a\r\n", count: 50)
    #expect(sketch(events(manyLines + good + good, parser: parser)) == "! {} .")
    // A body as a header: megabytes without a line end, then a glued header.
    let huge = String(repeating: "\"x\": 1, ", count: 1 << 18)
    #expect(sketch(events(huge + good, parser: FrameParser())) == "! {} .")
  }

  @Test func mutatedStreamsNeverTrapAndAlwaysRecover() {
    var generator = SeededGenerator(21)
    let seed = Array(
      ("Content-Length: 17\r\n\r\n{\"jsonrpc\":\"2.0\"}" + "content-type: a\ncontent-length:2\n\n{}" + good).utf8)
    var swallowed = 0
    for _ in 0..<10_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(seed.randomElement(using: &generator) ?? 0, at: at)
        default: bytes.insert(contentsOf: seed[Int.random(in: 0..<seed.count, using: &generator)...], at: at)
        }
      }
      let cuts = (0..<4).map { _ in Int.random(in: 0...bytes.count, using: &generator) }.sorted()
      let whole = events(bytes)
      #expect(events(bytes, cuts: cuts) == whole)
      #expect(whole.last == .end)
      // A damaged header may claim more bytes than it had, at the cost of what follows. Some message gets through,
      // unless the claim is for all that follows.
      let more = events(bytes + Array("\n\r\n\(String(repeating: good, count: 100))".utf8))
      let isSwallowed = more.contains { event in
        if case .malformed(let words) = event { words.hasSuffix("before the end of a message") } else { false }
      }
      if isSwallowed { swallowed += 1 } else { #expect(more.suffix(3).contains(.message(Array("{}".utf8)))) }
    }
    #expect(swallowed < 2_000)
  }
}
