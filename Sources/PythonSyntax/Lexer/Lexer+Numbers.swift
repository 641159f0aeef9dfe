// Numeric literals, with CPython's errors for malformed ones.

extension Lexer {
  @inline(__always) private func isDigit(_ at: Int) -> Bool { bytes[at] &- UInt8(ascii: "0") < 10 }

  mutating func scanNumber() {
    let start = position
    var at = start
    var kind = TokenKind.integer
    if bytes[at] == UInt8(ascii: "0") {
      switch bytes[at + 1] | 0x20 {
      case UInt8(ascii: "x"): return scanRadix("hexadecimal") { Lexer.digitValue($0) < 16 }
      case UInt8(ascii: "o"): return scanRadix("octal") { Lexer.digitValue($0) < 8 }
      case UInt8(ascii: "b"): return scanRadix("binary") { Lexer.digitValue($0) < 2 }
      default: break
      }
    }
    if bytes[at] != UInt8(ascii: ".") {
      guard let stop = scanDigits(at) else { return }
      at = stop
    }
    let integerEnd = at
    if bytes[at] == UInt8(ascii: ".") {
      kind = .float
      at += 1
      if isDigit(at) {
        guard let stop = scanDigits(at) else { return }
        at = stop
      }
    }
    if bytes[at] | 0x20 == UInt8(ascii: "e") {
      var exponent = at + 1
      let hasSign = bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-")
      if hasSign { exponent += 1 }
      if isDigit(exponent) {
        guard let stop = scanDigits(exponent) else { return }
        kind = .float
        at = stop
      } else if hasSign {
        return fail(.syntaxError, "invalid decimal literal", exponent - 1, exponent - 1)
      }
    }
    if bytes[at] | 0x20 == UInt8(ascii: "j") {
      kind = .imaginary
      at += 1
    }
    if kind == .integer, bytes[start] == UInt8(ascii: "0"), hasNonZeroDigit(start, integerEnd) {
      let message =
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
      return fail(.syntaxError, message, start, integerEnd)
    }
    let word = kind == .imaginary ? "imaginary" : "decimal"
    if !checkNumberEnd(at, word) { return }
    position = at
    emit(kind, start, at)
  }

  /// Digits with single underscores between; nil after an error.
  private mutating func scanDigits(_ from: Int) -> Int? {
    var at = from
    while true {
      while isDigit(at) { at += 1 }
      if bytes[at] != UInt8(ascii: "_") { return at }
      at += 1
      if !isDigit(at) {
        fail(.syntaxError, "invalid decimal literal", at - 1, at - 1)
        return nil
      }
    }
  }

  private func hasNonZeroDigit(_ from: Int, _ to: Int) -> Bool {
    for at in from..<to where bytes[at] != UInt8(ascii: "0") && bytes[at] != UInt8(ascii: "_") { return true }
    return false
  }

  /// 0 to 15 for a hexadecimal digit, else 255.
  static func digitValue(_ byte: UInt8) -> UInt8 {
    let digit = byte &- UInt8(ascii: "0")
    if digit < 10 { return digit }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : 255
  }

  private mutating func scanRadix(_ word: String, _ isDigit: (UInt8) -> Bool) {
    let start = position
    var at = start + 2
    while true {
      if bytes[at] == UInt8(ascii: "_") { at += 1 }
      let first = at
      while isDigit(bytes[at]) { at += 1 }
      if at == first {
        if bytes[at] &- UInt8(ascii: "0") < 10 {
          let digit = UnicodeScalar(bytes[at])
          return fail(.syntaxError, "invalid digit '\(digit)' in \(word) literal", at, at)
        }
        return fail(.syntaxError, "invalid \(word) literal", max(start, at - 1), max(start, at - 1))
      }
      if bytes[at] != UInt8(ascii: "_") { break }
    }
    if bytes[at] &- UInt8(ascii: "0") < 10 {
      let digit = UnicodeScalar(bytes[at])
      return fail(.syntaxError, "invalid digit '\(digit)' in \(word) literal", at, at)
    }
    if !checkNumberEnd(at, word) { return }
    position = at
    emit(.integer, start, at)
  }

  /// A number may run into a keyword (`1if x else y`), not into any other identifier.
  private mutating func checkNumberEnd(_ at: Int, _ word: String) -> Bool {
    // What is outside ASCII begins a token of its own.
    if !isIdentifierByte(bytes[at]) || bytes[at] >= 0x80 || at >= end { return true }
    for keyword: StaticString in ["and", "else", "for", "if", "in", "is", "or", "not"] {
      if starts(at, with: keyword) { return true }
    }
    fail(.syntaxError, "invalid \(word) literal", max(position, at - 1), max(position, at - 1))
    return false
  }

  private func starts(_ at: Int, with text: StaticString) -> Bool {
    guard at + text.utf8CodeUnitCount <= end else { return false }
    var offset = 0
    for byte in "\(text)".utf8 {
      if bytes[at + offset] != byte { return false }
      offset += 1
    }
    return true
  }
}
