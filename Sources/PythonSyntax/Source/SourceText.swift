// One file's text as the lexer reads it: UTF-8, whatever the file's encoding was.
package import Basics

/// Decoded source. Offsets everywhere above are offsets into `bytes`.
@usableFromInline package struct SourceText: Sendable {
  /// UTF-8 without a byte order mark.
  @usableFromInline package let bytes: [UInt8]
  /// How many bytes of the file stand before `bytes[0]`: 3 after a byte order mark, else 0.
  /// Where the file is UTF-8, file offset = text offset + this.
  @usableFromInline package let fileOffset: UInt32
  /// The bytes are not the file's own (the file is in a legacy encoding): offsets differ from the file's.
  @usableFromInline package let isTranscoded: Bool
  /// The declared encoding could not be honoured; `bytes` then is the best that could be read.
  @usableFromInline package let problem: SyntaxError?

  package init(bytes: [UInt8], fileOffset: UInt32 = 0, isTranscoded: Bool = false, problem: SyntaxError? = nil) {
    self.bytes = bytes
    self.fileOffset = fileOffset
    self.isTranscoded = isTranscoded
    self.problem = problem
  }

  /// Source that is a Swift string, as an editor sends it.
  package init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  /// The text of a range, for messages; invalid ranges give what lies inside the file.
  package func text(_ range: ByteRange) -> String {
    let end = min(Int(range.end), bytes.count)
    let start = min(Int(range.start), end)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
