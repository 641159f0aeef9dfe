// math: functions of one or two floats; sums and integers have files of their own.
import BigInt
import Runtime

enum MathModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "This module provides access to the mathematical functions\ndefined by the C standard.")
    builder.constant("pi", world.float(.pi))
    builder.constant("e", world.float(2.718281828459045))
    builder.constant("tau", world.float(.pi * 2))
    builder.constant("inf", world.float(.infinity))
    builder.constant("nan", world.float(.nan))
    defineRoots(builder)
    defineAngles(builder)
    definePairs(builder)
    defineParts(builder)
    MathRounding.define(builder)
    MathSums.define(builder)
    MathIntegers.define(builder)
    GammaFunction.define(builder)
  }

  /// The float of a real number.
  static func double(_ world: World, _ value: Value) throws(Raised) -> Double {
    if world.kind(of: value) == .float { return world.double(value) }
    if let number = try FloatArithmetic.operand(world, value) { return number }
    if let answer = try world.callSpecial(.float, value) {
      guard world.kind(of: answer) == .float else {
        throw world.typeError(
          "\(world.typeName(of: value)).__float__() must return a float, not \(world.typeName(of: answer))")
      }
      return world.double(answer)
    }
    if let whole = try world.wholeNumber(value), let number = try FloatArithmetic.operand(world, whole) {
      return number
    }
    throw world.typeError("must be real number, not \(world.typeName(of: value))")
  }

  static func rangeError(_ world: World) -> Raised { world.overflowError("math range error") }

  /// A result that is NaN or infinite for a finite argument is an error, in the words of `domain` if it is of the domain.
  private static func checked(
    _ world: World, _ x: Double, _ result: Double, overflows: Bool, _ domain: (Double) -> String
  ) throws(Raised) -> Value {
    if result.isNaN, !x.isNaN { throw world.valueError(domain(x)) }
    if result.isInfinite, x.isFinite {
      if overflows { throw rangeError(world) }
      throw world.valueError(domain(x))
    }
    return world.float(result)
  }

  /// What errors say: that a number of some kind was expected.
  private static func expected(_ what: StaticString) -> (Double) -> String {
    { "expected \(what), got \(text($0))" }
  }

  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e16
      ? "\(Int(number)).0" : number.isInfinite ? (number < 0 ? "-inf" : "inf") : "\(number)"
  }

  private static func defineRoots(_ module: ModuleBuilder) {
    module.function("sqrt", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.squareRoot(x), overflows: false, expected("a nonnegative input"))
    }
    module.function("cbrt", .exactly(1)) { w, a throws(Raised) in w.float(CMath.cubeRoot(try double(w, a[0]))) }
    module.function("exp", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.exponential(x), overflows: true) { _ in "math domain error" }
    }
    module.function("exp2", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.exponential2(x), overflows: true) { _ in "math domain error" }
    }
    module.function("expm1", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.exponentialMinus1(x), overflows: true) { _ in "math domain error" }
    }
    module.function("log", .positional(1, 2)) { w, a throws(Raised) in
      let x = try logarithm(w, a[0], CMath.logarithm)
      if a[1].isUnbound { return w.float(x) }
      let base = try logarithm(w, a[1], CMath.logarithm)
      if base == 0 { throw w.raise("ZeroDivisionError", "division by zero") }
      return w.float(x / base)
    }
    module.function("log2", .exactly(1)) { w, a throws(Raised) in w.float(try logarithm(w, a[0], CMath.logarithm2)) }
    module.function("log10", .exactly(1)) { w, a throws(Raised) in w.float(try logarithm(w, a[0], CMath.logarithm10)) }
    module.function("log1p", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.logarithm1Plus(x), overflows: false) {
        "expected argument value > -1, got \(text($0))"
      }
    }
  }

  /// Of an int of any size too.
  private static func logarithm(
    _ world: World, _ value: Value, _ function: (Double) -> Double
  ) throws(Raised) -> Double {
    if world.isInt(value), world.smallInteger(value) == nil {
      if world.isNegative(value) { throw world.valueError("expected a positive input") }
      let exponent = world.big(value).magnitude.bitWidth
      guard let mantissa = FloatConversion.double(world.big(value).magnitude, exponent: -exponent) else {
        throw rangeError(world)
      }
      return function(mantissa) + Double(exponent) * function(2)
    }
    if world.isInt(value), let small = world.smallInteger(value), small <= 0 {
      throw world.valueError("expected a positive input")
    }
    let x = try double(world, value)
    if x <= 0 { throw world.valueError("expected a positive input, got \(text(x))") }
    return function(x)
  }

  private static func defineAngles(_ module: ModuleBuilder) {
    module.function("sin", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.sine(x), overflows: false, expected("a finite input"))
    }
    module.function("cos", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.cosine(x), overflows: false, expected("a finite input"))
    }
    module.function("tan", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.tangent(x), overflows: false, expected("a finite input"))
    }
    module.function("asin", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.arcSine(x), overflows: false, expected("a number in range from -1 up to 1"))
    }
    module.function("acos", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.arcCosine(x), overflows: false, expected("a number in range from -1 up to 1"))
    }
    module.function("atan", .exactly(1)) { w, a throws(Raised) in w.float(CMath.arcTangent(try double(w, a[0]))) }
    module.function("sinh", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.hyperbolicSine(x), overflows: true) { _ in "math domain error" }
    }
    module.function("cosh", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.hyperbolicCosine(x), overflows: true) { _ in "math domain error" }
    }
    module.function("tanh", .exactly(1)) { w, a throws(Raised) in w.float(CMath.hyperbolicTangent(try double(w, a[0])))
    }
    module.function("asinh", .exactly(1)) { w, a throws(Raised) in w.float(CMath.areaSine(try double(w, a[0]))) }
    module.function("acosh", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.areaCosine(x), overflows: false) {
        "expected argument value not less than 1, got \(text($0))"
      }
    }
    module.function("atanh", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      return try checked(w, x, CMath.areaTangent(x), overflows: false, expected("a number between -1 and 1"))
    }
    module.function("degrees", .exactly(1)) { w, a throws(Raised) in w.float(try double(w, a[0]) * (180 / .pi)) }
    module.function("radians", .exactly(1)) { w, a throws(Raised) in w.float(try double(w, a[0]) * (.pi / 180)) }
    module.function("erf", .exactly(1)) { w, a throws(Raised) in w.float(CMath.errorFunction(try double(w, a[0]))) }
    module.function("erfc", .exactly(1)) { w, a throws(Raised) in
      w.float(CMath.complementaryErrorFunction(try double(w, a[0])))
    }
  }

  private static func definePairs(_ module: ModuleBuilder) {
    module.function("atan2", .exactly(2)) { w, a throws(Raised) in
      w.float(CMath.angle(try double(w, a[0]), try double(w, a[1])))
    }
    module.function("copysign", .exactly(2)) { w, a throws(Raised) in
      w.float(Double(signOf: try double(w, a[1]), magnitudeOf: try double(w, a[0])))
    }
    module.function("fmod", .exactly(2)) { w, a throws(Raised) in
      let x = try double(w, a[0]), y = try double(w, a[1])
      if y.isInfinite, x.isFinite { return w.float(x) }
      let rest = CMath.modulo(x, y)
      if rest.isNaN, !x.isNaN, !y.isNaN { throw w.valueError("math domain error") }
      return w.float(rest)
    }
    module.function("pow", .exactly(2)) { w, a throws(Raised) in
      let x = try double(w, a[0]), y = try double(w, a[1])
      let result = CMath.power(x, y)
      if x.isFinite, y.isFinite {
        if result.isNaN || result.isInfinite && x == 0 { throw w.valueError("math domain error") }
        if result.isInfinite { throw rangeError(w) }
      }
      return w.float(result)
    }
    module.function("remainder", .exactly(2)) { w, a throws(Raised) in
      let x = try double(w, a[0]), y = try double(w, a[1])
      if x.isNaN || y.isNaN { return w.float(x + y) }
      if x.isInfinite || y == 0 { throw w.valueError("math domain error") }
      return w.float(y.isInfinite ? x : x.remainder(dividingBy: y))
    }
    module.function("fmax", .exactly(2)) { w, a throws(Raised) in
      w.float(Double.maximum(try double(w, a[0]), try double(w, a[1])))
    }
    module.function("fmin", .exactly(2)) { w, a throws(Raised) in
      w.float(Double.minimum(try double(w, a[0]), try double(w, a[1])))
    }
    module.function("fma", .exactly(3)) { w, a throws(Raised) in
      let x = try double(w, a[0]), y = try double(w, a[1]), z = try double(w, a[2])
      let result = z.addingProduct(x, y)
      if result.isNaN, !x.isNaN, !y.isNaN, !z.isNaN { throw w.valueError("invalid operation in fma") }
      if result.isInfinite, x.isFinite, y.isFinite, z.isFinite { throw w.overflowError("overflow in fma") }
      return w.float(result)
    }
    module.function("isclose", .named("a", "b", "rel_tol", "abs_tol", required: 2, maximum: 2)) { w, a throws(Raised) in
      let x = try double(w, a[0]), y = try double(w, a[1])
      let relative = a[2].isUnbound ? 1e-9 : try double(w, a[2]), absolute = a[3].isUnbound ? 0 : try double(w, a[3])
      if relative < 0 || absolute < 0 { throw w.valueError("tolerances must be non-negative") }
      if x == y { return .true }
      if x.isInfinite || y.isInfinite { return .false }
      let difference = abs(x - y)
      return Value(difference <= abs(relative * y) || difference <= abs(relative * x) || difference <= absolute)
    }
    module.function("nextafter", .named("x", "y", "steps", required: 2, positionalOnly: 2, maximum: 2)) {
      w, a throws(Raised) in
      var x = try double(w, a[0])
      let y = try double(w, a[1])
      var steps = 1
      if !a.or(2, .none).isNone {
        steps = try w.index(a[2])
        if steps < 0 { throw w.valueError("steps must be a non-negative integer") }
      }
      if x.isNaN || y.isNaN { return w.float(x + y) }
      while steps > 0, x != y {
        x = y > x ? x.nextUp : x.nextDown
        steps -= 1
        try w.checkWork(1)
      }
      return w.float(x == y && steps > 0 ? y : x)
    }
  }

  private static func defineParts(_ module: ModuleBuilder) {
    module.function("fabs", .exactly(1)) { w, a throws(Raised) in w.float(abs(try double(w, a[0]))) }
    module.function("isfinite", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).isFinite) }
    module.function("isinf", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).isInfinite) }
    module.function("isnan", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).isNaN) }
    module.function("isnormal", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).isNormal) }
    module.function("issubnormal", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).isSubnormal) }
    module.function("signbit", .exactly(1)) { w, a throws(Raised) in Value(try double(w, a[0]).sign == .minus) }
    module.function("ulp", .exactly(1)) { w, a throws(Raised) in
      let x = abs(try double(w, a[0]))
      return w.float(x.isNaN || x.isInfinite ? x : x.ulp)
    }
    module.function("frexp", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      if x == 0 || !x.isFinite { return w.tuple(w.float(x), Value(small: 0)) }
      let exponent = Int(x.exponent) + 1
      let mantissa = x.significand / 2
      return w.tuple(w.float(x < 0 ? -mantissa : mantissa), Value(small: exponent))
    }
    module.function("ldexp", .exactly(2)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      guard w.isInt(a[1]) else { throw w.typeError("Expected an int as second argument to ldexp.") }
      if x == 0 || !x.isFinite { return w.float(x) }
      let exponent = try w.clampedIndex(a[1])
      let result = Double(sign: .plus, exponent: max(min(exponent, 5000), -5000), significand: x)
      if result.isInfinite { throw rangeError(w) }
      return w.float(result)
    }
    module.function("modf", .exactly(1)) { w, a throws(Raised) in
      let x = try double(w, a[0])
      if x.isInfinite { return w.tuple(w.float(Double(signOf: x, magnitudeOf: 0)), w.float(x)) }
      if x.isNaN { return w.tuple(w.float(x), w.float(x)) }
      let whole = x.rounded(.towardZero)
      return w.tuple(w.float(Double(signOf: x, magnitudeOf: x - whole)), w.float(whole))
    }
  }
}
