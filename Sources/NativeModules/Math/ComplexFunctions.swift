// The functions of cmath themselves, by the formulas that CPython uses: results agree to the last bit.
import Runtime

/// What went wrong in a function of complex numbers.
enum ComplexProblem: Error { case domain, range }

enum ComplexFunctions {
  typealias Function = @Sendable (Complex) throws(ComplexProblem) -> Complex

  private static let large = Double.greatestFiniteMagnitude / 4
  private static let largeRoot = CMath.squareRoot(large)
  private static let largeLogarithm = CMath.logarithm(large)
  private static let e = 2.718281828459045, ln2 = 0.6931471805599453, ln10 = 2.302585092994046

  private static func special(_ table: String, _ z: Complex) throws(ComplexProblem) -> Complex? {
    switch ComplexSpecialValues.answer(table, z) {
    case .value(let value): return value
    case .problem: throw .domain
    case .open: return nil
    }
  }

  private static func sign(_ x: Double, of y: Double) -> Double { Double(signOf: y, magnitudeOf: x) }
  private static func isLarge(_ z: Complex) -> Bool { abs(z.real) > large || abs(z.imaginary) > large }
  private static func largeLog(_ z: Complex) -> Double {
    CMath.logarithm(CMath.hypotenuse(z.real / 2, z.imaginary / 2)) + ln2 * 2
  }

  /// `function(i z) / i`, which sines and tangents are.
  private static func turned(_ z: Complex, _ function: Function) throws(ComplexProblem) -> Complex {
    let s = try function(Complex(real: -z.imaginary, imaginary: z.real))
    return Complex(real: s.imaginary, imaginary: -s.real)
  }

  private static func checked(_ z: Complex) throws(ComplexProblem) -> Complex {
    if z.real.isInfinite || z.imaginary.isInfinite { throw .range }
    return z
  }

  // MARK: Inverse functions

