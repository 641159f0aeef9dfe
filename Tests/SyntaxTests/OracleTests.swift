// Small programs, files in every encoding, and broken literals: our tree or error against CPython 3.15's.
import Basics
import PythonSyntax
import TestSupport
import Testing

@Suite("As CPython answers") struct OracleTests {
  @Test(arguments: ["statements", "expressions", "literals", "interpolated", "layout", "nothing"])
  func programs(_ name: String) throws {
    let tree = parse(SourceText(file: try Fixtures.bytes("ast/\(name).py")))
    #expect(tree.errors.map(\.message) == [])
    let ours = dump(tree).split(separator: 10)
    let theirs = try Fixtures.bytes("ast/\(name).dump").split(separator: 10)
    let different = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }
    if let (line, (our, their)) = different {
      Issue.record(
        "line \(line + 1): \(String(decoding: our, as: UTF8.self)), not \(String(decoding: their, as: UTF8.self))")
    }
    #expect(ours.count == theirs.count)
  }

  @Test func encodings() throws {
    try compare("syntax/encodings.txt", atLeast: 50)
  }

  @Test func literals() throws {
    try compare("syntax/literals.txt", atLeast: 40)
  }

  /// Pairs of lines: a file in hexadecimal; `dump` and the dump in hexadecimal, or `error`, line, column, message.
  private func compare(_ fixture: String, atLeast count: Int) throws {
    let lines = try Fixtures.lines(fixture)
    #expect(lines.count >= 2 * count)
    for i in stride(from: 0, to: lines.count - 1, by: 2) {
      let file = try Fixtures.hexadecimal(lines[i])
      let shown = String(decoding: file.prefix(200), as: UTF8.self)
      let tree = parse(SourceText(file: file))
      if lines[i + 1].hasPrefix("dump ") {
        #expect(tree.errors.map(\.message) == [], "\(shown)")
        #expect(dump(tree) == (try Fixtures.hexadecimal(lines[i + 1].dropFirst(5))), "\(shown)")
        continue
      }
      let parts = lines[i + 1].split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      let first = try #require(tree.errors.first, "CPython rejects \(shown): \(parts[3])")
      #expect(first.message == parts[3], "\(shown)")
      let place = position(of: first.range.start, in: tree.source.bytes)
      // CPython knows no line of what it could not decode, and no column of an integer that is too long.
      if parts[1] != "0" { #expect(place.line == Int(parts[1]), "\(shown)") }
      if parts[1] != "0", parts[2] != "0" { #expect(place.column == Int(parts[2]), "\(shown)") }
    }
  }

  /// Our words still differ for these: CPython finds them by trying rules that ours do not have. Once one agrees, the
  /// test asks to take it from the list.
  private static let otherWords: Set<String> = [
    "f(a c + )", "(a, *b c)", "match (x)\n  case 1: pass", "match(x)\n  case 1: pass", "f'''{a:\n'''",
    "def f((a,,)): pass", "f'{a[]}'", "f'{lambda x:{y}}'",
  ]

  /// Broken programs (and some that look so): usual mistakes in every construct. The same words on the same line.
  @Test func mistakes() throws {
    let lines = try Fixtures.lines("syntax/mistakes.txt")
    #expect(lines.count >= 1800)
    for i in stride(from: 0, to: lines.count - 1, by: 2) {
      let file = try Fixtures.hexadecimal(lines[i])
      let source = String(decoding: file, as: UTF8.self)
      let tree = parse(SourceText(file: file))
      if lines[i + 1].hasPrefix("dump ") {
        #expect(tree.errors.isEmpty, "\(source)")
        continue
      }
      let parts = lines[i + 1].split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard let first = tree.errors.first else {
        Issue.record("CPython rejects \(source): \(parts[3])")
        continue
      }
      let line = position(of: first.range.start, in: tree.source.bytes).line
      let isKnown = Self.otherWords.contains(source.trimmingLineEnd)
      #expect(
        ("\(line) \(first.message)" == "\(parts[1]) \(parts[3])") != isKnown,
        "\(source): \(first.message), not \(parts[3])")
    }
  }
}

extension String {
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
