// Generators, coroutines and async generators: frames that wait between values.
import Bytecode

extension World {
  /// The generator whose frame has just begun; its registers move to the heap.
  func makeGenerator(_ frame: Frame, _ next: Int) -> Value {
    let code = codes[frame.code].code
    let type =
      code.flags.contains(.asyncGenerator)
      ? types.asyncGenerator
      : code.flags.contains(.coroutine) ? types.coroutine : types.generator
    let object = heap.make(GeneratorObject.self)
    let count = frame.entry.pointee.registerCount
    let registers = heap.row(Value.self, count)
    registers.copy(frame.registers, count)
    var own = frame
    own.registers = registers
    own.rowSize = 0
    own.generator = object
    own.flags = .isEntry
    own.next = next
    object.pointee.header = Header(type, .generator, owner: owner)
    object.pointee.frame = own
    if frame.function.isPresent {
      object.pointee.name = frame.function.pointee.name
      object.pointee.qualifiedName = frame.function.pointee.qualifiedName
    } else {
      // A module that awaits at its top.
      object.pointee.name = intern(code.name)
      object.pointee.qualifiedName = object.pointee.name
    }
    object.pointee.state = .created
    object.pointee.delegate = .unbound
    object.pointee.handled = .unbound
    return object.value
  }

  /// Puts a generator to sleep behind a `yield`.
  @inline(__always) func suspend(_ frame: Ref<Frame>, _ place: Cells<Instruction>, delegate: Value) {
    let generator = frame.pointee.generator
    generator.pointee.frame.next = frame.pointee.index(of: place)
    generator.pointee.state = .suspended
    generator.pointee.delegate = delegate
    generator.pointee.handled = handled == frame.pointee.handled ? .unbound : handled
    popFrame()
  }

  /// Can the loop run this generator itself, as it runs functions? What is out of the ordinary goes through `resume`.
  @inline(__always) func canEnter(_ value: Value) -> Bool {
    guard value.isObject, Ref<Header>(value).pointee.type == types.generator else { return false }
    let state = Ref<GeneratorObject>(value).pointee.state
    return state == .suspended || state == .created
  }

  @inline(__always) func isWaitingCoroutine(_ value: Value) -> Bool {
    guard value.isObject, Ref<Header>(value).pointee.type == types.coroutine else { return false }
    return Ref<GeneratorObject>(value).pointee.state == .suspended
  }

  /// Makes a generator's frame the newest; the loop goes on there.
  @inline(__always) func pushGenerator(
    _ generator: Ref<GeneratorObject>, _ sent: Value, _ destination: UInt16
  ) throws(Raised) {
    if generator.pointee.state == .created {
      if !sent.isNone { throw typeError("can't send non-None value to a just-started \(generatorWord(generator))") }
    } else {
      let waiting = generator.pointee.frame.place.from(-1)[0]
      generator.pointee.frame.registers[Int(waiting.a)] = sent
    }
    let isHandling = !generator.pointee.handled.isUnbound
    let place = frameCount
    do throws(Raised) {
      try push(generator.pointee.frame)
    } catch {
      generator.pointee.state = .finished
      throw error
    }
    frames[place].destination = destination
    frames[place].flags = .isIterated
    frames[place].handled = handled
    generator.pointee.state = .running
    generator.pointee.delegate = .unbound
    if isHandling { handled = generator.pointee.handled }
  }

  /// What became of a generator that was resumed.
  package enum Step {
    case yielded(Value)
    case returned(Value)
  }

  /// Runs a generator to its next `yield` or its end; the exception in `raised` is thrown into it if `throwing`.
  package func resume(_ generator: Ref<GeneratorObject>, _ sent: Value, throwing: Bool = false) throws(Raised) -> Step {
    switch generator.pointee.state {
    case .running:
      let what = generatorWord(generator)
      throw valueError("\(what) already executing")
    case .finished:
      if throwing { throw Raised() }
      if generator.pointee.header.type == types.coroutine {
        throw raise("RuntimeError", "cannot reuse already awaited coroutine")
      }
      return .returned(.none)
    case .created:
      if !throwing, !sent.isNone {
        throw typeError("can't send non-None value to a just-started \(generatorWord(generator))")
      }
    case .suspended:
      let instruction = generator.pointee.frame.entry.pointee.instructions[generator.pointee.frame.next - 1]
      if !throwing { generator.pointee.frame.registers[Int(instruction.a)] = sent }
    }
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    var frame = generator.pointee.frame
    frame.handled = handled
    generator.pointee.state = .running
    generator.pointee.delegate = .unbound
    do throws(Raised) {
      try push(frame)
    } catch {
      generator.pointee.state = .finished
      throw error
    }
    if !generator.pointee.handled.isUnbound { handled = generator.pointee.handled }
    let value = try run(throwing: throwing)
    return generator.pointee.state == .suspended ? .yielded(value) : .returned(value)
  }

