// dict: elements and the methods; filling it from others is in DictType+Update.swift, its views in DictViews.swift.

package enum DictType {
  @Sendable static func define(_ world: World) {
    let dict = TypeBuilder(world: world, type: world.types.dict)
    dict.new { world, arguments throws(Raised) in
      make(world, Ref<TypeObject>(arguments[0])).value
    }
    dict.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("dict expected at most 1 argument, got \(count)") }
      try world.update(Ref<DictObject>(arguments[0]), with: arguments, of: "dict")
      return .none
    }
    dict.constant("__hash__", .none)
    defineReading(dict)
    dict.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      try world.set(arguments[1], to: arguments[2], in: Ref<DictObject>(arguments[0]))
      return .none
    }
    dict.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      if try world.remove(arguments[1], from: Ref<DictObject>(arguments[0])).isUnbound {
        throw world.keyError(arguments[1])
      }
      return .none
    }
    dict.method("__repr__") { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      if dict.pointee.count == 0 { return world.intern("{}") }
      return try world.show(arguments[0], dots: "{...}") { writer throws(Raised) in
        try show(world, dict, in: &writer)
      }
    }
    dict.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      guard isDict(world, arguments[0]), isDict(world, arguments[1]) else { return .notImplemented }
      return try union(world, arguments[0], arguments[1], as: world.types.dict)
    }
    dict.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      guard isDict(world, arguments[0]), isDict(world, arguments[1]) else { return .notImplemented }
      let type = world.isInstance(arguments[1], world.types.frozendict) ? world.types.frozendict : world.types.dict
      return try union(world, arguments[1], arguments[0], as: type)
    }
    dict.method("__ior__", .exactly(1)) { world, arguments throws(Raised) in
      try world.merge(arguments[1], into: Ref<DictObject>(arguments[0]))
      return arguments[0]
    }
    dict.method("__sizeof__") { _, arguments throws(Raised) in
      Value(small: 64 + Ref<DictObject>(arguments[0]).pointee.capacity * 28)
    }
    defineChanges(dict)
    defineFromKeys(dict)
  }

  private static func defineChanges(_ dict: TypeBuilder) {
    dict.method("clear") { world, arguments throws(Raised) in
      world.clear(Ref<DictObject>(arguments[0]))
      return .none
    }
    dict.method("copy") { world, arguments throws(Raised) in
      let copy = world.copy(Ref<DictObject>(arguments[0]))
      return copy.value
    }
    dict.method("pop", .positional(1, 2)) { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      // An empty dict hashes no key.
      let value = dict.pointee.count == 0 ? Value.unbound : try world.remove(arguments[1], from: dict)
      if value.isDeferred { return try world.seen(value) }
      if !value.isUnbound { return value }
      if arguments[2].isUnbound { throw world.keyError(arguments[1]) }
      return arguments[2]
    }
    dict.method("popitem") { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      guard dict.pointee.count > 0 else {
        throw world.keyError(world.string("popitem(): dictionary is empty"))
      }
      var number = dict.pointee.used - 1
      while dict.pointee.entries[number].key.isUnbound { number -= 1 }
      let entry = dict.pointee.entries[number]
      world.remove(entry: number, from: dict)
      dict.pointee.used = number
      return world.makeTuple([entry.key, try world.seen(entry.value)]).value
    }
    dict.method("setdefault", .positional(1, 2)) { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      let hash = try world.keyHash(arguments[1], in: dict)
      let entry = try world.find(arguments[1], hash: hash, in: dict)
      if entry >= 0 { return try world.seen(dict.pointee.entries[entry].value, arguments[1], in: dict) }
      world.append(arguments[1], hash, arguments.or(2, .none), to: dict)
      return arguments.or(2, .none)
    }
    dict.method("update", .variadic(names: true)) { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("update expected at most 1 argument, got \(count)") }
      try world.update(Ref<DictObject>(arguments[0]), with: arguments, of: "dict")
      return .none
    }
  }

  /// What dicts and frozen dicts have in common.
  static func defineReading(_ dict: TypeBuilder) {
    dict.method("__len__") { _, arguments throws(Raised) in Value(small: Ref<DictObject>(arguments[0]).pointee.count) }
    dict.method("__iter__") { world, arguments throws(Raised) in
      DictViews.iterator(world, world.types.iterators.dictKeys, arguments[0])
    }
    dict.method("__reversed__") { world, arguments throws(Raised) in
      DictViews.iterator(world, world.types.iterators.dictReverseKeys, arguments[0])
    }
    dict.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try !world.get(arguments[1], from: Ref<DictObject>(arguments[0])).isUnbound)
    }
    dict.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      let value = try world.get(arguments[1], from: dict)
      if !value.isUnbound { return try world.seen(value, arguments[1], in: dict) }
      let type = dict.pointee.header.type
      if type != world.types.dict, type != world.types.frozendict,
        let answer = try world.callSpecial(.missing, arguments[0], arguments[1])
      {
        return answer
      }
      throw world.keyError(arguments[1])
    }
    dict.method("get", .positional(1, 2)) { world, arguments throws(Raised) in
      let dict = Ref<DictObject>(arguments[0])
      let value = try world.get(arguments[1], from: dict)
      return value.isUnbound ? arguments.or(2, .none) : try world.seen(value, arguments[1], in: dict)
    }
    dict.method("keys") { world, arguments throws(Raised) in
      world.makeWrapper(world.types.dictKeys, .dictView, arguments[0])
    }
    dict.method("values") { world, arguments throws(Raised) in
      try world.revealAll(Ref<DictObject>(arguments[0]))
      return world.makeWrapper(world.types.dictValues, .dictView, arguments[0])
    }
    dict.method("items") { world, arguments throws(Raised) in
      try world.revealAll(Ref<DictObject>(arguments[0]))
      return world.makeWrapper(world.types.dictItems, .dictView, arguments[0])
    }
    dict.comparisons(DictComparison.self)
  }

  package static func make(_ world: World, _ type: Ref<TypeObject>) -> Ref<DictObject> {
    if type == world.types.dict { return world.makeDict() }
    let dict = world.makeObject(type, DictObject.self)
    dict.pointee.hasOnlyStrings = true
    dict.pointee.keysVersion = world.nextKeysVersion()
    return dict
  }

  package static func isDict(_ world: World, _ value: Value) -> Bool { world.kind(of: value) == .dict }

  /// `{key: value, …}`
  static func show(_ world: World, _ dict: Ref<DictObject>, in writer: inout TextWriter) throws(Raised) {
    try world.revealAll(dict)
    writer.write("{")
    var index = 0, isFirst = true
    while index < dict.pointee.used {
      let entry = dict.pointee.entries[index]
      index += 1
      if entry.key.isUnbound { continue }
      if !isFirst { writer.write(", ") }
      isFirst = false
      try world.show(entry.key, in: &writer)
      writer.write(": ")
      try world.show(entry.value, in: &writer)
    }
    writer.write("}")
  }

  static func union(_ world: World, _ a: Value, _ b: Value, as type: Ref<TypeObject>) throws(Raised) -> Value {
    let result = world.copy(Ref<DictObject>(a))
    result.pointee.header.type = type
    try world.merge(b, into: result)
    return result.value
  }
}

/// `==` and `!=` of dicts, frozen or not; they have no order.
enum DictComparison: NativeComparison {
  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard comparison == .equal || comparison == .notEqual, DictType.isDict(world, b) else { return .notImplemented }
    let isEqual = try areEqual(world, Ref<DictObject>(a), Ref<DictObject>(b))
    return Value(isEqual == (comparison == .equal))
  }

  private static func areEqual(_ world: World, _ a: Ref<DictObject>, _ b: Ref<DictObject>) throws(Raised) -> Bool {
    if a.pointee.count != b.pointee.count { return false }
    var index = 0
    while index < a.pointee.used {
      let entry = a.pointee.entries[index]
      index += 1
      if entry.key.isUnbound { continue }
      let found = try world.find(entry.key, hash: entry.hash, in: b)
      if found < 0 { return false }
      let other = b.pointee.entries[found].value
      if entry.value != other, try !world.areEqual(entry.value, other) { return false }
    }
    return true
  }
}
