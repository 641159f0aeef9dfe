// aiter, anext, input, and what the module site adds to builtins.

enum AsyncFunctions {
  @Sendable static func define(_ world: World) {
    world.builtin("aiter", .exactly(1)) { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0])
      guard let iterator = try world.callSpecial(.aiter, arguments[0]) else {
        throw world.typeError("'\(type.shownName)' object is not an async iterable")
      }
      if world.special(.anext, of: world.type(of: iterator)).isUnbound {
        throw world.typeError(
          "\(type.pointee.name.text).__aiter__() must return an async iterator, not \(world.typeName(of: iterator))")
      }
      return iterator
    }
    world.builtin("anext", .positional(1, 2)) { world, arguments throws(Raised) in
      guard let awaitable = try world.callSpecial(.anext, arguments[0]) else {
        throw world.typeError("'\(world.typeName(of: arguments[0]))' object is not an async iterator")
      }
      if arguments[1].isUnbound { return awaitable }
      let made = world.makeWrapper(world.types.anextAwaitable, .other, awaitable)
      Ref<WrapperObject>(made).pointee.fields.1 = arguments[1]
      return made
    }
    awaitable(world)
  }

  /// `anext(iterator, default)`: the awaitable and the default.
  private static func awaitable(_ world: World) {
    world.types.anextAwaitable = world.makeType(
      "anext_awaitable", base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [])
    let type = TypeBuilder(world: world, type: world.types.anextAwaitable)
    type.notCallable()
    type.method("__await__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { world, arguments throws(Raised) in
      try step(world, arguments) { world, iterator throws(Raised) in
        try world.callMethod(iterator, "__next__")
      }
    }
    type.method("send", .exactly(1)) { world, arguments throws(Raised) in
      try step(world, arguments) { world, iterator throws(Raised) in
        try world.callMethod(iterator, "send", [arguments[1]])
      }
    }
    type.method("throw", .positional(1, 3)) { world, arguments throws(Raised) in
      try step(world, arguments) { world, iterator throws(Raised) in
        try world.callMethod(iterator, "throw", (1..<arguments.count).map { arguments[$0] })
      }
    }
    type.method("close") { world, arguments throws(Raised) in
      _ = try step(world, arguments) { world, iterator throws(Raised) in try world.callMethod(iterator, "close") }
      return .none
    }
  }

  private static func step(
    _ world: World, _ arguments: Arguments, _ body: (World, Value) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    let object = Ref<WrapperObject>(arguments[0])
    // The iterator that awaiting gives is made at the first step.
    if object.pointee.fields.2.isUnbound {
      object.pointee.fields.2 = try world.awaitable(object.pointee.fields.0, 0)
    }
    do throws(Raised) {
      let value = try body(world, object.pointee.fields.2)
      return value.isUnbound ? .none : value
    } catch {
      if !world.isRaised("StopAsyncIteration") { throw error }
      world.raised = .unbound
      throw world.stopIteration(object.pointee.fields.1)
    }
  }
}
