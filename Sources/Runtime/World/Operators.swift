// The operators of the language on any values, with the quick ways for small integers and floats.

extension World {
  // MARK: Truth, equality, hash

  @inline(__always) package func isTrue(_ value: Value) throws(Raised) -> Bool {
    if value.isBoolean { return value.isTrue }
    if value.isInteger { return value.integer != 0 }
    return try isTrueSlowly(value)
  }

  @inline(never) private func isTrueSlowly(_ value: Value) throws(Raised) -> Bool {
    if value.isNone || value.isUnbound { return false }
    if value.isFlonum { return value.flonum != 0 }
    if isOpaque(value) { return opaqueTruth(value) }
    if isExactString(value) { return Ref<StringObject>(value).count != 0 }
    if value == .notImplemented {
      throw typeError("NotImplemented should not be used in a boolean context")
    }
    if special(.bool, of: type(of: value)).isNone {
      throw typeError("'\(typeName(of: value))' cannot be interpreted as a boolean")
    }
    if let answer = try callSpecial(.bool, value) {
      if answer.isBoolean { return answer.isTrue }
      throw typeError("\(typeName(of: value)).__bool__() must return a bool, not \(typeName(of: answer))")
    }
    if !special(.len, of: type(of: value)).isUnbound { return try length(value) != 0 }
    return true
  }

  package func areEqual(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a == b { return true }
    if Value.areIntegers(a, b) { return false }
    if isExactString(a), isExactString(b) { return Ref<StringObject>(a).equals(Ref<StringObject>(b)) }
    return try isTrue(compare(a, b, .equal))
  }

  /// The hash that dicts use. Equal values have equal ones.
  package func hash(_ value: Value) throws(Raised) -> UInt64 { World.mixed(try pythonHash(value)) }

  /// Of an integer, also of a float that is one.
  package static func hash(of number: Int) -> UInt64 { mixed(NumberHash.hash(number)) }

  /// Of what `hash()` gives: close numbers lie far from each other.
  @inline(__always) package static func mixed(_ hash: Int) -> UInt64 {
    let bits = UInt64(bitPattern: Int64(hash)) &* 0x9e37_79b9_7f4a_7c15
    return bits ^ bits >> 32
  }

