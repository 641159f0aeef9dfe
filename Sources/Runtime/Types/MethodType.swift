// Bound methods: a function and its receiver.

enum MethodType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.method)
    builder.doc("Create a bound instance method object.")
    builder.member(
      "__func__", at: MemoryLayout<MethodObject>.offset(of: \.function) ?? 0, [.optional, .readOnly])
    builder.member(
      "__self__", at: MemoryLayout<MethodObject>.offset(of: \.receiver) ?? 0, [.optional, .readOnly])
    builder.new { world, arguments throws(Raised) in
      _ = try world.instantiated(arguments, by: world.types.method)
      if arguments.hasNames { throw world.typeError("method() takes no keyword arguments") }
      let given = arguments.positionalCount - 1
      if given != 2 { throw world.typeError("method expected 2 arguments, got \(given)") }
      if !world.isCallable(arguments[1]) { throw world.typeError("first argument must be callable") }
      if arguments[2].isNone { throw world.typeError("instance must not be None") }
      return world.makeMethod(arguments[1], arguments[2])
    }
    builder.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.call(arguments[0], arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
    builder.method("__get__", .positional(1, 2)) { _, arguments throws(Raised) in arguments[0] }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let method = Ref<MethodObject>(arguments[0])
      var name = try world.findAttribute(method.pointee.function, world.names.qualname)
      if name.isUnbound { name = try world.findAttribute(method.pointee.function, world.names.name) }
      var text = TextBuilder()
      text.append("<bound method ")
      if world.isString(name) { text.append(name) } else { text.append("?") }
      text.append(" of ")
      text.append(try world.repr(method.pointee.receiver))
      text.append(">")
      return world.string(text.codePoints)
    }
    builder.property("__doc__") { world, arguments throws(Raised) in
      try world.findAttribute(Ref<MethodObject>(arguments[0]).pointee.function, world.names.doc).orNone
    }
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value($0) } ?? .notImplemented
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value(!$0) } ?? .notImplemented
    }
    builder.hashMethod { world, arguments throws(Raised) in
      let method = Ref<MethodObject>(arguments[0])
      let bits =
        try world.hash(method.pointee.function) ^ World.hash(of: Int(truncatingIfNeeded: method.pointee.receiver.bits))
      return Value(small: Int(truncatingIfNeeded: bits >> 3))
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let method = Ref<MethodObject>(arguments[0])
      let name = try world.getAttribute(method.pointee.function, world.names.name)
      return world.reducedToAttribute(method.pointee.receiver, name)
    }
  }

  private static func isEqual(_ world: World, _ arguments: Arguments) throws(Raised) -> Bool? {
    guard world.kind(of: arguments[1]) == .method else { return nil }
    let a = Ref<MethodObject>(arguments[0]), b = Ref<MethodObject>(arguments[1])
    if a.pointee.receiver != b.pointee.receiver { return false }
    return try world.areEqual(a.pointee.function, b.pointee.function)
  }
}

extension World {
  /// What `__reduce__` of something that is found as `getattr(owner, name)` answers.
  func reducedToAttribute(_ owner: Value, _ name: Value) -> Value {
    makeTuple([get(intern("getattr"), in: builtins).orNone, makeTuple([owner, name]).value]).value
  }
}
