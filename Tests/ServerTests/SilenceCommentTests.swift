// Comments that silence: at a line's end, in a comment that is there, behind one that says something else.
import Analysis
import Basics
import PythonSyntax
import Server
import Testing

@Suite struct SilenceCommentTests {
  /// The text with the rule silent where a word stands; nil when that cannot be.
  private func silenced(_ text: String, at word: String, _ code: UInt16 = 501) throws -> String? {
    let bytes = Array(text.utf8)
    let wanted = Array(word.utf8)
    let place = try #require((0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
    let provider = ModuleProvider(
      resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in SourceText(text) })
    let description = FileDescription(path: "/w/a.py", displayPath: "a.py", module: "a", isPackage: false)
    let program = try #require(
      Program.build([description], options: SummaryOptions(target: .v3_15), provider: provider, threads: 1))
    let edit = SilenceComment.edit(RuleCode(code), at: UInt32(place), LineIndex(bytes), program[FileID(0)].summary)
    guard let edit else { return nil }
    var result = bytes
    result.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: edit.newText.utf8)
    return String(decoding: result, as: UTF8.self)
  }

  @Test func atTheEndOfTheLine() throws {
    #expect(try silenced("import a\r\nb = 1", at: "a") == "import a  # lazyls: ignore[LZ501]\r\nb = 1")
    #expect(try silenced("import a\nb = 1", at: "b") == "import a\nb = 1  # lazyls: ignore[LZ501]")
    #expect(try silenced("f('#', a)\n", at: "a") == "f('#', a)  # lazyls: ignore[LZ501]\n")
  }

  @Test func besideOtherComments() throws {
    #expect(try silenced("import a  # why\n", at: "a") == "import a  # why  # lazyls: ignore[LZ501]\n")
    #expect(
      try silenced("import a  # lazyls: ignore[LZ3] # why\n", at: "a")
        == "import a  # lazyls: ignore[LZ3, LZ501] # why\n")
    #expect(
      try silenced("# lazyls: ignore[LZ3]\nimport a\n", at: "import") == "# lazyls: ignore[LZ3, LZ501]\nimport a\n")
  }

  @Test func notEverywhere() throws {
    #expect(try silenced("import \\\n  a\n", at: "import") == nil)
    #expect(try silenced("a = '''\n'''\n", at: "a") == nil)
    #expect(try silenced("import a\n", at: "a", 901) == nil)
    #expect(try silenced("import a\n", at: "a", 903) == nil)
  }
}