  /// What `mixed` was given.
  @inline(__always) package static func unmixed(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (bits ^ bits >> 32) &* 0xf1de_83e1_9937_733d)
  }

  /// What `hash()` gives; also what sets use.
  package func pythonHash(_ value: Value) throws(Raised) -> Int {
    if isExactString(value) { return Ref<StringObject>(value).pythonHash }
    if value.isInteger { return NumberHash.hash(value.integer) }
    return try pythonHashSlowly(value)
  }

  @inline(never) private func pythonHashSlowly(_ value: Value) throws(Raised) -> Int {
    if value.isFlonum { return NumberHash.hash(value.flonum, of: value) }
    let type = type(of: value)
    // One that holds others goes through a call, which counts how deep it is.
    if type == types.tuple, TupleType.isFlat(self, Ref<TupleObject>(value)) {
      return try TupleType.hash(self, Ref<TupleObject>(value))
    }
    let method = special(.hash, of: type)
    if method.isUnbound || method.isNone { throw typeError("unhashable type: '\(type.shownName)'") }
    guard let answer = try callSpecial(.hash, value), kind(of: answer) == .integer else {
      throw typeError("__hash__ method should return an integer")
    }
    // One that does not fit a word: its own hash does.
    let number = smallInteger(answer) ?? Int(exactly: big(answer)) ?? NumberHash.hash(big(answer))
    return number == -1 ? -2 : number
  }

  // MARK: Binary operators

  /// `a op b` by the special methods of both.
  package func binary(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool = false) throws(Raised) -> Value {
    let typeA = type(of: a), typeB = type(of: b)
    if inPlace {
      let method = special(op.inPlace, of: typeA)
      if !method.isUnbound {
        let result = try callOperator(op, method, a, b)
        if result != .notImplemented { return result }
      }
    }
    let forward = special(op.forward, of: typeA)
    let reflected = special(op.reflected, of: typeB)
    if op.forward == .add, concatenates(forward) {
      // `+` of sequences is no numeric slot: it is asked last, and raises itself.
      if typeA != typeB, !reflected.isUnbound {
        let result = try callOperator(op, reflected, b, a)
        if result != .notImplemented { return result }
      }
      return try callOperator(op, forward, a, b)
    }
    // A subclass on the right that overrides the method goes first.
    if typeA != typeB, !reflected.isUnbound, isSubtype(typeB, typeA), reflected != special(op.reflected, of: typeA) {
      let result = try callOperator(op, reflected, b, a)
      if result != .notImplemented { return result }
      if !forward.isUnbound {
        let result = try callOperator(op, forward, a, b)
        if result != .notImplemented { return result }
      }
    } else {
      if !forward.isUnbound {
        let result = try callOperator(op, forward, a, b)
        if result != .notImplemented { return result }
      }
      if typeA != typeB, !reflected.isUnbound {
        let result = try callOperator(op, reflected, b, a)
        if result != .notImplemented { return result }
      }
    }
    throw unsupported(op, a, b, inPlace: inPlace)
  }

  /// `*` of a sequence is no numeric slot: it is not asked about what is no number. Called by its name it raises.
  private func callOperator(_ op: BinaryOperator, _ method: Value, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if op.forward == .mul, concatenates(method), special(.index, of: type(of: b)).isUnbound { return .notImplemented }
    return try callBinary(method, a, b)
  }

  private func callBinary(_ method: Value, _ a: Value, _ b: Value) throws(Raised) -> Value {
    return try withRow(2) { world, row throws(Raised) in
      row[0] = a
      row[1] = b
      return try world.callSpecial(method, row, 2)
    }
  }

  /// `a < b` and its like.
  package func compare(_ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    if Value.areIntegers(a, b) {
      let x = a.integer, y = b.integer
      switch comparison {
      case .less: return Value(x < y)
      case .lessEqual: return Value(x <= y)
      case .equal: return Value(x == y)
      case .notEqual: return Value(x != y)
      case .greater: return Value(x > y)
      case .greaterEqual: return Value(x >= y)
      }
    }
    let typeA = type(of: a), typeB = type(of: b)
    let forward = special(comparison.special, of: typeA)
    let reflected = special(comparison.reflected.special, of: typeB)
    let isRightFirst = typeA != typeB && isSubtype(typeB, typeA) && !reflected.isUnbound
    if isRightFirst {
      let result = try callBinary(reflected, b, a)
      if result != .notImplemented { return result }
    }
    if !forward.isUnbound {
      let result = try callBinary(forward, a, b)
      if result != .notImplemented { return result }
    }
    if !isRightFirst, !reflected.isUnbound {
      let result = try callBinary(reflected, b, a)
      if result != .notImplemented { return result }
    }
    switch comparison {
    case .equal: return Value(a == b)
    case .notEqual: return Value(a != b)
    default:
      throw typeError(
        "'\(comparison.sign)' not supported between instances of '\(typeA.shownName)' and '\(typeB.shownName)'"
      )
    }
  }

  /// `-a`, `+a`, `~a`
  package func unary(_ special: Special, _ a: Value) throws(Raised) -> Value {
    if let result = try callSpecial(special, a) { return result }
    let sign = special == .neg ? "-" : special == .pos ? "+" : "~"
    throw typeError("bad operand type for unary \(sign): '\(typeName(of: a))'")
  }

  // MARK: Containers

  package func length(_ value: Value) throws(Raised) -> Int {
    if value.isObject {
      switch Ref<Header>(value).pointee.type {
      case types.list: return Ref<ListObject>(value).pointee.count
      case types.string: return Ref<StringObject>(value).count
      case types.tuple: return Ref<TupleObject>(value).count
      case types.dict: return Ref<DictObject>(value).pointee.count
      default: break
      }
    }
    guard let answer = try callSpecial(.len, value) else {
      throw typeError("object of type '\(typeName(of: value))' has no len()")
    }
    guard let whole = try wholeNumber(answer) else {
      throw typeError("'\(typeName(of: answer))' object cannot be interpreted as an integer")
    }
    guard let number = fitting(whole) else {
      // A negative one is wrong whatever its size.
      if try isTrue(compare(whole, Value(small: 0), .less)) { throw valueError("__len__() should return >= 0") }
      throw overflowError("cannot fit '\(typeName(of: answer))' into an index-sized integer")
    }
    if number < 0 { throw valueError("__len__() should return >= 0") }
    return number
  }

  /// An integer by `__index__` that fits; OverflowError else.
  package func index(_ value: Value) throws(Raised) -> Int {
    if value.isInteger { return value.integer }
    if value.isBoolean { return value.isTrue ? 1 : 0 }
    if kind(of: value) == .integer {
      if let number = word(value) { return number }
      throw overflowError("Python int too large to convert to C ssize_t")
    }
    guard let answer = try callSpecial(.index, value) else {
      throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
    }
    if kind(of: answer) != .integer { throw typeError("__index__ returned non-int (type \(typeName(of: answer)))") }
    return try index(answer)
  }

  package func getItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
    if let result = try callSpecial(.getitem, container, key) { return result }
    if kind(of: container) == .type {
      let getter = try findAttribute(container, names[.class_getitem])
      if !getter.isUnbound { return try call(getter, [key]) }
      if container == types.type.value { return try makeGenericAlias(container, key) }
      throw typeError("type '\(Ref<TypeObject>(container).shownName)' is not subscriptable")
    }
    throw typeError("'\(typeName(of: container))' object is not subscriptable")
  }

  package func setItem(_ container: Value, _ key: Value, _ value: Value) throws(Raised) {
    if try callSpecial(.setitem, container, key, value) == nil {
      throw typeError("'\(typeName(of: container))' object does not support item assignment")
    }
  }

  package func deleteItem(_ container: Value, _ key: Value) throws(Raised) {
    if try callSpecial(.delitem, container, key) == nil {
      // CPython asks types with items whether they take numbers.
      let hasItems =
        type(of: container).pointee.typeFlags.contains(.isHeapType)
        || !special(.len, of: type(of: container)).isUnbound
      let isNumber = hasItems && !special(.index, of: type(of: key)).isUnbound
      throw typeError("'\(typeName(of: container))' object \(isNumber ? "doesn't" : "does not") support item deletion")
    }
  }

  /// `needle in container`
  package func contains(_ container: Value, _ needle: Value) throws(Raised) -> Bool {
    if container.isObject {
      switch Ref<Header>(container).pointee.type {
      case types.dict:
        let dict = Ref<DictObject>(container)
        return try find(needle, hash: keyHash(needle, in: dict), in: dict) >= 0
      case types.set, types.frozenset: return try find(needle, in: Ref<SetObject>(container)) >= 0
      case types.tuple:
        let tuple = Ref<TupleObject>(container)
        for index in 0..<tuple.count where try areEqual(tuple[index], needle) { return true }
        return false
      case types.string where isExactString(needle):
        let text = Ref<StringObject>(container), part = Ref<StringObject>(needle)
        if part.count == 1, part.pointee.width == 1, text.pointee.width == 1 {
          return text.latin.index(of: part.latin[0], from: 0, to: text.count) >= 0
        }
      default: break
      }
    }
    let method = special(.contains, of: type(of: container))
    if method.isNone { throw typeError("'\(typeName(of: container))' object is not a container") }
    if let answer = try callSpecial(.contains, container, needle) { return try isTrue(answer) }
    if special(.iter, of: type(of: container)).isUnbound, !hasItems(type(of: container)) {
      throw typeError("argument of type '\(typeName(of: container))' is not a container or iterable")
    }
    let iterator = try iterator(of: container)
    while true {
      let element = try next(iterator)
      if element.isUnbound { return false }
      if try areEqual(element, needle) { return true }
    }
  }

  // MARK: Iteration

  /// Are there items to be had by number? Native types that take keys alone are no sequences.
  func hasItems(_ type: Ref<TypeObject>) -> Bool {
    !special(.getitem, of: type).isUnbound
      && (type.pointee.typeFlags.contains(.isHeapType) || !special(.len, of: type).isUnbound)
  }

  /// `iter(value)`
  package func iterator(of value: Value) throws(Raised) -> Value {
    let type = type(of: value)
    let method = special(.iter, of: type)
    if method.isNone { throw typeError("'\(type.shownName)' object is not iterable") }
    if !method.isUnbound {
      guard let iterator = try callSpecial(.iter, value) else { throw typeError("not iterable") }
      if special(.next, of: self.type(of: iterator)).isUnbound {
        throw typeError("\(type.shownName).__iter__() must return an iterator, not \(typeName(of: iterator))")
      }
      return iterator
    }
    if hasItems(type) { return makeIterator(types.iterator, value) }
    throw typeError("'\(type.shownName)' object is not iterable")
  }

  /// The next element; unbound where the iterator is exhausted. Native iterators return unbound from `__next__` and
  /// raise no StopIteration.
  package func next(_ iterator: Value) throws(Raised) -> Value {
    // Native code may ask an endless iterator: its steps count as instructions do.
    fuel &-= 1
    if fuel < 0 { try refuel() }
    if iterator.isObject, Ref<Header>(iterator).pointee.kind == .iterator {
      let object = Ref<IteratorObject>(iterator)
      switch object.pointee.header.type {
      case types.iterators.range: return RangeType.next(object)
      case types.iterators.list: return SequenceIterators.nextOfList(object)
      case types.iterators.tuple: return SequenceIterators.nextOfTuple(object)
      default: break
      }
    }
    let method = special(.next, of: type(of: iterator))
    if method.isUnbound { throw typeError("'\(typeName(of: iterator))' object is not an iterator") }
    do throws(Raised) {
      return try withRow(1) { world, row throws(Raised) in
        row[0] = iterator
        if world.isNativeMethod(method) {
          return try world.callNative(Ref<NativeFunctionObject>(method).pointee.index, row, 1, .unbound)
        }
        return try world.callSpecial(method, row, 1)
      }
    } catch {
      if !isRaised("StopIteration") { throw error }
      raised = .unbound
      return .unbound
    }
  }

  /// Calls `body` for each element until it says no.
  package func forEach(_ iterable: Value, _ body: (Value) throws(Raised) -> Bool) throws(Raised) {
    switch iterable.isObject ? Ref<Header>(iterable).pointee.type : .none {
    case types.list:
      let list = Ref<ListObject>(iterable)
      var index = 0
      while index < list.pointee.count {
        try charge(1)
        if try !body(list.pointee.items[index]) { return }
        index += 1
      }
    case types.tuple:
      let tuple = Ref<TupleObject>(iterable)
      for index in 0..<tuple.count {
        try charge(1)
        if try !body(tuple[index]) { return }
      }
    default:
      let iterator = try iterator(of: iterable)
      while true {
        let element = try next(iterator)
        if element.isUnbound { return }
        if try !body(element) { return }
      }
    }
  }

  /// All elements.
  package func collect(_ iterable: Value) throws(Raised) -> [Value] {
    var found: [Value] = []
    try forEach(iterable) { element throws(Raised) in
      found.append(element)
      // They lie outside of the heap, but an endless iterator must not fill the machine's memory.
      if found.count & 0xffff == 0, !heap.mayAllocate(found.count, times: 16) { throw stop(.memory) }
      return true
    }
    return found
  }

  // MARK: Text

  /// `repr(value)`
  package func repr(_ value: Value) throws(Raised) -> Value {
    if value.isInteger { return decimal(value.integer) }
    guard let text = try callSpecial(.repr, value) else { return string("<\(typeName(of: value)) object>") }
    if !isString(text) {
      throw typeError("\(typeName(of: value)).__repr__() must return a str, not \(typeName(of: text))")
    }
    return text
  }

  /// `str(value)`
  package func str(_ value: Value) throws(Raised) -> Value {
    if isExactString(value) { return value }
    if value.isInteger { return decimal(value.integer) }
    guard let text = try callSpecial(.str, value) else { return try repr(value) }
    if !isString(text) {
      throw typeError("\(typeName(of: value)).__str__() must return a str, not \(typeName(of: text))")
    }
    return text
  }

  package func reprText(_ value: Value) throws(Raised) -> String { Ref<StringObject>(try repr(value)).text }
  package func strText(_ value: Value) throws(Raised) -> String { Ref<StringObject>(try str(value)).text }
}
