// Identifiers, keywords and operators.
import Basics

extension Lexer {
  /// An identifier, a keyword, or the prefix of a string. True when a string began, so the mode may have changed.
  mutating func scanIdentifierOrPrefix() -> Bool {
    let start = position
    let first = bytes.word(at: start)
    let length = first.identifierLength
    var at = start &+ length
    var isASCII: Bool
    var key = NameKey.empty
    if length < 8 {
      // Most names.
      let word = first.prefix(length)
      isASCII = !word.hasNonASCII
      key.add(word.bits, 0)
    } else {
      isASCII = !first.hasNonASCII
      at = scanLongIdentifier(start, first, &key, &isASCII)
    }
    if !isASCII {
      scanUnicodeIdentifier()
      return false
    }
    let byte = bytes[at]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), at &- start <= 5,
      let flags = stringPrefix(start, at)
    {
      if hasFailed { return true }
      position = at
      scanString(prefixStart: start, flags: flags)
      return true
    }
    position = at
    let name = names.intern(text, start..<at, key)
    emit(name.isHardKeyword ? .keyword : .name, start, at, name.rawValue)
    return false
  }

  /// The rest of an identifier whose first eight bytes are `first`. Sixteen bytes a turn, since that is what the name's
  /// key is made of.
  @inline(never)
  private mutating func scanLongIdentifier(_ start: Int, _ first: ByteWord, _ key: inout NameKey, _ isASCII: inout Bool)
    -> Int
  {
    var at = start
    var low = first
    while true {
      let high = bytes.word(at: at &+ 8)
      let length = high.identifierLength
      let tail = high.prefix(length)
      isASCII = isASCII && !tail.hasNonASCII
      key.add(low.bits, tail.bits)
      at &+= 8 &+ length
      if length < 8 { return at }
      let next = bytes.word(at: at)
      let nextLength = next.identifierLength
      if nextLength < 8 {
        if nextLength > 0 {
          let end = next.prefix(nextLength)
          isASCII = isASCII && !end.hasNonASCII
          key.add(end.bits, 0)
        }
        return at &+ nextLength
      }
      isASCII = isASCII && !next.hasNonASCII
      low = next
    }
  }

  /// What the letters before a quote say, if they are a prefix. Letters that are one each, but not together, are an
  /// error.
  mutating func stringPrefix(_ start: Int, _ stop: Int) -> StringFlags? {
    var flags: StringFlags = []
    for at in start..<stop {
      let flag: StringFlags
      switch bytes[at] | 0x20 {
      case UInt8(ascii: "r"): flag = .raw
      case UInt8(ascii: "b"): flag = .bytes
      case UInt8(ascii: "f"): flag = .formatted
      case UInt8(ascii: "t"): flag = .template
      case UInt8(ascii: "u"): flag = .unicode
      default: return nil
      }
      if !flags.isDisjoint(with: flag) { return nil }
      flags.formUnion(flag)
    }
    if stop - start > 1 { checkPrefixes(flags, start, stop) }
    return flags.contains(.template) ? flags.union(.formatted) : flags
  }

  /// Only `r` combines, with `b`, `f` or `t`. In CPython's order of complaints.
  private mutating func checkPrefixes(_ flags: StringFlags, _ start: Int, _ stop: Int) {
    let isTemplate = flags.contains(.template)
    let isFormatted = flags.contains(.formatted)
    let pairs: [(Bool, Bool, StaticString)] = [
      (flags.contains(.unicode), flags.contains(.bytes), "'u' and 'b'"),
      (flags.contains(.unicode), flags.contains(.raw), "'u' and 'r'"),
      (flags.contains(.unicode), isFormatted, "'u' and 'f'"),
      (flags.contains(.unicode), isTemplate, "'u' and 't'"),
      (flags.contains(.bytes), isFormatted, "'b' and 'f'"),
      (flags.contains(.bytes), isTemplate, "'b' and 't'"),
      (isFormatted, isTemplate, "'f' and 't'"),
    ]
    for (first, second, names) in pairs where first && second {
      return fail(.syntaxError, "\(names) prefixes are incompatible", start, stop)
    }
  }

  /// An identifier with characters outside ASCII: checked (PEP 3131) and interned in NFKC.
  mutating func scanUnicodeIdentifier() {
    let start = position
    var at = position
    while isIdentifierByte(bytes[at]), at < end { at += 1 }
    var isFirst = true
    var offset = start
    while offset < at {
      let (scalar, length) = decodeScalar(offset)
      let isAllowed = isFirst ? isIdentifierStart(scalar) : isIdentifierContinue(scalar)
      if !isAllowed {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        // CPython words it by whether the character can be printed.
        let message =
          isPrintable(scalar)
          ? "invalid character '\(scalar)' (U+\(padded))" : "invalid non-printable character U+\(padded)"
        return fail(.syntaxError, message, offset, offset + length)
      }
      isFirst = false
      offset += length
    }
    position = at
    let normal = nfkc(text[start..<at])
    let name = names.intern(normal, 0..<normal.count)
    emit(name.isHardKeyword ? .keyword : .name, start, at, name.rawValue)
  }

  /// The scalar at `offset` and its length in bytes. The text is valid UTF-8 or was made so by decoding; a stray
  /// byte counts as U+FFFD.
  mutating func decodeScalar(_ offset: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(truncatingIfNeeded: first)), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    if first < 0xC2 || offset + length > end { return ("\u{FFFD}", 1) }
    var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
    for step in 1..<length { value = value << 6 | UInt32(bytes[offset + step] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  mutating func failAtCharacter(_ byte: UInt8) {
    switch byte {
    case 0: fail(.syntaxError, "source code cannot contain null bytes", position, position)
    case UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"):
      // No token of Python's, but one to its tokenizer: the parser refuses it where it stands.
      take(.unknown, 1)
    default:
      let hex = String(byte, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      fail(.syntaxError, "invalid non-printable character U+\(padded)", position, position + 1)
    }
  }

  /// One operator or bracket, the longest that fits.
  @inline(__always)
  mutating func scanOperator(_ byte: UInt8) {
    let start = position
    let next = bytes[start + 1]
    let isAssignment = next == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: "("): openBracket(byte, .leftParen)
    case UInt8(ascii: "["): openBracket(byte, .leftBracket)
    case UInt8(ascii: "{"): openBracket(byte, .leftBrace)
    case UInt8(ascii: ")"): closeBracket(byte, UInt8(ascii: "("), .rightParen)
    case UInt8(ascii: "]"): closeBracket(byte, UInt8(ascii: "["), .rightBracket)
    case UInt8(ascii: "}"): closeBracket(byte, UInt8(ascii: "{"), .rightBrace)
    case UInt8(ascii: ","): take(.comma, 1)
    case UInt8(ascii: ";"): take(.semicolon, 1)
    case UInt8(ascii: "~"): take(.tilde, 1)
    case UInt8(ascii: ":"):
      if isAtTopOfField {
        // There a colon begins the format specification, `:=` too.
        interpolated.last.beginSpecification()
        emit(.colon, position, position + 1, Token.beginsSpecification)
        position += 1
      } else {
        isAssignment ? take(.colonEqual, 2) : take(.colon, 1)
      }
    case UInt8(ascii: "."):
      if next &- UInt8(ascii: "0") < 10 {
        scanNumber()
      } else if next == byte, bytes[start + 2] == byte {
        take(.ellipsis, 3)
      } else {
        take(.dot, 1)
      }
    case UInt8(ascii: "="): isAssignment ? take(.equalEqual, 2) : take(.equal, 1)
    case UInt8(ascii: "!"): isAssignment ? take(.notEqual, 2) : take(.exclamation, 1)
    case UInt8(ascii: "+"): isAssignment ? take(.plusEqual, 2) : take(.plus, 1)
    case UInt8(ascii: "-"):
      next == UInt8(ascii: ">") ? take(.arrow, 2) : isAssignment ? take(.minusEqual, 2) : take(.minus, 1)
    case UInt8(ascii: "%"): isAssignment ? take(.percentEqual, 2) : take(.percent, 1)
    case UInt8(ascii: "@"): isAssignment ? take(.atEqual, 2) : take(.at, 1)
    case UInt8(ascii: "&"): isAssignment ? take(.ampersandEqual, 2) : take(.ampersand, 1)
    case UInt8(ascii: "|"): isAssignment ? take(.barEqual, 2) : take(.bar, 1)
    case UInt8(ascii: "^"): isAssignment ? take(.caretEqual, 2) : take(.caret, 1)
    case UInt8(ascii: "*"): takeDoubled(byte, next, (.star, .starEqual, .doubleStar, .doubleStarEqual))
    case UInt8(ascii: "/"): takeDoubled(byte, next, (.slash, .slashEqual, .doubleSlash, .doubleSlashEqual))
    case UInt8(ascii: "<"):
      // `<>` is an operator of the tokenizer that no grammar rule of Python 3 takes without barry_as_FLUFL.
      takeDoubled(byte, next, (.less, .lessEqual, .leftShift, .leftShiftEqual))
    default: takeDoubled(byte, next, (.greater, .greaterEqual, .rightShift, .rightShiftEqual))
    }
  }

  @inline(__always) mutating func take(_ kind: TokenKind, _ length: Int) {
    emit(kind, position, position + length)
    position += length
  }

  /// `*`, `*=`, `**` or `**=`, and their like.
  @inline(__always)
  mutating func takeDoubled(_ byte: UInt8, _ next: UInt8, _ kinds: (TokenKind, TokenKind, TokenKind, TokenKind)) {
    if next == byte {
      bytes[position + 2] == UInt8(ascii: "=") ? take(kinds.3, 3) : take(kinds.2, 2)
    } else {
      next == UInt8(ascii: "=") ? take(kinds.1, 2) : take(kinds.0, 1)
    }
  }

  mutating func openBracket(_ byte: UInt8, _ kind: TokenKind) {
    if brackets.count >= Self.maximumBrackets {
      return fail(.limit, "too many nested parentheses", position, position)
    }
    brackets.append(OpenBracket(byte: byte, position: UInt32(truncatingIfNeeded: position)))
    take(kind, 1)
  }

  mutating func closeBracket(_ byte: UInt8, _ opener: UInt8, _ kind: TokenKind) {
    if isAtTopOfField {
      if byte == UInt8(ascii: "}") { return closeField() }
      return fail(.syntaxError, "f-string: unmatched '\(UnicodeScalar(byte))'", position, position + 1)
    }
    if brackets.count == 0 {
      return fail(.syntaxError, "unmatched '\(UnicodeScalar(byte))'", position, position + 1)
    }
    let open = brackets.last
    brackets.popLast()
    if open.byte != opener { return failMismatch(byte, open) }
    take(kind, 1)
  }

  /// In a replacement field, outside all brackets opened in it.
  @inline(__always) private var isAtTopOfField: Bool {
    interpolated.count > 0 && interpolated.last.fieldDepth > 0 && brackets.count == interpolated.last.bracketDepth
  }

  @inline(never)
  mutating func failMismatch(_ byte: UInt8, _ open: OpenBracket) {
    let closing = UnicodeScalar(byte), opening = UnicodeScalar(open.byte)
    let openLine = lineNumber(Int(open.position))
    let suffix = openLine == lineNumber(position) ? "" : " on line \(openLine)"
    fail(
      .syntaxError, "closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'\(suffix)",
      position, position + 1)
  }
}
