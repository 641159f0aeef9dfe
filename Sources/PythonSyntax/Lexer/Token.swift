// Tokens: what the lexer hands to the parser. Sixteen trivial bytes each, all of a file's in one array.
package import Basics

/// What a token is. Operators carry their own kind, so the parser never looks at text.
package enum TokenKind: UInt8, BitwiseCopyable, Sendable {
  case endMarker, newline, indent, dedent
  /// An identifier; the token's value is its `Name`.
  case name
  /// A hard keyword; the token's value is its `KnownName`.
  case keyword
  case integer, float, imaginary
  /// A whole string or bytes literal with prefix and quotes; value: `StringFlags`.
  case string
  /// Prefix and opening quotes of an f- or t-string; value: `StringFlags`.
  case fstringStart
  /// Text between replacement fields, or of a format specification.
  case fstringMiddle
  case fstringEnd
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, colonEqual, at, exclamation, equal
  // In the order of `Operator`.
  case plus, minus, star, atUnused, slash, percent, doubleStar, leftShift, rightShift, bar, caret, ampersand,
    doubleSlash
  case plusEqual, minusEqual, starEqual, atEqual, slashEqual, percentEqual, doubleStarEqual, leftShiftEqual
  case rightShiftEqual, barEqual, caretEqual, ampersandEqual, doubleSlashEqual
  case tilde, equalEqual, notEqual, less, lessEqual, greater, greaterEqual
  /// A character that begins no token: `$`, `?` or a backquote.
  case unknown
  /// The lexer's error stands at `Lexer.error`; nothing follows but the end marker.
  case error
}

extension TokenKind {
  /// Begins an operand that has neither sign nor `not`, `await` or `lambda` before it, and is no keyword.
  @inline(__always) var beginsAtom: Bool {
    let kinds: UInt64 =
      1 << TokenKind.name.rawValue | 1 << TokenKind.integer.rawValue | 1 << TokenKind.float.rawValue
      | 1 << TokenKind.string.rawValue | 1 << TokenKind.fstringStart.rawValue | 1 << TokenKind.leftParen.rawValue
      | 1 << TokenKind.leftBracket.rawValue | 1 << TokenKind.leftBrace.rawValue
    return rawValue < 64 && kinds >> UInt64(rawValue) & 1 != 0
  }

  /// After an operand: no operator can follow here, and no trailer.
  @inline(__always) var endsOperand: Bool {
    let kinds: UInt64 =
      1 << TokenKind.comma.rawValue | 1 << TokenKind.rightParen.rawValue | 1 << TokenKind.rightBracket.rawValue
      | 1 << TokenKind.rightBrace.rawValue | 1 << TokenKind.newline.rawValue | 1 << TokenKind.colon.rawValue
      | 1 << TokenKind.equal.rawValue
    return rawValue < 64 && kinds >> UInt64(rawValue) & 1 != 0
  }
}

/// What a string literal's prefix says.
package struct StringFlags: OptionSet, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package static let raw = StringFlags(rawValue: 1)
  package static let bytes = StringFlags(rawValue: 2)
  package static let template = StringFlags(rawValue: 4)
  package static let formatted = StringFlags(rawValue: 8)
  package static let unicode = StringFlags(rawValue: 16)
  package static let triple = StringFlags(rawValue: 32)
  /// An identifier-like prefix holds a backslash in the text: decoding is needed.
  package static let hasBackslash = StringFlags(rawValue: 64)
  /// Of f- and t-strings: between double quotes, not single ones.
  package static let doubleQuoted = StringFlags(rawValue: 128)
}

package struct Token: BitwiseCopyable, Sendable {
  package var kind: TokenKind
  package var start: UInt32
  package var end: UInt32
  /// Name id, string flags or number form, as the kind says.
  package var value: UInt32

  /// The value of a colon that ends a replacement field's expression: no lambda may take it for its own.
  static var beginsSpecification: UInt32 { 1 }

  @inlinable package init(_ kind: TokenKind, _ start: UInt32, _ end: UInt32, _ value: UInt32 = 0) {
    self.kind = kind
    self.start = start
    self.end = end
    self.value = value
  }
  @inlinable package var range: ByteRange { ByteRange(start, end) }
  func isKeyword(_ keyword: KnownName) -> Bool { kind == .keyword && value == keyword.rawValue }
}
