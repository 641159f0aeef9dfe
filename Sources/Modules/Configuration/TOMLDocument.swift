// Turns the text of a TOML file into our own data, and says where it is broken. The one user of TOMLKit.
import Basics
import Synchronization
import TOMLKit

enum TOMLDocument {
  /// What was parsed last. TOMLKit never frees a document, and a server reads the same ones after every change on disk.
  private static let known = Mutex<[[UInt8]: SettingValue]>([:])
  private static let limit = 64

  /// The whole document as a table. Entries come in the order of their keys.
  static func parse(_ text: [UInt8]) throws(TOMLSyntaxProblem) -> SettingValue {
    if let value = known.withLock({ $0[text] }) { return value }
    let value = try parseAnew(text)
    known.withLock { known in
      if known.count >= limit { known.removeAll() }
      known[text] = value
    }
    return value
  }

  private static func parseAnew(_ text: [UInt8]) throws(TOMLSyntaxProblem) -> SettingValue {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw TOMLSyntaxProblem(offset: firstInvalidByte(text), message: "this is not UTF-8")
    }
    if let problem = TOMLSyntax(text).problem { throw problem }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: string)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw TOMLSyntaxProblem(
        offset: TextPlace.offset(line: begin.line, column: begin.column, in: text), message: sentence(error.description)
      )
    } catch {
      throw TOMLSyntaxProblem(offset: 0, message: "it cannot be read as TOML")
    }
    return convert(table)
  }

  private static func convert(_ table: TOMLTable) -> SettingValue {
    // Depth is bounded by the syntax check. Not the table's own iterator: it traps on a key that holds an escaped NUL.
    var entries: [SettingEntry] = []
    for key in table.keys {
      if let value = table[key] { entries.append(SettingEntry(key, convert(value))) }
    }
    return .table(entries)
  }

  private static func convert(_ value: any TOMLValueConvertible) -> SettingValue {
    switch value.type {
    case .string: return value.string.map { .string($0) } ?? .other("a string")
    case .int: return value.int.map { .integer($0) } ?? .other("an integer")
    case .double: return value.double.map { .number($0) } ?? .other("a number")
    case .bool: return value.bool.map { .boolean($0) } ?? .other("a boolean")
    case .date: return .other("a date")
    case .time: return .other("a time")
    case .dateTime: return .other("a date and time")
    case .table: return value.table.map { convert($0) } ?? .other("a table")
    case .array:
      guard let array = value.array else { return .other("an array") }
      return .array((0..<array.count).map { convert(array[$0]) })
    }
  }

  private static func firstInvalidByte(_ text: [UInt8]) -> Int {
    var decoder = UTF8()
    var index = 0
    // The decoder stops at the first bad sequence; what it consumed before is valid.
    var iterator = text.makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): index += UTF8.width(scalar)
      case .emptyInput, .error: return min(index, max(0, text.count - 1))
      }
    }
  }

  /// The parser's words without its prefix and capital.
  private static func sentence(_ description: String) -> String {
    let prefix = "Error while parsing "
    return description.hasPrefix(prefix) ? "in this " + description.dropFirst(prefix.count) : description
  }
}

/// Line and column of an offset, for files that are looked at once.
enum TextPlace {
  /// Both from 1; the column counts characters.
  static func of(_ offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    let before = text[..<min(max(0, offset), text.count)]
    let line = before.reduce(into: 1) { if $1 == UInt8(ascii: "\n") { $0 += 1 } }
    let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let column = before[start...].reduce(into: 1) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
    return (line, column)
  }

  /// The offset of a line and column; the end of the text when there is no such place.
  static func offset(line: Int, column: Int, in text: [UInt8]) -> Int {
    var index = 0
    var current = 1
    while current < line, let end = text[index...].firstIndex(of: UInt8(ascii: "\n")) {
      index = end + 1
      current += 1
    }
    if current < line { return text.count }
    var left = column - 1
    while left > 0, index < text.count, text[index] != UInt8(ascii: "\n") {
      index += 1
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }
}
