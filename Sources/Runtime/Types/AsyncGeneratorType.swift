// async_generator, and the awaitables that its methods give: each takes one step of the generator.
import Bytecode

/// One step of an async generator, to be awaited once.
private struct StepObject: BitwiseCopyable {
  var header: Header
  var generator: Ref<GeneratorObject>
  /// What is sent in, or the exception that is thrown in; unbound for `aclose`.
  var argument: Value
  var isThrowing: Bool
  var state: State

  enum State: UInt8, BitwiseCopyable { case created, waiting, done }
  var isClosing: Bool { isThrowing && argument.isUnbound }
}

enum AsyncGeneratorType {
  @Sendable static func define(_ world: World) {
    let generator = TypeBuilder(world: world, type: world.types.asyncGenerator)
    GeneratorType.attributes(
      generator, running: "ag_running", suspended: "ag_suspended", delegate: "ag_await", code: "ag_code")
    generator.property("ag_running") { _, arguments throws(Raised) in
      Value(Ref<GeneratorObject>(arguments[0]).pointee.isAwaited)
    }
    generator.property("ag_frame") { world, arguments throws(Raised) in
      GeneratorType.shownFrame(world, arguments[0])
    }
    GeneratorType.classGetItem(generator)
    generator.method("__aiter__") { _, arguments throws(Raised) in arguments[0] }
    generator.method("__anext__") { world, arguments throws(Raised) in
      try step(world, arguments[0], .none, isThrowing: false)
    }
    generator.method("asend", .exactly(1)) { world, arguments throws(Raised) in
      try step(world, arguments[0], arguments[1], isThrowing: false)
    }
    generator.method("athrow", .positional(1, 3)) { world, arguments throws(Raised) in
      // What is to be thrown is looked at when the step is awaited.
      try step(
        world, arguments[0],
        world.makeTuple((1..<arguments.count).map { arguments[$0] }.filter { !$0.isUnbound }).value,
        isThrowing: true)
    }
    generator.method("aclose") { world, arguments throws(Raised) in
      try step(world, arguments[0], .unbound, isThrowing: true)
    }
    let size = MemoryLayout<StepObject>.size
    world.types.asyncGeneratorSend = world.makeType(
      "async_generator_asend", base: world.types.object, kind: .other, size: size, flags: [])
    world.types.asyncGeneratorThrow = world.makeType(
      "async_generator_athrow", base: world.types.object, kind: .other, size: size, flags: [])
    for type in [world.types.asyncGeneratorSend, world.types.asyncGeneratorThrow] {
      awaitable(TypeBuilder(world: world, type: type))
    }
  }

  private static func step(
    _ world: World, _ value: Value, _ argument: Value, isThrowing: Bool
  ) throws(Raised) -> Value {
    let generator = Ref<GeneratorObject>(value)
    if !generator.pointee.hasHooks {
      generator.pointee.hasHooks = true
      let hook = world.asyncGeneratorHooks.first
      if !hook.isNone { _ = try world.call(hook, [value]) }
    }
    let type = isThrowing ? world.types.asyncGeneratorThrow : world.types.asyncGeneratorSend
    let object = world.heap.make(StepObject.self)
    object.pointee = StepObject(
      header: Header(type, .other, owner: world.owner), generator: generator, argument: argument,
      isThrowing: isThrowing, state: .created)
    return object.value
  }

  private static func awaitable(_ type: TypeBuilder) {
    type.notCallable()
    type.method("__await__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { world, arguments throws(Raised) in
      try send(world, Ref<StepObject>(arguments[0]), .none)
    }
    type.method("send", .exactly(1)) { world, arguments throws(Raised) in
      try send(world, Ref<StepObject>(arguments[0]), arguments[1])
    }
    type.method("throw", .positional(1, 3)) { world, arguments throws(Raised) in
      try throwInto(world, Ref<StepObject>(arguments[0]), world.thrown(arguments))
    }
    type.method("close") { world, arguments throws(Raised) in try close(world, Ref<StepObject>(arguments[0])) }
  }

  private static func reused(_ world: World, _ step: Ref<StepObject>) -> Raised {
    let what = step.pointee.isThrowing ? "aclose()/athrow()" : "__anext__()/asend()"
    return world.raise("RuntimeError", "cannot reuse already awaited \(what)")
  }

  private static func running(_ world: World, _ step: Ref<StepObject>) -> Raised {
    let what = step.pointee.isClosing ? "aclose" : step.pointee.isThrowing ? "athrow" : "anext"
    return world.raise("RuntimeError", "\(what)(): asynchronous generator is already running")
  }

