// complex: operators, comparison, methods.
import PythonSyntax

enum ComplexType {
  @Sendable static func define(_ world: World) {
    let complex = TypeBuilder(world: world, type: world.types.complex)
    complex.new(.variadic(names: true)) { world, arguments throws(Raised) in try construct(world, arguments) }
    operators(complex)
    methods(complex)
  }

  // MARK: Operators

  private enum Operand {
    case real(Double)
    case complex(Complex)

    var number: Complex {
      switch self {
      case .real(let number): Complex(real: number)
      case .complex(let number): number
      }
    }
  }

  private static func operand(_ world: World, _ value: Value) throws(Raised) -> Operand? {
    if world.kind(of: value) == .complex { return .complex(world.complexNumber(value)) }
    return try FloatArithmetic.operand(world, value).map { .real($0) }
  }

  @inline(__always) private static func apply(
    _ world: World, _ a: Value, _ b: Value, _ body: (Operand, Operand) throws(Raised) -> Complex
  ) throws(Raised) -> Value {
    guard let x = try operand(world, a), let y = try operand(world, b) else { return .notImplemented }
    return world.complex(try body(x, y))
  }

  private static func add(_ a: Operand, _ b: Operand) -> Complex {
    switch (a, b) {
    case (.complex(let x), .real(let y)), (.real(let y), .complex(let x)):
      Complex(real: x.real + y, imaginary: x.imaginary)
    default: Complex(real: a.number.real + b.number.real, imaginary: a.number.imaginary + b.number.imaginary)
    }
  }

  private static func subtract(_ a: Operand, _ b: Operand) -> Complex {
    switch (a, b) {
    case (.complex(let x), .real(let y)): Complex(real: x.real - y, imaginary: x.imaginary)
    case (.real(let x), .complex(let y)): Complex(real: x - y.real, imaginary: -y.imaginary)
    default: Complex(real: a.number.real - b.number.real, imaginary: a.number.imaginary - b.number.imaginary)
    }
  }

  private static func multiply(_ a: Operand, _ b: Operand) -> Complex {
    switch (a, b) {
    case (.complex(let x), .real(let y)), (.real(let y), .complex(let x)):
      Complex(real: x.real * y, imaginary: x.imaginary * y)
    default: ComplexArithmetic.multiply(a.number, b.number)
    }
  }

  private static func divide(_ world: World, _ a: Operand, _ b: Operand) throws(Raised) -> Complex {
    let result: Complex?
    switch (a, b) {
    case (.complex(let x), .real(let y)):
      result = y == 0 ? nil : Complex(real: x.real / y, imaginary: x.imaginary / y)
    case (.real(let x), .complex(let y)): result = ComplexArithmetic.divide(x, y)
    default: result = ComplexArithmetic.divide(a.number, b.number)
    }
    guard let result else { throw FloatArithmetic.zeroDivision(world) }
    return result
  }

  private static func power(_ world: World, _ a: Value, _ b: Value, _ c: Value) throws(Raised) -> Value {
    guard let x = try operand(world, a), let y = try operand(world, b) else { return .notImplemented }
    if !c.isNone { throw world.valueError("complex modulo") }
    return world.complex(try ComplexArithmetic.power(world, x.number, y.number))
  }

