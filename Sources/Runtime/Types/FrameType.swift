// Frames as Python sees them: what runs, where it stands, which variables it has.
import Bytecode

/// Made when somebody asks. While the frame runs it shows the frame; what is left at the frame's end is kept here.
struct FrameObject: BitwiseCopyable {
  var header: Header
  var code: Int
  var globals: Ref<DictObject>
  var builtins: Ref<DictObject>
  /// The namespace of a class body, module or `exec`; unbound in functions.
  var locals: Value
  /// Of a function: its variables, copied at the end.
  var registers: Cells<Value>
  /// Place in `World.frames` while it runs; -1 else.
  var depth: Int
  /// Where it stood at its end.
  var instruction: Int
  var back: Value
  var generator: Ref<GeneratorObject>
  /// `f_trace`
  var trace: Value
  var tracesLines: Value
  var tracesOpcodes: Value
}

enum FrameType {
  @Sendable static func define(_ world: World) {
    let frame = TypeBuilder(world: world, type: world.types.frame)
    frame.notCallable()
    frame.property("f_code") { world, arguments throws(Raised) in
      world.codeObject(Ref<FrameObject>(arguments[0]).pointee.code)
    }
    frame.property("f_globals") { _, arguments throws(Raised) in
      Ref<FrameObject>(arguments[0]).pointee.globals.value
    }
    frame.property("f_builtins") { _, arguments throws(Raised) in
      Ref<FrameObject>(arguments[0]).pointee.builtins.value
    }
    frame.property("f_locals") { world, arguments throws(Raised) in
      try world.locals(of: Ref<FrameObject>(arguments[0]))
    }
    frame.property(
      "f_lineno",
      set: { world, _ throws(Raised) in throw world.valueError("f_lineno can only be set in a trace function") },
      { world, arguments throws(Raised) in
        Value(small: world.line(of: Ref<FrameObject>(arguments[0])))
      })
    frame.property("f_lasti") { world, arguments throws(Raised) in
      Value(small: world.instruction(of: Ref<FrameObject>(arguments[0])) &* 2)
    }
    frame.property("f_back") { world, arguments throws(Raised) in
      world.caller(of: Ref<FrameObject>(arguments[0]))
    }
    frame.property("f_generator") { _, arguments throws(Raised) in
      let generator = Ref<FrameObject>(arguments[0]).pointee.generator
      return generator.isPresent ? generator.value : .none
    }
    frame.member("f_trace", at: MemoryLayout<FrameObject>.offset(of: \.trace) ?? 0)
    frame.member("f_trace_lines", at: MemoryLayout<FrameObject>.offset(of: \.tracesLines) ?? 0)
    frame.member("f_trace_opcodes", at: MemoryLayout<FrameObject>.offset(of: \.tracesOpcodes) ?? 0)
    frame.method("clear") { world, arguments throws(Raised) in
      let object = Ref<FrameObject>(arguments[0])
      if world.liveDepth(of: object) != nil {
        throw world.raise("RuntimeError", "cannot clear an executing frame")
      }
      let generator = object.pointee.generator
      if generator.isPresent, generator.pointee.state == .suspended {
        throw world.raise("RuntimeError", "cannot clear a suspended frame")
      }
      if generator.isPresent { _ = try world.close(generator) }
      object.pointee.registers = .none
      return .none
    }
    frame.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<FrameObject>(arguments[0])
      let code = world.codes[object.pointee.code].code
      let file = try world.reprText(world.string(code.filename))
      return world.string(
        "<frame at \(world.addressText(arguments[0])), file \(file), line \(world.line(of: object)), code \(code.name)>"
      )
    }
  }
}

extension World {
  /// The object of a running frame; the same one each time.
  func frameObject(_ depth: Int) -> Value {
    let frame = frames[depth]
    if frame.generator.isPresent { return frameObject(of: frame.generator) }
    if let known = frameObjects[depth] { return known }
    let object = makeFrame(frame, depth: depth)
    frames[depth].flags.insert(.isObserved)
    frameObjects[depth] = object.value
    return object.value
  }

  /// `gi_frame`; None once the generator has ended.
  func frameObject(of generator: Ref<GeneratorObject>) -> Value {
    if generator.pointee.frameObject.isUnbound {
      let object = makeFrame(generator.pointee.frame, depth: -1)
      object.pointee.generator = generator
      generator.pointee.frameObject = object.value
    }
    return generator.pointee.frameObject
  }

  private func makeFrame(_ frame: Frame, depth: Int) -> Ref<FrameObject> {
    let object = heap.make(FrameObject.self)
    object.pointee = FrameObject(
      header: Header(types.frame, .frame, owner: owner), code: frame.code, globals: frame.globals,
      builtins: frame.builtins, locals: frame.locals, registers: frame.registers, depth: depth,
      instruction: max(frame.next - 1, 0), back: .none, generator: .none, trace: .none, tracesLines: .true,
      tracesOpcodes: .false)
    return object
  }