  @Sendable static func acos(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.acos, z) { return value }
    if isLarge(z) {
      let size = largeLog(z)
      let imaginary = z.real < 0 ? -sign(size, of: z.imaginary) : sign(size, of: -z.imaginary)
      return Complex(real: CMath.angle(abs(z.imaginary), z.real), imaginary: imaginary)
    }
    let s1 = try sqrt(Complex(real: 1 - z.real, imaginary: -z.imaginary))
    let s2 = try sqrt(Complex(real: 1 + z.real, imaginary: z.imaginary))
    return Complex(
      real: 2 * CMath.angle(s1.real, s2.real),
      imaginary: CMath.areaSine(s2.real * s1.imaginary - s2.imaginary * s1.real))
  }

  @Sendable static func acosh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.acosh, z) { return value }
    if isLarge(z) { return Complex(real: largeLog(z), imaginary: CMath.angle(z.imaginary, z.real)) }
    let s1 = try sqrt(Complex(real: z.real - 1, imaginary: z.imaginary))
    let s2 = try sqrt(Complex(real: z.real + 1, imaginary: z.imaginary))
    return Complex(
      real: CMath.areaSine(s1.real * s2.real + s1.imaginary * s2.imaginary),
      imaginary: 2 * CMath.angle(s1.imaginary, s2.real))
  }

  @Sendable static func asin(_ z: Complex) throws(ComplexProblem) -> Complex { try turned(z, asinh) }
  @Sendable static func atan(_ z: Complex) throws(ComplexProblem) -> Complex { try turned(z, atanh) }

  @Sendable static func asinh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.asinh, z) { return value }
    if isLarge(z) {
      let size = largeLog(z)
      let real = z.imaginary.sign == .plus ? sign(size, of: z.real) : -sign(size, of: -z.real)
      return Complex(real: real, imaginary: CMath.angle(z.imaginary, abs(z.real)))
    }
    let s1 = try sqrt(Complex(real: 1 + z.imaginary, imaginary: -z.real))
    let s2 = try sqrt(Complex(real: 1 - z.imaginary, imaginary: z.real))
    return Complex(
      real: CMath.areaSine(s1.real * s2.imaginary - s2.real * s1.imaginary),
      imaginary: CMath.angle(z.imaginary, s1.real * s2.real - s1.imaginary * s2.imaginary))
  }

  @Sendable static func atanh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.atanh, z) { return value }
    if z.real.sign == .minus {
      let s = try atanh(Complex(real: -z.real, imaginary: -z.imaginary))
      return Complex(real: -s.real, imaginary: -s.imaginary)
    }
    let ay = abs(z.imaginary)
    if z.real > largeRoot || ay > largeRoot {
      let h = CMath.hypotenuse(z.real / 2, z.imaginary / 2)
      return Complex(real: z.real / 4 / h / h, imaginary: -sign(.pi / 2, of: -z.imaginary))
    }
    if z.real == 1, ay < CMath.squareRoot(Double.leastNormalMagnitude) {
      if ay == 0 { throw .domain }
      return Complex(
        real: -CMath.logarithm(CMath.squareRoot(ay) / CMath.squareRoot(CMath.hypotenuse(ay, 2))),
        imaginary: sign(CMath.angle(2, -ay) / 2, of: z.imaginary))
    }
    let distance = 1 - z.real
    return Complex(
      real: CMath.logarithm1Plus(4 * z.real / (distance * distance + ay * ay)) / 4,
      imaginary: -CMath.angle(-2 * z.imaginary, distance * (1 + z.real) - ay * ay) / 2)
  }

  // MARK: Waves

  @Sendable static func cos(_ z: Complex) throws(ComplexProblem) -> Complex {
    try cosh(Complex(real: -z.imaginary, imaginary: z.real))
  }
  @Sendable static func sin(_ z: Complex) throws(ComplexProblem) -> Complex { try turned(z, sinh) }
  @Sendable static func tan(_ z: Complex) throws(ComplexProblem) -> Complex { try turned(z, tanh) }

  /// An infinite real part with an angle: the signs are those of the angle's cosine and sine.
  private static func infinite(_ z: Complex) -> (cosine: Double, sine: Double)? {
    guard z.real.isInfinite, z.imaginary.isFinite, z.imaginary != 0 else { return nil }
    return (CMath.cosine(z.imaginary), CMath.sine(z.imaginary))
  }

  @Sendable static func cosh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let angle = infinite(z) {
      let sine = sign(.infinity, of: angle.sine)
      return Complex(real: sign(.infinity, of: angle.cosine), imaginary: z.real > 0 ? sine : -sine)
    }
    if let value = try special(ComplexSpecialValues.cosh, z) { return value }
    let cosine = CMath.cosine(z.imaginary), sine = CMath.sine(z.imaginary)
    if abs(z.real) > largeLogarithm {
      let x = z.real - sign(1, of: z.real)
      return try checked(
        Complex(real: cosine * CMath.hyperbolicCosine(x) * e, imaginary: sine * CMath.hyperbolicSine(x) * e))
    }
    return try checked(
      Complex(real: cosine * CMath.hyperbolicCosine(z.real), imaginary: sine * CMath.hyperbolicSine(z.real)))
  }

  @Sendable static func sinh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let angle = infinite(z) {
      let cosine = sign(.infinity, of: angle.cosine)
      return Complex(real: z.real > 0 ? cosine : -cosine, imaginary: sign(.infinity, of: angle.sine))
    }
    if let value = try special(ComplexSpecialValues.sinh, z) { return value }
    let cosine = CMath.cosine(z.imaginary), sine = CMath.sine(z.imaginary)
    if abs(z.real) > largeLogarithm {
      let x = z.real - sign(1, of: z.real)
      return try checked(
        Complex(real: cosine * CMath.hyperbolicSine(x) * e, imaginary: sine * CMath.hyperbolicCosine(x) * e))
    }
    return try checked(
      Complex(real: cosine * CMath.hyperbolicSine(z.real), imaginary: sine * CMath.hyperbolicCosine(z.real)))
  }

  @Sendable static func tanh(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let angle = infinite(z) {
      return Complex(real: z.real > 0 ? 1 : -1, imaginary: sign(0, of: 2 * angle.sine * angle.cosine))
    }
    if let value = try special(ComplexSpecialValues.tanh, z) { return value }
    if abs(z.real) > largeLogarithm {
      let size = 4 * CMath.sine(z.imaginary) * CMath.cosine(z.imaginary) * CMath.exponential(-2 * abs(z.real))
      return Complex(real: sign(1, of: z.real), imaginary: size)
    }
    let tx = CMath.hyperbolicTangent(z.real), ty = CMath.tangent(z.imaginary)
    let cx = 1 / CMath.hyperbolicCosine(z.real), product = tx * ty
    let divisor = 1 + product * product
    return Complex(real: tx * (1 + ty * ty) / divisor, imaginary: ty / divisor * cx * cx)
  }

  // MARK: Powers

  @Sendable static func exp(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let angle = infinite(z) {
      let size = z.real > 0 ? Double.infinity : 0
      return Complex(real: sign(size, of: angle.cosine), imaginary: sign(size, of: angle.sine))
    }
    if let value = try special(ComplexSpecialValues.exp, z) { return value }
    let cosine = CMath.cosine(z.imaginary), sine = CMath.sine(z.imaginary)
    if z.real > largeLogarithm {
      let length = CMath.exponential(z.real - 1)
      return try checked(Complex(real: length * cosine * e, imaginary: length * sine * e))
    }
    let length = CMath.exponential(z.real)
    return try checked(Complex(real: length * cosine, imaginary: length * sine))
  }

  @Sendable static func log(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.log, z) { return value }
    let ax = abs(z.real), ay = abs(z.imaginary)
    let real: Double
    if isLarge(z) {
      real = CMath.logarithm(CMath.hypotenuse(ax / 2, ay / 2)) + ln2
    } else if ax < Double.leastNormalMagnitude, ay < Double.leastNormalMagnitude {
      if ax == 0, ay == 0 { throw .domain }
      let scale = Double(sign: .plus, exponent: 53, significand: 1)
      real = CMath.logarithm(CMath.hypotenuse(ax * scale, ay * scale)) - 53 * ln2
    } else {
      let h = CMath.hypotenuse(ax, ay)
      if h >= 0.71, h <= 1.73 {
        let most = max(ax, ay), least = min(ax, ay)
        real = CMath.logarithm1Plus((most - 1) * (most + 1) + least * least) / 2
      } else {
        real = CMath.logarithm(h)
      }
    }
    return Complex(real: real, imaginary: CMath.angle(z.imaginary, z.real))
  }

  @Sendable static func log10(_ z: Complex) throws(ComplexProblem) -> Complex {
    let result = try log(z)
    return Complex(real: result.real / ln10, imaginary: result.imaginary / ln10)
  }

  @Sendable static func sqrt(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let value = try special(ComplexSpecialValues.sqrt, z) { return value }
    if z.real == 0, z.imaginary == 0 { return Complex(real: 0, imaginary: z.imaginary) }
    let ax = abs(z.real), ay = abs(z.imaginary)
    let s: Double
    if ax < Double.leastNormalMagnitude, ay < Double.leastNormalMagnitude {
      let up = Double(sign: .plus, exponent: 53, significand: 1)
      let down = Double(sign: .plus, exponent: -27, significand: 1)
      s = CMath.squareRoot(ax * up + CMath.hypotenuse(ax * up, ay * up)) * down
    } else {
      s = 2 * CMath.squareRoot(ax / 8 + CMath.hypotenuse(ax / 8, ay / 8))
    }
    let d = ay / (2 * s)
    return z.real >= 0
      ? Complex(real: s, imaginary: sign(d, of: z.imaginary)) : Complex(real: d, imaginary: sign(s, of: z.imaginary))
  }

  /// A length and an angle.
  static func rect(_ z: Complex) throws(ComplexProblem) -> Complex {
    if let angle = infinite(z) {
      let cosine = sign(.infinity, of: angle.cosine), sine = sign(.infinity, of: angle.sine)
      return z.real > 0 ? Complex(real: cosine, imaginary: sine) : Complex(real: -cosine, imaginary: -sine)
    }
    if let value = try special(ComplexSpecialValues.rect, z) { return value }
    // A zero angle keeps its sign.
    if z.imaginary == 0 { return Complex(real: z.real, imaginary: z.real * z.imaginary) }
    return Complex(real: z.real * CMath.cosine(z.imaginary), imaginary: z.real * CMath.sine(z.imaginary))
  }
}
