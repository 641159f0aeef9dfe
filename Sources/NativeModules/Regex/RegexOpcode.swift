// The instructions of compiled patterns, with the numbers that `re/_constants.py` gives them since Python 3.11.

/// What `re/_compiler.py` emits. The numbers are the same in all libraries from 3.11 to 3.15.
enum RegexOpcode: UInt32 {
  case failure, success
  case any, anyAll
  case assert, assertNot
  case at
  case branch
  case category
  case charset, bigCharset
  case groupReference, groupReferenceExists
  case oneOf
  case info
  case jump
  case literal
  case mark
  case maxUntil
  case minUntil
  case notLiteral
  case negate
  case range
  case `repeat`
  case repeatOne
  case subpattern
  case minRepeatOne
  case atomicGroup
  case possessiveRepeat
  case possessiveRepeatOne
  case groupReferenceIgnore, oneOfIgnore, literalIgnore, notLiteralIgnore
  case groupReferenceLocaleIgnore, oneOfLocaleIgnore, literalLocaleIgnore, notLiteralLocaleIgnore
  case groupReferenceUnicodeIgnore, oneOfUnicodeIgnore, literalUnicodeIgnore, notLiteralUnicodeIgnore
  case rangeUnicodeIgnore
}

/// Positions that match without taking a character.
enum RegexPosition: UInt32 {
  case beginning, beginningOfLine, beginningOfString
  case boundary, nonBoundary
  case end, endOfLine, endOfString
  case localeBoundary, localeNonBoundary
  case unicodeBoundary, unicodeNonBoundary
}

/// Bits of `Pattern.flags`, and of the info block.
enum RegexFlags {
  static let locale = 4
  static let unicode = 32
  static let ascii = 256
  static let names: [(bit: Int, name: String)] = [
    (2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"), (32, "re.UNICODE"),
    (64, "re.VERBOSE"), (128, "re.DEBUG"), (256, "re.ASCII"),
  ]
  /// `MAGIC` of the compilers whose code this runs: Python 3.11, 3.12, and 3.13 to 3.15.
  static let magics = [20_220_615, 20_221_023, 20_230_612]
  static let infoHasPrefix: UInt32 = 1
  static let infoIsLiteral: UInt32 = 2
  static let infoHasCharset: UInt32 = 4
  /// `_sre.MAXREPEAT`
  static let maximalRepeat = UInt32.max
  /// `_sre.MAXGROUPS`
  static let maximalGroups = Int(Int32.max) / 2
  /// Categories of `re/_constants.py`.
  static let categoryCount: UInt32 = 18
  static let positionCount: UInt32 = 12
}
