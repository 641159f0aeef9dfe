// What the loop does at sites besides attributes: special methods, items, operators and comparisons.
import Bytecode

extension World {
  /// `__enter__` and its like, looked up on the type and bound.
  func loadSpecial(_ value: Value, _ name: Value, _ form: UInt8) throws(Raised) -> Value {
    let type = type(of: value)
    let found = lookUp(name, in: type)
    if !found.isUnbound { return try bind(found, to: value, type) }
    let text = Ref<StringObject>(name).text
    let isAsync = form >= 2
    let protocolName = isAsync ? "asynchronous context manager" : "context manager"
    let others = isAsync ? ["__enter__", "__exit__"] : ["__aenter__", "__aexit__"]
    let isOther = others.allSatisfy { !lookUp(intern($0), in: type).isUnbound }
    let hint =
      isOther
      ? " but it supports the \(isAsync ? "context manager" : "asynchronous context manager") protocol. Did you mean to use '\(isAsync ? "with" : "async with")'?"
      : ""
    throw typeError(
      "'\(fullName(of: type))' object does not support the \(protocolName) protocol (missed \(text) method)\(hint)")
  }

  @inline(never) func loadItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
    if container.isObject, Ref<Header>(container).pointee.type == types.dict {
      let dict = Ref<DictObject>(container)
      let value = try get(key, from: dict)
      if value.isDeferred { return try seen(value, key, in: dict) }
      if !value.isUnbound { return value }
      throw keyError(key)
    }
    if isExactString(container), key.isInteger {
      let text = Ref<StringObject>(container)
      let index = key.integer < 0 ? key.integer &+ text.count : key.integer
      if UInt(bitPattern: index) < UInt(bitPattern: text.count) { return character(text[index]) }
    }
    return try getItem(container, key)
  }

  @inline(never) func storeItem(_ container: Value, _ key: Value, _ value: Value) throws(Raised) {
    if container.isObject, Ref<Header>(container).pointee.type == types.dict {
      return try set(key, to: value, in: Ref<DictObject>(container))
    }
    try setItem(container, key, value)
  }

  // MARK: Operators

  @inline(never) func add(_ a: Value, _ b: Value, inPlace: Bool) throws(Raised) -> Value {
    if isExactString(a), isExactString(b) { return try concatenate(a, b) }
    return try binary(.add, a, b, inPlace: inPlace)
  }

  @inline(never) func arithmetic(
    _ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool, _ frame: Ref<Frame>, _ place: Cells<Instruction>
  ) throws(Raised) -> Value {
    frame.pointee.keep(place)
    return try binary(op, a, b, inPlace: inPlace)
  }

  /// `a is b`.
  @inline(__always) func isSame(_ a: Value, _ b: Value) -> Bool { a.bits == b.bits }

  /// `a < b` and its like as a value.
  @inline(__always) func compareQuickly(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if Value.areIntegers(a, b) {
      return Value(World.ordered(comparison, Int64(bitPattern: a.bits), Int64(bitPattern: b.bits)))
    }
    if a.isFlonum, b.isFlonum { return Value(World.ordered(comparison, a.flonum, b.flonum)) }
    return try compareSlowly(comparison, a, b)
  }

  /// Does the comparison hold?
  @inline(__always) func holds(
    _ comparison: Comparison, _ a: Value, _ b: Value, _ frame: Ref<Frame>, _ place: Cells<Instruction>
  ) throws(Raised) -> Bool {
    if Value.areIntegers(a, b) {
      return World.ordered(comparison, Int64(bitPattern: a.bits), Int64(bitPattern: b.bits))
    }
    if a.isFlonum, b.isFlonum { return World.ordered(comparison, a.flonum, b.flonum) }
    return try isTrue(compareSlowly(comparison, a, b), frame, place)
  }

  /// The truth of a value for a jump: what is opaque looks where the jump leads.
  @inline(__always) func isTrue(_ value: Value, _ frame: Ref<Frame>, _ place: Cells<Instruction>) throws(Raised) -> Bool
  {
    if value.isBoolean { return value.isTrue }
    frame.pointee.keep(place)
    return try isTrue(value)
  }

  /// `not value`
  @inline(__always) func not(_ value: Value) throws(Raised) -> Value {
    value.isBoolean ? Value(!value.isTrue) : try negated(value)
  }

  @inline(__always) private static func ordered<Number: Comparable>(
    _ comparison: Comparison, _ a: Number, _ b: Number
  ) -> Bool {
    switch comparison {
    case .less: a < b
    case .lessEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterEqual: a >= b
    }
  }

  @inline(never) private func compareSlowly(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if isExactString(a), isExactString(b) {
      if comparison == .equal { return Value(Ref<StringObject>(a).equals(Ref<StringObject>(b))) }
      if comparison == .notEqual { return Value(!Ref<StringObject>(a).equals(Ref<StringObject>(b))) }
    }
    return try compare(a, b, comparison)
  }
}