  func generatorWord(_ generator: Ref<GeneratorObject>) -> String {
    switch generator.pointee.header.type {
    case types.coroutine: "coroutine"
    case types.asyncGenerator: "async generator"
    default: "generator"
    }
  }

  // MARK: Delegation

  /// Sends a value to what a generator delegates to; the second part says that it has ended, with that value.
  func send(_ value: Value, to iterator: Value) throws(Raised) -> (Value, Bool) {
    if kind(of: iterator) == .generator, Ref<Header>(iterator).pointee.type != types.asyncGenerator {
      switch try resume(Ref<GeneratorObject>(iterator), value) {
      case .yielded(let value): return (value, false)
      case .returned(let value): return (value, true)
      }
    }
    do throws(Raised) {
      if value.isNone {
        let element = try callNext(iterator)
        return element.isUnbound ? (.none, true) : (element, false)
      }
      return (try callMethod(iterator, "send", [value]), false)
    } catch {
      if !isRaised("StopIteration") { throw error }
      let result = Ref<ExceptionObject>(raised).pointee.fields.0
      raised = .unbound
      return (result.isUnbound ? .none : result, true)
    }
  }

  /// `__next__`, StopIteration not caught.
  private func callNext(_ iterator: Value) throws(Raised) -> Value {
    guard let value = try callSpecial(.next, iterator) else {
      throw typeError("'\(typeName(of: iterator))' object is not an iterator")
    }
    return value
  }

  func yieldFromIterator(_ value: Value, _ frame: Frame) throws(Raised) -> Value {
    if value.isObject, Ref<Header>(value).pointee.type == types.coroutine {
      let flags = codes[frame.code].code.flags
      if flags.isDisjoint(with: [.coroutine, .iterableCoroutine]) {
        throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
      }
      return value
    }
    if value.isObject, Ref<Header>(value).pointee.type == types.generator { return value }
    return try iterator(of: value)
  }

  func awaitable(_ value: Value, _ form: UInt8) throws(Raised) -> Value {
    let type = type(of: value)
    if type == types.coroutine {
      if !Ref<GeneratorObject>(value).pointee.delegate.isUnbound {
        throw raise("RuntimeError", "coroutine is being awaited already")
      }
      return value
    }
    if type == types.generator,
      codes[Ref<GeneratorObject>(value).pointee.frame.code].code.flags.contains(.iterableCoroutine)
    {
      return value
    }
    guard let iterator = try callSpecial(.await, value) else {
      switch form {
      case 1:
        throw typeError(
          "'async with' received an object from __aenter__ that does not implement __await__: \(type.pointee.name.text)"
        )
      case 2:
        throw typeError(
          "'async with' received an object from __aexit__ that does not implement __await__: \(type.pointee.name.text)")
      default: throw typeError("'\(type.pointee.name.text)' object can't be awaited")
      }
    }
    if special(.next, of: self.type(of: iterator)).isUnbound {
      throw typeError(
        "\(type.pointee.name.text).__await__() must return an iterator, not \(typeName(of: iterator))")
    }
    return iterator
  }

  func asyncIterator(_ value: Value) throws(Raised) -> Value {
    guard let iterator = try callSpecial(.aiter, value) else {
      throw typeError("'async for' requires an object with __aiter__ method, got \(typeName(of: value))")
    }
    if special(.anext, of: type(of: iterator)).isUnbound {
      throw typeError(
        "'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(of: iterator))")
    }
    return iterator
  }

  func asyncNext(_ iterator: Value) throws(Raised) -> Value {
    guard let value = try callSpecial(.anext, iterator) else {
      throw typeError("'async for' requires an iterator with __anext__ method, got \(typeName(of: iterator))")
    }
    do throws(Raised) {
      return try awaitable(value, 0)
    } catch {
      let cause = raised
      guard isInstance(cause, exceptionType("TypeError")) else { throw error }
      raised = .unbound
      let exception = makeException(
        exceptionType("TypeError"),
        [string("'async for' received an invalid object from __anext__: \(typeName(of: value))")])
      setCause(exception, cause)
      Ref<ExceptionObject>(exception).pointee.context = cause
      throw raise(exception)
    }
  }

  /// The value of an async generator's `yield`, told apart from what it awaits.
  func wrapAsync(_ value: Value) -> Value {
    let object = heap.make(CellObject.self)
    object.pointee = CellObject(header: Header(types.cell, .other, owner: owner), content: value)
    return object.value
  }
}
