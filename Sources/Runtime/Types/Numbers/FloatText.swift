// Floats from text and to text: decimal and hexadecimal.
import BigInt
import PythonSyntax

enum FloatText {
  // MARK: Decimal

  /// A decimal literal as `float` takes it, white space removed; nil if it is none. Underscores may stand between digits.
  static func parse(_ text: ArraySlice<UInt8>) -> Double? {
    var plain: [UInt8] = []
    var last: UInt8 = 0
    for byte in text {
      if byte == 95 {
        if !isDigit(last) { return nil }
      } else {
        if last == 95, !isDigit(byte) { return nil }
        plain.append(byte)
      }
      last = byte
    }
    if last == 95 { return nil }
    guard let (number, end) = prefix(plain[...]), end == plain.count else { return nil }
    return number
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  /// The number that a text begins with, and where it ends.
  static func prefix(_ text: ArraySlice<UInt8>) -> (Double, Int)? {
    var place = text.startIndex
    func peek() -> UInt8 { place < text.endIndex ? text[place] : 0 }
    var isNegative = false
    if peek() == 43 || peek() == 45 {
      isNegative = peek() == 45
      place += 1
    }
    for (name, number) in [("infinity", Double.infinity), ("inf", .infinity), ("nan", .nan)] {
      let end = place + name.utf8.count
      if end <= text.endIndex, text[place..<end].elementsEqual(name.utf8, by: { $0 | 32 == $1 }) {
        return (isNegative ? -number : number, end)
      }
    }
    var digits = isNegative ? "-" : ""
    var hasDigits = false
    while isDigit(peek()) {
      digits.unicodeScalars.append(Unicode.Scalar(peek()))
      hasDigits = true
      place += 1
    }
    if !hasDigits { digits += "0" }
    if peek() == 46 {
      let point = place
      place += 1
      if isDigit(peek()) {
        digits += "."
        while isDigit(peek()) {
          digits.unicodeScalars.append(Unicode.Scalar(peek()))
          hasDigits = true
          place += 1
        }
      } else if !hasDigits {
        place = point
      }
    }
    if !hasDigits { return nil }
    if peek() | 32 == 101 {
      let mark = place
      var exponent = "e"
      place += 1
      if peek() == 43 || peek() == 45 {
        exponent.unicodeScalars.append(Unicode.Scalar(peek()))
        place += 1
      }
      if isDigit(peek()) {
        var count = 0
        var isLeading = true
        while isDigit(peek()) {
          // Enough to be beyond all floats.
          if peek() != 48 { isLeading = false }
          if !isLeading, count < 12 {
            exponent.unicodeScalars.append(Unicode.Scalar(peek()))
            count += 1
          }
          place += 1
        }
        digits += count == 0 ? "" : exponent
      } else {
        place = mark
      }
    }
    return Double(digits).map { ($0, place) }
  }

  /// `float(text)`
  static func parse(_ world: World, _ text: [UInt8], shown: Value) throws(Raised) -> Double {
    if let number = parse(IntegerText.stripped(text)) { return number }
    let quoted = try world.repr(shown)
    let message = world.string(
      Array("could not convert string to float: ".unicodeScalars.map(\.value)) + Ref<StringObject>(quoted).codePoints)
    throw world.raise(world.makeException(world.exceptionType("ValueError"), [message]))
  }

  // MARK: Hexadecimal

  static func hexadecimal(_ number: Double) -> String {
    if !number.isFinite { return pythonRepr(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let isSubnormal = number.exponentBitPattern == 0
    let digits = String(number.significandBitPattern, radix: 16)
    let exponent = isSubnormal ? -1022 : Int(number.exponentBitPattern) - 1023
    return sign + "0x\(isSubnormal ? 0 : 1)." + String(repeating: "0", count: 13 - digits.count) + digits + "p"
      + (exponent < 0 ? "" : "+") + String(exponent)
  }

  /// `float.fromhex(text)`
  static func parseHexadecimal(_ world: World, _ text: [UInt8]) throws(Raised) -> Double {
    let text = IntegerText.stripped(text)
    var place = text.startIndex
    func peek() -> UInt8 { place < text.endIndex ? text[place] : 0 }
    func invalid() -> Raised { world.valueError("invalid hexadecimal floating-point string") }
    var isNegative = false
    if peek() == 43 || peek() == 45 {
      isNegative = peek() == 45
      place += 1
    }
    let word = String(decoding: text[place...], as: UTF8.self).lowercased()
    if word == "inf" || word == "infinity" { return isNegative ? -.infinity : .infinity }
    if word == "nan" { return isNegative ? -.nan : .nan }
    if peek() == 48, place + 1 < text.endIndex, text[place + 1] | 32 == 120 { place += 2 }
    var digits: [UInt8] = []
    var fraction = 0
    var isBehindPoint = false
    while true {
      if peek() == 46, !isBehindPoint {
        isBehindPoint = true
      } else {
        let digit = IntegerText.digit(peek())
        if digit > 15 { break }
        digits.append(digit)
        if isBehindPoint { fraction += 1 }
      }
      place += 1
    }
    if digits.isEmpty { throw invalid() }
    var exponent = 0
    if peek() | 32 == 112 {
      place += 1
      var isSmall = false
      if peek() == 43 || peek() == 45 {
        isSmall = peek() == 45
        place += 1
      }
      if !isDigit(peek()) { throw invalid() }
      while isDigit(peek()) {
        exponent = min(exponent * 10 + Int(peek() - 48), 1 << 40)
        place += 1
      }
      if isSmall { exponent = -exponent }
    }
    if place != text.endIndex { throw invalid() }
    let mantissa = IntegerText.magnitude(digits, base: 16)
    guard let number = FloatConversion.double(mantissa, exponent: exponent - 4 * fraction) else {
      throw world.overflowError("hexadecimal value too large to represent as a float")
    }
    return isNegative ? -number : number
  }
}
