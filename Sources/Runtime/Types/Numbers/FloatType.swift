// float: construction, operators, comparison, methods.
import BigInt
import PythonSyntax

enum FloatType {
  @Sendable static func define(_ world: World) {
    let float = TypeBuilder(world: world, type: world.types.float)
    float.new(.positional(0, 1)) { world, arguments throws(Raised) in
      let number = arguments[1].isUnbound ? 0 : try number(world, arguments[1])
      return make(world, Ref<TypeObject>(arguments[0]), number)
    }
    operators(float)
    comparisons(float)
    methods(float)
    classMethods(float)
  }

  private static func make(_ world: World, _ type: Ref<TypeObject>, _ number: Double) -> Value {
    if type == world.types.float { return world.float(number) }
    let object: Ref<FloatObject> = world.makeObject(type)
    object.pointee.number = number
    return object.value
  }

  /// `float(value)`
  static func number(_ world: World, _ value: Value) throws(Raised) -> Double {
    switch world.kind(of: value) {
    case .string:
      return try FloatText.parse(world, IntegerText.ascii(Ref<StringObject>(value)), shown: value)
    case .bytes, .bytearray, .memoryView:
      return try FloatText.parse(world, IntegerType.content(of: value, world), shown: value)
    default:
      if let number = try real(world, value) { return number }
      throw world.typeError(
        "float() argument must be a string or a real number, not '\(world.typeName(of: value))'")
    }
  }

  /// By `__float__` or `__index__`; nil where there is neither.
  static func real(_ world: World, _ value: Value) throws(Raised) -> Double? {
    if value.isFlonum { return value.flonum }
    if value.isInteger { return Double(value.integer) }
    if value.isObject, Ref<Header>(value).pointee.type == world.types.float { return world.double(value) }
    if let answer = try world.callSpecial(.float, value) {
      if world.kind(of: answer) != .float {
        throw world.typeError(
          "\(world.typeName(of: value)).__float__() must return a float, not \(world.typeName(of: answer))")
      }
      return world.double(answer)
    }
    if world.special(.index, of: world.type(of: value)).isUnbound { return nil }
    return try FloatConversion.double(world, world.indexValue(value))
  }

  // MARK: Operators

  @inline(__always) private static func apply(
    _ world: World, _ a: Value, _ b: Value, _ body: (Double, Double) throws(Raised) -> Double
  ) throws(Raised) -> Value {
    guard let x = try FloatArithmetic.operand(world, a), let y = try FloatArithmetic.operand(world, b) else {
      return .notImplemented
    }
    return world.float(try body(x, y))
  }

  private static func divide(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    try apply(world, a, b) { x, y throws(Raised) in
      if y == 0 { throw FloatArithmetic.zeroDivision(world) }
      return x / y
    }
  }

  private static func both(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard let x = try FloatArithmetic.operand(world, a), let y = try FloatArithmetic.operand(world, b) else {
      return .notImplemented
    }
    let (quotient, rest) = try FloatArithmetic.divide(world, x, y)
    return world.makeTuple([world.float(quotient), world.float(rest)]).value
  }

  private static func power(_ world: World, _ a: Value, _ b: Value, _ c: Value) throws(Raised) -> Value {
    if !c.isNone {
      throw world.typeError("pow() 3rd argument not allowed unless all arguments are integers")
    }
    guard let x = try FloatArithmetic.operand(world, a), let y = try FloatArithmetic.operand(world, b) else {
      return .notImplemented
    }
    return try FloatArithmetic.power(world, x, y)
  }

