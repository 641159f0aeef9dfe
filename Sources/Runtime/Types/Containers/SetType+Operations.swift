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
      let result = try copy(world, arguments[0])
      for index in 1..<max(arguments.count, 1) { try world.removeElements(of: arguments[index], from: result) }
      return result.value
    }
    set.method("intersection", .variadic()) { world, arguments throws(Raised) in
      var result = try copy(world, arguments[0])
      for index in 1..<max(arguments.count, 1) { result = try intersection(world, result, arguments[index]) }
      return result.value
    }
    set.method("symmetric_difference", .exactly(1)) { world, arguments throws(Raised) in
      let result = try copy(world, arguments[0])
      try world.toggle(elementsOf: asSet(world, arguments[1]), in: result)
      return result.value
    }
    set.method("isdisjoint", .exactly(1)) { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      var isDisjoint = true
      try world.forEach(arguments[1]) { element throws(Raised) in
        isDisjoint =
          try world.find(element, hash: world.keyHash(element, in: set.pointee.keys), in: set.pointee.keys) < 0
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
        hasAll = try world.find(element, hash: world.keyHash(element, in: set.pointee.keys), in: set.pointee.keys) >= 0
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
    let result = try copy(world, a)
    try world.removeElements(of: b, from: result)
    return result.value
  }

  private static func either(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard world.isSet(a), world.isSet(b) else { return .notImplemented }
    let result = try copy(world, a)
    try world.toggle(elementsOf: Ref<SetObject>(b), in: result)
    return result.value
  }

  /// `set` or `frozenset`, whichever the value's class comes from.
  private static func base(_ world: World, _ value: Value) -> Ref<TypeObject> {
    world.kind(of: value) == .frozenset ? world.types.frozenset : world.types.set
  }

  private static func copy(_ world: World, _ value: Value) throws(Raised) -> Ref<SetObject> {
    let result = world.makeSet(of: base(world, value))
    let keys = world.copy(Ref<SetObject>(value).pointee.keys)
    keys.pointee.header.type = world.types.set
    result.pointee.keys = keys
    return result
  }

  private static func asSet(_ world: World, _ value: Value) throws(Raised) -> Ref<SetObject> {
    world.isSet(value) ? Ref<SetObject>(value) : try world.setOf(value, world.types.set)
  }

  /// What both have, in a new set of the first one's kind.
  private static func intersection(
    _ world: World, _ set: Ref<SetObject>, _ other: Value
  ) throws(Raised) -> Ref<SetObject> {
    let result = world.makeSet(of: base(world, set.value))
    let keys = result.pointee.keys
    if world.isSet(other) {
      let second = Ref<SetObject>(other)
      let isSmaller = second.pointee.keys.pointee.count <= set.pointee.keys.pointee.count
      let (small, large) = isSmaller ? (second, set) : (set, second)
      try world.forEachEntry(small.pointee.keys) { entry throws(Raised) in
        if try world.find(entry.key, hash: entry.hash, in: large.pointee.keys) >= 0 {
          world.append(entry.key, entry.hash, .none, to: keys)
        }
        return true
      }
    } else {
      try world.forEach(other) { element throws(Raised) in
        let hash = try world.keyHash(element, in: keys)
        if try world.find(element, hash: hash, in: set.pointee.keys) < 0 { return true }
        if try world.find(element, hash: hash, in: keys) < 0 { world.append(element, hash, .none, to: keys) }
        return true
      }
    }
    return result
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
      set.pointee.keys = result.pointee.keys
      return .none
    }
    set.method("symmetric_difference_update", .exactly(1)) { world, arguments throws(Raised) in
      try world.toggle(elementsOf: asSet(world, arguments[1]), in: Ref<SetObject>(arguments[0]))
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
      set.pointee.keys = try intersection(world, set, arguments[1]).pointee.keys
      return arguments[0]
    }
    set.method("__ixor__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isSet(arguments[1]) else { return .notImplemented }
      try world.toggle(elementsOf: Ref<SetObject>(arguments[1]), in: Ref<SetObject>(arguments[0]))
      return arguments[0]
    }
  }
}
