// What a byte can begin, by table: one load replaces a chain of comparisons.

/// Classes of bytes as the lexer's dispatch needs them.
enum CharacterClass: UInt8 {
  case other, space, newline, identifier, digit, quote, comment, operatorByte, nonASCII
}

/// 256 classes, indexed by byte.
let characterClasses: [UInt8] = {
  var table = [UInt8](repeating: CharacterClass.other.rawValue, count: 256)
  func set(_ text: String, _ value: CharacterClass) { for byte in text.utf8 { table[Int(byte)] = value.rawValue } }
  set(" \t\u{0C}", .space)
  set("\n\r", .newline)
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", .identifier)
  set("0123456789", .digit)
  set("'\"", .quote)
  set("#", .comment)
  set("()[]{},:;.+-*/%@&|^~<>=!", .operatorByte)
  for byte in 0x80..<0x100 { table[byte] = CharacterClass.nonASCII.rawValue }
  return table
}()

/// Is the byte an ASCII letter, digit or underscore, or part of a non-ASCII character? 1 or 0, indexed by byte.
let identifierBytes: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in 0..<256 {
    let kind = characterClasses[byte]
    table[byte] =
      kind == CharacterClass.identifier.rawValue || kind == CharacterClass.digit.rawValue
      || kind == CharacterClass.nonASCII.rawValue
  }
  return table
}()
