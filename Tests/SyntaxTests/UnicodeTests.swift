// Identifiers, printable characters, normal forms and names of characters, as CPython's own Unicode tables have them.
import Basics
import PythonSyntax
import TestSupport
import Testing

@Suite("Unicode") struct UnicodeTests {
  /// Every code point: who begins and continues identifiers, who is printable, and each identifier character's NFKC.
  @Test func everyCodePoint() throws {
    var start = Fixtures.sumSeed, following = Fixtures.sumSeed, printable = Fixtures.sumSeed, normal = Fixtures.sumSeed
    for value in UInt32(0)...0x10ffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let raw = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
      if isIdentifierStart(scalar) { Fixtures.sum(&start, raw) }
      if isPrintable(scalar) { Fixtures.sum(&printable, raw) }
      guard isIdentifierContinue(scalar) else { continue }
      Fixtures.sum(&following, raw)
      if value >= 0x80 { Fixtures.sum(&normal, nfkc(Array(String(scalar).utf8)[...])) }
    }
    let sums = [("start", start), ("continue", following), ("printable", printable), ("nfkc", normal)]
    #expect(sums.map { "\($0.0) \(String($0.1, radix: 16))" } == (try Fixtures.lines("unicode/sums.txt")))
  }

  @Test func normalFormsOfSequences() throws {
    let lines = try Fixtures.lines("unicode/nfkc.txt")
    #expect(lines.count == 3000)
    for line in lines {
      let parts = line.split(separator: " ")
      let text = try Fixtures.hexadecimal(parts[0])
      #expect(nfkc(text[...]) == (try Fixtures.hexadecimal(parts[1])), "\(line)")
    }
  }

  @Test func spellingsOfOneNameAreOneName() {
    let tree = parse(SourceText("ﬁx = fix = 𝐟𝐢𝐱\n"))
    #expect(tree.errors.isEmpty)
    let names = tree.nodes.filter { $0.kind == .Name }.map { tree.text(Name($0.first)) }
    #expect(names == ["fix", "fix", "fix"])
  }

  @Test func namesOfCharacters() throws {
    let lines = try Fixtures.lines("unicode/names.txt")
    #expect(lines.count > 500)
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let expected = parts[0] == "-" ? nil : UInt32(parts[0], radix: 16)
      #expect(scalar(named: String(parts[1])) == expected, "\(line)")
    }
  }
}
