// Hashes of numbers: equal ones of different types have the same, modulo the prime 2⁶¹ - 1, as CPython's.
import BigInt

enum NumberHash {
  static let modulus: UInt64 = (1 << 61) - 1

  @inline(__always) static func hash(_ number: Int) -> Int {
    if number >= -1 << 60, number < 1 << 60 { return number == -1 ? -2 : number }
    return signed(UInt64(number.magnitude) % modulus, number < 0)
  }

  static func hash(_ number: BigInt) -> Int {
    var rest: UInt64 = 0
    // 2⁶⁴ is 2³ here.
    for word in number.magnitude.words.reversed() { rest = (rotate(rest, 3) + UInt64(word) % modulus) % modulus }
    return signed(rest, number.sign == .minus)
  }

  /// NaN is told apart by its object.
  static func hash(_ number: Double, of value: Value) -> Int {
    if number.isNaN { return Int(truncatingIfNeeded: value.bits >> 4) }
    if number.isInfinite { return number < 0 ? -314159 : 314159 }
    if number == 0 { return 0 }
    let isSubnormal = number.exponentBitPattern == 0
    let mantissa = isSubnormal ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    let exponent = (isSubnormal ? 1 : Int(number.exponentBitPattern)) - 1075
    let turn = exponent % 61
    return signed(rotate(mantissa, turn < 0 ? turn + 61 : turn), number < 0)
  }

  static func hash(_ number: Complex, of value: Value) -> Int {
    let sum = hash(number.real, of: value) &+ 1_000_003 &* hash(number.imaginary, of: value)
    return sum == -1 ? -2 : sum
  }

  /// Times a power of two.
  private static func rotate(_ number: UInt64, _ count: Int) -> UInt64 {
    (number << UInt64(count)) & modulus | number >> UInt64(61 - count)
  }

  private static func signed(_ rest: UInt64, _ isNegative: Bool) -> Int {
    let result = isNegative ? 0 &- Int(rest) : Int(rest)
    return result == -1 ? -2 : result
  }
}
