// A text as edits see it: lines, blanks, comments.
import Basics

struct SourceLines: Sendable {
  let bytes: [UInt8]

  subscript(_ offset: UInt32) -> UInt8? { Int(offset) < bytes.count ? bytes[Int(offset)] : nil }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }
  static func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Where the line begins that holds an offset.
  func lineStart(_ offset: UInt32) -> UInt32 {
    var start = min(Int(offset), bytes.count)
    while start > 0, !Self.isEnd(bytes[start - 1]) { start -= 1 }
    return UInt32(start)
  }

  /// Where the line ends that holds an offset, its line end excluded.
  func lineEnd(_ offset: UInt32) -> UInt32 {
    var end = min(Int(offset), bytes.count)
    while end < bytes.count, !Self.isEnd(bytes[end]) { end += 1 }
    return UInt32(end)
  }

  /// Where the next line begins; the end of the text on the last line.
  func nextLine(_ offset: UInt32) -> UInt32 {
    let end = Int(lineEnd(offset))
    if end == bytes.count { return UInt32(end) }
    return UInt32(bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1)
  }

  /// Where the line ends above one that begins at `start`, which is not the first.
  func endBefore(_ start: UInt32) -> UInt32 {
    let end = start - 1
    return end > 0 && bytes[Int(end)] == 0x0A && bytes[Int(end) - 1] == 0x0D ? end - 1 : end
  }

  /// What stands before the offset on its line when that is blanks only; else nil. A form feed is no indentation.
  func indentation(of offset: UInt32) -> String? {
    let before = bytes[Int(lineStart(offset))..<Int(offset)]
    guard before.allSatisfy(Self.isBlank) else { return nil }
    return String(decoding: before.filter { $0 != 0x0C }, as: UTF8.self)
  }

  func isFirstOnLine(_ offset: UInt32) -> Bool { indentation(of: offset) != nil }

  func isBlankOrComment(_ range: ByteRange) -> Bool {
    guard let first = bytes[Int(range.start)..<Int(range.end)].first(where: { !Self.isBlank($0) }) else { return true }
    return first == UInt8(ascii: "#")
  }

  /// The whole lines of a statement with the comment behind it; what is its own where it shares them.
  func wholeLines(of statement: ByteRange) -> ByteRange {
    if isFirstOnLine(statement.start), isBlankOrComment(ByteRange(statement.end, lineEnd(statement.end))) {
      return ByteRange(lineStart(statement.start), nextLine(statement.end))
    }
    var next = statement.end
    while let byte = self[next], Self.isBlank(byte) || byte == UInt8(ascii: ";") { next += 1 }
    return ByteRange(statement.start, next)
  }

  func contains(_ byte: UInt8, in range: ByteRange) -> Bool {
    bytes[Int(range.start)..<Int(range.end)].contains(byte)
  }

  /// The first such byte of a range outside comments.
  func first(_ byte: UInt8, in range: ByteRange) -> UInt32? {
    var offset = range.start
    while offset < range.end {
      if bytes[Int(offset)] == byte { return offset }
      offset = bytes[Int(offset)] == UInt8(ascii: "#") ? lineEnd(offset) : offset + 1
    }
    return nil
  }

  /// The comment on the line of an offset that only blanks, commas and an opening bracket part from it; empty if none.
  func comment(behind offset: UInt32) -> String {
    var start = offset
    while let byte = self[start], Self.isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") {
      start += 1
    }
    guard self[start] == UInt8(ascii: "#") else { return "" }
    return text(ByteRange(start, lineEnd(start)))
  }

  /// The text of a range with line feeds for line ends, as edits are written.
  func text(_ range: ByteRange) -> String {
    var result: [UInt8] = []
    var index = Int(range.start)
    while index < Int(range.end) {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0D else {
        result.append(byte)
        continue
      }
      result.append(0x0A)
      if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Comments that tools obey: they hold for each part of a statement that is split.
  static func isPragma(_ comment: String) -> Bool {
    let text = comment.lowercased()
    return pragmas.contains { text.contains($0) }
  }

  private static let pragmas = [
    "noqa", "type:", "pylint:", "pyright:", "mypy:", "ruff:", "isort:", "pragma:", "nosec", "lazyls:", "flake8:",
    "fmt:",
  ]
}
