// From bytes to tokens: the state, the main loop and line structure (CPython's `Parser/lexer/lexer.c`).
import Basics

/// Turns one file into tokens. Never fails: an error ends the tokens with `.error`, and `error` says what CPython says.
struct Lexer: ~Copyable {
  /// The text; reading past its end gives 0, so that looking ahead needs no test.
  let bytes: SourceBytes
  /// The same text, for the name table.
  let text: [UInt8]
  /// Where the text ends.
  let end: Int
  var position = 0
  var tokens: Buffer<Token>
  var names: NameTable
  var comments: [ByteRange] = []
  /// The first error; what follows it was read again from the next line on.
  var error: SyntaxError?
  /// Something went wrong in the current line.
  var hasFailed = false

  /// Open brackets with their positions, innermost last.
  var brackets = Buffer<OpenBracket>(capacity: 16)
  /// The columns of the open blocks, innermost last; the first is the file's.
  var indents = Buffer<Indent>(capacity: 16)
  /// Enclosing f- and t-strings, innermost last.
  var interpolated = Buffer<InterpolatedString>(capacity: 4)
  /// The rest of the current line continues the logical line of the token before.
  var atLineStart = true

  struct OpenBracket: BitwiseCopyable {
    var byte: UInt8
    var position: UInt32
  }

  struct Indent: BitwiseCopyable {
    /// With tabs reaching to the next multiple of eight.
    var column: Int32
    /// The same with a tab counted as one, to find inconsistent indentation.
    var alternate: Int32
  }

  /// An f- or t-string whose end has not been seen.
  struct InterpolatedString: BitwiseCopyable {
    var start: UInt32
    var quote: UInt8
    var isTriple: Bool
    var isRaw: Bool
    var isTemplate: Bool
    /// The open replacement fields of this string, outermost first: 0 of them is literal text.
    private(set) var fieldDepth = 0
    /// A byte for each open field, the innermost lowest: how many brackets were open just inside it.
    private var bracketDepths: UInt32 = 0
    /// A bit for each open field, the innermost lowest: its format specification has begun.
    private var specifications: UInt8 = 0

    init(start: UInt32, quote: UInt8, isTriple: Bool, flags: StringFlags) {
      self.start = start
      self.quote = quote
      self.isTriple = isTriple
      isRaw = flags.contains(.raw)
      isTemplate = flags.contains(.template)
    }

    /// CPython's limit of fields in the format specifications of fields.
    static let maximumFields = 3

    /// What comes next is text: of the literal itself or of a format specification.
    var isInText: Bool { fieldDepth == 0 || isInSpecification }
    var isInSpecification: Bool { specifications & 1 != 0 }
    /// How many brackets are open at the top of the innermost field; there must be one.
    var bracketDepth: Int { Int(bracketDepths & 0xFF) }

    mutating func openField(brackets: Int) {
      fieldDepth += 1
      bracketDepths = bracketDepths << 8 | UInt32(truncatingIfNeeded: brackets)
      specifications <<= 1
    }
    mutating func beginSpecification() { specifications |= 1 }
    mutating func endSpecification() { specifications &= ~1 }
    mutating func closeField() {
      fieldDepth -= 1
      bracketDepths >>= 8
      specifications >>= 1
    }
  }

  /// CPython's MAXLEVEL, MAXINDENT and MAXFSTRINGLEVEL.
  static let maximumBrackets = 200
  static let maximumIndents = 100
  static let maximumInterpolated = 150

  /// `bytes` is a view of `source`'s bytes and must outlive the lexer.
  init(_ source: SourceText, _ bytes: SourceBytes) {
    self.bytes = bytes
    text = source.bytes
    end = bytes.count
    names = KnownName.table
    tokens = Buffer(capacity: end / 4 + 16)
    indents.append(Indent(column: 0, alternate: 0))
  }