  /// A frame that somebody has seen ends: its object keeps what it was.
  @inline(never) func endObserved(_ depth: Int) {
    frames[depth].flags.remove(.isObserved)
    guard let value = frameObjects.removeValue(forKey: depth) else { return }
    let object = Ref<FrameObject>(value)
    object.pointee.depth = -1
    object.pointee.instruction = max(frames[depth].next - 1, 0)
    object.pointee.registers = copiedRegisters(frames[depth])
    if depth > 0 { object.pointee.back = frameObject(depth - 1) }
  }

  private func copiedRegisters(_ frame: Frame) -> Cells<Value> {
    if !frame.locals.isUnbound { return .none }
    let count = frame.entry.pointee.registerCount
    let copy = heap.row(Value.self, count)
    copy.copy(frame.registers, count)
    return copy
  }

  /// An exception leaves a frame, whose variables the traceback's entry keeps.
  func keepFrame(_ frame: Frame, in traceback: Value, isLeft: Bool) {
    guard kind(of: traceback) == .traceback else { return }
    let entry = Ref<TracebackObject>(traceback)
    entry.pointee.globals = frame.globals
    entry.pointee.builtins = frame.builtins
    entry.pointee.locals = frame.locals
    entry.pointee.depth = isLeft ? -1 : frameCount - 1
    if frame.generator.isPresent {
      entry.pointee.frame = frameObject(of: frame.generator)
    } else if let known = frameObjects[frameCount - 1] {
      entry.pointee.frame = known
    } else {
      entry.pointee.registers = isLeft ? copiedRegisters(frame) : frame.registers
    }
  }

  /// `tb_frame`
  func frame(of traceback: Ref<TracebackObject>) -> Value {
    if traceback.pointee.frame.isObject { return traceback.pointee.frame }
    let entry = traceback.pointee
    guard codes.indices.contains(entry.code) else { return .none }
    let depth = entry.depth
    if depth >= 0, depth < frameCount, frames[depth].code == entry.code,
      frames[depth].registers.address == entry.registers.address
    {
      traceback.pointee.frame = frameObject(depth)
    } else {
      let object = heap.make(FrameObject.self)
      object.pointee = FrameObject(
        header: Header(types.frame, .frame, owner: owner), code: entry.code,
        globals: entry.globals.isPresent ? entry.globals : currentGlobals,
        builtins: entry.builtins.isPresent ? entry.builtins : builtins,
        locals: entry.locals, registers: depth >= 0 ? .none : entry.registers, depth: -1,
        instruction: entry.instruction, back: .none, generator: .none, trace: .none, tracesLines: .true,
        tracesOpcodes: .false)
      traceback.pointee.frame = object.value
    }
    return traceback.pointee.frame
  }

  /// The next entry of a traceback. Its frame was called by this one's, which it could not tell itself.
  func next(of traceback: Ref<TracebackObject>) -> Value {
    let next = traceback.pointee.next
    guard next.isObject, kind(of: next) == .traceback else { return .none }
    let inner = frame(of: Ref<TracebackObject>(next))
    if kind(of: inner) == .frame, Ref<FrameObject>(inner).pointee.depth < 0, Ref<FrameObject>(inner).pointee.back.isNone
    {
      let outer = frame(of: traceback)
      if outer != inner { Ref<FrameObject>(inner).pointee.back = outer }
    }
    return next
  }

  /// Where a frame stands on the stack of those that run.
  func liveDepth(of object: Ref<FrameObject>) -> Int? {
    let generator = object.pointee.generator
    if !generator.isPresent { return object.pointee.depth >= 0 ? object.pointee.depth : nil }
    guard generator.pointee.state == .running else { return nil }
    var depth = frameCount - 1
    while depth >= 0 {
      if frames[depth].generator == generator { return depth }
      depth -= 1
    }
    return nil
  }

  func instruction(of object: Ref<FrameObject>) -> Int {
    if let depth = liveDepth(of: object) { return max(frames[depth].next - 1, 0) }
    let generator = object.pointee.generator
    return generator.isPresent ? max(generator.pointee.frame.next - 1, 0) : object.pointee.instruction
  }

  func line(of object: Ref<FrameObject>) -> Int {
    let code = object.pointee.code
    let generator = object.pointee.generator
    if generator.isPresent, generator.pointee.state == .created { return Int(codes[code].code.firstLine) }
    var instruction = instruction(of: object)
    while instruction >= 0 {
      if let found = line(code: code, instruction: instruction) { return found }
      instruction -= 1
    }
    return Int(codes[code].code.firstLine)
  }

  func caller(of object: Ref<FrameObject>) -> Value {
    if let depth = liveDepth(of: object) { return depth > 0 ? frameObject(depth - 1) : .none }
    return object.pointee.back
  }

  /// `f_locals`
  func locals(of object: Ref<FrameObject>) throws(Raised) -> Value {
    if !object.pointee.locals.isUnbound { return object.pointee.locals }
    let generator = object.pointee.generator
    if let depth = liveDepth(of: object) { return try currentLocals(frames[depth]) }
    if generator.isPresent { return try currentLocals(generator.pointee.frame) }
    guard object.pointee.registers.isPresent else { return makeDict().value }
    return variables(object.pointee.code, object.pointee.registers).value
  }
}
