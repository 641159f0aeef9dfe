// What the JSON parser accepts, what it refuses, and what it says then.
import JSON
import Testing

private func problem(_ text: String, limits: JSONLimits = JSONLimits()) -> JSONError? {
  do {
    let value = try JSONValue.parse(text, limits: limits)
    Issue.record("accepted \(text.debugDescription) as \(value)")
    return nil
  } catch {
    return error
  }
}

@Suite struct JSONParserTests {
  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .bool(true)), ("\n\tfalse\r", .bool(false)), ("0", .integer(0)),
    ("-0", .integer(0)), ("12", .integer(12)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .double(0x1p63)),
    ("18446744073709551615", .double(0x1p64)), ("1.0", .double(1)), ("1e2", .double(100)),
    ("-1.5E-1", .double(-0.15)), ("123456789012345678901234567890.5", .double(1.2345678901234568e29)),
    ("1e400", .double(.infinity)), ("\"\"", .string("")), ("\"a\\u0000b\"", .string("a\0b")),
    ("\"\\ud83d\\ude00é😀\\n\\/\"", .string("😀é😀\n/")), ("\"\\ud800x\"", .string("\u{FFFD}x")), ("[]", .array([])),
    ("[1,[2,null]]", .array([.integer(1), .array([.integer(2), .null])])),
    ("\"\u{7F}\u{2028}\"", .string("\u{7F}\u{2028}")),
  ])
  func accepts(_ text: String, _ expected: JSONValue) throws {
    #expect(try JSONValue.parse(text) == expected)
  }

  @Test(arguments: [
    "NaN", "nan", "-NaN", "Infinity", "-Infinity", "infinity", "01", "-01", "00", "1.", "1.e3", ".5", "+1", "-", "1e",
    "1e+",
    "\"a\tb\"", "\"a\nb\"", "\"a\u{0}b\"", "[1,]", "{\"a\":1,}", "{,}", "[,1]", "'a'", "// x\n1", "/**/1", "TRUE",
    "nUll", "tru",
    "truefalse", "nullx", "1 2", "1}", "{} {}", "\u{FEFF}1", "", "  ", "\"\\x\"", "\"\\u12g4\"", "\u{C}1", "1\0",
    "{\"a\":1 \"b\":2}",
    "{a:1}", "{\"a\"}", "{\"a\":}", "{1:2}", "[1 2]", "[", "{", "\"abc", "\"\\", "\"\\u12", "{\"a\u{5C}u0000b\":1}",
    "18446744073709551616", "-9223372036854775809", "]", ":", ",",
  ])
  func refuses(_ text: String) { _ = problem(text) }

  @Test func errorsNameTheByteAndTheReason() {
    #expect(problem("{\"a\": 01}") == JSONError(reason: .syntax("a number must not begin with 0"), offset: 6))
    #expect(problem("[1, 2")?.reason == .unexpectedEnd)
    #expect(problem("[1, 2")?.offset == 5)
    #expect(problem("[1, @]")?.offset == 4)
    #expect(problem("{\"a\":1 \"b\":2}")?.offset == 7)
    #expect(problem("")?.reason == .unexpectedEnd)
    #expect(problem("[1 2]")?.description.hasPrefix("invalid JSON at byte 3: ") == true)
  }

  @Test func invalidUTF8IsRefusedEverywhere() {
    for broken: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] {
      let bytes = Array("{\"k\":\"".utf8) + broken + Array("\"}".utf8)
      #expect(throws: JSONError(reason: .invalidUTF8, offset: 6)) { try JSONValue.parse(bytes) }
    }
  }

  @Test func limitsHold() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(problem(nested(100_000))?.reason == .tooDeep(limit: 256))
    #expect(problem(String(repeating: "{\"a\":", count: 100_000))?.reason == .tooDeep(limit: 256))
    #expect(problem(nested(9), limits: JSONLimits(depth: 8))?.reason == .tooDeep(limit: 8))
    #expect(try JSONValue.parse(nested(8), limits: JSONLimits(depth: 8)).array?.count == 1)
    #expect(try JSONValue.parse(nested(256)).array?.count == 1)
    #expect(problem("[1,2,3]", limits: JSONLimits(bytes: 6)) == JSONError(reason: .tooLarge(limit: 6), offset: 7))
    #expect(try JSONValue.parse("[1,2,3]", limits: JSONLimits(bytes: 7)).array?.count == 3)
    #expect(try JSONValue.parse("1", limits: JSONLimits(depth: -5)).int == 1)
  }

  @Test func lookUps() throws {
    let value = try JSONValue.parse("{\"a\":{\"b\":[1,2.0,\"x\",null]},\"n\":null,\"a2\":1,\"a2\":2}")
    #expect(value.at("a", "b")?[0]?.int == 1)
    #expect(value.at("a", "b")?[1]?.int == 2)
    #expect(value.at("a", "b")?[2]?.string == "x")
    #expect(value.at("a", "b")?[4] == nil)
    #expect(value.at("a", "b")?[-1] == nil)
    #expect(value.at("a", "c", "d") == nil)
    #expect(value["n"] == .null)
    #expect(value["m"] == nil)
    #expect(value["a2"]?.int == 2)
    #expect(value["a"]?.int == nil)
    #expect(value[0] == nil)
    #expect(JSONValue.double(1e300).int == nil)
    #expect(JSONValue.double(.infinity).int == nil)
    #expect(JSONValue.double(1.5).int == nil)
  }

  @Test func bigObjectsAndArraysAreNotQuadratic() throws {
    let count = 100_000
    var text = "{"
    for index in 0..<count { text += (index == 0 ? "" : ",") + "\"key\(index)\":\(index)" }
    text += "}"
    let clock = ContinuousClock()
    var value = JSONValue.null
    let time = try clock.measure {
      value = try JSONValue.parse(text)
      for index in 0..<count where value["key\(index)"]?.int != index { Issue.record("key\(index)") }
    }
    #expect(value.object?.count == count)
    #expect(time < .seconds(10))
  }

  @Test func aHugeTextIsReadFast() throws {
    let line = Array("def f(self, value=None):\\n    return self.x[\\\"a\\\"] + value  # comment é\\n".utf8)
    var bytes = Array("{\"params\":{\"text\":\"".utf8)
    while bytes.count < 20 << 20 { bytes += line }
    bytes += Array("\"}}".utf8)
    let clock = ContinuousClock()
    var length = 0
    let time = try clock.measure {
      length = try JSONValue.parse(bytes).at("params", "text")?.string?.utf8.count ?? 0
    }
    #expect(length > 15 << 20)
    // About 0.1 s in a release build. The limit is for what is wrong in kind, on a busy machine, in a debug build.
    #expect(time < .seconds(10))
  }

  @Test func mutatedTextsNeverTrap() {
    let seed = Array(
      "{\"id\":-1.5e3,\"a\":[true,null,\"\\u00e9\\n\u{1F600}\"],\"b\":{\"c\":123456789012345678,\"d\":\"\"}}".utf8)
    var generator = SeededGenerator(11)
    var accepted = 0
    for _ in 0..<10_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let at = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(seed.randomElement(using: &generator) ?? 0, at: at)
        default: bytes.removeLast(Int.random(in: 0..<min(9, bytes.count), using: &generator))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      guard let value = try? JSONValue.parse(bytes) else { continue }
      accepted += 1
      // What was accepted is written and read back as the same value.
      let text = JSONText(value)
      if !text.string.contains("null") { #expect((try? JSONValue.parse(text.bytes)) == value) }
    }
    #expect(accepted > 100)
  }
}
