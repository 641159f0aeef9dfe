// set and frozenset: making, elements, comparing; what makes new sets of sets is in SetType+Operations.swift.

enum SetType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let set = TypeBuilder(world: world, type: world.types.set)
    let frozenset = TypeBuilder(world: world, type: world.types.frozenset)
    set.new { world, arguments throws(Raised) in world.makeSet(of: Ref<TypeObject>(arguments[0])).value }
    set.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      try world.checkNoNames(arguments, set.pointee.header.type, world.types.set, unless: .new)
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("set expected at most 1 argument, got \(count)") }
      world.clear(set)
      if count == 1 { try world.add(elementsOf: arguments[1], to: set) }
      return .none
    }
    set.constant("__hash__", .none)
    frozenset.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      try world.checkNoNames(arguments, type, world.types.frozenset, unless: .`init`)
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("frozenset expected at most 1 argument, got \(count)") }
      if count == 0 { return world.makeSet(of: type).value }
      if type == world.types.frozenset, world.type(of: arguments[1]) == type { return arguments[1] }
      return try world.setOf(arguments[1], type).value
    }
    frozenset.method("__hash__") { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      if set.pointee.hash == 0 { set.pointee.hash = world.frozenHash(set) }
      return world.makeInteger(set.pointee.hash)
    }
    for builder in [set, frozenset] {
      defineReading(builder)
      defineOperations(builder)
    }
    frozenset.method("copy") { world, arguments throws(Raised) in
      if world.type(of: arguments[0]) == world.types.frozenset { return arguments[0] }
      return try world.setOf(arguments[0], world.types.frozenset).value
    }
    set.method("copy") { world, arguments throws(Raised) in
      try world.setOf(arguments[0], world.types.set).value
    }
    defineChanges(set)
    defineUpdates(set)
  }

  private static func defineReading(_ set: TypeBuilder) {
    set.comparisons(SetType.self)
    set.method("__len__") { _, arguments throws(Raised) in
      Value(small: Ref<SetObject>(arguments[0]).pointee.count)
    }
    set.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(
        world.types.iterators.set, arguments[0],
        limit: Ref<SetObject>(arguments[0]).pointee.count)
    }
    set.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.contains(arguments[1], in: Ref<SetObject>(arguments[0])))
    }
    set.method("__repr__") { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      let type = world.type(of: arguments[0])
      let name = type.pointee.name.text
      if set.pointee.count == 0 { return world.string("\(name)()") }
      // The name is not known before the call: what holds itself is rare.
      if world.shown.contains(arguments[0]) { return world.string("\(name)(...)") }
      return try world.show(arguments[0], dots: "set(...)") { writer throws(Raised) in
        if type != world.types.set { writer.write("\(name)(") }
        writer.write("{")
        var isFirst = true
        try world.forEachElement(set) { entry throws(Raised) in
          if !isFirst { writer.write(", ") }
          isFirst = false
          try world.show(entry.key, in: &writer)
          return true
        }
        writer.write("}")
        if type != world.types.set { writer.write(")") }
      }
    }
  }

  private static func defineChanges(_ set: TypeBuilder) {
    set.method("add", .exactly(1)) { world, arguments throws(Raised) in
      try world.add(arguments[1], to: Ref<SetObject>(arguments[0]))
      return .none
    }
    set.method("remove", .exactly(1)) { world, arguments throws(Raised) in
      if try !world.remove(arguments[1], from: Ref<SetObject>(arguments[0])) { throw world.keyError(arguments[1]) }
      return .none
    }
    set.method("discard", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.remove(arguments[1], from: Ref<SetObject>(arguments[0]))
      return .none
    }
    set.method("pop") { world, arguments throws(Raised) in
      let set = Ref<SetObject>(arguments[0])
      if set.pointee.count == 0 { throw world.keyError(world.string("pop from an empty set")) }
      // Behind the slot where the last call found one: a set is emptied in one pass.
      let mask = set.pointee.mask
      var index = set.pointee.finger & mask
      while !set.pointee.table[index].isElement { index = (index &+ 1) & mask }
      let element = set.pointee.table[index].key
      world.remove(slot: index, from: set)
      set.pointee.finger = index &+ 1
      return element
    }
    set.method("clear") { world, arguments throws(Raised) in
      world.clear(Ref<SetObject>(arguments[0]))
      return .none
    }
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard world.isSet(b) else { return .notImplemented }
    let x = Ref<SetObject>(a), y = Ref<SetObject>(b)
    let countX = x.pointee.count, countY = y.pointee.count
    switch comparison {
    case .equal: return Value(countX == countY ? try world.isSuperset(x, y) : false)
    case .notEqual: return Value(countX == countY ? try !world.isSuperset(x, y) : true)
    case .less: return Value(countX < countY ? try world.isSuperset(y, x) : false)
    case .lessEqual: return Value(try world.isSuperset(y, x))
    case .greater: return Value(countX > countY ? try world.isSuperset(x, y) : false)
    case .greaterEqual: return Value(try world.isSuperset(x, y))
    }
  }
}
