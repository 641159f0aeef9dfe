// The decimal digits of floats, exactly rounded: what the C library's dtoa does for CPython.
import BigInt
import PythonSyntax

struct FloatDecimal {
  /// ASCII, without zeros at the end; empty where the number was rounded to zero.
  var digits: [UInt8]
  /// Where the point is, counted from before the first digit.
  var point: Int

  /// The shortest digits that read back as the same number, of a finite number that is not negative.
  init(shortest number: Double) {
    let text = Array(pythonRepr(number).utf8)
    var found: [UInt8] = []
    var place: Int?
    var exponent = 0
    for (index, byte) in text.enumerated() {
      if byte == 46 {
        place = found.count
      } else if byte == 101 {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        found.append(byte)
      }
    }
    point = (place ?? found.count) + exponent
    let zeros = found.prefix { $0 == 48 }.count
    digits = Array(found.dropFirst(zeros))
    point -= zeros
    trim()
    if digits.isEmpty { self = .zero }
  }

  static var zero: FloatDecimal { FloatDecimal(digits: [48], point: 1) }

  private init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
  }

  private mutating func trim() {
    while digits.last == 48 { digits.removeLast() }
  }

  /// Rounded to so many digits behind the point; a negative count rounds before it.
  init(_ number: Double, behindPoint count: Int) {
    if number == 0 {
      self = .zero
      return
    }
    // All digits there are.
    let count = min(count, 1080)
    let scaled = FloatDecimal.scaled(number, count)
    digits = scaled.isZero ? [] : Array(String(scaled, radix: 10).utf8)
    point = digits.count - count
    trim()
  }

  /// Rounded to so many significant digits.
  init(_ number: Double, significant count: Int) {
    if number == 0 {
      self = .zero
      return
    }
    let count = max(min(count, 1100), 1)
    // 10^estimate is at most one power away.
    var estimate = Int((Double(number.exponent) * 0.30102999566398120).rounded(.down)) + 1
    var text: [UInt8] = []
    while true {
      text = Array(String(FloatDecimal.scaled(number, count - estimate), radix: 10).utf8)
      if text.count <= count { break }
      // Either the estimate was too low or rounding has made one digit more; both are right with the next one.
      estimate += 1
    }
    if text.count < count {
      estimate -= 1
      let more = Array(String(FloatDecimal.scaled(number, count - estimate), radix: 10).utf8)
      if more.count <= count {
        text = more
      } else {
        estimate += 1
      }
    }
    digits = text
    point = estimate - count + text.count
    trim()
  }

  /// `number · 10^power`, to the nearest integer, to the even one of two.
  private static func scaled(_ number: Double, _ power: Int) -> BigUInt {
    let isSubnormal = number.exponentBitPattern == 0
    let mantissa = isSubnormal ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    let exponent = (isSubnormal ? 1 : Int(number.exponentBitPattern)) - 1075
    var numerator = BigUInt(UInt(mantissa)), denominator = BigUInt(UInt(1))
    // 10 is 5 · 2.
    if power > 0 { numerator *= BigUInt(UInt(5)).power(power) } else { denominator = BigUInt(UInt(5)).power(0 - power) }
    let shift = exponent + power
    if shift > 0 {
      numerator = IntegerArithmetic.shiftLeft(numerator, shift)
    } else {
      denominator = IntegerArithmetic.shiftLeft(denominator, 0 - shift)
    }
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let twice = IntegerArithmetic.shiftLeft(rest, 1)
    let isOdd = (quotient.words.first ?? 0) & 1 != 0
    return twice > denominator || twice == denominator && isOdd ? quotient + 1 : quotient
  }
}
