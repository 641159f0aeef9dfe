// Byte offsets to LSP positions and back, in the units that the client counts in.
import JSON

enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// Units of the character that begins with `byte`; 0 for a continuation byte.
  @inline(__always) func units(leading byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
    }
  }
}

/// Zero-based; `character` counts the encoding's units.
struct Position: Sendable, Comparable {
  var line: Int
  var character: Int
  static func < (a: Position, b: Position) -> Bool { a.line != b.line ? a.line < b.line : a.character < b.character }
}

struct PositionRange: Sendable, Equatable, JSONEncodable {
  var start: Position
  var end: Position

  func encode(into slot: inout JSONSlot) {
    slot.object {
      $0.object("start") { $0.set("line", start.line); $0.set("character", start.character) }
      $0.object("end") { $0.set("line", end.line); $0.set("character", end.character) }
    }
  }
}

/// Where the lines of one text begin. Lines end with LF, CR LF or CR, as LSP has it.
struct LineTable: Sendable {
  private let starts: [Int]
  private let length: Int

  init(_ text: [UInt8]) {
    var starts = [0]
    let bytes = text.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 10 || (byte == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) { starts.append(index + 1) }
    }
    self.starts = starts
    length = text.count
  }

  /// `offset` may lie anywhere; beyond the text it counts as its end.
  func position(of offset: Int, in text: [UInt8], _ encoding: PositionEncoding) -> Position {
    let offset = min(max(0, offset), length)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var character = 0
    if encoding == .utf8 {
      character = offset - starts[low]
    } else {
      for index in starts[low]..<offset { character += encoding.units(leading: text[index]) }
    }
    return Position(line: low, character: character)
  }

  /// The offset of a position: a column past the end is the line's end, a line past the end the text's end, and a
  /// column inside a character that character's start. Nil for negative numbers.
  func offset(of position: Position, in text: [UInt8], _ encoding: PositionEncoding) -> Int? {
    guard position.line >= 0, position.character >= 0 else { return nil }
    guard position.line < starts.count else { return length }
    var end = position.line + 1 < starts.count ? starts[position.line + 1] : length
    while end > starts[position.line], text[end - 1] == 10 || text[end - 1] == 13 { end -= 1 }
    var index = starts[position.line]
    var seen = 0
    while index < end {
      var next = index + 1
      while next < end, text[next] & 0xC0 == 0x80 { next += 1 }
      let width = encoding == .utf8 ? next - index : max(1, encoding.units(leading: text[index]))
      if seen + width > position.character { return index }
      seen += width
      index = next
    }
    return end
  }
}
