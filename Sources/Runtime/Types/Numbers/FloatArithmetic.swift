// Arithmetic of floats as CPython's: floor division, powers, which values are refused.

package enum FloatArithmetic {
  /// What `float.__add__` takes as its other operand: nil where it is no real number.
  @inline(__always) package static func operand(_ world: World, _ value: Value) throws(Raised) -> Double? {
    if value.isFlonum { return value.flonum }
    if value.isInteger { return Double(value.integer) }
    switch world.kind(of: value) {
    case .float: return world.double(value)
    case .integer: return try FloatConversion.double(world, value)
    default: return nil
    }
  }

  static func zeroDivision(_ world: World) -> Raised { world.raise("ZeroDivisionError", "division by zero") }

  static func modulo(_ world: World, _ a: Double, _ b: Double) throws(Raised) -> Double {
    if b == 0 { throw zeroDivision(world) }
    var rest = CMath.modulo(a, b)
    if rest != 0 {
      if (b < 0) != (rest < 0) { rest += b }
    } else {
      rest = Double(signOf: b, magnitudeOf: 0)
    }
    return rest
  }

  static func divide(_ world: World, _ a: Double, _ b: Double) throws(Raised) -> (quotient: Double, rest: Double) {
    if b == 0 { throw zeroDivision(world) }
    var rest = CMath.modulo(a, b)
    var quotient = (a - rest) / b
    if rest != 0 {
      if (b < 0) != (rest < 0) {
        rest += b
        quotient -= 1
      }
    } else {
      rest = Double(signOf: b, magnitudeOf: 0)
    }
    if quotient == 0 { return (Double(signOf: a / b, magnitudeOf: 0), rest) }
    var floor = quotient.rounded(.down)
    if quotient - floor > 0.5 { floor += 1 }
    return (floor, rest)
  }

  static func power(_ world: World, _ base: Double, _ exponent: Double) throws(Raised) -> Value {
    if exponent == 0 { return world.float(1) }
    if base.isNaN { return world.float(base) }
    if exponent.isNaN { return world.float(base == 1 ? 1 : exponent) }
    if exponent.isInfinite {
      let size = abs(base)
      if size == 1 { return world.float(1) }
      return world.float((exponent > 0) == (size > 1) ? .infinity : 0)
    }
    let isOdd = abs(CMath.modulo(exponent, 2)) == 1
    if base.isInfinite {
      if exponent > 0 { return world.float(isOdd ? base : .infinity) }
      return world.float(isOdd ? Double(signOf: base, magnitudeOf: 0) : 0)
    }
    if base == 0 {
      if exponent < 0 { throw world.raise("ZeroDivisionError", "zero to a negative power") }
      return world.float(isOdd ? base : 0)
    }
    if base < 0, exponent != exponent.rounded(.down) {
      return world.complex(
        try ComplexArithmetic.power(world, Complex(real: base), Complex(real: exponent)))
    }
    let isNegative = base < 0 && isOdd
    let size = abs(base) == 1 ? 1 : CMath.power(abs(base), exponent)
    if size.isInfinite { throw outOfRange(world) }
    return world.float(isNegative ? -size : size)
  }

  /// What the C library's error number becomes.
  package static func outOfRange(_ world: World) -> Raised {
    world.raise(
      world.makeException(
        world.exceptionType("OverflowError"),
        [Value(small: 34), world.string("Numerical result out of range")]))
  }
}
