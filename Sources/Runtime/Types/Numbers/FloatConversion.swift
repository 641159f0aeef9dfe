// Between ints and floats: nearest floats, exact integers, exact comparison.
package import BigInt

package enum FloatConversion {
  /// The float nearest to `mantissa · 2^exponent`, to the even one of two; nil if it is too large. `hasMore`: the number
  /// is a bit larger, by less than the last bit of the mantissa.
  package static func double(_ mantissa: BigUInt, exponent: Int, hasMore: Bool = false) -> Double? {
    if mantissa.isZero { return 0 }
    let top = mantissa.bitWidth + exponent
    if top > 1024 { return nil }
    if top < -1080 { return 0 }
    let lowest = max(top - 53, -1074)
    let shift = lowest - exponent
    var kept: UInt
    if shift <= 0 {
      kept = (mantissa.words.first ?? 0) << UInt(0 - shift)
    } else {
      let cut = mantissa >> shift
      kept = cut.words.first ?? 0
      let half = mantissa[bitAt: shift - 1]
      if half, kept & 1 != 0 || hasMore || mantissa.trailingZeroBitCount < shift - 1 { kept += 1 }
    }
    // Two steps, of which only the last may leave the normal numbers; both are exact.
    let number = Double(sign: .plus, exponent: lowest, significand: Double(kept))
    return number.isInfinite ? nil : number
  }

  package static func double(_ number: BigInt) -> Double? {
    guard let magnitude = double(number.magnitude, exponent: 0) else { return nil }
    return number.sign == .minus ? -magnitude : magnitude
  }

  /// Of a value whose kind is integer; OverflowError if there is no such float.
  package static func double(_ world: World, _ value: Value) throws(Raised) -> Double {
    if let small = world.smallInteger(value) { return Double(small) }
    guard let number = double(world.big(value)) else {
      throw world.overflowError("int too large to convert to float")
    }
    return number
  }

  /// The integer part of a finite float.
  package static func integer(_ number: Double) -> BigInt {
    let whole = number.rounded(.towardZero)
    if abs(whole) < 4e18 { return BigInt(Int(whole)) }
    let mantissa = BigUInt(UInt(whole.significandBitPattern | 1 << 52))
    return BigInt(
      sign: whole < 0 ? .minus : .plus,
      magnitude: IntegerArithmetic.shiftLeft(mantissa, Int(whole.exponent) - 52))
  }

  /// `int(number)`
  package static func integer(_ world: World, _ number: Double) throws(Raised) -> Value {
    if number.isNaN { throw world.valueError("cannot convert float NaN to integer") }
    if number.isInfinite { throw world.overflowError("cannot convert float infinity to integer") }
    if abs(number) < 4e18 { return world.makeInteger(Int(number)) }
    return world.makeInteger(integer(number))
  }

  /// -1, 0, 1 for an int and a float; nil for NaN.
  static func order(_ world: World, _ value: Value, _ number: Double) -> Int? {
    if number.isNaN { return nil }
    if number.isInfinite { return number < 0 ? 1 : -1 }
    guard let small = world.smallInteger(value) else {
      if abs(number) < 4e18 { return world.isNegative(value) ? -1 : 1 }
      let a = world.big(value), b = integer(number)
      return a < b ? -1 : a == b ? 0 : 1
    }
    if abs(number) >= 9e18 { return number < 0 ? 1 : -1 }
    let whole = Int(number)
    if small != whole { return small < whole ? -1 : 1 }
    let rest = number - Double(whole)
    return rest > 0 ? -1 : rest < 0 ? 1 : 0
  }
}
