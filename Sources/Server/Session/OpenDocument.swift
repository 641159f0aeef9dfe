// A text as the editor has it, and where its lines begin.
package import Basics
package import Protocol

/// An open document. A value: snapshots keep the text they were made from.
package struct OpenDocument: Sendable {
  /// In the client's spelling; answers use it unchanged.
  package let uri: DocumentURI
  /// Where the text belongs on disk; for what is not a file, a path that no file has.
  package let path: FilePath
  package let languageID: String
  package var version: Int
  package var buffer: TextBuffer
  /// An edit could not be applied: the text is no longer what the editor shows, until it sends the whole of it.
  package var isStale = false
  /// Of a notebook's text: where its cells stand; empty for other documents.
  package var cells: [CellPlace] = []
  package var isNotebook = false

  package init(uri: DocumentURI, path: FilePath, languageID: String, version: Int, buffer: TextBuffer) {
    self.uri = uri
    self.path = path
    self.languageID = languageID
    self.version = version
    self.buffer = buffer
  }

  package var text: [UInt8] { buffer.bytes }
  package var lines: LineIndex { buffer.index }
  /// What is no file has a path of our making.
  package var isPython: Bool {
    languageID == "python" || uri.filePath != nil && (path.hasSuffix(".py") || path.hasSuffix(".pyi"))
  }
}
