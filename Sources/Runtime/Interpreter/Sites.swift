// The slow halves of attribute access at a site: look up, and remember what was found for the next time.
import Bytecode

extension World {
  @inline(never) func loadAttribute(_ value: Value, _ name: Value, _ cache: Cells<SiteCache>) throws(Raised) -> Value {
    let type = type(of: value)
    if !type.pointee.typeFlags.contains(.hasCustomGet), let storage = storage(of: value, type),
      kind(of: value) != .type, kind(of: value) != .module
    {
      let found = lookUp(name, in: type)
      if found.isUnbound || !isDataDescriptor(found) {
        let index = index(of: name, in: storage.pointee.shape)
        if index >= 0 {
          cache[0].version = type.pointee.version
          cache[0].otherVersion = UInt32(bitPattern: type.pointee.attributesOffset)
          cache[0].shape = storage.pointee.shape.address
          cache[0].payload = UInt64(index)
          cache[0].form = 1
          return storage.pointee.values[index]
        }
      }
    }
    return try getAttribute(value, name)
  }

  @inline(never) func storeAttribute(
    _ value: Value, _ name: Value, _ new: Value, _ cache: Cells<SiteCache>
  ) throws(Raised) {
    let type = type(of: value)
    if !type.pointee.typeFlags.contains(.hasCustomSet), let storage = storage(of: value, type),
      kind(of: value) != .type, lookUp(name, in: type).isUnbound
    {
      let index = index(of: name, in: storage.pointee.shape)
      // An observer sees every store: none may go by the cache.
      if index >= 0, observer == nil {
        cache[0].version = type.pointee.version
        cache[0].otherVersion = UInt32(bitPattern: type.pointee.attributesOffset)
        cache[0].shape = storage.pointee.shape.address
        cache[0].payload = UInt64(index)
        cache[0].form = 1
        storage.pointee.values[index] = new
        return
      }
    }
    if observer != nil { noteMutation(of: value, name) }
    try setAttribute(value, name, new)
  }

  /// Fills two registers for a call: function and receiver, or attribute and nothing.
  @inline(never) func loadMethod(
    _ value: Value, _ name: Value, _ target: Cells<Value>, _ cache: Cells<SiteCache>
  ) throws(Raised) {
    let type = type(of: value)
    let kind = kind(of: value)
    if !type.pointee.typeFlags.contains(.hasCustomGet), kind != .type, kind != .module, kind != .superObject {
      let found = lookUp(name, in: type)
      if found.isObject {
        let foundKind = Ref<Header>(found).pointee.kind
        let isPlainMethod =
          foundKind == .function
          || foundKind == .nativeFunction && isNativeMethod(found)
        let storage = storage(of: value, type)
        let own = storage.map { get(name, in: $0) } ?? .unbound
        if isPlainMethod, own.isUnbound {
          target[0] = found
          target[1] = value
          if storage == nil || storage.map({ $0.pointee.shape.isPresent }) == true {
            cache[0].version = type.pointee.version
            cache[0].otherVersion = storage == nil ? 0 : UInt32(bitPattern: type.pointee.attributesOffset)
            cache[0].shape = storage?.pointee.shape.address ?? 0
            cache[0].payload = found.bits
            cache[0].form = 3
          }
          return
        }
      }
    }
    let attribute = try getAttribute(value, name)
    target[0] = attribute
    target[1] = .unbound
  }

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

  @inline(__always) func isSame(_ a: Value, _ b: Value) -> Bool { a.bits & ~8 == b.bits & ~8 }

  /// `a < b` and its like as a value.
  @inline(__always) func compareQuickly(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if Value.areIntegers(a, b) {
      return Value(World.ordered(comparison, Int64(bitPattern: a.bits), Int64(bitPattern: b.bits)))
    }
    if a.isFlonum, b.isFlonum { return Value(World.ordered(comparison, a.flonum, b.flonum)) }
    return try compareSlowly(comparison, a, b)
  }

  /// Does the comparison hold?
  @inline(__always) func holds(_ comparison: Comparison, _ a: Value, _ b: Value) throws(Raised) -> Bool {
    if Value.areIntegers(a, b) {
      return World.ordered(comparison, Int64(bitPattern: a.bits), Int64(bitPattern: b.bits))
    }
    if a.isFlonum, b.isFlonum { return World.ordered(comparison, a.flonum, b.flonum) }
    return try isTrue(compareSlowly(comparison, a, b))
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
