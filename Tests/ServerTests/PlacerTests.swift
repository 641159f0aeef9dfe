// Bytes of files become the client's lines, columns, URIs and versions.
import Analysis
import Basics
import JSON
import Protocol
import PythonSyntax
import Server
import Testing

/// Two files, the first of them open in the editor.
private struct Scene {
  static let openText = "é😀 = 1; import json\r\nx = 2 # why\nlast"
  static let diskText = "😀 é\nimport json\n"
  let program: Program
  var session = Session()

  init(_ encoding: PositionEncoding, capabilities: LSP.ClientCapabilities = LSP.ClientCapabilities(.null)) throws {
    let texts: [FilePath: String] = ["/w/a.py": Self.openText, "/w/b.py": Self.diskText]
    let provider = ModuleProvider(
      resolve: { _, _ in ModuleResolution(.missing) }, read: { path in texts[path].map { SourceText($0) } })
    // `c.py` was there when the program was made, and is not any more.
    let descriptions = ["a", "b", "c"].map {
      FileDescription(path: FilePath("/w/\($0).py"), displayPath: "\($0).py", module: $0, isPackage: false)
    }
    program = try #require(
      Program.build(descriptions, options: SummaryOptions(target: .v3_15), provider: provider, threads: 1))
    session.encoding = encoding
    session.client = capabilities
    let uri = DocumentURI("file:///w/%61.py")
    session.documents[uri] = OpenDocument(
      uri: uri, path: "/w/a.py", languageID: "python", version: 5, buffer: TextBuffer(Self.openText))
  }

  func place(_ finding: Finding) -> PlacedFinding? {
    var placer = Placer(session.workload, program)
    return placer.place(finding)
  }
}

/// The place of a word of one of the texts.
private func location(_ file: UInt32, _ word: String, in text: String) throws -> Location {
  let bytes = Array(text.utf8)
  let wanted = Array(word.utf8)
  let start = try #require((0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
  return Location(FileID(file), ByteRange(UInt32(start), UInt32(start + wanted.count)))
}

private let relating: LSP.ClientCapabilities = LSP.ClientCapabilities([
  "textDocument": [
    "publishDiagnostics": ["relatedInformation": true, "tagSupport": ["valueSet": [1]]]
  ]
])

@Suite struct PlacerTests {
  @Test(arguments: [(PositionEncoding.utf8, 19, 5), (.utf16, 16, 3), (.utf32, 15, 2)])
  func columnsCountWhatWasAgreed(_ encoding: PositionEncoding, _ column: Int, _ onDisk: Int) throws {
    let scene = try Scene(encoding, capabilities: relating)
    let here = try location(0, "json", in: Scene.openText)
    let there = try location(1, "é", in: Scene.diskText)
    let finding = Finding(
      RuleCode(101), .warning, at: here, "words", related: [RelatedLocation(there, "because")],
      fixes: [Fix("Write it", .safe, [TextEdit(here, "y"), TextEdit(there, "")])], isUnnecessary: true)
    let placed = try #require(scene.place(finding))
    let diagnostic = placed.diagnostic
    #expect(
      diagnostic.range
        == LSP.Range(start: .init(line: 0, character: column), end: .init(line: 0, character: column + 4)))
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.code == "LZ101")
    #expect(diagnostic.tags == [.unnecessary])
    // On disk: by its path, without a version; open: as the client spelled it, with its version.
    let related = try #require(diagnostic.relatedInformation.first)
    #expect(related.location.uri.spelling == "file:///w/b.py")
    #expect(related.location.range.start == LSP.Position(line: 0, character: onDisk))
    let edits = try #require(placed.fixes.first).edits
    #expect(edits.map(\.uri.spelling) == ["file:///w/%61.py", "file:///w/b.py"])
    #expect(edits.map(\.version) == [5, nil])
    #expect(edits.map(\.edit.newText) == ["y", ""])
    #expect(edits[0].edit.range == diagnostic.range)
  }

  @Test func whatTheClientCannotShowIsLeftOut() throws {
    let scene = try Scene(.utf8)
    let here = try location(0, "json", in: Scene.openText)
    let finding = Finding(
      RuleCode(101), .hint, at: here, "words", related: [RelatedLocation(here, "because")], isUnnecessary: true)
    let diagnostic = try #require(scene.place(finding)).diagnostic
    #expect(diagnostic.relatedInformation.isEmpty)
    #expect(diagnostic.tags.isEmpty)
    #expect(diagnostic.codeDescription == nil)
  }

  @Test func halfAFixIsNone() throws {
    let scene = try Scene(.utf8)
    let here = try location(0, "json", in: Scene.openText)
    let gone = Location(FileID(2), ByteRange(0, 1))
    let whole = Fix("Whole", .unsafe, [TextEdit(here, "y")])
    let half = Fix("Half", .safe, [TextEdit(here, "y"), TextEdit(gone, "y")])
    let placed = try #require(scene.place(Finding(RuleCode(101), .error, at: here, "words", fixes: [half, whole])))
    #expect(placed.fixes.map(\.title) == ["Whole"])
    #expect(placed.fixes.map(\.isSafe) == [false])
    #expect(scene.place(Finding(RuleCode(101), .error, at: gone, "words")) == nil)
  }

  @Test func equalFindingsHaveEqualIDs() throws {
    let scene = try Scene(.utf8, capabilities: relating)
    let here = try location(0, "json", in: Scene.openText)
    let there = try location(1, "import", in: Scene.diskText)
    func id(_ finding: Finding) throws -> String { Placer.resultID([try #require(scene.place(finding))]) }
    let finding = Finding(RuleCode(101), .error, at: here, "words", related: [RelatedLocation(there, "because")])
    var others = [finding, finding, finding, finding, finding]
    others[0].message = "other words"
    others[1].severity = .hint
    others[2].location.range.end -= 1
    others[3].related[0].message = "why not"
    others[4].code = RuleCode(102)
    let first = try id(finding)
    #expect(try id(finding) == first)
    for other in others { #expect(try id(other) != first, "\(other)") }
    #expect(Placer.resultID([]) != first)
  }
}
