// URIs of documents, and the text of open ones under edits.
import Basics
import Protocol
import Testing

@Suite struct DocumentURITests {
  @Test(arguments: [
    ("file:///a/b.py", "/a/b.py"), ("file:/a/b.py", "/a/b.py"), ("FILE:///a", "/a"), ("file://localhost/a", "/a"),
    ("file://LocalHost/a", "/a"), ("file:///a%20b%2fc", "/a b/c"), ("file:///%C3%A9", "/é"), ("file:///%c3%a9", "/é"),
    ("file:///é", "/é"), ("file:///a//b/", "/a/b"), ("file:///a%zz%4", "/a%zz%4"), ("file:///a?b#c", "/a?b#c"),
    ("file:///", "/"), ("file:///a+b", "/a+b"),
  ])
  func files(_ spelling: String, _ path: FilePath) {
    let uri = DocumentURI(spelling)
    #expect(uri.filePath == path)
    #expect(uri.spelling == spelling)
    #expect(uri.scheme == "file")
    #expect(DocumentURI(path: path) == uri)
    #expect(DocumentURI(path: path).hashValue == uri.hashValue)
  }

  @Test(arguments: [
    "", "a.py", "/a.py", "untitled:Untitled-1", "file:", "file://", "file://host/a", "file:a/b", "file:///a%00b", ":x",
    "1a:b", "%", "file", "vscode-notebook-cell:/a.ipynb#x",
  ])
  func others(_ spelling: String) {
    let uri = DocumentURI(spelling)
    #expect(uri.filePath == nil)
    #expect(uri.spelling == spelling)
    #expect(uri == DocumentURI(spelling))
  }

  @Test func whatIsTheSameAndWhatIsNot() {
    #expect(DocumentURI("untitled:a%20b") == DocumentURI("UNTITLED:a b"))
    #expect(DocumentURI("untitled:a") != DocumentURI("untitled:A"))
    #expect(DocumentURI("file:///a") != DocumentURI("file:///A"))
    #expect(DocumentURI("file://host/a") != DocumentURI("file:///a"))
    #expect(DocumentURI("file:///a") != DocumentURI("vscode:///a"))
    #expect(DocumentURI("/a") != DocumentURI("file:///a"))
  }

  @Test func anyPathSurvives() {
    var generator = SeededGenerator(41)
    for _ in 0..<1_000 {
      let name = (0..<Int.random(in: 1...12, using: &generator)).map { _ in UInt8.random(in: 1...255, using: &generator)
      }
      let path = FilePath(bytes: Array("/".utf8) + name)
      let uri = DocumentURI(path: path)
      #expect(uri.filePath == path)
      #expect(uri.spelling.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      #expect(DocumentURI(uri.spelling).filePath == path)
    }
  }
}

private func change(_ line: Int, _ character: Int, _ endLine: Int, _ endCharacter: Int, _ text: String)
  -> LSP.TextDocumentContentChangeEvent
{
  .init(
    range: .init(start: .init(line: line, character: character), end: .init(line: endLine, character: endCharacter)),
    text: text)
}

private let encodings: [PositionEncoding] = [.utf8, .utf16, .utf32]

