// From the lexer's tokens to those of the module tokenize: with their text, lines, comments and empty lines.
import Basics
import PythonSyntax

/// A token as Python programs get it.
struct PythonToken {
  let number: Int
  let text: String
  /// Lines from 1, columns in characters.
  let start: (line: Int, column: Int)
  let end: (line: Int, column: Int)
  /// The text of the lines that it stands on.
  let lines: String
}

/// Goes along the tokens; what stands between them are comments, line ends and blanks.
struct TokenWriter {
  /// `token.NAME` and its like.
  enum Number {
    static let end = 0, name = 1, number = 2, string = 3, newline = 4, indent = 5, dedent = 6, colon = 11, star = 16
    static let operation = 55, formatted = 59, template = 62, comment = 65, emptyLine = 66
  }

  private let bytes: [UInt8]
  private var lineStarts = [0]
  /// Comments and empty lines too, and one number for all operators.
  private let isFull: Bool
  private(set) var result: [PythonToken] = []
  /// What was written reaches to here.
  private var place = 0
  /// Open brackets and strings, innermost last.
  private var open: [Open] = []

  private enum Open { case bracket, field, specification, formatted, template }

  init(_ bytes: [UInt8], isFull: Bool) {
    self.bytes = bytes
    self.isFull = isFull
    var index = 0
    while index < bytes.count {
      let isEnd = bytes[index] == 10 || bytes[index] == 13 && (index + 1 == bytes.count || bytes[index + 1] != 10)
      index += 1
      if isEnd { lineStarts.append(index) }
    }
  }

