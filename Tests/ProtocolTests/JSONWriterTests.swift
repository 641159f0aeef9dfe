// Whatever is written is valid JSON and says what it was told to say.
import JSON
import Testing

private struct Record: JSONEncodable {
  var index: Int
  func encode(into slot: inout JSONSlot) {
    slot.object {
      $0.set("path", "pkg/module_\(index).py")
      $0.set("line", index)
      $0.set("column", 1)
      $0.set("endLine", index)
      $0.set("endColumn", 20)
      $0.set("module", "django.utils.translation")
      $0.set("name", "gettext_lazy")
      $0.set("verdict", "lazy")
      $0.set("reason", "first used in `save`, \"line 40\"")
      $0.set("eligible", true)
    }
  }
}

@Suite struct JSONWriterTests {
  @Test func objectsAndArrays() {
    let text = JSONText.object {
      $0.set("s", "a\"b\\c/\n\u{1}\u{7F}é😀")
      $0.set("i", Int.min)
      $0.set("d", 0.1)
      $0.set("b", false)
      $0.null("n")
      $0.set("absent", ifPresent: Int?.none)
      $0.set("present", ifPresent: Optional(1))
      $0.set("orNull", orNull: String?.none)
      $0.object("o") { $0.set("empty", [Int]()) }
      $0.set("list", [1, "x", nil, [:], [[1, 2]]] as JSONValue)
    }
    #expect(
      text.string == #"{"s":"a\"b\\c/\n\u0001"# + "\u{7F}é😀"
        + #"","i":-9223372036854775808,"d":0.1,"b":false,"n":null,"#
        + #""present":1,"orNull":null,"o":{"empty":[]},"list":[1,"x",null,{},[[1,2]]]}"#)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1.0"), (-0.0, "-0.0"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
    (.infinity, "null"), (.nan, "null"),
    (123_456_789.125, "123456789.125"),
  ])
  func doubles(_ value: Double, _ text: String) {
    #expect(JSONText(value).string == text)
    if value.isFinite { #expect((try? JSONValue.parse(text))?.double == value) }
  }

  @Test func everyScalarSurvives() throws {
    var text = ""
    for value in UInt32(0)...0x10FFFF where value < 0x3000 || value % 97 == 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let back = try JSONValue.parse(JSONText(text).bytes).string
    #expect(back.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func namesThatAreData() throws {
    let text = JSONText.object {
      $0.set(name: "file:///a", 1)
      $0.set(name: "a\0b", 2)
      $0.set(name: "", 3)
      $0.set(name: "file:///a", 4)
    }
    #expect(text.string == "{\"file:///a\":4,\"a\u{FFFD}b\":2,\"\":3}")
  }

  @Test func whatIsReceivedGoesBackAsItCame() throws {
    for text in [
      #"{"id":"a-1","n":[1,-2,3.5,null,true],"o":{"é":"\u0000"}}"#, "9223372036854775807", "\"9223372036854775807\"",
      "[]", "{}",
    ] {
      #expect(JSONText(try JSONValue.parse(text)).string == text)
    }
  }

  @Test func aSlotThatIsNeverFilledIsNull() {
    struct Nothing: JSONEncodable { func encode(into slot: inout JSONSlot) {} }
    struct Twice: JSONEncodable {
      func encode(into slot: inout JSONSlot) {
        slot.write("lost")
        slot.write(2)
      }
    }
    #expect(JSONText([Nothing()]).string == "[null]")
    #expect(JSONText([Twice()]).string == "[2]")
  }

  @Test func aStreamGivesTheSameDocumentHoweverItIsCut() throws {
    func document(_ cut: Bool) -> [UInt8] {
      var out: [UInt8] = []
      var stream = JSONStream()
      stream.set("version", 1)
      stream.array("empty") { _ in }
      if cut { out += stream.takeBytes() }
      stream.array("records") { records in
        records.append(Record(index: 0))
        if cut { out += records.takeBytes() }
        var slice = JSONElements()
        slice.append(JSONElements())
        slice.append(Record(index: 1))
        slice.object { $0.set("index", 2) }
        records.append(slice)
        records.append(JSONElements())
        var other = JSONElements()
        other.append(slice)
        #expect(other.count == 2)
        records.append(other)
      }
      stream.set("summary", [1])
      return out + stream.finish()
    }
    let whole = document(false)
    #expect(document(true) == whole)
    let value = try JSONValue.parse(whole)
    #expect(value["records"]?.array?.count == 5)
    #expect(value["records"]?[0]?["path"]?.string == "pkg/module_0.py")
    #expect(value["records"]?[4]?["index"]?.int == 2)
    #expect(value["empty"]?.array?.isEmpty == true)
    #expect(value["version"]?.int == 1)
    #expect(value["summary"]?[0]?.int == 1)
    #expect(JSONStream().finish() == Array("{}\n".utf8))
  }

  @Test func manyRecordsAreWrittenFast() {
    let count = 20_000
    var bytes = 0
    let time = ContinuousClock().measure {
      var stream = JSONStream()
      stream.array("records") { records in
        for index in 0..<count { records.append(Record(index: index)) }
      }
      bytes = stream.finish().count
    }
    // About 0.06 s in a release build.
    #expect(time < .seconds(10))
    #expect(bytes > 200 * count)
  }
}
