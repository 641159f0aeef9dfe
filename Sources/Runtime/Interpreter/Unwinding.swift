// Frames come and go; exceptions look for their handlers.
import Bytecode

extension World {
  // MARK: Frames

  /// Makes a frame the newest.
  @inline(__always) func push(_ frame: Frame) throws(Raised) {
    if frameCount >= recursionLimit { throw tooDeep() }
    frames[frameCount] = frame
    frameCount &+= 1
  }

  @inline(never) func tooDeep() -> Raised { raise("RecursionError", "maximum recursion depth exceeded") }

  @inline(__always) func popFrame() {
    frameCount &-= 1
    if frames[frameCount].flags.contains(.isObserved) { endObserved(frameCount) }
    handled = frames[frameCount].handled
    stackTop &-= frames[frameCount].rowSize
  }

  /// Pushes the frame of a function call, arguments bound.
  @inline(__always) func pushFunction(
    _ function: Ref<FunctionObject>, _ base: Cells<Value>, _ count: Int, _ names: Value, _ destination: UInt16,
    _ flags: Frame.Flags
  ) throws(Raised) {
    let entry = function.pointee.entry
    let size = entry.pointee.registerCount
    fuel &-= 1
    if fuel < 0 { try refuel() }
    let registers = try pushRow(size)
    if count == entry.pointee.plainArguments, names.isUnbound {
      for index in 0..<count { registers[index] = base[index] }
    } else if !bindQuickly(function, registers, base, count, names) {
      do throws(Raised) {
        try bindArguments(function, function.pointee.code, registers, base, count, names)
      } catch {
        popRow(size)
        throw error
      }
    }
    if frameCount >= budget.depth {
      popRow(size)
      throw tooDeep()
    }
    let frame = frames.reference(frameCount)
    frameCount &+= 1
    frame.pointee.code = function.pointee.code
    frame.pointee.entry = entry
    frame.pointee.next = 0
    frame.pointee.registers = registers
    frame.pointee.rowSize = size
    frame.pointee.function = function
    frame.pointee.globals = function.pointee.globals
    frame.pointee.builtins = function.pointee.builtins
    frame.pointee.locals = .unbound
    frame.pointee.generator = .none
    frame.pointee.destination = destination
    frame.pointee.flags = flags
    frame.pointee.handled = handled
  }

  /// Calls a Python function with arguments that lie in a row.
  package func runFunction(
    _ function: Ref<FunctionObject>, _ base: Cells<Value>, _ count: Int, names: Value
  ) throws(Raised) -> Value {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    try pushFunction(function, base, count, names, 0, .isEntry)
    return try run()
  }

  /// Runs code in namespaces: a module's body, a class's, `exec`.
  package func runCode(
    _ code: Int, globals: Ref<DictObject>, locals: Value, builtins: Ref<DictObject>? = nil,
    function: Ref<FunctionObject> = .none
  ) throws(Raised) -> Value {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    let entry = codes[code].entry
    if !entry.pointee.isPrepared { prepare(code) }
    // Most of it runs once, from the front to the end.
    try charge(codes[code].code.instructions.count)
    let size = entry.pointee.registerCount
    let registers = try pushRow(size)
    do throws(Raised) {
      try push(
        Frame(
          code: code, entry: entry, next: 0, registers: registers, rowSize: size, function: function, globals: globals,
          builtins: builtins ?? self.builtins, locals: locals, generator: .none, destination: 0, flags: .isEntry,
          handled: handled))
    } catch {
      popRow(size)
      throw error
    }
    return try run()
  }

  // MARK: Exceptions

  /// Finds the handler for an exception raised by the loop, which runs a frame and has come to a place.
  @inline(never) func unwind(_ frame: Ref<Frame>, _ place: Cells<Instruction>) throws(Raised) -> Value? {
    // The frame may have ended already: what it returned to raised.
    let newest = frames.reference(frameCount &- 1)
    return try unwind(newest == frame ? frame.pointee.index(of: place) : newest.pointee.next)
  }

  /// Finds the handler for the exception in `raised`: in the newest frame, whose instruction before `next` raised it, then
  /// in its callers up to the entry frame, out of which it is thrown. Afterwards the newest frame is the handler's.
  /// - Returns: what the entry frame returns where an opaque argument absorbs the exception; nil else.
  @inline(never) func unwind(_ next: Int) throws(Raised) -> Value? {
    var next = next
    while true {
      let frame = frames.reference(frameCount &- 1)
      let place = max(next - 1, 0)
      let entry = frame.pointee.entry
      let found = entry.pointee.instructions[place]
      // What is raised again as it is has been in this frame already.
      let isNew = found.opcode != .reraise && (found.opcode != .raise || found.flags != 0)
      if isNew { addTraceback(raised, code: frame.pointee.code, instruction: place) }
      let traceback = isNew ? Ref<ExceptionObject>(raised).pointee.traceback : .none
      if !isStopped {
        for index in 0..<entry.pointee.handlerCount {
          let handler = entry.pointee.handlers[index]
          if place < Int(handler.start) || place >= Int(handler.end) { continue }
          keepFrame(frame.pointee, in: traceback, isLeft: false)
          frame.pointee.registers[Int(handler.register)] = raised
          raised = .unbound
          frame.pointee.next = Int(handler.target)
          return nil
        }
        frame.pointee.next = place + 1
        keepFrame(frame.pointee, in: traceback, isLeft: true)
      }
      let given = opaque.isOn ? absorbed(frame) : nil
      if frame.pointee.generator.isPresent { frame.pointee.generator.pointee.state = .finished }
      popFrame()
      if let given {
        if frame.pointee.flags.contains(.isEntry) { return given }
        try finish(frame, frame.pointee.flags.contains(.isInitializer) ? .none : given)
        return nil
      }
      if frame.pointee.flags.contains(.isEntry) { throw Raised() }
      next = frames[frameCount - 1].next
    }
  }

  @inline(never) func unboundLocal(_ code: Int, _ index: Int) -> Raised {
    let local = index < codes[code].code.localNames.count ? codes[code].code.localNames[index] : "?"
    return unbound(
      "UnboundLocalError", "cannot access local variable '\(local)' where it is not associated with a value",
      intern(local))
  }

  private func unbound(_ type: StaticString, _ message: String, _ name: Value) -> Raised {
    let exception = makeException(exceptionType(type), [string(message)])
    Ref<ExceptionObject>(exception).pointee.fields.0 = name
    return raise(exception)
  }

  @inline(never) func unboundCell(_ name: Value, isFree: Bool) -> Raised {
    let text = Ref<StringObject>(name).text
    if isFree {
      return unbound(
        "NameError", "cannot access free variable '\(text)' where it is not associated with a value in enclosing scope",
        name)
    }
    return unbound(
      "UnboundLocalError", "cannot access local variable '\(text)' where it is not associated with a value", name)
  }

  @inline(never) func undefinedName(_ name: Value) -> Raised {
    unbound("NameError", "name '\(Ref<StringObject>(name).text)' is not defined", name)
  }
}
