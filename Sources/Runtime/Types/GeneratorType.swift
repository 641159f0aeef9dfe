// generator, coroutine: what drives them from outside.

import Bytecode

enum GeneratorType {
  @Sendable static func define(_ world: World) {
    for type in [world.types.generator, world.types.coroutine] {
      let builder = TypeBuilder(world: world, type: type)
      builder.method("send", .exactly(1)) { world, arguments throws(Raised) in
        try world.finish(world.resume(Ref<GeneratorObject>(arguments[0]), arguments[1]))
      }
      builder.method("throw", .positional(1, 3)) { world, arguments throws(Raised) in
        try world.finish(world.throwInto(Ref<GeneratorObject>(arguments[0]), world.thrown(arguments)))
      }
      builder.method("close") { world, arguments throws(Raised) in
        try world.close(Ref<GeneratorObject>(arguments[0]))
      }
    }
    let generator = TypeBuilder(world: world, type: world.types.generator)
    generator.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    generator.method("__next__") { world, arguments throws(Raised) in
      switch try world.resume(Ref<GeneratorObject>(arguments[0]), .none) {
      case .yielded(let value): return value
      // The end without a value needs no exception; `next()` raises it where Python asks.
      case .returned(let value): if value.isNone { return .unbound } else { throw world.stopIteration(value) }
      }
    }
    attributes(generator, running: "gi_running", suspended: "gi_suspended", delegate: "gi_yieldfrom", code: "gi_code")
    generator.property("gi_frame") { world, arguments throws(Raised) in shownFrame(world, arguments[0]) }
    classGetItem(generator)
    coroutine(world)
  }

  private static func coroutine(_ world: World) {
    let coroutine = TypeBuilder(world: world, type: world.types.coroutine)
    attributes(coroutine, running: "cr_running", suspended: "cr_suspended", delegate: "cr_await", code: "cr_code")
    coroutine.property("cr_frame") { world, arguments throws(Raised) in shownFrame(world, arguments[0]) }
    coroutine.property("cr_origin") { _, _ throws(Raised) in .none }
    classGetItem(coroutine)
    let type = world.makeType(
      "coroutine_wrapper", base: world.types.object, kind: .other, size: MemoryLayout<WrapperObject>.size, flags: [])
    world.types.coroutineWrapper = type
    coroutine.method("__await__") { world, arguments throws(Raised) in
      world.makeWrapper(world.types.coroutineWrapper, .other, arguments[0])
    }
    let wrapper = TypeBuilder(world: world, type: type)
    wrapper.notCallable()
    wrapper.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    wrapper.method("__next__") { world, arguments throws(Raised) in
      switch try world.resume(wrapped(arguments), .none) {
      case .yielded(let value): return value
      case .returned(let value): if value.isNone { return .unbound } else { throw world.stopIteration(value) }
      }
    }
    wrapper.method("send", .exactly(1)) { world, arguments throws(Raised) in
      try world.finish(world.resume(wrapped(arguments), arguments[1]))
    }
    wrapper.method("throw", .positional(1, 3)) { world, arguments throws(Raised) in
      try world.finish(world.throwInto(wrapped(arguments), world.thrown(arguments)))
    }
    wrapper.method("close") { world, arguments throws(Raised) in try world.close(wrapped(arguments)) }
  }

  private static func wrapped(_ arguments: Arguments) -> Ref<GeneratorObject> {
    Ref<GeneratorObject>(Ref<WrapperObject>(arguments[0]).pointee.fields.0)
  }

  static func classGetItem(_ type: TypeBuilder) {
    type.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
  }

  /// None where it has ended.
  static func shownFrame(_ world: World, _ generator: Value) -> Value {
    let generator = Ref<GeneratorObject>(generator)
    return generator.pointee.state == .finished ? .none : world.frameObject(of: generator)
  }

  /// What generators, coroutines and async generators have under names of their own, and their names.
  static func attributes(
    _ type: TypeBuilder, running: StaticString, suspended: StaticString, delegate: StaticString, code: StaticString
  ) {
    type.notCallable()
    type.property(running) { _, arguments throws(Raised) in
      Value(Ref<GeneratorObject>(arguments[0]).pointee.state == .running)
    }
    type.property(suspended) { _, arguments throws(Raised) in
      Value(Ref<GeneratorObject>(arguments[0]).pointee.state == .suspended)
    }
    type.property(delegate) { _, arguments throws(Raised) in
      FunctionType.orNone(Ref<GeneratorObject>(arguments[0]).pointee.delegate)
    }
    type.property(code) { world, arguments throws(Raised) in
      world.codeObject(Ref<GeneratorObject>(arguments[0]).pointee.frame.code)
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<GeneratorObject>(arguments[0])
      let name = Ref<StringObject>(object.pointee.qualifiedName).text
      let what = world.typeName(of: arguments[0])
      return world.string("<\(what) object \(name) at \(ObjectType.hexadecimal(arguments[0]))>")
    }
    type.property(
      "__name__",
      set: { world, arguments throws(Raised) in
        guard world.isString(arguments[1]) else { throw world.typeError("__name__ must be set to a string object") }
        Ref<GeneratorObject>(arguments[0]).pointee.name = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<GeneratorObject>(arguments[0]).pointee.name })
    type.property(
      "__qualname__",
      set: { world, arguments throws(Raised) in
        guard world.isString(arguments[1]) else { throw world.typeError("__qualname__ must be set to a string object") }
        Ref<GeneratorObject>(arguments[0]).pointee.qualifiedName = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<GeneratorObject>(arguments[0]).pointee.qualifiedName })
  }
}