  private static func send(_ world: World, _ step: Ref<StepObject>, _ value: Value) throws(Raised) -> Value {
    let generator = step.pointee.generator
    if step.pointee.state == .done { throw reused(world, step) }
    if step.pointee.isThrowing, generator.pointee.state == .finished, step.pointee.state == .created {
      step.pointee.state = .done
      throw world.stopIteration()
    }
    if step.pointee.state == .created {
      if generator.pointee.isAwaited {
        step.pointee.state = .done
        throw running(world, step)
      }
      if step.pointee.isThrowing {
        if generator.pointee.isClosed {
          step.pointee.state = .done
          throw world.raise(world.makeException(world.exceptionType("StopAsyncIteration"), []))
        }
        if !value.isNone {
          throw world.raise("RuntimeError", "can't send non-None value to a just-started coroutine")
        }
      }
      step.pointee.state = .waiting
      generator.pointee.isAwaited = true
      if step.pointee.isThrowing {
        return try settle(world, step) { world throws(Raised) in
          let exception: Value
          if step.pointee.isClosing {
            generator.pointee.isClosed = true
            exception = world.makeException(world.exceptionType("GeneratorExit"), [])
          } else {
            let given = world.makeTuple([.none] + world.elements(Ref<TupleObject>(step.pointee.argument)))
            exception = try world.thrown(Arguments(given.items, given.count))
          }
          return try world.throwInto(generator, exception)
        }
      }
      let first = value.isNone ? step.pointee.argument : value
      return try settle(world, step) { world throws(Raised) in try world.resume(generator, first) }
    }
    return try settle(world, step) { world throws(Raised) in try world.resume(generator, value) }
  }

  /// What became of the generator as the awaiter is to see it.
  private static func settle(
    _ world: World, _ step: Ref<StepObject>, _ run: (World) throws(Raised) -> World.Step
  ) throws(Raised) -> Value {
    let generator = step.pointee.generator
    do throws(Raised) {
      switch try run(world) {
      case .yielded(let value):
        guard let content = world.asyncValue(value) else { return value }
        generator.pointee.isAwaited = false
        step.pointee.state = .done
        if step.pointee.isClosing { throw world.raise("RuntimeError", "async generator ignored GeneratorExit") }
        throw world.stopIteration(content)
      case .returned:
        generator.pointee.isClosed = true
        generator.pointee.isAwaited = false
        step.pointee.state = .done
        if step.pointee.isClosing { throw world.stopIteration() }
        throw world.raise(world.makeException(world.exceptionType("StopAsyncIteration"), []))
      }
    } catch {
      if step.pointee.state == .done { throw error }
      generator.pointee.isAwaited = false
      step.pointee.state = .done
      if world.isRaised("StopAsyncIteration") || world.isRaised("GeneratorExit") {
        generator.pointee.isClosed = true
        if step.pointee.isClosing {
          world.raised = .unbound
          throw world.stopIteration()
        }
      }
      throw error
    }
  }

  private static func throwInto(
    _ world: World, _ step: Ref<StepObject>, _ exception: Value
  ) throws(Raised) -> Value {
    let generator = step.pointee.generator
    if step.pointee.state == .done { throw reused(world, step) }
    if step.pointee.state == .created {
      if generator.pointee.isAwaited {
        step.pointee.state = .done
        throw running(world, step)
      }
      step.pointee.state = .waiting
      generator.pointee.isAwaited = true
    }
    return try settle(world, step) { world throws(Raised) in try world.throwInto(generator, exception) }
  }

  private static func close(_ world: World, _ step: Ref<StepObject>) throws(Raised) -> Value {
    if step.pointee.state == .done { return .none }
    let exit = world.makeException(world.exceptionType("GeneratorExit"), [])
    do throws(Raised) {
      _ = try throwInto(world, step, exit)
    } catch {
      if world.isRaised("StopIteration") || world.isRaised("StopAsyncIteration") || world.isRaised("GeneratorExit") {
        world.raised = .unbound
        return .none
      }
      throw error
    }
    throw world.raise("RuntimeError", "coroutine ignored GeneratorExit")
  }
}

extension World {
  /// What an async generator's `yield` gave; nil for what it awaits.
  func asyncValue(_ value: Value) -> Value? {
    guard value.isObject, Ref<Header>(value).pointee.kind == .other, Ref<Header>(value).pointee.type == types.cell
    else { return nil }
    return Ref<CellObject>(value).pointee.content
  }
}
