// Floats as text in the forms of `e`, `f`, `g` and `repr`: CPython's PyOS_double_to_string.

/// How a float is written.
package struct FloatForm {
  /// `e`, `f`, `g`, their capitals, or `r` for the shortest text.
  package var code: UInt8
  package var precision = 6
  /// `#`: the point and the zeros stay.
  package var isAlternate = false
  /// `.0` behind whole numbers.
  package var hasPoint = false
  /// `z`: no minus before what is zero after rounding.
  package var hasNoNegativeZero = false

  package init(_ code: UInt8, precision: Int = 6, isAlternate: Bool = false) {
    self.code = code
    self.precision = precision
    self.isAlternate = isAlternate
  }

  /// ASCII, with a minus where the number has one.
  package func text(_ number: Double) -> [UInt8] {
    let isCapital = code < 97
    if number.isNaN { return Array((isCapital ? "NAN" : "nan").utf8) }
    if number.isInfinite { return Array((number < 0 ? "-" : "").utf8) + Array((isCapital ? "INF" : "inf").utf8) }
    let small = code | 32
    let digits: FloatDecimal
    switch small {
    case 101: digits = FloatDecimal(number.magnitude, significant: precision + 1)
    case 102: digits = FloatDecimal(number.magnitude, behindPoint: precision)
    case 103: digits = FloatDecimal(number.magnitude, significant: max(precision, 1))
    default: digits = FloatDecimal(shortest: number.magnitude)
    }
    var isNegative = number.sign == .minus
    if hasNoNegativeZero, digits.digits.isEmpty || digits.digits == [48] { isNegative = false }
    return (isNegative ? [45] : []) + layOut(digits, small, isCapital)
  }

  private func layOut(_ decimal: FloatDecimal, _ small: UInt8, _ isCapital: Bool) -> [UInt8] {
    var point = decimal.point
    var end = decimal.digits.count
    var hasExponent = false
    switch small {
    case 101:
      hasExponent = true
      end = precision + 1
    case 102: end = point + precision
    case 103:
      let count = max(precision, 1)
      hasExponent = point <= -4 || point > count - (hasPoint ? 1 : 0)
      if isAlternate { end = count }
    default: hasExponent = point <= -4 || point > 16
    }
    let exponent = point - 1
    if hasExponent { point = 1 }
    let start = point <= 0 ? point - 1 : 0
    end = max(end, !hasExponent && hasPoint ? point + 1 : point)
    var text: [UInt8] = []
    text.reserveCapacity(end - start + 8)
    for place in start..<end {
      if place == point { text.append(46) }
      text.append(place >= 0 && place < decimal.digits.count ? decimal.digits[place] : 48)
    }
    if point == end, isAlternate { text.append(46) }
    if hasExponent {
      text.append(isCapital ? 69 : 101)
      text.append(exponent < 0 ? 45 : 43)
      if abs(exponent) < 10 { text.append(48) }
      text.append(contentsOf: String(abs(exponent)).utf8)
    }
    return text
  }
}
