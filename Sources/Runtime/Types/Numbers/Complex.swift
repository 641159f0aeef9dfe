// Complex numbers and their arithmetic, infinities and zeros as Annex G of the C standard has them.

package struct Complex {
  package var real: Double
  package var imaginary: Double
  package init(real: Double, imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }
}

extension World {
  package func complex(_ number: Complex) -> Value {
    let object = heap.make(ComplexObject.self)
    object.pointee = ComplexObject(
      header: Header(types.complex, .complex, owner: owner), real: number.real, imaginary: number.imaginary)
    return object.value
  }

  /// Of a value whose kind is complex.
  package func complexNumber(_ value: Value) -> Complex {
    let object = Ref<ComplexObject>(value)
    return Complex(real: object.pointee.real, imaginary: object.pointee.imaginary)
  }
}

package enum ComplexArithmetic {
  package static func multiply(_ a: Complex, _ b: Complex) -> Complex {
    var a = a, b = b
    let ac = a.real * b.real, bd = a.imaginary * b.imaginary
    let ad = a.real * b.imaginary, bc = a.imaginary * b.real
    let result = Complex(real: ac - bd, imaginary: ad + bc)
    if !result.real.isNaN || !result.imaginary.isNaN { return result }
    var isInfinite = false
    if a.real.isInfinite || a.imaginary.isInfinite {
      a = unit(a)
      b = withoutNaN(b)
      isInfinite = true
    }
    if b.real.isInfinite || b.imaginary.isInfinite {
      b = unit(b)
      a = withoutNaN(a)
      isInfinite = true
    }
    if !isInfinite, ac.isInfinite || bd.isInfinite || ad.isInfinite || bc.isInfinite {
      a = withoutNaN(a)
      b = withoutNaN(b)
      isInfinite = true
    }
    if !isInfinite { return result }
    return Complex(
      real: .infinity * (a.real * b.real - a.imaginary * b.imaginary),
      imaginary: .infinity * (a.real * b.imaginary + a.imaginary * b.real))
  }

  /// Infinite parts become one, finite ones zero.
  private static func unit(_ a: Complex) -> Complex {
    Complex(
      real: Double(signOf: a.real, magnitudeOf: a.real.isInfinite ? 1 : 0),
      imaginary: Double(signOf: a.imaginary, magnitudeOf: a.imaginary.isInfinite ? 1 : 0))
  }

  private static func withoutNaN(_ a: Complex) -> Complex {
    Complex(
      real: a.real.isNaN ? Double(signOf: a.real, magnitudeOf: 0) : a.real,
      imaginary: a.imaginary.isNaN ? Double(signOf: a.imaginary, magnitudeOf: 0) : a.imaginary)
  }

  /// Nil for division by zero.
  package static func divide(_ a: Complex, _ b: Complex) -> Complex? {
    let result: Complex
    if abs(b.real) >= abs(b.imaginary) {
      if b.real == 0 { return nil }
      let ratio = b.imaginary / b.real
      let divisor = b.real + b.imaginary * ratio
      result = Complex(
        real: (a.real + a.imaginary * ratio) / divisor, imaginary: (a.imaginary - a.real * ratio) / divisor)
    } else if abs(b.imaginary) >= abs(b.real) {
      let ratio = b.real / b.imaginary
      let divisor = b.real * ratio + b.imaginary
      result = Complex(
        real: (a.real * ratio + a.imaginary) / divisor, imaginary: (a.imaginary * ratio - a.real) / divisor)
    } else {
      result = Complex(real: .nan, imaginary: .nan)
    }
    if !result.real.isNaN || !result.imaginary.isNaN { return result }
    let isFiniteA = a.real.isFinite && a.imaginary.isFinite, isFiniteB = b.real.isFinite && b.imaginary.isFinite
    if a.real.isInfinite || a.imaginary.isInfinite, isFiniteB {
      let sign = unit(a)
      return Complex(
        real: .infinity * (sign.real * b.real + sign.imaginary * b.imaginary),
        imaginary: .infinity * (sign.imaginary * b.real - sign.real * b.imaginary))
    }
    if b.real.isInfinite || b.imaginary.isInfinite, isFiniteA {
      let sign = unit(b)
      return Complex(
        real: 0 * (a.real * sign.real + a.imaginary * sign.imaginary),
        imaginary: 0 * (a.imaginary * sign.real - a.real * sign.imaginary))
    }
    return result
  }

  /// A real number by a complex one.
  package static func divide(_ a: Double, _ b: Complex) -> Complex? {
    let result: Complex
    if abs(b.real) >= abs(b.imaginary) {
      if b.real == 0 { return nil }
      let ratio = b.imaginary / b.real
      let divisor = b.real + b.imaginary * ratio
      result = Complex(real: a / divisor, imaginary: (-a * ratio) / divisor)
    } else if abs(b.imaginary) >= abs(b.real) {
      let ratio = b.real / b.imaginary
      let divisor = b.real * ratio + b.imaginary
      result = Complex(real: (a * ratio) / divisor, imaginary: (-a) / divisor)
    } else {
      result = Complex(real: .nan, imaginary: .nan)
    }
    if result.real.isNaN, result.imaginary.isNaN, a.isFinite, b.real.isInfinite || b.imaginary.isInfinite {
      let sign = unit(b)
      return Complex(real: 0 * (a * sign.real), imaginary: 0 * (-a * sign.imaginary))
    }
    return result
  }

  static func power(_ world: World, _ a: Complex, _ b: Complex) throws(Raised) -> Complex {
    let result: Complex?
    if b.imaginary == 0, b.real == b.real.rounded(.down), abs(b.real) <= 100 {
      let count = Int(abs(b.real))
      let positive = power(a, count)
      result = b.real > 0 ? positive : divide(Complex(real: 1), positive)
    } else {
      result = power(a, b)
    }
    guard let result else {
      throw world.raise("ZeroDivisionError", "zero to a negative or complex power")
    }
    if result.real.isInfinite || result.imaginary.isInfinite { throw world.overflowError("complex exponentiation") }
    return result
  }

  private static func power(_ a: Complex, _ count: Int) -> Complex {
    var result = Complex(real: 1), square = a
    var rest = count
    while rest > 0 {
      if rest & 1 != 0 { result = multiply(result, square) }
      rest >>= 1
      square = multiply(square, square)
    }
    return result
  }

  private static func power(_ a: Complex, _ b: Complex) -> Complex? {
    if b.real == 0, b.imaginary == 0 { return Complex(real: 1) }
    if a.real == 0, a.imaginary == 0 { return b.imaginary != 0 || b.real < 0 ? nil : Complex(real: 0) }
    let size = CMath.hypotenuse(a.real, a.imaginary)
    var length = CMath.power(size, b.real)
    let angle = CMath.angle(a.imaginary, a.real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length *= CMath.exponential(-angle * b.imaginary)
      phase += b.imaginary * CMath.logarithm(size)
    }
    return Complex(real: length * CMath.cosine(phase), imaginary: length * CMath.sine(phase))
  }
}