  private static func operators(_ float: TypeBuilder) {
    float.method("__add__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1]) { $0 + $1 } }
    float.method("__radd__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0]) { $0 + $1 } }
    float.method("__sub__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1]) { $0 - $1 } }
    float.method("__rsub__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0]) { $0 - $1 } }
    float.method("__mul__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1]) { $0 * $1 } }
    float.method("__rmul__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0]) { $0 * $1 } }
    float.method("__truediv__", .exactly(1)) { w, a throws(Raised) in try divide(w, a[0], a[1]) }
    float.method("__rtruediv__", .exactly(1)) { w, a throws(Raised) in try divide(w, a[1], a[0]) }
    float.method("__floordiv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in try FloatArithmetic.divide(w, x, y).quotient }
    }
    float.method("__rfloordiv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in try FloatArithmetic.divide(w, x, y).quotient }
    }
    float.method("__mod__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1]) { x, y throws(Raised) in try FloatArithmetic.modulo(w, x, y) }
    }
    float.method("__rmod__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0]) { x, y throws(Raised) in try FloatArithmetic.modulo(w, x, y) }
    }
    float.method("__divmod__", .exactly(1)) { w, a throws(Raised) in try both(w, a[0], a[1]) }
    float.method("__rdivmod__", .exactly(1)) { w, a throws(Raised) in try both(w, a[1], a[0]) }
    float.method("__pow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[0], a[1], a.or(2, .none)) }
    float.method("__rpow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[1], a[0], a.or(2, .none)) }
    float.method("__neg__") { w, a throws(Raised) in w.float(-w.double(a[0])) }
    float.method("__pos__") { w, a throws(Raised) in w.float(w.double(a[0])) }
    float.method("__abs__") { w, a throws(Raised) in w.float(w.double(a[0]).magnitude) }
    float.method("__bool__") { w, a throws(Raised) in Value(w.double(a[0]) != 0) }
  }

  /// Nil: not comparable numbers; else -1, 0, 1, or 2 where one is NaN.
  private static func order(_ world: World, _ a: Value, _ b: Value) -> Int? {
    let x = world.double(a)
    switch world.kind(of: b) {
    case .float:
      let y = world.double(b)
      return x < y ? -1 : x == y ? 0 : x > y ? 1 : 2
    case .integer: return FloatConversion.order(world, b, x).map { -$0 } ?? 2
    default: return nil
    }
  }

  private static func comparisons(_ float: TypeBuilder) {
    float.method("__eq__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 == 0) } ?? .notImplemented
    }
    float.method("__ne__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 != 0) } ?? .notImplemented
    }
    float.method("__lt__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 == -1) } ?? .notImplemented
    }
    float.method("__le__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 <= 0) } ?? .notImplemented
    }
    float.method("__gt__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 == 1) } ?? .notImplemented
    }
    float.method("__ge__", .exactly(1)) { w, a throws(Raised) in
      order(w, a[0], a[1]).map { Value($0 == 0 || $0 == 1) } ?? .notImplemented
    }
    float.method("__hash__") { w, a throws(Raised) in w.makeInteger(NumberHash.hash(w.double(a[0]), of: a[0])) }
  }

  // MARK: Methods

  private static func methods(_ float: TypeBuilder) {
    float.method("__repr__") { w, a throws(Raised) in w.string(pythonRepr(w.double(a[0]))) }
    float.method("__int__") { w, a throws(Raised) in try FloatConversion.integer(w, w.double(a[0])) }
    float.method("__trunc__") { w, a throws(Raised) in try FloatConversion.integer(w, w.double(a[0])) }
    float.method("__floor__") { w, a throws(Raised) in try FloatConversion.integer(w, w.double(a[0]).rounded(.down)) }
    float.method("__ceil__") { w, a throws(Raised) in try FloatConversion.integer(w, w.double(a[0]).rounded(.up)) }
    float.method("__float__") { w, a throws(Raised) in w.float(w.double(a[0])) }
    float.method("__round__", .positional(0, 1)) { w, a throws(Raised) in
      try round(w, w.double(a[0]), a.or(1, .none))
    }
    float.method("__getnewargs__") { w, a throws(Raised) in w.makeTuple([w.float(w.double(a[0]))]).value }
    float.method("__format__", .exactly(1)) { w, a throws(Raised) in
      guard w.isString(a[1]) else {
        throw w.typeError("__format__() argument must be str, not \(a[1].isNone ? "None" : w.typeName(of: a[1]))")
      }
      return try w.formatFloat(a[0], Ref<StringObject>(a[1]))
    }
    float.method("conjugate") { w, a throws(Raised) in w.float(w.double(a[0])) }
    float.method("hex") { w, a throws(Raised) in w.string(FloatText.hexadecimal(w.double(a[0]))) }
    float.method("is_integer") { w, a throws(Raised) in
      let number = w.double(a[0])
      return Value(number.isFinite && number == number.rounded(.down))
    }
    float.method("as_integer_ratio") { w, a throws(Raised) in
      let number = w.double(a[0])
      if number.isNaN { throw w.valueError("cannot convert NaN to integer ratio") }
      if number.isInfinite { throw w.overflowError("cannot convert Infinity to integer ratio") }
      let (numerator, denominator) = ratio(number)
      return w.makeTuple([w.makeInteger(numerator), w.makeInteger(denominator)]).value
    }
    float.property("real") { w, a throws(Raised) in w.float(w.double(a[0])) }
    float.property("imag") { w, _ throws(Raised) in w.float(0) }
  }

  /// A finite float as a fraction in lowest terms.
  static func ratio(_ number: Double) -> (BigInt, BigInt) {
    if number == 0 { return (0, 1) }
    let isSubnormal = number.exponentBitPattern == 0
    var mantissa = isSubnormal ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    var exponent = (isSubnormal ? 1 : Int(number.exponentBitPattern)) - 1075
    let zeros = mantissa.trailingZeroBitCount
    mantissa >>= UInt64(zeros)
    exponent += zeros
    let sign: BigInt.Sign = number < 0 ? .minus : .plus
    let numerator = IntegerArithmetic.shiftLeft(BigUInt(UInt(mantissa)), max(exponent, 0))
    let denominator = IntegerArithmetic.shiftLeft(BigUInt(UInt(1)), max(0 - exponent, 0))
    return (BigInt(sign: sign, magnitude: numerator), BigInt(sign: .plus, magnitude: denominator))
  }

  static func round(_ world: World, _ number: Double, _ digits: Value) throws(Raised) -> Value {
    if digits.isNone { return try FloatConversion.integer(world, number.rounded(.toNearestOrEven)) }
    let count = try world.saturatedIndex(digits)
    if !number.isFinite || count > 323 { return world.float(number) }
    if count < -308 { return world.float(0 * number) }
    let decimal = FloatDecimal(number.magnitude, behindPoint: count)
    let text = decimal.digits.isEmpty ? "0" : String(decoding: decimal.digits, as: UTF8.self)
    let rounded = Double("\(text)e\(decimal.point - decimal.digits.count)") ?? 0
    if rounded.isInfinite { throw world.overflowError("rounded value too large to represent") }
    return world.float(number.sign == .minus ? -rounded : rounded)
  }

  private static func classMethods(_ float: TypeBuilder) {
    float.classMethod("fromhex", .exactly(1)) { w, a throws(Raised) in
      guard w.isString(a[1]) else { throw w.typeError("bad argument type for built-in operation") }
      let text = Array(Ref<StringObject>(a[1]).text.utf8)
      let number = w.float(try FloatText.parseHexadecimal(w, text))
      return a[0] == w.types.float.value ? number : try w.call(a[0], [number])
    }
    float.classMethod("from_number", .exactly(1)) { w, a throws(Raised) in
      guard let number = try real(w, a[1]) else {
        throw w.typeError("must be real number, not \(w.typeName(of: a[1]))")
      }
      let value = w.float(number)
      return a[0] == w.types.float.value ? value : try w.call(a[0], [value])
    }
    float.classMethod("__getformat__", .exactly(1)) { w, a throws(Raised) in
      guard w.isString(a[1]) else {
        let given = a[1].isNone ? "None" : w.typeName(of: a[1])
        throw w.typeError("__getformat__() argument must be str, not \(given)")
      }
      let name = Ref<StringObject>(a[1]).text
      if name != "double", name != "float" {
        throw w.valueError("__getformat__() argument 1 must be 'double' or 'float'")
      }
      return w.string("IEEE, little-endian")
    }
  }
}
