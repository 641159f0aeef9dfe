// cmath: functions of complex numbers, with the results of C's Annex G where an argument is not finite.
import Runtime

enum ComplexMath {
  /// The complex number of any number.
  static func number(_ world: World, _ value: Value) throws(Raised) -> Complex {
    if world.kind(of: value) == .complex { return world.complexNumber(value) }
    let method = world.lookUp(world.intern("__complex__"), in: world.type(of: value))
    if !method.isUnbound {
      let answer = try world.callMethod(value, "__complex__")
      if world.kind(of: answer) == .complex { return world.complexNumber(answer) }
      throw world.typeError(
        "\(world.typeName(of: value)).__complex__() must return a complex, not \(world.typeName(of: answer))")
    }
    return Complex(real: try MathModule.double(world, value))
  }

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("This module provides access to mathematical functions for complex\nnumbers.")
    for (name, value) in [
      ("pi", Double.pi), ("e", 2.718281828459045), ("tau", 2 * .pi), ("inf", .infinity), ("nan", .nan),
    ] as [(StaticString, Double)] {
      builder.constant(name, world.float(value))
    }
    builder.constant("infj", world.complex(Complex(real: 0, imaginary: .infinity)))
    builder.constant("nanj", world.complex(Complex(real: 0, imaginary: .nan)))
    functions(builder)
    parts(builder)
  }

  private static func run(
    _ world: World, _ z: Complex, _ function: (Complex) throws(ComplexProblem) -> Complex
  ) throws(Raised) -> Complex {
    do throws(ComplexProblem) {
      return try function(z)
    } catch {
      throw error == .domain ? world.valueError("math domain error") : world.overflowError("math range error")
    }
  }

  private static func functions(_ builder: ModuleBuilder) {
    typealias F = ComplexFunctions
    let all: [(StaticString, F.Function)] = [
      ("acos", F.acos), ("acosh", F.acosh), ("asin", F.asin), ("asinh", F.asinh), ("atan", F.atan),
      ("atanh", F.atanh), ("cos", F.cos), ("cosh", F.cosh), ("exp", F.exp), ("log10", F.log10), ("sin", F.sin),
      ("sinh", F.sinh), ("sqrt", F.sqrt), ("tan", F.tan), ("tanh", F.tanh),
    ]
    for (name, function) in all {
      builder.function(name, .exactly(1)) { world, arguments throws(Raised) in
        world.complex(try run(world, number(world, arguments[0]), function))
      }
    }
    builder.function("log", .positional(1, 2)) { world, arguments throws(Raised) in
      let logarithm = try run(world, number(world, arguments[0]), ComplexFunctions.log)
      if arguments[1].isUnbound { return world.complex(logarithm) }
      let base = try run(world, number(world, arguments[1]), ComplexFunctions.log)
      guard let quotient = ComplexArithmetic.divide(logarithm, base) else {
        throw world.valueError("math domain error")
      }
      return world.complex(quotient)
    }
  }

  private static func parts(_ builder: ModuleBuilder) {
    builder.function("phase", .exactly(1)) { world, arguments throws(Raised) in
      let z = try number(world, arguments[0])
      return world.float(CMath.angle(z.imaginary, z.real))
    }
    builder.function("polar", .exactly(1)) { world, arguments throws(Raised) in
      let z = try number(world, arguments[0])
      let length = CMath.hypotenuse(z.real, z.imaginary)
      if length.isInfinite, z.real.isFinite, z.imaginary.isFinite { throw world.overflowError("math range error") }
      return world.tuple(world.float(length), world.float(CMath.angle(z.imaginary, z.real)))
    }
    builder.function("rect", .exactly(2)) { world, arguments throws(Raised) in
      let length = try MathModule.double(world, arguments[0]), angle = try MathModule.double(world, arguments[1])
      return world.complex(try run(world, Complex(real: length, imaginary: angle), ComplexFunctions.rect))
    }
    builder.function("isfinite", .exactly(1)) { world, arguments throws(Raised) in
      let z = try number(world, arguments[0])
      return Value(z.real.isFinite && z.imaginary.isFinite)
    }
    builder.function("isinf", .exactly(1)) { world, arguments throws(Raised) in
      let z = try number(world, arguments[0])
      return Value(z.real.isInfinite || z.imaginary.isInfinite)
    }
    builder.function("isnan", .exactly(1)) { world, arguments throws(Raised) in
      let z = try number(world, arguments[0])
      return Value(z.real.isNaN || z.imaginary.isNaN)
    }
    builder.function("isclose", .named("a", "b", "rel_tol", "abs_tol", required: 2, maximum: 2)) {
      world, arguments throws(Raised) in
      let a = try number(world, arguments[0]), b = try number(world, arguments[1])
      let relative = arguments[2].isUnbound ? 1e-9 : try MathModule.double(world, arguments[2])
      let absolute = arguments[3].isUnbound ? 0 : try MathModule.double(world, arguments[3])
      if relative < 0 || absolute < 0 { throw world.valueError("tolerances must be non-negative") }
      if a.real == b.real, a.imaginary == b.imaginary { return .true }
      if a.real.isInfinite || a.imaginary.isInfinite || b.real.isInfinite || b.imaginary.isInfinite { return .false }
      let difference = CMath.hypotenuse(a.real - b.real, a.imaginary - b.imaginary)
      let sizes = [CMath.hypotenuse(a.real, a.imaginary), CMath.hypotenuse(b.real, b.imaginary)]
      return Value(sizes.contains { difference <= relative * $0 } || difference <= absolute)
    }
  }
}
