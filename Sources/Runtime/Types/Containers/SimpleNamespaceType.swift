// types.SimpleNamespace: attributes and nothing else.

enum SimpleNamespaceType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let namespace = TypeBuilder(world: world, type: world.types.simpleNamespace)
    namespace.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      let object = world.makeObject(type, InstanceObject.self)
      _ = attributes(world, object.value)
      return object.value
    }
    namespace.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let count = arguments.positionalCount - 1
      let name = world.type(of: arguments[0]).pointee.name.text
      if count > 1 { throw world.typeError("\(name) expected at most 1 argument, got \(count)") }
      let dict = attributes(world, arguments[0])
      if count == 1 {
        let given = world.makeDict()
        try world.fill(given, from: arguments[1])
        if !given.pointee.hasOnlyStrings { throw world.typeError("keywords must be strings") }
        try world.merge(given.value, into: dict)
      }
      try setNames(world, arguments, in: dict)
      return .none
    }
    namespace.constant("__hash__", .none)
    namespace.comparisons(SimpleNamespaceType.self)
    namespace.property("__dict__") { world, arguments throws(Raised) in attributes(world, arguments[0]).value }
    namespace.method("__repr__") { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0])
      let name = type == world.types.simpleNamespace ? "namespace" : type.pointee.name.text
      if world.shown.contains(arguments[0]) { return world.string("\(name)(...)") }
      return try world.show(arguments[0], dots: "namespace(...)") { writer throws(Raised) in
        writer.write(name)
        writer.write("(")
        var isFirst = true
        try world.forEachEntry(attributes(world, arguments[0])) { entry throws(Raised) in
          guard world.isString(entry.key) else { return true }
          if !isFirst { writer.write(", ") }
          isFirst = false
          writer.write(Ref<StringObject>(entry.key))
          writer.write("=")
          try world.show(entry.value, in: &writer)
          return true
        }
        writer.write(")")
      }
    }
    namespace.method("__replace__", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount > 1 { throw world.typeError("__replace__() takes no positional arguments") }
      let made = try world.call(world.type(of: arguments[0]).value)
      let dict = attributes(world, made)
      try world.merge(attributes(world, arguments[0]).value, into: dict)
      try setNames(world, arguments, in: dict)
      return made
    }
  }

  private static func attributes(_ world: World, _ value: Value) -> Ref<DictObject> {
    guard let storage = world.storage(of: value, world.type(of: value)) else { return world.makeDict() }
    return world.dict(of: storage)
  }

  private static func setNames(
    _ world: World, _ arguments: Arguments, in dict: Ref<DictObject>
  ) throws(Raised) {
    if arguments.names.isUnbound { return }
    let names = Ref<TupleObject>(arguments.names)
    for index in 0..<names.count {
      try world.set(names[index], to: arguments[arguments.positionalCount + index], in: dict)
    }
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard world.kind(of: b) == .simpleNamespace else { return .notImplemented }
    let x = attributes(world, a).value, y = attributes(world, b).value
    return try DictComparison.compare(world, x, y, comparison)
  }
}
