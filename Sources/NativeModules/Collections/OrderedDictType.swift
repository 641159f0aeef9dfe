// collections.OrderedDict: a dict, which is ordered here as everywhere, with attributes and ways to change the order.
import Runtime

enum OrderedDictType: NativeComparison {
  private static func dict(_ value: Value) -> Ref<DictObject> { Ref<DictObject>(value) }

  static func define(_ module: ModuleBuilder) {
    let world = module.world
    let made = world.makeType(
      "OrderedDict", base: world.types.dict, kind: .dict, size: MemoryLayout<DictObject>.size,
      flags: [.isBaseType, .isMapping], module: "collections")
    let storage = (MemoryLayout<AttributeStorage>.size + 15) & ~15
    made.pointee.prefixSize = Int32(storage)
    made.pointee.attributesOffset = Int32(-storage)
    world.state(CollectionsState.self).orderedDict = made
    module.constant("OrderedDict", made.value)
    let type = TypeBuilder(world: world, type: made)
    type.doc("Dictionary that remembers insertion order")
    type.attributesDict()
    type.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("expected at most 1 arguments, got \(count)") }
      try update(world, arguments)
      return .none
    }
    type.method("update", .variadic(names: true)) { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("update() takes at most 1 positional argument (\(count) given)") }
      try update(world, arguments)
      return .none
    }
    type.constant("__hash__", .none)
    type.comparisons(OrderedDictType.self)
    defineOrder(type)
    defineChanges(type)
    defineCopies(type)
    type.generic()
  }

  /// As MutableMapping.update does: through `__setitem__` of a subclass.
  private static func update(_ world: World, _ arguments: Arguments) throws(Raised) {
    let receiver = arguments[0]
    if world.special(.setitem, of: world.type(of: receiver)) == world.special(.setitem, of: world.types.dict) {
      return try world.update(dict(receiver), with: arguments, of: "OrderedDict")
    }
    let given = world.makeDict()
    try world.update(given, with: arguments, of: "OrderedDict")
    try world.forEachEntry(given) { entry throws(Raised) in
      try world.setItem(receiver, entry.key, entry.value)
      return true
    }
  }

  private static func defineOrder(_ type: TypeBuilder) {
    type.method("move_to_end", .named("key", "last", required: 1)) { world, arguments throws(Raised) in
      let dict = dict(arguments[0])
      let number = try world.find(arguments[1], hash: world.keyHash(arguments[1], in: dict), in: dict)
      if number < 0 { throw world.keyError(arguments[1]) }
      let entry = dict.pointee.entries[number]
      let isLast = arguments[2].isUnbound ? true : try world.isTrue(arguments[2])
      if isLast {
        world.remove(entry: number, from: dict)
        world.append(entry.key, entry.hash, entry.value, to: dict)
        return .none
      }
      let others = (0..<dict.pointee.used).map { dict.pointee.entries[$0] }.filter {
        !$0.key.isUnbound && $0.key != entry.key
      }
      world.clear(dict)
      for entry in [entry] + others { world.append(entry.key, entry.hash, entry.value, to: dict) }
      return .none
    }
    type.method("popitem", .named("last")) { world, arguments throws(Raised) in
      let dict = dict(arguments[0])
      if dict.pointee.count == 0 { throw world.keyError(world.string("dictionary is empty")) }
      let isLast = arguments[1].isUnbound ? true : try world.isTrue(arguments[1])
      var number = isLast ? dict.pointee.used - 1 : 0
      while number >= 0, number < dict.pointee.used, dict.pointee.entries[number].key.isUnbound {
        number += isLast ? -1 : 1
      }
      let entry = dict.pointee.entries[number]
      world.remove(entry: number, from: dict)
      if isLast { dict.pointee.used = number }
      return world.tuple(entry.key, entry.value.asSeen)
    }
  }

  private static func defineChanges(_ type: TypeBuilder) {
    type.method("setdefault", .named("key", "default", required: 1)) { world, arguments throws(Raised) in
      if try world.contains(arguments[0], arguments[1]) { return try world.getItem(arguments[0], arguments[1]) }
      try world.setItem(arguments[0], arguments[1], arguments.or(2, .none))
      return arguments.or(2, .none)
    }
    type.method("pop", .named("key", "default", required: 1)) { world, arguments throws(Raised) in
      let value: Value = try world.remove(arguments[1], from: dict(arguments[0]))
      if !value.isUnbound { return value.asSeen }
      if !arguments[2].isUnbound { return arguments[2] }
      // A subclass may make the missing value, which is then taken out again.
      if world.type(of: arguments[0]) != world.state(CollectionsState.self).orderedDict,
        let made = try world.callSpecial(.missing, arguments[0], arguments[1])
      {
        let _: Value = try world.remove(arguments[1], from: dict(arguments[0]))
        return made
      }
      throw world.keyError(arguments[1])
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let name = world.plainTypeName(of: arguments[0])
      if dict(arguments[0]).pointee.count == 0 { return world.string("\(name)()") }
      return try world.show(arguments[0], dots: "...") { writer throws(Raised) in
        writer.write("\(name)({")
        var isFirst = true
        let items = try world.callMethod(arguments[0], "items")
        try world.forEach(items) { pair throws(Raised) in
          let pair = Ref<TupleObject>(pair)
          if !isFirst { writer.write(", ") }
          isFirst = false
          try world.show(pair[0], in: &writer)
          writer.write(": ")
          try world.show(pair[1], in: &writer)
          return true
        }
        writer.write("})")
      }
    }
  }

  private static func defineCopies(_ type: TypeBuilder) {
    type.method("copy") { world, arguments throws(Raised) in
      let copy = try world.call(world.type(of: arguments[0]).value)
      try world.forEachEntry(dict(arguments[0])) { entry throws(Raised) in
        try world.setItem(copy, entry.key, entry.value.asSeen)
        return true
      }
      return copy
    }
    type.classMethod("fromkeys", .named("iterable", "value", required: 1)) { world, arguments throws(Raised) in
      let made = try world.call(arguments[0])
      try world.forEach(arguments[1]) { key throws(Raised) in
        try world.setItem(made, key, arguments.or(2, .none))
        try world.checkRoom()
        return true
      }
      return made
    }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let state = try world.callMethod(arguments[0], "__getstate__")
      let items = try world.iterator(of: try world.callMethod(arguments[0], "items"))
      return world.tuple(
        world.type(of: arguments[0]).value, world.emptyTuple.value, state, .none, items)
    }
    type.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[0], arguments[1], as: arguments[0])
    }
    type.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[1], arguments[0], as: arguments[0])
    }
    type.method("__ior__", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.callMethod(arguments[0], "update", [arguments[1]])
      return arguments[0]
    }
  }

  private static func union(_ world: World, _ a: Value, _ b: Value, as own: Value) throws(Raised) -> Value {
    guard DictType.isDict(world, a), DictType.isDict(world, b) else { return .notImplemented }
    let new = try world.call(world.type(of: own).value, [a])
    _ = try world.callMethod(new, "update", [b])
    return new
  }

  package static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value
  {
    guard comparison == .equal || comparison == .notEqual, DictType.isDict(world, b) else { return .notImplemented }
    let method = world.special(comparison.special, of: world.types.dict)
    let answer = try world.call(method, [a, b])
    guard answer == Value(comparison == .equal), world.isInstance(b, world.state(CollectionsState.self).orderedDict)
    else { return answer }
    // Equal as dicts: the order has to be the same too.
    func keys(_ value: Value) -> [Value] {
      (0..<dict(value).pointee.used).map { dict(value).pointee.entries[$0].key }.filter { !$0.isUnbound }
    }
    for (first, second) in zip(keys(a), keys(b)) where try !world.areEqual(first, second) {
      return Value(comparison == .notEqual)
    }
    return answer
  }
}
