// tuple: immutable rows of values.

enum TupleType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let tuple = TypeBuilder(world: world, type: world.types.tuple)
    tuple.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      try world.checkNoNames(arguments, type, world.types.tuple, unless: .`init`)
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("tuple expected at most 1 argument, got \(count)") }
      if count == 0 {
        return type == world.types.tuple ? world.emptyTuple.value : make(world, type, count: 0).value
      }
      let source = arguments[1]
      if type == world.types.tuple, world.type(of: source) == type { return source }
      let list = try world.listOf(source)
      if type == world.types.tuple { return world.makeTuple(list.pointee.items, list.pointee.count).value }
      let made = make(world, type, count: list.pointee.count)
      made.items.copy(list.pointee.items, list.pointee.count)
      return made.value
    }
    tuple.comparisons(TupleType.self)
    tuple.method("__repr__") { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      if tuple.count == 0 { return world.intern("()") }
      return try world.show(arguments[0], dots: "(...)") { writer throws(Raised) in
        writer.write("(")
        for index in 0..<tuple.count {
          if index > 0 { writer.write(", ") }
          try world.show(tuple[index], in: &writer)
        }
        writer.write(tuple.count == 1 ? ",)" : ")")
      }
    }
    tuple.method("__hash__") { world, arguments throws(Raised) in
      world.makeInteger(try hash(world, Ref<TupleObject>(arguments[0])))
    }
    tuple.method("__len__") { _, arguments throws(Raised) in Value(small: Ref<TupleObject>(arguments[0]).count) }
    tuple.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(world.types.iterators.tuple, arguments[0])
    }
    tuple.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      for index in 0..<tuple.count where try world.areEqual(tuple[index], arguments[1]) { return .true }
      return .false
    }
    tuple.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try item(world, Ref<TupleObject>(arguments[0]), arguments[1])
    }
    tuple.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .tuple else { throw world.cannotConcatenate(arguments[0], arguments[1]) }
      let a = Ref<TupleObject>(arguments[0]), b = Ref<TupleObject>(arguments[1])
      if a.count == 0, b.pointee.header.type == world.types.tuple { return b.value }
      if b.count == 0, a.pointee.header.type == world.types.tuple { return a.value }
      try world.checkWords(a.count + b.count)
      let sum = world.makeTuple(count: a.count + b.count)
      sum.items.copy(a.items, a.count)
      sum.items.from(a.count).copy(b.items, b.count)
      return sum.value
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      tuple.method(name, .exactly(1)) { world, arguments throws(Raised) in
        let times = try world.times(arguments[1])
        return try repeated(world, Ref<TupleObject>(arguments[0]), times)
      }
    }
    tuple.method("__getnewargs__") { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      return world.makeTuple([world.makeTuple(tuple.items, tuple.count).value]).value
    }
    tuple.method("count", .exactly(1)) { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      var count = 0
      for index in 0..<tuple.count where try world.areEqual(tuple[index], arguments[1]) { count += 1 }
      return Value(small: count)
    }
    tuple.method("index", .positional(1, 3)) { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      let (first, last) = try world.searchBounds(arguments[2], arguments[3], tuple.count)
      var index = first
      while index < min(last, tuple.count) {
        if try world.areEqual(tuple[index], arguments[1]) { return Value(small: index) }
        index += 1
      }
      throw world.valueError("tuple.index(x): x not in tuple")
    }
  }

  /// A tuple of a class, its elements to be set.
  static func make(_ world: World, _ type: Ref<TypeObject>, count: Int) -> Ref<TupleObject> {
    let tuple = world.makeObject(type, TupleObject.self, extra: count * 8)
    tuple.pointee.count = count
    return tuple
  }

  private static func item(_ world: World, _ tuple: Ref<TupleObject>, _ key: Value) throws(Raised) -> Value {
    if world.kind(of: key) == .slice {
      let bounds = try world.sliceBounds(key, tuple.count)
      if bounds.count == tuple.count, bounds.step == 1, tuple.pointee.header.type == world.types.tuple {
        return tuple.value
      }
      if bounds.count == 0 { return world.emptyTuple.value }
      try world.checkWords(bounds.count)
      let part = world.makeTuple(count: bounds.count)
      for index in 0..<bounds.count { part[index] = tuple[bounds.start &+ index &* bounds.step] }
      return part.value
    }
    let index = try world.elementIndex(key, tuple.count, of: "tuple")
    if index < 0 || index >= tuple.count { throw world.indexError("tuple index out of range") }
    return tuple[index]
  }

  private static func repeated(_ world: World, _ tuple: Ref<TupleObject>, _ times: Int) throws(Raised) -> Value {
    if times == 1, tuple.pointee.header.type == world.types.tuple { return tuple.value }
    let (count, isTooMuch) = tuple.count.multipliedReportingOverflow(by: times)
    if isTooMuch { throw world.memoryError() }
    if count == 0 { return world.emptyTuple.value }
    try world.checkWords(count)
    let result = world.makeTuple(count: count)
    for index in 0..<times { result.items.from(index * tuple.count).copy(tuple.items, tuple.count) }
    return result.value
  }

  /// Hash its elements without calls?
  static func isFlat(_ world: World, _ tuple: Ref<TupleObject>) -> Bool {
    if tuple.pointee.hash != 0 { return true }
    for index in 0..<tuple.count where tuple[index].isObject && !world.isExactString(tuple[index]) { return false }
    return true
  }

  static func hash(_ world: World, _ tuple: Ref<TupleObject>) throws(Raised) -> Int {
    if tuple.pointee.hash != 0 { return Int(truncatingIfNeeded: tuple.pointee.hash) }
    let state = try mixed(world, tuple) &+ (UInt64(tuple.count) ^ first ^ 3_527_539)
    tuple.pointee.hash = state == .max ? 1_546_275_796 : state
    return Int(truncatingIfNeeded: tuple.pointee.hash)
  }

  private static let first: UInt64 = 2_870_177_450_012_600_261

  /// The hashes of the elements in their order, as xxHash puts words together.
  static func mixed(_ world: World, _ tuple: Ref<TupleObject>) throws(Raised) -> UInt64 {
    var state = first
    for index in 0..<tuple.count {
      let lane = UInt64(bitPattern: Int64(try world.pythonHash(tuple[index])))
      state = state &+ lane &* 14_029_467_366_897_019_727
      state = ((state << 31) | (state >> 33)) &* 11_400_714_785_074_694_791
    }
    return state
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard world.kind(of: b) == .tuple else { return .notImplemented }
    let x = Ref<TupleObject>(a), y = Ref<TupleObject>(b)
    for index in 0..<min(x.count, y.count) where try !world.areEqual(x[index], y[index]) {
      switch comparison {
      case .equal: return .false
      case .notEqual: return .true
      default: return try world.compare(x[index], y[index], comparison)
      }
    }
    return Value(comparison.holds(x.count, y.count))
  }
}

extension Comparison {
  func holds(_ a: Int, _ b: Int) -> Bool {
    switch self {
    case .less: a < b
    case .lessEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    case .greaterEqual: a >= b
    }
  }
}
