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
        let value = arguments[2].isUnbound || arguments[2].isNone ? arguments[1] : arguments[2]
        let exception = try world.normalizeRaise(value, cause: .unbound)
        return try world.finish(world.throwInto(Ref<GeneratorObject>(arguments[0]), exception))
      }
      builder.method("close") { world, arguments throws(Raised) in
        try world.close(Ref<GeneratorObject>(arguments[0]))
      }
      builder.method("__repr__") { world, arguments throws(Raised) in
        let object = Ref<GeneratorObject>(arguments[0])
        let name = Ref<StringObject>(object.pointee.qualifiedName).text
        let what = world.typeName(of: arguments[0])
        return world.string("<\(what) object \(name) at \(ObjectType.hexadecimal(arguments[0]))>")
      }
      builder.property("__name__") { _, arguments throws(Raised) in Ref<GeneratorObject>(arguments[0]).pointee.name }
      builder.property("__qualname__") { _, arguments throws(Raised) in
        Ref<GeneratorObject>(arguments[0]).pointee.qualifiedName
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
    for name: (StaticString, GeneratorObject.State) in [("gi_running", .running), ("gi_suspended", .suspended)] {
      let state = name.1
      switch state {
      case .running:
        generator.property(name.0) { _, arguments throws(Raised) in
          Value(Ref<GeneratorObject>(arguments[0]).pointee.state == .running)
        }
      default:
        generator.property(name.0) { _, arguments throws(Raised) in
          Value(Ref<GeneratorObject>(arguments[0]).pointee.state == .suspended)
        }
      }
    }
    generator.property("gi_yieldfrom") { _, arguments throws(Raised) in
      FunctionType.orNone(Ref<GeneratorObject>(arguments[0]).pointee.delegate)
    }
    generator.property("gi_code") { world, arguments throws(Raised) in
      world.codeObject(Ref<GeneratorObject>(arguments[0]).pointee.frame.code)
    }
    let coroutine = TypeBuilder(world: world, type: world.types.coroutine)
    coroutine.method("__await__") { world, arguments throws(Raised) in arguments[0] }
    coroutine.method("__next__") { world, arguments throws(Raised) in
      switch try world.resume(Ref<GeneratorObject>(arguments[0]), .none) {
      case .yielded(let value): return value
      case .returned(let value): throw world.stopIteration(value)
      }
    }
  }
}

extension World {
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
      case .yielded: throw raise("RuntimeError", "\(typeName(of: generator.value)) ignored GeneratorExit")
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
