// What makes sets of sets: union, intersection and their like, as methods and as operators.

extension SetType {
  static func defineOperations(_ set: TypeBuilder) {
    defineOperators(set)
    set.method("union", .variadic()) { world, arguments throws(Raised) in
      let result = try copy(world, arguments[0])
      for index in 1..<max(arguments.count, 1) { try world.add(elementsOf: arguments[index], to: result) }
      return result.value
    }
    set.method("difference", .variadic()) { world, arguments throws(Raised) in
      if arguments.count < 2 { return try copy(world, arguments[0]).value }
      let result = try difference(world, Ref<SetObject>(arguments[0]), arguments[1])
      for index in 2..<max(arguments.count, 2) { try world.removeElements(of: arguments[index], from: result) }
      return result.value
    }
    set.method("intersection", .variadic()) { world, arguments throws(Raised) in
      if arguments.count < 2 { return try copy(world, arguments[0]).value }
      var result = Ref<SetObject>(arguments[0])
      for index in 1..<arguments.count { result = try intersection(world, result, arguments[index]) }
      return result.value
    }
    set.method("symmetric_difference", .exactly(1)) { world, arguments throws(Raised) in
      try symmetricDifference(world, Ref<SetObject>(arguments[0]), arguments[1]).value
    }
    set.method("isdisjoint", .exactly(1)) { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      var isDisjoint = true
      try world.forEach(arguments[1]) { element throws(Raised) in
        isDisjoint = try world.slot(element, world.elementHash(element), in: set) < 0
        return isDisjoint
      }
      return Value(isDisjoint)
    }
    set.method("issubset", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.isSuperset(asSet(world, arguments[1]), Ref<SetObject>(arguments[0])))
    }
    set.method("issuperset", .exactly(1)) { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      var hasAll = true
      try world.forEach(arguments[1]) { element throws(Raised) in
        hasAll = try world.slot(element, world.elementHash(element), in: set) >= 0
        return hasAll
      }
      return Value(hasAll)
    }
  }

  private static func defineOperators(_ set: TypeBuilder) {
    set.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[0], arguments[1])
    }
    set.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[1], arguments[0])
    }
    set.method("__and__", .exactly(1)) { world, arguments throws(Raised) in
      try both(world, arguments[0], arguments[1])
    }
    set.method("__rand__", .exactly(1)) { world, arguments throws(Raised) in
      try both(world, arguments[1], arguments[0])
    }
    set.method("__sub__", .exactly(1)) { world, arguments throws(Raised) in
      try difference(world, arguments[0], arguments[1])
    }
    set.method("__rsub__", .exactly(1)) { world, arguments throws(Raised) in
      try difference(world, arguments[1], arguments[0])
    }
    set.method("__xor__", .exactly(1)) { world, arguments throws(Raised) in
      try either(world, arguments[0], arguments[1])
    }
    set.method("__rxor__", .exactly(1)) { world, arguments throws(Raised) in
      try either(world, arguments[1], arguments[0])
    }
  }

  private static func union(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard world.isSet(a), world.isSet(b) else { return .notImplemented }
    let result = try copy(world, a)
    try world.add(elementsOf: b, to: result)
    return result.value
  }

  private static func both(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard world.isSet(a), world.isSet(b) else { return .notImplemented }
    return try intersection(world, Ref<SetObject>(a), b).value
  }

  private static func difference(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard world.isSet(a), world.isSet(b) else { return .notImplemented }
    return try difference(world, Ref<SetObject>(a), b).value
  }

  private static func either(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard world.isSet(a), world.isSet(b) else { return .notImplemented }
    return try symmetricDifference(world, Ref<SetObject>(a), b).value
  }

  /// `set` or `frozenset`, whichever the value's class comes from.
  private static func base(_ world: World, _ value: Value) -> Ref<TypeObject> {
    world.kind(of: value) == .frozenset ? world.types.frozenset : world.types.set
  }

  static func copy(_ world: World, _ value: Value) throws(Raised) -> Ref<SetObject> {
    try world.setOf(value, base(world, value))
  }

  private static func asSet(_ world: World, _ value: Value) throws(Raised) -> Ref<SetObject> {
    world.isSet(value) ? Ref<SetObject>(value) : try world.setOf(value, world.types.set)
  }

  /// What both have, in a new set of the first one's kind.
  static func intersection(
    _ world: World, _ set: Ref<SetObject>, _ other: Value
  ) throws(Raised) -> Ref<SetObject> {
    if other == set.value { return try copy(world, other) }
    let result = world.makeSet(of: base(world, set.value))
    if world.isSet(other) {
      let second = Ref<SetObject>(other)
      let isSmaller = second.pointee.count <= set.pointee.count
      let (small, large) = isSmaller ? (second, set) : (set, second)
      try world.forEachElement(small) { entry throws(Raised) in
        if try world.slot(entry.key, entry.hash, in: large) >= 0 {
          try world.insert(entry.key, entry.hash, in: result)
        }
        return true
      }
    } else {
      try world.forEach(other) { element throws(Raised) in
        let hash = try world.elementHash(element)
        if try world.slot(element, hash, in: set) < 0 { return true }
        try world.insert(element, hash, in: result)
        // Once all are found the rest is not asked for.
        return result.pointee.count < set.pointee.count
      }
    }
    return result
  }

  /// What only the first one has, in a new set of its kind.
  private static func difference(
    _ world: World, _ set: Ref<SetObject>, _ other: Value
  ) throws(Raised) -> Ref<SetObject> {
    let isDict = world.isPlainDict(other)
    let count =
      isDict ? Ref<DictObject>(other).pointee.count : world.isSet(other) ? Ref<SetObject>(other).pointee.count : -1
    // Of a set that is much larger than what is taken out, a copy is made first.
    if count < 0 || set.pointee.count >> 2 > count {
      let result = try copy(world, set.value)
      try world.removeElements(of: other, from: result)
      return result
    }
    let result = world.makeSet(of: base(world, set.value))
    try world.forEachElement(set) { entry throws(Raised) in
      let place =
        isDict
        ? try world.find(entry.key, hash: World.mixed(entry.hash), in: Ref<DictObject>(other))
        : try world.slot(entry.key, entry.hash, in: Ref<SetObject>(other))
      if place < 0 { try world.insert(entry.key, entry.hash, in: result) }
      return true
    }
    return result
  }

  /// What one of them has and the other has not, in a new set of the first one's kind.
  private static func symmetricDifference(
    _ world: World, _ set: Ref<SetObject>, _ other: Value
  ) throws(Raised) -> Ref<SetObject> {
    let result = try world.setOf(other, base(world, set.value))
    try world.toggle(elementsOf: set.value, in: result)
    return result
  }

  /// Gives a set the elements of one that nobody else has.
  private static func exchange(_ world: World, _ set: Ref<SetObject>, _ other: Ref<SetObject>) {
    if set == other { return }
    let old = set.pointee
    set.pointee.count = other.pointee.count
    set.pointee.fill = other.pointee.fill
    set.pointee.mask = other.pointee.mask
    set.pointee.table = other.pointee.table
    other.pointee.count = old.count
    other.pointee.fill = old.fill
    other.pointee.mask = old.mask
    other.pointee.table = old.table
    world.clear(other)
  }

  // MARK: In place

  static func defineUpdates(_ set: TypeBuilder) {
    set.method("update", .variadic()) { world, arguments throws(Raised) in
      for index in 1..<max(arguments.count, 1) {
        try world.add(elementsOf: arguments[index], to: Ref<SetObject>(arguments[0]))
      }
      return .none
    }
    set.method("difference_update", .variadic()) { world, arguments throws(Raised) in
      for index in 1..<max(arguments.count, 1) {
        try world.removeElements(of: arguments[index], from: Ref<SetObject>(arguments[0]))
      }
      return .none
    }
    set.method("intersection_update", .variadic()) { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      var result = set
      for index in 1..<max(arguments.count, 1) { result = try intersection(world, result, arguments[index]) }
      exchange(world, set, result)
      return .none
    }
    set.method("symmetric_difference_update", .exactly(1)) { world, arguments throws(Raised) in
      try world.toggle(elementsOf: arguments[1], in: Ref<SetObject>(arguments[0]))
      return .none
    }
    set.method("__ior__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isSet(arguments[1]) else { return .notImplemented }
      try world.add(elementsOf: arguments[1], to: Ref<SetObject>(arguments[0]))
      return arguments[0]
    }
    set.method("__isub__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isSet(arguments[1]) else { return .notImplemented }
      try world.removeElements(of: arguments[1], from: Ref<SetObject>(arguments[0]))
      return arguments[0]
    }
    set.method("__iand__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isSet(arguments[1]) else { return .notImplemented }
      let set = Ref<SetObject>(arguments[0])
      exchange(world, set, try intersection(world, set, arguments[1]))
      return arguments[0]
    }
    set.method("__ixor__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isSet(arguments[1]) else { return .notImplemented }
      try world.toggle(elementsOf: arguments[1], in: Ref<SetObject>(arguments[0]))
      return arguments[0]
    }
  }
}