@Suite struct TextBufferTests {
  private func apply(_ text: String, _ encoding: PositionEncoding, _ changes: LSP.TextDocumentContentChangeEvent...)
    throws -> String
  {
    var buffer = TextBuffer(text)
    try buffer.apply(changes, encoding)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func changesAreMadeInOrder() throws {
    #expect(try apply("abc\n", .utf16, change(0, 1, 0, 2, "XY"), change(0, 2, 0, 3, "")) == "aXc\n")
    #expect(try apply("abc", .utf16, .init(text: "new\n"), change(1, 0, 1, 0, "end")) == "new\nend")
    #expect(try apply("", .utf8) == "")
  }

  @Test func columnsCountWhatTheEncodingSays() throws {
    #expect(try apply("é😀x", .utf8, change(0, 6, 0, 7, "y")) == "é😀y")
    #expect(try apply("é😀x", .utf16, change(0, 3, 0, 4, "y")) == "é😀y")
    #expect(try apply("é😀x", .utf32, change(0, 2, 0, 3, "y")) == "é😀y")
  }

  @Test func positionsInsideACharacterMoveToItsStart() throws {
    #expect(try apply("a😀b", .utf8, change(0, 3, 0, 3, "|")) == "a|😀b")
    #expect(try apply("a😀b", .utf16, change(0, 2, 0, 3, "|")) == "a|b")
    #expect(try apply("a😀b", .utf8, change(0, 2, 0, 4, "|")) == "a|😀b")
  }

  @Test func positionsPastAnEndAreClamped() throws {
    for encoding in encodings {
      #expect(try apply("ab\r\ncd", encoding, change(0, 99, 0, 2_147_483_647, "!")) == "ab!\r\ncd")
      #expect(try apply("ab\ncd", encoding, change(7, 3, 2_147_483_647, 0, "!")) == "ab\ncd!")
      #expect(try apply("ab\ncd\n", encoding, change(0, 0, 2_147_483_647, 2_147_483_647, "")) == "")
      #expect(try apply("ab\r\ncd", encoding, change(0, 2, 1, 0, "")) == "abcd")
    }
  }

  @Test func aReversedRangeChangesNothing() {
    for encoding in encodings {
      var buffer = TextBuffer("abc\ndef")
      let bad = change(0, 2, 0, 1, "")
      #expect(throws: ContentChangeError.self) { try buffer.apply([.init(text: "lost"), bad], encoding) }
      #expect(throws: ContentChangeError.self) { try buffer.apply([change(1, 0, 0, 9, "")], encoding) }
      // Reversed beyond the end is reversed.
      #expect(throws: ContentChangeError.self) { try buffer.apply([change(9, 2, 9, 1, "")], encoding) }
      #expect(buffer.bytes == Array("abc\ndef".utf8))
      do { try buffer.apply([.init(text: ""), bad], encoding) } catch {
        #expect(error.description == "change 1 has a range that ends before it starts: 0:2 to 0:1")
      }
    }
  }

  /// Random edits, against an editor that keeps an array of scalars and knows lines by looking.
  @Test func randomEditsMatchANaiveEditor() throws {
    let pieces = ["a", "bc", "\n", "\r\n", "\r", "é", "😀", "\u{2028}", "e\u{301}", ""]
    var generator = SeededGenerator(51)
    for encoding in encodings {
      for _ in 0..<60 {
        var buffer = TextBuffer("")
        var naive: [Unicode.Scalar] = []
        for _ in 0..<25 {
          var text = ""
          for _ in 0..<Int.random(in: 0...4, using: &generator) {
            text += pieces.randomElement(using: &generator) ?? ""
          }
          var ends = [position(&generator), position(&generator)]
          ends.sort()
          let start = offset(naive, ends[0], encoding)
          let end = offset(naive, ends[1], encoding)
          naive.replaceSubrange(start..<max(start, end), with: text.unicodeScalars)
          try buffer.apply([change(ends[0].line, ends[0].character, ends[1].line, ends[1].character, text)], encoding)
          var expected = ""
          expected.unicodeScalars.append(contentsOf: naive)
          #expect(buffer.bytes == Array(expected.utf8))
        }
      }
    }
  }

  private func position(_ generator: inout SeededGenerator) -> LSP.Position {
    LSP.Position(line: Int.random(in: 0...5, using: &generator), character: Int.random(in: 0...9, using: &generator))
  }

  /// The index of the scalar at a position, found by walking.
  private func offset(_ text: [Unicode.Scalar], _ position: LSP.Position, _ encoding: PositionEncoding) -> Int {
    var line = 0
    var index = 0
    while line < position.line {
      if index >= text.count { return text.count }
      if text[index] == "\n" || (text[index] == "\r" && !(index + 1 < text.count && text[index + 1] == "\n")) {
        line += 1
      }
      index += 1
    }
    var column = 0
    while index < text.count, text[index] != "\n", text[index] != "\r" {
      let one = String(text[index])
      let width =
        switch encoding {
        case .utf8: one.utf8.count
        case .utf16: one.utf16.count
        case .utf32: 1
        }
      if column + width > position.character { return index }
      column += width
      index += 1
    }
    return index
  }

  @Test func rangesGoBothWays() {
    let index = LineIndex(Array("aé😀\r\nx".utf8))
    let bytes = ByteRange(3, 10)
    for (encoding, column) in zip(encodings, [3, 2, 2]) {
      let range = index.lspRange(of: bytes, encoding)
      #expect(range == LSP.Range(start: .init(line: 0, character: column), end: .init(line: 1, character: 1)))
      #expect(index.byteRange(of: range, encoding) == bytes)
      let reversed = LSP.Range(start: range.end, end: range.start)
      #expect(index.byteRange(of: reversed, encoding) == ByteRange(at: 10))
    }
  }
}
