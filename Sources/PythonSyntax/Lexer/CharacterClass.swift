// What a byte can begin, by table: one load replaces a chain of comparisons.

/// Classes of bytes as the lexer's dispatch needs them. The first three are what identifiers are made of.
enum CharacterClass: UInt8 {
  case identifier, digit, nonASCII, space, newline, quote, comment, operatorByte, backslash, other

  @inline(__always) init(_ byte: UInt8) {
    self = CharacterClass(rawValue: characterClasses[Int(byte)]) ?? .other
  }
}

/// Can the byte stand inside an identifier: an ASCII letter, digit, underscore, or part of a non-ASCII character?
@inline(__always) func isIdentifierByte(_ byte: UInt8) -> Bool { characterClasses[Int(byte)] <= 2 }

/// `CharacterClass` by byte. Plain literals, so that the compiler lays the table out and no access asks whether it is made.
private let characterClasses: [UInt8] = [
  9, 9, 9, 9, 9, 9, 9, 9, 9, 3, 4, 9, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
  3, 7, 5, 6, 9, 7, 7, 5, 7, 7, 7, 7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7, 7, 9,
  7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 7, 7, 0,
  9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 9,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
]
