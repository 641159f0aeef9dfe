// int: construction, operators, comparison, hash.

enum IntegerType {
  @Sendable static func define(_ world: World) {
    let int = TypeBuilder(world: world, type: world.types.integer)
    int.new(.named("x", "base", positionalOnly: 1)) { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      if type == world.types.boolean {
        throw world.typeError("int.__new__(bool) is not safe, use bool.__new__()")
      }
      let value = try make(world, arguments[1], arguments[2])
      return type == world.types.integer ? value : world.makeInteger(type, value)
    }
    operators(int)
    comparisons(int)
    methods(int)
    bytes(int)
  }

  // MARK: Construction

  private static func make(_ world: World, _ value: Value, _ base: Value) throws(Raised) -> Value {
    if value.isUnbound {
      if !base.isUnbound { throw world.typeError("int() missing string argument") }
      return Value(small: 0)
    }
    if base.isUnbound { return try number(world, value) }
    let radix = try world.saturatedIndex(base)
    if radix != 0, radix < 2 || radix > 36 {
      throw world.valueError("int() base must be >= 2 and <= 36, or 0")
    }
    switch world.kind(of: value) {
    case .string:
      return try IntegerText.parse(world, IntegerText.ascii(Ref<StringObject>(value)), base: radix, shown: value)
    case .bytes, .bytearray:
      let bytes = try IntegerType.content(of: value, world)
      return try IntegerText.parse(world, bytes, base: radix, shown: world.makeBytes(bytes))
    default: throw world.typeError("int() can't convert non-string with explicit base")
    }
  }

  /// The bytes of something with a buffer.
  static func content(of value: Value, _ world: World) throws(Raised) -> [UInt8] {
    guard let row = world.buffer(of: value) else { throw world.typeError("a bytes-like object is required") }
    return (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }
  }

  /// `int(value)`
  static func number(_ world: World, _ value: Value) throws(Raised) -> Value {
    if value.isInteger { return value }
    if let answer = try world.callSpecial(.int, value) {
      if !world.isInt(answer) {
        throw world.typeError(
          "\(world.typeName(of: value)).__int__() must return an int, not \(world.typeName(of: answer))")
      }
      return world.plainInteger(answer)
    }
    if !world.special(.index, of: world.type(of: value)).isUnbound {
      return world.plainInteger(try world.indexValue(value))
    }
    switch world.kind(of: value) {
    case .string:
      return try IntegerText.parse(world, IntegerText.ascii(Ref<StringObject>(value)), base: 10, shown: value)
    case .bytes, .bytearray, .memoryView:
      let bytes = try IntegerType.content(of: value, world)
      return try IntegerText.parse(world, bytes, base: 10, shown: world.makeBytes(bytes))
    default:
      throw world.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '\(world.typeName(of: value))'")
    }
  }

  // MARK: Operators

  typealias Operation = (World, Value, Value) throws(Raised) -> Value

  @inline(__always) private static func apply(
    _ world: World, _ a: Value, _ b: Value, _ operation: Operation
  ) throws(Raised) -> Value {
    if !world.isInt(a) || !world.isInt(b) { return .notImplemented }
    return try operation(world, a, b)
  }

  private static func operators(_ int: TypeBuilder) {
    int.method("__add__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.add) }
    int.method("__radd__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.add) }
    int.method("__sub__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.subtract) }
    int.method("__rsub__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.subtract) }
    int.method("__mul__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.multiply) }
    int.method("__rmul__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.multiply) }
    int.method("__truediv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1], IntegerArithmetic.trueDivide)
    }
    int.method("__rtruediv__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0], IntegerArithmetic.trueDivide)
    }
    int.method("__floordiv__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], quotient) }
    int.method("__rfloordiv__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], quotient) }
    int.method("__mod__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], rest) }
    int.method("__rmod__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], rest) }
    int.method("__divmod__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], both) }
    int.method("__rdivmod__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], both) }
    int.method("__lshift__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1], IntegerArithmetic.shiftLeft)
    }
    int.method("__rlshift__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0], IntegerArithmetic.shiftLeft)
    }
    int.method("__rshift__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[0], a[1], IntegerArithmetic.shiftRight)
    }
    int.method("__rrshift__", .exactly(1)) { w, a throws(Raised) in
      try apply(w, a[1], a[0], IntegerArithmetic.shiftRight)
    }
    int.method("__and__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.and) }
    int.method("__rand__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.and) }
    int.method("__or__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.or) }
    int.method("__ror__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.or) }
    int.method("__xor__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[0], a[1], IntegerArithmetic.xor) }
    int.method("__rxor__", .exactly(1)) { w, a throws(Raised) in try apply(w, a[1], a[0], IntegerArithmetic.xor) }
    int.method("__pow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[0], a[1], a.or(2, .none)) }
    int.method("__rpow__", .positional(1, 2)) { w, a throws(Raised) in try power(w, a[1], a[0], a.or(2, .none)) }
    int.method("__neg__") { w, a throws(Raised) in IntegerArithmetic.negate(w, a[0]) }
    int.method("__pos__") { w, a throws(Raised) in w.plainInteger(a[0]) }
    int.method("__abs__") { w, a throws(Raised) in
      w.isNegative(a[0]) ? IntegerArithmetic.negate(w, a[0]) : w.plainInteger(a[0])
    }
    int.method("__invert__") { w, a throws(Raised) in
      try IntegerArithmetic.subtract(w, Value(small: -1), a[0])
    }
    int.method("__bool__") { w, a throws(Raised) in Value(w.smallInteger(a[0]) != 0) }
  }

  private static func quotient(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    try IntegerArithmetic.divide(world, a, b, .quotient).quotient
  }
  private static func rest(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    try IntegerArithmetic.divide(world, a, b, .rest).rest
  }
  private static func both(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let (quotient, rest) = try IntegerArithmetic.divide(world, a, b)
    return world.makeTuple([quotient, rest]).value
  }

  static func power(_ world: World, _ a: Value, _ b: Value, _ c: Value) throws(Raised) -> Value {
    if !world.isInt(a) || !world.isInt(b) { return .notImplemented }
    if c.isNone { return try IntegerArithmetic.power(world, a, b) }
    if !world.isInt(c) { return .notImplemented }
    return try IntegerArithmetic.power(world, a, b, modulo: c)
  }

  private static func comparisons(_ int: TypeBuilder) {
    int.method("__eq__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) == 0) : .notImplemented
    }
    int.method("__ne__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) != 0) : .notImplemented
    }
    int.method("__lt__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) < 0) : .notImplemented
    }
    int.method("__le__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) <= 0) : .notImplemented
    }
    int.method("__gt__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) > 0) : .notImplemented
    }
    int.method("__ge__", .exactly(1)) { w, a throws(Raised) in
      w.isInt(a[1]) ? Value(IntegerArithmetic.order(w, a[0], a[1]) >= 0) : .notImplemented
    }
    int.method("__hash__") { w, a throws(Raised) in
      if let small = w.smallInteger(a[0]) { return w.makeInteger(NumberHash.hash(small)) }
      return w.makeInteger(NumberHash.hash(w.big(a[0])))
    }
  }
}