  /// Writes all tokens up to the first error.
  mutating func write(_ tokens: [Token]) {
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .error: return
      case .indent, .dedent: writeIndentation(token, tokens[index...])
      case .newline:
        skip(to: Int(token.start))
        writeNewline(Int(token.start), Int(token.end))
      case .endMarker: writeEnd()
      default:
        skip(to: Int(token.start))
        writeMiddle(token, after: index > 0 ? tokens[index - 1] : token)
      }
    }
  }

  // MARK: Places

  private func line(of offset: Int) -> Int {
    var low = 0, high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func position(_ offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    var column = 0
    for index in lineStarts[line]..<min(offset, bytes.count) where bytes[index] & 0xc0 != 0x80 { column += 1 }
    return (line + 1, column)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    start < end ? String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self) : ""
  }

  private func lines(_ start: Int, _ end: Int) -> String {
    let last = line(of: max(end - 1, start)) + 1
    return text(lineStarts[line(of: start)], last < lineStarts.count ? lineStarts[last] : bytes.count)
  }

  private mutating func add(_ number: Int, _ start: Int, _ end: Int) {
    result.append(
      PythonToken(
        number: number, text: text(start, end), start: position(start), end: position(end), lines: lines(start, end)))
  }

  // MARK: Between tokens

  private mutating func skip(to end: Int) {
    while place < end {
      let byte = bytes[place], start = place
      switch byte {
      case UInt8(ascii: "#"):
        while place < end, bytes[place] != 10, bytes[place] != 13 { place += 1 }
        if isFull { add(Number.comment, start, place) }
      case UInt8(ascii: "\\"):
        place += 1
        passLineEnd(end)
      case 10, 13:
        passLineEnd(end)
        if isFull { addLineEnd(Number.emptyLine, start, place) }
      default: place += 1
      }
    }
  }

  private mutating func passLineEnd(_ end: Int) {
    let isPair = place + 1 < end && bytes[place] == 13 && bytes[place + 1] == 10
    place = min(place + (isPair ? 2 : 1), end)
  }

  /// A line end, which reaches beyond its line; where the text just ends it is as wide as one.
  private mutating func addLineEnd(_ number: Int, _ start: Int, _ end: Int) {
    let begin = position(start)
    result.append(
      PythonToken(
        number: number, text: text(start, end), start: begin, end: (begin.line, begin.column + max(end - start, 1)),
        lines: lines(start, end)))
  }

  private mutating func writeNewline(_ start: Int, _ end: Int) {
    if isFull {
      addLineEnd(Number.newline, start, end)
    } else {
      let begin = position(start)
      // Only of a pair of characters the first is seen.
      let width = end - start > 1 ? 1 : 0
      result.append(
        PythonToken(
          number: Number.newline, text: text(start, start + width), start: begin,
          end: (begin.line, begin.column + width), lines: lines(start, end)))
    }
    place = end
  }

  private mutating func writeIndentation(_ token: Token, _ rest: ArraySlice<Token>) {
    let next = rest.first { $0.kind != .indent && $0.kind != .dedent }
    if next?.kind == .error { return }
    let start = Int(next?.start ?? token.start)
    if next?.kind == .endMarker {
      finishLastLine()
      return addAtEnd(Number.dedent)
    }
    let lineStart = lineStarts[line(of: start)]
    skip(to: lineStart)
    let number = token.kind == .indent ? Number.indent : Number.dedent
    if !isFull {
      let line = line(of: start) + 1
      result.append(
        PythonToken(number: number, text: "", start: (line, -1), end: (line, -1), lines: lines(start, start)))
    } else if token.kind == .indent {
      add(number, lineStart, start)
    } else {
      add(number, start, start)
    }
    place = max(place, start)
  }

  // MARK: The end

  private mutating func finishLastLine() {
    let hadText = place < bytes.count
    skip(to: bytes.count)
    // A comment or blanks without a line end behind them.
    if isFull, hadText, let last = bytes.last, last != 10, last != 13 {
      addLineEnd(Number.emptyLine, bytes.count, bytes.count)
    }
  }

  private mutating func writeEnd() {
    finishLastLine()
    addAtEnd(Number.end)
  }

  private mutating func addAtEnd(_ number: Int) {
    var line = lineStarts.count
    if let last = bytes.last, last != 10, last != 13 { line += 1 }
    if isFull {
      result.append(PythonToken(number: number, text: "", start: (line, 0), end: (line, 0), lines: ""))
    } else {
      let last = max(line - 1, 1), start = lineStarts[min(last, lineStarts.count) - 1]
      // A last line without tokens is not shown.
      let hasTokens = result.last.map { $0.end.line == last } ?? false
      result.append(
        PythonToken(
          number: number, text: "", start: (last, -1), end: (last, -1), lines: hasTokens ? lines(start, start) : ""))
    }
  }

  // MARK: Tokens with text

  private mutating func writeMiddle(_ token: Token, after previous: Token) {
    let start = Int(token.start), end = Int(token.end)
    place = end
    switch token.kind {
    case .name, .keyword: add(Number.name, start, end)
    case .integer, .float, .imaginary: add(Number.number, start, end)
    case .string: add(Number.string, start, end)
    case .fstringStart:
      let isTemplate = StringFlags(rawValue: token.value).contains(.template)
      open.append(isTemplate ? .template : .formatted)
      add(isTemplate ? Number.template : Number.formatted, start, end)
    case .fstringMiddle: writeText(start, end)
    case .fstringEnd:
      add(base + 2, start, end)
      open.removeLast()
    default: writeOperator(token, start, end)
    }
  }

  /// The number of the beginning of the innermost f- or t-string.
  private var base: Int {
    for one in open.reversed() {
      if case .template = one { return Number.template }
      if case .formatted = one { return Number.formatted }
    }
    return Number.formatted
  }

  /// Text of an f-string: a doubled brace ends a piece, and its second half belongs to none.
  private mutating func writeText(_ start: Int, _ end: Int) {
    var begin = start, index = start
    // In a format specification braces are never doubled.
    let isLiteral = open.last.map { if case .specification = $0 { false } else { true } } ?? true
    while isLiteral, index + 1 < end {
      // A name in braces is no text of doubled ones.
      if bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "N"), index + 2 < end,
        bytes[index + 2] == UInt8(ascii: "{")
      {
        index += 3
        continue
      }
      if bytes[index] == bytes[index + 1], bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "}") {
        add(base + 1, begin, index + 1)
        begin = index + 2
        index = begin
      } else {
        index += 1
      }
    }
    if begin < end {
      // A text that ends with a line end reaches the line behind.
      result.append(
        PythonToken(
          number: base + 1, text: text(begin, end), start: position(begin), end: position(end),
          lines: lines(begin, end + 1)))
    }
  }

  private mutating func writeOperator(_ token: Token, _ start: Int, _ end: Int) {
    switch token.kind {
    case .leftBrace:
      switch open.last {
      case .formatted, .template, .specification: open.append(.field)
      default: open.append(.bracket)
      }
    case .leftParen, .leftBracket: open.append(.bracket)
    case .colon:
      if let last = open.last, case .field = last { open[open.count - 1] = .specification }
    case .rightBrace, .rightParen, .rightBracket:
      // A specification that ends with a field ends with an empty text.
      if token.kind == .rightBrace, let last = open.last, case .specification = last, start > 0,
        bytes[start - 1] == UInt8(ascii: "}")
      {
        let here = position(start)
        result.append(
          PythonToken(number: base + 1, text: "", start: here, end: here, lines: lines(start, end)))
      }
      if !open.isEmpty { open.removeLast() }
    default: break
    }
    add(isFull ? Number.operation : TokenWriter.operators[text(start, end)] ?? Number.operation, start, end)
  }

  private static let operators: [String: Int] = {
    let all = """
      ( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= \
      -> ... := !
      """
    var numbers: [String: Int] = [:]
    for (index, text) in all.split(separator: " ").enumerated() { numbers[String(text)] = index + 7 }
    return numbers
  }()
}