  @inline(__always) mutating func emit(_ kind: TokenKind, _ start: Int, _ end: Int, _ value: UInt32 = 0) {
    tokens.append(Token(kind, UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end), value))
  }

  /// Records CPython's error and gives the line up.
  @inline(never)
  mutating func fail(_ kind: SyntaxError.Kind, _ message: String, _ start: Int, _ end: Int) {
    // What is missing at the end of the file is often missed one byte behind it.
    let stop = min(max(start, end), self.end)
    let start = min(start, stop)
    if error == nil {
      let range = ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: stop))
      error = SyntaxError(kind, message, range)
    }
    hasFailed = true
    emit(.error, start, stop)
  }

  /// Reads everything. Afterwards `tokens` ends with `.endMarker`.
  mutating func run() {
    while true {
      if hasFailed { skipLine() }
      if interpolated.count > 0, interpolated.last.isInText {
        scanInterpolatedText()
        continue
      }
      if atLineStart {
        atLineStart = false
        scanIndentation()
        if hasFailed { continue }
      }
      if !scanToken(), !hasFailed || position >= end { break }
    }
    emit(.endMarker, end, end)
  }

  /// After an error the lexer starts afresh on the next line, so that one broken line costs one line.
  private mutating func skipLine() {
    hasFailed = false
    brackets.truncate(to: 0)
    interpolated.truncate(to: 0)
    let start = lineEnd(position)
    position = start
    if start < end {
      skipNewline()
      emit(.newline, start, position)
    }
    atLineStart = true
  }

  /// Scans tokens until the mode changes (a line or a string begins). False at the end of the file.
  mutating func scanToken() -> Bool {
    while true {
      var byte = bytes[position]
      // Most tokens follow a blank; a plain test is foreseen by the processor more often than the jump below.
      while byte == UInt8(ascii: " ") {
        position &+= 1
        byte = bytes[position]
      }
      switch CharacterClass(byte) {
      case .space:
        position += 1
      case .identifier:
        let quoted = scanIdentifierOrPrefix()
        if quoted || hasFailed { return !hasFailed }
      case .digit:
        scanNumber()
        if hasFailed { return false }
      case .newline:
        let start = position
        skipNewline()
        if brackets.count == 0 {
          emit(.newline, start, position)
          atLineStart = true
          return true
        }
      case .operatorByte:
        let count = interpolated.count
        scanOperator(byte)
        if hasFailed { return false }
        if count != 0 { return true }
      case .quote:
        scanString(prefixStart: position, flags: [])
        return !hasFailed
      case .comment:
        scanComment()
      case .nonASCII:
        scanUnicodeIdentifier()
        if hasFailed { return false }
      case .backslash:
        if !skipContinuation() { return false }
      case .other:
        if position >= end { return finish() }
        failAtCharacter(byte)
        if hasFailed { return false }
      }
    }
  }

  /// CR, LF or CRLF.
  @inline(__always) mutating func skipNewline() {
    if bytes[position] == UInt8(ascii: "\r"), bytes[position + 1] == UInt8(ascii: "\n") {
      position += 2
    } else {
      position += 1
    }
  }

  mutating func scanComment() {
    let start = position
    position = lineEndOrNUL(position)
    if position < end, bytes[position] == 0 {
      return fail(.syntaxError, "source code cannot contain null bytes", position, position)
    }
    comments.append(ByteRange(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: position)))
  }

  /// A backslash before a line end joins lines. False after an error.
  mutating func skipContinuation() -> Bool {
    let start = position
    position += 1
    if bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r"), position < end {
      skipNewline()
      if position >= end {
        fail(.syntaxError, "unexpected EOF while parsing", start, start + 1)
        return false
      }
      return true
    }
    if position >= end {
      fail(.syntaxError, "unexpected EOF while parsing", start, start + 1)
    } else {
      fail(.syntaxError, "unexpected character after line continuation character", start + 1, start + 1)
    }
    return false
  }

  /// The end of the file: the last line's end, open indentation, or an error where a string or bracket is open.
  mutating func finish() -> Bool {
    if interpolated.count > 0, interpolated.last.fieldDepth == 0 {
      failUnterminatedField(interpolated.last)
      return false
    }
    if brackets.count > 0 {
      let open = brackets.last
      let character = String(UnicodeScalar(open.byte))
      fail(.syntaxError, "'\(character)' was never closed", Int(open.position), Int(open.position) + 1)
      return false
    }
    if tokens.count > 0, case let last = tokens.last, last.kind != .newline, last.kind != .indent, last.kind != .dedent
    {
      emit(.newline, end, end)
    }
    while indents.count > 1 {
      indents.popLast()
      emit(.dedent, end, end)
    }
    return false
  }

  /// Measures the indentation of the next line that holds anything, and emits INDENT and DEDENT.
  mutating func scanIndentation() {
    while true {
      var column: Int32 = 0
      var alternate: Int32 = 0
      var continued: (Int32, Int32)?
      measure: while true {
        switch bytes[position] {
        case UInt8(ascii: " "):
          let blanks = bytes.word(at: position).blankLength
          column &+= Int32(truncatingIfNeeded: blanks)
          alternate &+= Int32(truncatingIfNeeded: blanks)
          position += blanks
        case UInt8(ascii: "\t"):
          column = (column / 8 &+ 1) &* 8
          alternate &+= 1
          position += 1
        case 0x0C:
          column = 0
          alternate = 0
          position += 1
        case UInt8(ascii: "\\"):
          if continued == nil { continued = (column, alternate) }
          if !skipContinuation() { return }
        default: break measure
        }
      }
      switch bytes[position] {
      case UInt8(ascii: "#"):
        scanComment()
        if hasFailed { return }
        if position < end { skipNewline() }
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        skipNewline()
        continue
      default: break
      }
      if position >= end { return }
      if let continued, continued.0 != 0 { (column, alternate) = continued }
      changeIndentation(to: column, alternate)
      return
    }
  }

  mutating func changeIndentation(to column: Int32, _ alternate: Int32) {
    if column == indents.last.column {
      if alternate != indents.last.alternate { failInconsistentTabs() }
    } else if column > indents.last.column {
      if indents.count >= Self.maximumIndents {
        return fail(.indentationError, "too many levels of indentation", position, position)
      }
      if alternate <= indents.last.alternate { return failInconsistentTabs() }
      indents.append(Indent(column: column, alternate: alternate))
      emit(.indent, position, position)
    } else {
      while indents.count > 1, column < indents.last.column {
        indents.popLast()
        emit(.dedent, position, position)
      }
      if column != indents.last.column {
        fail(.indentationError, "unindent does not match any outer indentation level", position, lineEnd(position))
      } else if alternate != indents.last.alternate {
        failInconsistentTabs()
      }
    }
  }

  mutating func failInconsistentTabs() {
    fail(.tabError, "inconsistent use of tabs and spaces in indentation", position, lineEnd(position))
  }

  /// Where the line that holds `from` ends.
  func lineEnd(_ from: Int) -> Int {
    var at = from
    while true {
      at = lineEndOrNUL(at)
      if at >= end || bytes[at] != 0 { return at }
      at += 1
    }
  }

  /// The next line end or NUL, or the end of the text.
  @inline(__always) private func lineEndOrNUL(_ from: Int) -> Int {
    min(end, bytes.first(of: UInt8(ascii: "\n"), UInt8(ascii: "\r"), from: from))
  }

  /// The 1-based number of the line that holds `offset`; for messages that name a line.
  func lineNumber(_ offset: Int) -> Int {
    var line = 1
    var at = 0
    while at < min(offset, end) {
      if bytes[at] == UInt8(ascii: "\n") || (bytes[at] == UInt8(ascii: "\r") && bytes[at + 1] != UInt8(ascii: "\n")) {
        line += 1
      }
      at += 1
    }
    return line
  }
}
