// What the interpreter keeps of a running function.
package import Bytecode

/// A frame of the world's own stack: Python calls do not use Swift's.
struct Frame: BitwiseCopyable {
  /// Index in `World.codes`.
  var code: Int
  var entry: Ref<CodeEntry>
  /// The next instruction, while another frame runs.
  var next: Int
  var registers: Cells<Value>
  /// Cells on the stack to give back at the end; 0 for generators, which own their registers.
  var rowSize: Int
  /// None for modules and `exec`.
  var function: Ref<FunctionObject>
  var globals: Ref<DictObject>
  var builtins: Ref<DictObject>
  /// The namespace of a class body, module or `exec`; unbound in functions.
  var locals: Value
  /// None, or the generator whose frame this is.
  var generator: Ref<GeneratorObject>
  /// Register of the caller that gets the result; of an entry frame no meaning.
  var destination: UInt16
  var flags: Flags
  /// The value of `World.handled` when the frame began.
  var handled: Value

  /// The next instruction itself.
  @inline(__always) var place: Cells<Instruction> { entry.pointee.instructions.from(next) }
  /// The number of an instruction of this frame's code.
  @inline(__always) func index(of place: Cells<Instruction>) -> Int {
    Int(bitPattern: place.address &- entry.pointee.instructions.address) >> 3
  }
  /// Notes where to go on, for whoever looks at the frame while other code runs.
  @inline(__always) mutating func keep(_ place: Cells<Instruction>) { next = index(of: place) }

  struct Flags: OptionSet, BitwiseCopyable {
    let rawValue: UInt16
    /// Its end is the end of `run`.
    static let isEntry = Flags(rawValue: 1)
    /// `__init__` of a new object, which is in the caller's register already: the result is only checked.
    static let isInitializer = Flags(rawValue: 2)
    /// A generator in a `for` of the caller: its end jumps there.
    static let isIterated = Flags(rawValue: 4)
    /// Somebody holds its frame object.
    static let isObserved = Flags(rawValue: 8)
    /// Nobody wants the result: a property's setter.
    static let isDiscarded = Flags(rawValue: 16)
  }
}

/// A generator, coroutine or async generator: a frame that waits.
package struct GeneratorObject: BitwiseCopyable {
  package var header: Header
  var frame: Frame
  package var name: Value
  package var qualifiedName: Value
  package var state: State
  /// What it delegates to (`yield from`, `await`), while it waits there; unbound else.
  package var delegate: Value
  /// Handled exception of its own, kept while it waits.
  var handled: Value
  /// Of an async generator: `aclose` was called, hooks were run.
  package var isClosed: Bool
  /// Of an async generator: one of its awaitables is being awaited.
  var isAwaited: Bool
  var hasHooks: Bool
  /// `gi_frame`, once somebody asked.
  var frameObject: Value

  package enum State: UInt8, BitwiseCopyable { case created, suspended, running, finished }
}

extension World {
  /// The number of a code object in this world.
  package func register(_ code: CodeObject) -> Int {
    if let known = codeNumbers[ObjectIdentifier(code)] { return known }
    let entry = heap.make(CodeEntry.self)
    entry.pointee = CodeEntry(registerCount: code.registerCount)
    codes.append(WorldCode(code: code, entry: entry))
    codeNumbers[ObjectIdentifier(code)] = codes.count - 1
    return codes.count - 1
  }

  /// Fills in what code needs to run. Most functions of a module are never called in the world that loads it.
  @inline(never) func prepare(_ number: Int) {
    let code = codes[number].code, body = code.body, entry = codes[number].entry
    let instructions = heap.row(Instruction.self, body.instructions.count + 1)
    for (index, instruction) in body.instructions.enumerated() { instructions[index] = instruction }
    let names = heap.row(Value.self, body.names.count)
    for (index, name) in body.names.enumerated() { names[index] = intern(name) }
    let siteNames = heap.row(Value.self, body.sites.count)
    for (index, site) in body.sites.enumerated() { siteNames[index] = names[Int(site)] }
    let handlers = heap.row(CodeObject.Handler.self, body.handlers.count)
    for (index, handler) in body.handlers.enumerated() { handlers[index] = handler }
    let parameterNames = heap.row(Value.self, code.argumentCount)
    for index in 0..<code.argumentCount { parameterNames[index] = intern(body.localNames[index]) }
    entry.pointee = CodeEntry(
      constants: heap.row(Value.self, body.constants.count), names: names, siteNames: siteNames,
      caches: heap.row(SiteCache.self, body.sites.count), instructions: instructions, registerCount: code.registerCount,
      plainArguments: code.takesPlainArguments ? code.argumentCount : -1, positionalOnly: code.positionalOnlyCount,
      handlers: handlers, handlerCount: body.handlers.count, parameterNames: parameterNames)
  }

  /// Constant `index` of a code object, made at its first use.
  @inline(never) func makeConstant(_ code: Int, _ index: Int) throws(Raised) -> Value {
    let value = try makeConstant(codes[code].code.constants[index])
    codes[code].entry.pointee.constants[index] = value
    return value
  }

  private func makeConstant(_ constant: CodeObject.Constant) throws(Raised) -> Value {
    switch constant {
    case .none: return .none
    case .ellipsis: return .ellipsis
    case .boolean(let truth): return Value(truth)
    case .integer(let number): return try integer(number)
    case .bigInteger(let digits): return try bigInteger(digits)
    case .float(let number): return float(number)
    case .imaginary(let number):
      let object = heap.make(ComplexObject.self)
      object.pointee = ComplexObject(header: Header(types.complex, .complex), real: 0, imaginary: number)
      return object.value
    case .string(let codePoints): return intern(string(codePoints))
    case .bytes(let bytes): return makeBytes(bytes)
    case .tuple(let elements):
      var values: [Value] = []
      for element in elements { try values.append(makeConstant(element)) }
      return makeTuple(values).value
    case .frozenSet(let elements):
      let set = makeSet(of: types.frozenset)
      for element in elements { try add(makeConstant(element), to: set) }
      return set.value
    case .code(let code): return codeObject(register(code))
    }
  }

  /// The Python object of a code number.
  package func codeObject(_ number: Int) -> Value {
    if !codes[number].object.isUnbound { return codes[number].object }
    let object = heap.make(CodeReference.self)
    object.pointee = CodeReference(header: Header(types.code, .code), index: number)
    codes[number].object = object.value
    return object.value
  }

  package func makeBytes(_ bytes: [UInt8]) -> Value {
    let object = heap.make(BytesObject.self)
    object.pointee.header = Header(types.bytes, .bytes, owner: owner)
    object.pointee.count = bytes.count
    object.pointee.capacity = bytes.count
    object.pointee.data = heap.row(UInt8.self, bytes.count)
    for (index, byte) in bytes.enumerated() { object.pointee.data[index] = byte }
    return object.value
  }
}

extension CodeObject {
  /// No `*args`, no `**kwargs`, nothing keyword-only: a call with the right number of arguments just copies them.
  var takesPlainArguments: Bool {
    keywordOnlyCount == 0 && flags.isDisjoint(with: [.varArgs, .varKeywords])
  }
}
