// Checks a text against TOML 1.0's grammar and notes where each key and value stands.
//
// The parser we use (TOMLKit, over toml++) ends the process on some texts that are no TOML, a lone `[` on a line
// among them, and people type such texts all the time with a server watching. So it only ever sees what passed here.
// It also tells nobody where a key is, which messages need.
package import Basics

/// Why a text is no TOML, and where in its bytes.
package struct TOMLSyntaxProblem: Error, Hashable, Sendable {
  var offset: Int
  var message: String
}

/// Where things stand in a TOML text.
package struct TOMLSyntax: Sendable {
  struct Place: Sendable {
    var path: [String]
    /// The last part of the key.
    var key: ByteRange
    /// Empty for a table header.
    var value: ByteRange
  }

  /// In the order of the text; up to the first problem.
  private(set) var places: [Place] = []
  /// What makes the text no TOML; nil when the grammar allows it. Keys given twice and dates that do not exist are
  /// not looked for.
  private(set) var problem: TOMLSyntaxProblem?

  package init(_ text: [UInt8]) {
    var scanner = TOMLScanner(text: text)
    do throws(TOMLSyntaxProblem) {
      try scanner.document()
    } catch {
      problem = error
    }
    places = scanner.places
  }

  /// The last part of the key at `path`; for a table, its header's.
  package func key(_ path: [String]) -> ByteRange? {
    (places.first { $0.path == path } ?? places.first { $0.value.isEmpty && $0.path.starts(with: path) })?.key
  }

  /// The value at `path`; elements of an array are named by their index: `["select", "0"]`.
  package func value(_ path: [String]) -> ByteRange? {
    guard let place = places.first(where: { $0.path == path }), !place.value.isEmpty else { return key(path) }
    return place.value
  }
}

private struct TOMLScanner {
  let text: [UInt8]
  var index = 0
  var places: [TOMLSyntax.Place] = []

  init(text: [UInt8]) { self.text = text }

  /// toml++ recurses into values and takes tables down recursively; no setting is anywhere near this deep.
  private static let depthLimit = 64

  /// An array or inline table that the scan is inside of.
  private struct Container {
    var path: [String]
    /// The next element's index; nil in an inline table.
    var element: Int?
    var start: Int
    /// Where its own place is kept, to set the end once it is known.
    var place: Int
    /// A comma or the start lies behind: a value may come.
    var expectsValue = true
    /// Nothing but a comma may end it here: inline tables allow none at their end.
    var isAfterComma = false
  }

  private var byte: UInt8? { index < text.count ? text[index] : nil }

  private func fail(_ message: String) -> TOMLSyntaxProblem { TOMLSyntaxProblem(offset: index, message: message) }

  private func range(_ start: Int, _ end: Int) -> ByteRange {
    ByteRange(UInt32(clamping: start), UInt32(clamping: end))
  }

  // MARK: Lines

