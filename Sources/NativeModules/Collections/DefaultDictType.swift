// collections.defaultdict: a dict with one more word, before the object: what makes missing values.
import Runtime

enum DefaultDictType {
  private static let factoryOffset = -8

  private static func factory(_ value: Value) -> Ref<Value> { Ref<Header>(value).at(factoryOffset) }

  static func define(_ module: ModuleBuilder) {
    let world = module.world
    let made = world.makeType(
      "defaultdict", base: world.types.dict, kind: .dict, size: MemoryLayout<DictObject>.size,
      flags: [.isBaseType, .isMapping], module: "collections")
    made.pointee.prefixSize = 16
    made.pointee.slotCount = 1
    world.state(CollectionsState.self).defaultDict = made
    module.constant("defaultdict", made.value)
    let type = TypeBuilder(world: world, type: made)
    type.doc(
      "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments."
    )
    type.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      var given = arguments
      var new = Value.none
      if arguments.positionalCount > 1 {
        new = arguments[1]
        if !new.isNone, !world.isCallable(new) { throw world.typeError("first argument must be callable or None") }
      }
      factory(arguments[0]).pointee = new
      let count = max(arguments.positionalCount - 2, 0)
      if count > 1 { throw world.typeError("dict expected at most 1 argument, got \(count)") }
      // The factory's place goes: what follows is the dict's.
      if arguments.positionalCount > 1 {
        given = Arguments(arguments.base.from(1), arguments.count - 1, names: arguments.names)
      }
      try world.update(Ref<DictObject>(arguments[0]), with: given, of: "dict")
      return .none
    }
    type.member("default_factory", at: factoryOffset)
    type.method("__missing__", .exactly(1)) { world, arguments throws(Raised) in
      let function = factory(arguments[0]).pointee.orNone
      if function.isNone { throw world.keyError(arguments[1]) }
      let value = try world.call(function)
      let dict = Ref<DictObject>(arguments[0])
      let known = try world.get(arguments[1], from: dict)
      if !known.isUnbound { return known.asSeen }
      try world.setItem(arguments[0], arguments[1], value)
      return value
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let base = world.special(.repr, of: world.types.dict)
      let content = world.text(try world.call(base, [arguments[0]]))
      let function = factory(arguments[0]).pointee.orNone
      let shown =
        function.isNone
        ? "None"
        : world.text(
          try world.show(function, dots: "...") { writer throws(Raised) in
            try world.show(function, in: &writer)
          })
      return world.string("\(world.plainTypeName(of: arguments[0]))(\(shown), \(content))")
    }
    for name: StaticString in ["copy", "__copy__"] {
      type.method(name) { world, arguments throws(Raised) in
        try world.call(world.type(of: arguments[0]).value, [factory(arguments[0]).pointee.orNone, arguments[0]])
      }
    }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let function = factory(arguments[0]).pointee.orNone
      let items = try world.iterator(of: try world.callMethod(arguments[0], "items"))
      let parts = function.isNone ? world.emptyTuple.value : world.tuple(function)
      return world.tuple(world.type(of: arguments[0]).value, parts, .none, .none, items)
    }
    type.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[0], arguments[1], keeps: arguments[0])
    }
    type.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[1], arguments[0], keeps: arguments[0])
    }
    type.generic()
  }

  private static func union(_ world: World, _ a: Value, _ b: Value, keeps own: Value) throws(Raised) -> Value {
    guard DictType.isDict(world, a), DictType.isDict(world, b) else { return .notImplemented }
    let new = try world.call(world.type(of: own).value, [factory(own).pointee.orNone, a])
    _ = try world.callMethod(new, "update", [b])
    return new
  }
}