extension World {
  /// The exception that the arguments of `throw` mean.
  func thrown(_ arguments: Arguments) throws(Raised) -> Value {
    let type = arguments[1], value = arguments[2]
    if !arguments[3].isUnbound, !arguments[3].isNone, kind(of: arguments[3]) != .traceback {
      throw typeError("throw() third argument must be a traceback object")
    }
    let exception: Value
    if isExceptionClass(type) {
      if isInstance(value, Ref<TypeObject>(type)) {
        exception = value
      } else if value.isUnbound || value.isNone {
        exception = try call(type)
      } else {
        exception = try call(type, kind(of: value) == .tuple ? elements(Ref<TupleObject>(value)) : [value])
      }
    } else if isException(type) {
      if !value.isUnbound, !value.isNone { throw typeError("instance exception may not have a separate value") }
      exception = type
    } else {
      throw typeError("exceptions must be classes or instances deriving from BaseException, not \(typeName(of: type))")
    }
    if kind(of: arguments[3]) == .traceback { Ref<ExceptionObject>(exception).pointee.traceback = arguments[3] }
    return exception
  }

  /// What `send` gives: the value that was yielded, or StopIteration.
  func finish(_ step: Step) throws(Raised) -> Value {
    switch step {
    case .yielded(let value): return value
    case .returned(let value): throw value.isNone ? stopIteration() : stopIteration(value)
    }
  }

  /// Throws an exception at the `yield` where a generator waits, or into what it delegates to.
  func throwInto(_ generator: Ref<GeneratorObject>, _ exception: Value) throws(Raised) -> Step {
    let delegate = generator.pointee.delegate
    if generator.pointee.state == .suspended, !delegate.isUnbound {
      do throws(Raised) {
        if isInstance(exception, exceptionType("GeneratorExit")) {
          try closeDelegate(delegate)
        } else {
          let method = try findAttribute(delegate, intern("throw"))
          if !method.isUnbound {
            generator.pointee.state = .running
            defer { generator.pointee.state = .suspended }
            return .yielded(try call(method, [exception]))
          }
        }
      } catch {
        if !isRaised("StopIteration") { return try resume(generator, .none, throwing: true) }
        // The delegation has ended: the generator goes on behind it with the value.
        let value = Ref<ExceptionObject>(raised).pointee.fields.0
        raised = .unbound
        return try resumeBehindDelegation(generator, value.isUnbound ? .none : value)
      }
    }
    raised = exception
    return try resume(generator, .none, throwing: true)
  }

  /// The instruction before the delegation's `yieldValue` is its `send`, which is told that the iterator has ended.
  private func resumeBehindDelegation(_ generator: Ref<GeneratorObject>, _ value: Value) throws(Raised) -> Step {
    let instructions = generator.pointee.frame.entry.pointee.instructions
    let yield = generator.pointee.frame.next - 1
    var place = yield
    while place > 0, instructions[place].opcode != .send { place -= 1 }
    let send = instructions[place]
    generator.pointee.frame.registers[Int(send.a)] = value
    generator.pointee.frame.next = place + 1 + Int(send.signedC)
    // `resume` puts what is sent where the instruction before wants it.
    let step = try resumeAt(generator)
    return step
  }

  private func resumeAt(_ generator: Ref<GeneratorObject>) throws(Raised) -> Step {
    var frame = generator.pointee.frame
    frame.handled = handled
    generator.pointee.state = .running
    generator.pointee.delegate = .unbound
    try push(frame)
    if !generator.pointee.handled.isUnbound { handled = generator.pointee.handled }
    let value = try run()
    return generator.pointee.state == .suspended ? .yielded(value) : .returned(value)
  }

  private func closeDelegate(_ delegate: Value) throws(Raised) {
    let method = try findAttribute(delegate, intern("close"))
    if !method.isUnbound { _ = try call(method) }
  }

  /// `close()`: GeneratorExit at the `yield`; the value it returns.
  func close(_ generator: Ref<GeneratorObject>) throws(Raised) -> Value {
    switch generator.pointee.state {
    case .created:
      generator.pointee.state = .finished
      return .none
    case .finished: return .none
    default: break
    }
    let exit = makeException(exceptionType("GeneratorExit"), [])
    do throws(Raised) {
      switch try throwInto(generator, exit) {
      case .yielded: throw raise("RuntimeError", "\(generatorWord(generator)) ignored GeneratorExit")
      case .returned(let value): return value
      }
    } catch {
      if raised == exit || isRaised("GeneratorExit") || isRaised("StopIteration") {
        raised = .unbound
        return .none
      }
      throw error
    }
  }
}