  mutating func document() throws(TOMLSyntaxProblem) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if text.starts(with: mark) { index = 3 }
    var table: [String] = []
    while true {
      try skipBlank(lines: true)
      guard let first = byte else { return }
      if first == UInt8(ascii: "[") {
        table = try header()
      } else {
        let (parts, keyRange) = try dottedKey()
        guard byte == UInt8(ascii: "=") else { throw fail("expected '=' after the key") }
        index += 1
        try value(at: table + parts, key: keyRange)
      }
      try endOfLine()
    }
  }

  private mutating func header() throws(TOMLSyntaxProblem) -> [String] {
    index += 1
    let isArray = byte == UInt8(ascii: "[")
    if isArray { index += 1 }
    let (parts, keyRange) = try dottedKey()
    for _ in 0..<(isArray ? 2 : 1) {
      guard byte == UInt8(ascii: "]") else { throw fail("expected ']' at the end of the table's name") }
      index += 1
    }
    places.append(TOMLSyntax.Place(path: parts, key: keyRange, value: ByteRange(at: keyRange.start)))
    return parts
  }

  private mutating func endOfLine() throws(TOMLSyntaxProblem) {
    try skipBlank(lines: false)
    if byte == UInt8(ascii: "#") { try skipComment() }
    if let next = byte, next != UInt8(ascii: "\n"), next != UInt8(ascii: "\r") {
      throw fail("expected the end of the line")
    }
  }

  private mutating func skipBlank(lines: Bool) throws(TOMLSyntaxProblem) {
    while let next = byte {
      switch next {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n") where lines: index += 1
      case UInt8(ascii: "\r") where lines: try carriageReturn()
      case UInt8(ascii: "#") where lines: try skipComment()
      default: return
      }
    }
  }

  private mutating func carriageReturn() throws(TOMLSyntaxProblem) {
    guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") else {
      throw fail("a carriage return must be followed by a line feed")
    }
    index += 1
  }

  private mutating func skipComment() throws(TOMLSyntaxProblem) {
    while let next = byte, next != UInt8(ascii: "\n") {
      if next == UInt8(ascii: "\r") {
        try carriageReturn()
        return
      }
      if isControl(next) { throw fail("a control character is not allowed in a comment") }
      index += 1
    }
  }

  // MARK: Keys

  /// The parts of `a."b".c` and the range of the last one; stops behind the blanks that follow.
  private mutating func dottedKey() throws(TOMLSyntaxProblem) -> ([String], ByteRange) {
    var parts: [String] = []
    while true {
      try skipBlank(lines: false)
      let start = index
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        parts.append(try string(multiline: false))
      } else {
        while let next = byte, isBare(next) { index += 1 }
        if index == start { throw fail("expected a key") }
        parts.append(String(decoding: text[start..<index], as: UTF8.self))
      }
      if parts.count > Self.depthLimit { throw fail("the key has too many parts") }
      let last = range(start, index)
      try skipBlank(lines: false)
      guard byte == UInt8(ascii: ".") else { return (parts, last) }
      index += 1
    }
  }

  // MARK: Values

  /// Scans a value with all that is nested in it.
  private mutating func value(at path: [String], key: ByteRange) throws(TOMLSyntaxProblem) {
    var containers: [Container] = []
    try begin(path, key, &containers)
    while let last = containers.last {
      let isArray = last.element != nil
      try skipBlank(lines: isArray)
      guard let next = byte else { throw fail(isArray ? "expected ']'" : "expected '}'") }
      let top = containers.count - 1
      if next == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")), isArray || !last.isAfterComma {
        index += 1
        places[last.place].value = range(last.start, index)
        containers.removeLast()
      } else if next == UInt8(ascii: ","), !last.expectsValue {
        index += 1
        containers[top].expectsValue = true
        containers[top].isAfterComma = true
      } else if !last.expectsValue {
        throw fail(isArray ? "expected ',' or ']'" : "expected ',' or '}'")
      } else {
        containers[top].expectsValue = false
        containers[top].isAfterComma = false
        if let element = last.element {
          containers[top].element = element + 1
          try begin(last.path + [String(element)], range(index, index), &containers)
        } else {
          let (parts, keyRange) = try dottedKey()
          guard byte == UInt8(ascii: "=") else { throw fail("expected '=' after the key") }
          index += 1
          try begin(last.path + parts, keyRange, &containers)
        }
      }
    }
  }

  /// Scans a value, or the opening bracket of one.
  private mutating func begin(
    _ path: [String], _ key: ByteRange, _ containers: inout [Container]
  ) throws(TOMLSyntaxProblem) {
    try skipBlank(lines: false)
    let start = index
    let place = places.count
    places.append(TOMLSyntax.Place(path: path, key: key, value: range(start, start)))
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if containers.count >= Self.depthLimit { throw fail("the value is nested too deeply") }
      let element = byte == UInt8(ascii: "[") ? 0 : nil
      index += 1
      containers.append(Container(path: path, element: element, start: start, place: place))
      return
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try string(multiline: true)
    default: try scalar()
    }
    places[place].value = range(start, index)
  }

  /// A number, a date or a word. Only its letters are checked: the parser knows which make a value.
  private mutating func scalar() throws(TOMLSyntaxProblem) {
    let start = index
    while let next = byte {
      // `1979-05-27 07:32:00`: the one blank inside of a value.
      let isBlankInDate =
        next == UInt8(ascii: " ") && index - start == 10 && text[start + 4] == UInt8(ascii: "-")
        && index + 1 < text.count && isDigit(text[index + 1])
      guard
        isBare(next) || next == UInt8(ascii: "+") || next == UInt8(ascii: ".") || next == UInt8(ascii: ":")
          || isBlankInDate
      else { break }
      index += 1
    }
    if index == start { throw fail("expected a value; strings need quotes") }
    let first = text[start]
    let word = String(decoding: text[start..<index], as: UTF8.self)
    let isNumber = isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    if !isNumber && !["true", "false", "inf", "nan"].contains(word) {
      index = start
      throw fail("expected a value; strings need quotes")
    }
  }

  /// Scans a string and gives what it says.
  private mutating func string(multiline: Bool) throws(TOMLSyntaxProblem) -> String {
    let start = index
    guard let quote = byte else { return "" }
    let isTriple = index + 2 < text.count && text[index + 1] == quote && text[index + 2] == quote
    if isTriple && !multiline { throw fail("a key cannot be a string of several lines") }
    index += isTriple ? 3 : 1
    var content: [UInt8] = []
    while let next = byte {
      if next == quote {
        if !isTriple {
          index += 1
          return String(decoding: content, as: UTF8.self)
        }
        let run = text[index...].prefix { $0 == quote }.count
        if run >= 3 {
          // Up to two quotes may stand right before the closing three.
          if run > 5 { throw fail("there are too many quotes") }
          index += run
          return String(decoding: content + Array(repeating: quote, count: run - 3), as: UTF8.self)
        }
      } else if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(isTriple, &content)
        continue
      } else if isTriple, next == UInt8(ascii: "\r") {
        try carriageReturn()
      } else if next == UInt8(ascii: "\n"), !isTriple {
        break
      } else if isControl(next), next != UInt8(ascii: "\n") {
        throw fail("a control character must be written as an escape")
      }
      content.append(text[index])
      index += 1
    }
    index = start
    throw fail("the string has no end")
  }

  private mutating func escape(_ isTriple: Bool, _ content: inout [UInt8]) throws(TOMLSyntaxProblem) {
    let start = index
    index += 1
    guard let kind = byte else { throw fail("the string has no end") }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    if let byte = simple[kind] {
      content.append(byte)
      index += 1
    } else if kind == UInt8(ascii: "u") || kind == UInt8(ascii: "U") {
      let digits = text[(index + 1)...].prefix(kind == UInt8(ascii: "u") ? 4 : 8)
      let isWhole = digits.count == (kind == UInt8(ascii: "u") ? 4 : 8) && digits.allSatisfy(isHexDigit)
      guard isWhole, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else {
        index = start
        throw fail("the escape names no character")
      }
      content += String(Character(scalar)).utf8
      index += 1 + digits.count
    } else if isTriple, kind == UInt8(ascii: " ") || kind == UInt8(ascii: "\t") || isLineEnd(kind) {
      // A backslash at the end of a line swallows it with all blanks that follow.
      try skipBlank(lines: false)
      guard let end = byte, isLineEnd(end) else { throw fail("only a line's end may follow '\\' and blanks") }
      while let next = byte, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || isLineEnd(next) {
        if next == UInt8(ascii: "\r") { try carriageReturn() }
        index += 1
      }
    } else {
      index = start
      throw fail("there is no such escape; write '\\\\' for a backslash")
    }
  }

  // MARK: Bytes

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
  }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
  private func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F }
  private func isBare(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
