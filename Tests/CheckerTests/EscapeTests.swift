// What names and messages become in each report format, however hostile they are; and the fingerprints' hash.
import Basics
import Checker
import Testing

@Suite struct EscapeTests {
  @Test func workflowCommandsStayOneLine() {
    #expect(GitHubReporter.data("100%: a,\r\nb\n::error::c") == "100%25: a,%0D%0Ab%0A::error::c")
    #expect(GitHubReporter.property("100%: a,\r\nb") == "100%25%3A a%2C%0D%0Ab")
  }

  @Test func xmlHoldsWhatItCan() {
    #expect(JUnitReporter.content("<a b=\"c\"> ]]> &amp;\r\n\t") == "&lt;a b=\"c\"&gt; ]]&gt; &amp;amp;&#13;\n\t")
    #expect(JUnitReporter.attribute("<a b=\"c\">\r\n\t'") == "&lt;a b=&quot;c&quot;&gt;&#13;&#10;&#9;'")
    // No escape makes these legal in XML 1.0.
    #expect(JUnitReporter.content("\u{0}\u{1B}[31m\u{7}\u{FFFE}") == "\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}")
    #expect(JUnitReporter.attribute("\u{8}\u{1F375}\u{301}") == "\u{FFFD}\u{1F375}\u{301}")
  }

  @Test func sarifMessagesHoldNoPlaceholdersAndNoLinks() {
    #expect(SARIFReporter.literal("{0} and {x}") == "{{0}} and {{x}}")
    #expect(SARIFReporter.literal("[x](1), a[0] (b)") == "[x\\](1), a[0] (b)")
  }

  @Test func urisTellEveryByte() {
    #expect(SARIFReporter.uri("src/a-b_c.~1.py") == "src/a-b_c.~1.py")
    #expect(SARIFReporter.uri("a b/100%?#:\n.py") == "a%20b/100%25%3F%23%3A%0A.py")
    #expect(SARIFReporter.uri(FilePath(bytes: [0x63, 0xE9, 0x2F, 0xC3, 0xA9])) == "c%E9/%C3%A9")
    #expect(SARIFReporter.uri("/usr/lib/x y.py") == "file:///usr/lib/x%20y.py")
  }

  /// The known answers of FNV-1a with 128 bits.
  @Test func theHashIsTheOneThatItIsSaidToBe() {
    #expect(Hash128().text == "6c62272e07bb014262b821756295c58d")
    var hash = Hash128()
    hash.add(UInt8(ascii: "a"))
    #expect(hash.text == "d228cb696f1a8caf78912b704e4a8964")
    var other = Hash128()
    for byte in "foobar".utf8 { other.add(byte) }
    #expect(other.text == "343e1662793c64bf6f0d3597ba446f18")
  }

  @Test func partsOfTheHashAreToldApart() {
    func text(_ parts: String...) -> String {
      var hash = Hash128()
      for part in parts { hash.combine(part.utf8) }
      return hash.text
    }
    #expect(text("ab", "c") != text("a", "bc"))
    #expect(text("ab") != text("ab", ""))
    #expect(text("", "a").count == 32)
  }
}
