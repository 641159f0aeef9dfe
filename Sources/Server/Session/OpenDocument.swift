// A text as the editor has it, and where its lines begin.
import Basics
import Protocol

/// An open document. A value: snapshots keep the text they were made from.
struct OpenDocument: Sendable {
  /// In the client's spelling; answers use it unchanged.
  let uri: DocumentURI
  /// Where the text belongs on disk; for what is not a file, a path that no file has.
  let path: FilePath
  let languageID: String
  var version: Int
  var buffer: TextBuffer
  /// An edit could not be applied: the text is no longer what the editor shows, until it sends the whole of it.
  var isStale = false

  var text: [UInt8] { buffer.bytes }
  var lines: LineIndex { buffer.index }
  var isPython: Bool { languageID == "python" || path.hasSuffix(".py") || path.hasSuffix(".pyi") }
}
