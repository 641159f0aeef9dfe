// LSP positions and byte offsets, in the encoding that client and server agreed on.
package import Basics

/// What `character` of a position counts.
package enum PositionEncoding: String, Hashable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first that we know of those that the client offers, in its order of preference; without offer, UTF-16.
  /// - Parameter preferred: what the user asks for; it counts where the client can do it. UTF-16 all can.
  package static func choose(from offered: [String]?, preferring preferred: String? = nil) -> PositionEncoding {
    if let preferred, let encoding = PositionEncoding(rawValue: preferred),
      encoding == .utf16 || offered?.contains(preferred) ?? false
    {
      return encoding
    }
    for name in offered ?? [] {
      if let encoding = PositionEncoding(rawValue: name) { return encoding }
    }
    return .utf16
  }

  package var columnUnit: ColumnUnit {
    switch self {
    case .utf8: .utf8
    case .utf16: .utf16
    case .utf32: .codePoints
    }
  }
}

extension LineIndex {
  /// Clamped to the text; inside a line end it is the end of the line.
  package func lspPosition(of offset: Int, _ encoding: PositionEncoding) -> LSP.Position {
    let position = position(of: offset, in: encoding.columnUnit)
    return LSP.Position(line: position.line, character: position.column)
  }

  package func lspRange(of range: ByteRange, _ encoding: PositionEncoding) -> LSP.Range {
    LSP.Range(start: lspPosition(of: Int(range.start), encoding), end: lspPosition(of: Int(range.end), encoding))
  }

  /// Past the end of a line or of the text it is clamped; inside a character it is the character's start.
  package func offset(of position: LSP.Position, _ encoding: PositionEncoding) -> Int {
    offset(of: LineColumn(line: position.line, column: position.character), in: encoding.columnUnit)
  }

  /// A reversed range gives the empty range at its start.
  package func byteRange(of range: LSP.Range, _ encoding: PositionEncoding) -> ByteRange {
    let start = offset(of: range.start, encoding)
    let end = max(start, offset(of: range.end, encoding))
    return ByteRange(UInt32(clamping: start), UInt32(clamping: end))
  }
}
