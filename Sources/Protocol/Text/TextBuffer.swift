// The text of an open document, changed as the client's edits say.
package import Basics

/// An edit that cannot be what the client's user did.
package struct ContentChangeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Which change of the list.
  package let index: Int
  package let range: LSP.Range

  package var description: String {
    "change \(index) has a range that ends before it starts: "
      + "\(range.start.line):\(range.start.character) to \(range.end.line):\(range.end.character)"
  }
}

package struct TextBuffer: Sendable {
  /// The text with its lines.
  package private(set) var index: LineIndex

  package var bytes: [UInt8] { index.bytes }

  package init(_ text: String) { index = LineIndex(Array(text.utf8)) }

  /// Makes all changes, each on the result of the one before, or none of them.
  ///
  /// Positions past an end are clamped, those inside a character move to its start, and none lies between CR and LF;
  /// so the text stays UTF-8. A reversed range is refused: client and server then disagree about the text, and only
  /// a change without range can bring them together again.
  package mutating func apply(
    _ changes: [LSP.TextDocumentContentChangeEvent], _ encoding: PositionEncoding
  ) throws(ContentChangeError) {
    var index = self.index
    for (number, change) in changes.enumerated() {
      guard let range = change.range else {
        index = LineIndex(Array(change.text.utf8))
        continue
      }
      if range.end < range.start { throw ContentChangeError(index: number, range: range) }
      let replaced = index.byteRange(of: range, encoding)
      index = index.replacing(Int(replaced.start)..<Int(replaced.end), with: change.text.utf8)
    }
    self.index = index
  }
}
