// bool: two ints with names.

enum BooleanType {
  @Sendable static func define(_ world: World) {
    let bool = TypeBuilder(world: world, type: world.types.boolean)
    bool.new(.positional(0, 1)) { world, arguments throws(Raised) in
      arguments[1].isUnbound ? .false : Value(try world.isTrue(arguments[1]))
    }
    bool.method("__repr__") { w, a throws(Raised) in w.intern(a[0].isTrue ? "True" : "False") }
    bool.method("__and__", .exactly(1)) { w, a throws(Raised) in try and(w, a[0], a[1]) }
    bool.method("__rand__", .exactly(1)) { w, a throws(Raised) in try and(w, a[1], a[0]) }
    bool.method("__or__", .exactly(1)) { w, a throws(Raised) in try or(w, a[0], a[1]) }
    bool.method("__ror__", .exactly(1)) { w, a throws(Raised) in try or(w, a[1], a[0]) }
    bool.method("__xor__", .exactly(1)) { w, a throws(Raised) in try xor(w, a[0], a[1]) }
    bool.method("__rxor__", .exactly(1)) { w, a throws(Raised) in try xor(w, a[1], a[0]) }
    bool.method("__invert__") { _, a throws(Raised) in Value(small: a[0].isTrue ? -2 : -1) }
  }

  private static func and(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isBoolean, b.isBoolean { return Value(a.isTrue && b.isTrue) }
    return world.isInt(a) && world.isInt(b) ? try IntegerArithmetic.and(world, a, b) : .notImplemented
  }
  private static func or(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isBoolean, b.isBoolean { return Value(a.isTrue || b.isTrue) }
    return world.isInt(a) && world.isInt(b) ? try IntegerArithmetic.or(world, a, b) : .notImplemented
  }
  private static func xor(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isBoolean, b.isBoolean { return Value(a.isTrue != b.isTrue) }
    return world.isInt(a) && world.isInt(b) ? try IntegerArithmetic.xor(world, a, b) : .notImplemented
  }
}