  private static func operators(_ complex: TypeBuilder) {
    complex.method("__add__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in add(x, y) }
    }
    complex.method("__radd__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in add(x, y) }
    }
    complex.method("__sub__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in subtract(x, y) }
    }
    complex.method("__rsub__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in subtract(x, y) }
    }
    complex.method("__mul__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in multiply(x, y) }
    }
    complex.method("__rmul__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in multiply(x, y) }
    }
    complex.method("__truediv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in try divide(w, x, y) }
    }
    complex.method("__rtruediv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in try divide(w, x, y) }
    }
    complex.method("__pow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[0], a[1], a.or(2, .none)) }
    complex.method("__rpow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[1], a[0], a.or(2, .none)) }
    complex.method("__neg__") { w, a throws(Raised) in
      let number = w.complexNumber(a[0])
      return w.complex(Complex(real: -number.real, imaginary: -number.imaginary))
    }
    complex.method("__pos__") { w, a throws(Raised) in w.complex(w.complexNumber(a[0])) }
    complex.method("__abs__") { w, a throws(Raised) in
      let number = w.complexNumber(a[0])
      let size = CMath.hypotenuse(number.real, number.imaginary)
      if size.isInfinite, number.real.isFinite, number.imaginary.isFinite {
        throw w.overflowError("absolute value too large")
      }
      return w.float(size)
    }
    complex.method("__bool__") { w, a throws(Raised) in
      let number = w.complexNumber(a[0])
      return Value(number.real != 0 || number.imaginary != 0)
    }
  }

  // MARK: Methods

  /// Nil: not comparable numbers.
  private static func isEqual(_ world: World, _ a: Value, _ b: Value) -> Bool? {
    let x = world.complexNumber(a)
    switch world.kind(of: b) {
    case .complex:
      let y = world.complexNumber(b)
      return x.real == y.real && x.imaginary == y.imaginary
    case .float: return x.imaginary == 0 && x.real == world.double(b)
    case .integer: return x.imaginary == 0 && FloatConversion.order(world, b, x.real) == 0
    default: return nil
    }
  }

  private static func methods(_ complex: TypeBuilder) {
    complex.method("__eq__", .exactly(1)) { w, a throws(Raised) in
      isEqual(w, a[0], a[1]).map { Value($0) } ?? .notImplemented
    }
    complex.method("__ne__", .exactly(1)) { w, a throws(Raised) in
      isEqual(w, a[0], a[1]).map { Value(!$0) } ?? .notImplemented
    }
    complex.method("__hash__") { w, a throws(Raised) in
      w.makeInteger(NumberHash.hash(w.complexNumber(a[0]), of: a[0]))
    }
    complex.method("__repr__") { w, a throws(Raised) in w.string(text(w.complexNumber(a[0]))) }
    complex.method("__complex__") { w, a throws(Raised) in w.complex(w.complexNumber(a[0])) }
    complex.method("__getnewargs__") { w, a throws(Raised) in
      let number = w.complexNumber(a[0])
      return w.makeTuple([w.float(number.real), w.float(number.imaginary)]).value
    }
    complex.method("__format__", .exactly(1)) { w, a throws(Raised) in
      guard w.isString(a[1]) else {
        throw w.typeError("__format__() argument must be str, not \(a[1].isNone ? "None" : w.typeName(of: a[1]))")
      }
      return try w.formatComplex(a[0], Ref<StringObject>(a[1]))
    }
    complex.method("conjugate") { w, a throws(Raised) in
      let number = w.complexNumber(a[0])
      return w.complex(Complex(real: number.real, imaginary: -number.imaginary))
    }
    complex.property("real") { w, a throws(Raised) in w.float(w.complexNumber(a[0]).real) }
    complex.property("imag") { w, a throws(Raised) in w.float(w.complexNumber(a[0]).imaginary) }
    complex.classMethod("from_number", .exactly(1)) { w, a throws(Raised) in
      let number: Complex
      if let found = try complexValue(w, a[1]) {
        number = found
      } else if let real = try FloatType.real(w, a[1]) {
        number = Complex(real: real)
      } else {
        throw w.typeError("must be real number, not \(w.typeName(of: a[1]))")
      }
      if a[0] == w.types.complex.value { return w.complex(number) }
      return try w.call(a[0], [w.float(number.real), w.float(number.imaginary)])
    }
  }

  /// `repr`
  static func text(_ number: Complex) -> String {
    func part(_ number: Double) -> String {
      let text = pythonRepr(number)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let imaginary = part(number.imaginary)
    if number.real == 0, number.real.sign == .plus { return imaginary + "j" }
    return "(" + part(number.real) + (imaginary.hasPrefix("-") ? "" : "+") + imaginary + "j)"
  }

  // MARK: Construction

  private static func make(_ world: World, _ type: Value, _ number: Complex) -> Value {
    if type == world.types.complex.value { return world.complex(number) }
    let object: Ref<ComplexObject> = world.makeObject(Ref<TypeObject>(type))
    object.pointee.real = number.real
    object.pointee.imaginary = number.imaginary
    return object.value
  }

  /// A complex number, or what `__complex__` makes of a value; nil where there is none.
  private static func complexValue(_ world: World, _ value: Value) throws(Raised) -> Complex? {
    if value.isObject, Ref<Header>(value).pointee.type == world.types.complex { return world.complexNumber(value) }
    guard let answer = try world.callSpecial(.complex, value) else {
      return world.kind(of: value) == .complex ? world.complexNumber(value) : nil
    }
    if world.kind(of: answer) != .complex {
      throw world.typeError(
        "\(world.typeName(of: value)).__complex__() must return a complex, not \(world.typeName(of: answer))")
    }
    return world.complexNumber(answer)
  }

  private static func construct(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let positional = arguments.positionalCount - 1
    if arguments.count - 1 > 2 {
      throw world.typeError("complex() takes at most 2 arguments (\(arguments.count - 1) given)")
    }
    if positional == 1, arguments.count == 2 { return try constructOne(world, arguments[0], arguments[1]) }
    var parts: (Value, Value) = (.unbound, .unbound)
    if positional > 0 { parts.0 = arguments[1] }
    if positional > 1 { parts.1 = arguments[2] }
    for index in (positional + 1)..<max(arguments.count, positional + 1) {
      let name = Ref<StringObject>(Ref<TupleObject>(arguments.names)[index - positional - 1]).text
      let place = name == "real" ? 0 : 1
      if name != "real", name != "imag" {
        throw world.typeError("complex() got an unexpected keyword argument '\(name)'")
      }
      if !(place == 0 ? parts.0 : parts.1).isUnbound {
        throw world.typeError("argument for complex() given by name ('\(name)') and position (\(place + 1))")
      }
      if place == 0 { parts.0 = arguments[index] } else { parts.1 = arguments[index] }
    }
    var number = Complex(real: 0)
    if !parts.0.isUnbound {
      if let found = try complexValue(world, parts.0) {
        number = found
      } else if let real = try FloatType.real(world, parts.0) {
        number.real = real
      } else {
        throw world.typeError(
          "complex() argument 'real' must be a real number, not \(world.typeName(of: parts.0))")
      }
    }
    if !parts.1.isUnbound {
      if world.kind(of: parts.1) == .complex {
        let other = world.complexNumber(parts.1)
        number.real -= other.imaginary
        number.imaginary += other.real
      } else if let imaginary = try FloatType.real(world, parts.1) {
        if world.kind(of: parts.0) == .complex || number.imaginary != 0 {
          number.imaginary += imaginary
        } else {
          number.imaginary = imaginary
        }
      } else {
        throw world.typeError(
          "complex() argument 'imag' must be a real number, not \(world.typeName(of: parts.1))")
      }
    }
    return make(world, arguments[0], number)
  }

  private static func constructOne(_ world: World, _ type: Value, _ value: Value) throws(Raised) -> Value {
    if world.isString(value) { return make(world, type, try parse(world, value)) }
    if let number = try complexValue(world, value) { return make(world, type, number) }
    guard let real = try FloatType.real(world, value) else {
      throw world.typeError(
        "complex() argument must be a string or a number, not \(world.typeName(of: value))")
    }
    return make(world, type, Complex(real: real))
  }

  private static func parse(_ world: World, _ value: Value) throws(Raised) -> Complex {
    let text = IntegerText.ascii(Ref<StringObject>(value))
    var plain: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte != 95 {
        plain.append(byte)
      } else if index == 0 || index + 1 == text.count || !FloatText.isDigit(text[index - 1])
        || !FloatText.isDigit(text[index + 1])
      {
        let quoted = try world.reprText(value)
        throw world.valueError("could not convert string to complex: \(quoted)")
      }
    }
    guard let number = number(IntegerText.stripped(plain)) else {
      throw world.valueError("complex() arg is a malformed string")
    }
    return number
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Complex? {
    var text = text
    if text.first == 40 {
      guard text.last == 41, text.count > 1 else { return nil }
      text = IntegerText.stripped(Array(text.dropFirst().dropLast()))
    }
    func imaginary(_ rest: ArraySlice<UInt8>) -> Double? {
      var rest = rest
      var number = 1.0
      if let (found, end) = FloatText.prefix(rest) {
        number = found
        rest = rest[end...]
      } else if let sign = rest.first, sign == 43 || sign == 45 {
        number = sign == 45 ? -1 : 1
        rest.removeFirst()
      }
      return rest.count == 1 && rest.first.map { $0 | 32 } == 106 ? number : nil
    }
    guard let (first, end) = FloatText.prefix(text) else {
      return imaginary(text).map { Complex(real: 0, imaginary: $0) }
    }
    let rest = text[end...]
    if rest.isEmpty { return Complex(real: first) }
    if rest.first == 43 || rest.first == 45 { return imaginary(rest).map { Complex(real: first, imaginary: $0) } }
    return imaginary(text).map { Complex(real: 0, imaginary: $0) }
  }
}
