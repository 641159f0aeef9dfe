// Opaque values: what stands in for modules that cannot be evaluated, and all that comes out of them.
import Bytecode

/// What a world knows of its opaque values.
package struct OpaqueState {
  /// The type of opaque values themselves.
  var value = Ref<TypeObject>.none
  /// The class that classes get for a base when theirs is opaque.
  var base = Ref<TypeObject>.none
  /// What an opaque value gives when it is awaited.
  var awaitable = Ref<TypeObject>.none
  /// The class of exceptions that were opaque when they were raised.
  var exception = Ref<TypeObject>.none
  /// Modules that are missing are opaque, as are compiled ones.
  var isOn = false
  /// Of missing modules only these; nil: all.
  var missing: Set<String>?
  /// An attribute is looked for that may be missing, and whose name is nobody's business but the object's.
  var isProbing = false
  /// Namespaces that took all names of an opaque module.
  var stars: Set<UInt> = []
  /// How often the truth of an opaque value was asked at an instruction.
  var truths: [UInt: Int] = [:]
  /// What lies in a folder under the name of a module and is no source.
  struct Compiled {
    var built: Set<String> = []
    var announced: Set<String> = []
  }
  var compiled: [String: Compiled] = [:]
}

extension World {
  /// Compiled extensions and missing modules that do not belong to the standard library evaluate to opaque values. That
  /// wants an observer, which is told.
  package var opaqueModules: Bool {
    get { opaque.isOn }
    set {
      opaque.isOn = newValue
      if newValue, observer == nil { observer = Observer() }
    }
  }

  /// The missing modules that are opaque; nil: all. Others raise.
  package var opaqueMissingModules: Set<String>? {
    get { opaque.missing }
    set { opaque.missing = newValue }
  }

  @inline(__always) func isOpaque(_ value: Value) -> Bool {
    opaque.isOn && value.isObject && Ref<Header>(value).pointee.type == opaque.value
  }

  /// An opaque value, or a class or instance with an opaque class above it.
  func absorbs(_ value: Value) -> Bool {
    guard opaque.isOn, value.isObject else { return false }
    if isType(value) { return Ref<TypeObject>(value).pointee.typeFlags.contains(.isOpaque) }
    return Ref<Header>(value).pointee.type.pointee.typeFlags.contains(.isOpaque)
  }

  /// - Parameter path: where it comes from, as a reader of the program would write it.
  func makeOpaque(_ path: String, isTrue: Bool = true) -> Value {
    let made = makeWrapper(opaque.value, .opaque, string(path))
    Ref<WrapperObject>(made).pointee.fields.2 = Value(isTrue)
    return made
  }

  func opaquePath(_ value: Value) -> String {
    if isOpaque(value) { return Ref<StringObject>(Ref<WrapperObject>(value).pointee.fields.0).text }
    if isType(value) { return typeName(value) }
    return typeName(of: value)
  }

  /// Paths do not grow for ever: what comes out of a value that deep is the value.
  private static let longestPath = 160

  /// What comes out of an opaque value: for the same question the same answer.
  func opaqueChild(_ parent: Value, _ suffix: String, isTrue: Bool = true) -> Value {
    guard isOpaque(parent) else { return makeOpaque(opaquePath(parent) + suffix, isTrue: isTrue) }
    let object = Ref<WrapperObject>(parent)
    if object.pointee.fields.1.isUnbound { object.pointee.fields.1 = makeDict().value }
    let children = Ref<DictObject>(object.pointee.fields.1)
    let key = intern(suffix)
    let known = get(key, in: children)
    if !known.isUnbound { return known }
    let path = Ref<StringObject>(object.pointee.fields.0).text
    if path.utf8.count + suffix.utf8.count > Self.longestPath, isTrue { return parent }
    let made = makeOpaque(path + suffix, isTrue: isTrue)
    set(key, made, in: children)
    return made
  }

  /// The attribute of something opaque; unbound for what Python and libraries only ask for in case it is there.
  func opaqueAttribute(_ object: Value, _ name: Value) -> Value {
    if opaque.isProbing { return .unbound }
    return opaqueChild(object, "." + Ref<StringObject>(name).text)
  }

  /// Runs a look-up of an attribute that may be missing: what begins with an underscore is missing then.
  func probing(_ value: Value, _ name: Value, _ body: () throws(Raised) -> Value) throws(Raised) -> Value {
    let isHidden = Ref<StringObject>(name).count > 0 && Ref<StringObject>(name)[0] == UInt32(UInt8(ascii: "_"))
    let getter = isType(value) ? Value.unbound : special(.getattr, of: type(of: value))
    guard isHidden, kind(of: getter) != .function else { return try body() }
    let outer = opaque.isProbing
    opaque.isProbing = true
    defer { opaque.isProbing = outer }
    return try body()
  }

  /// A formatted string with opaque parts: nobody knows its text. Nil if it has none.
  @inline(never) func opaqueText(_ parts: Cells<Value>, _ count: Int) throws(Raised) -> Value? {
    guard let culprit = (0..<count).lazy.map({ parts[$0] }).first(where: { self.isOpaque($0) }) else { return nil }
    var text = ""
    for index in 0..<count where text.utf8.count < 60 {
      text += isString(parts[index]) ? Ref<StringObject>(parts[index]).text : "{}"
    }
    return opaqueChild(culprit, ".<text '\(text)'>")
  }

  // MARK: Taint

  /// The object was given to something opaque, which may have changed it: it rests on what nobody knows.
  func taint(_ object: Value) {
    guard let observer else { return }
    switch kind(of: object) {
    case .function:
      let function = Ref<FunctionObject>(object)
      observer.noteTainted(dotted(function.pointee.module, function.pointee.qualifiedName))
    case .type:
      let type = Ref<TypeObject>(object)
      observer.noteTainted(dotted(type.pointee.module, type.pointee.qualifiedName))
    default: break
    }
  }

  private func dotted(_ module: Value, _ name: Value) -> String {
    let own = isString(name) ? Ref<StringObject>(name).text : "?"
    return isString(module) ? "\(Ref<StringObject>(module).text).\(own)" : own
  }

  // MARK: Truth

  /// Does an opaque value hold? A branch that does nothing but raise is not taken on its word, and no loop goes on for
  /// ever by it.
  func opaqueTruth(_ value: Value) -> Bool {
    var truth = !Ref<WrapperObject>(value).pointee.fields.2.isFalse
    guard frameCount > 0 else { return truth }
    let frame = frames.reference(frameCount - 1)
    let at = frame.pointee.next - 1
    guard at >= 0 else { return truth }
    let instruction = frame.pointee.entry.pointee.instructions[at]
    let jump: Int
    /// Is the jump taken if the value is true?
    let jumpsIfTrue: Bool
    switch instruction.opcode {
    case .jumpIfTrue, .jumpIfFalse:
      jump = Int(instruction.bc)
      jumpsIfTrue = instruction.opcode == .jumpIfTrue
    case .jumpUnlessLess, .jumpUnlessLessEqual, .jumpUnlessEqual, .jumpUnlessNotEqual, .jumpUnlessGreater,
      .jumpUnlessGreaterEqual:
      jump = Int(instruction.signedC)
      jumpsIfTrue = instruction.flags != 0
    default: return truth
    }
    let onJump = onlyRaises(frame, from: at + 1 + jump), onward = onlyRaises(frame, from: at + 1)
    if onJump != onward { return onJump != jumpsIfTrue }
    let count = opaque.truths[frame.pointee.entry.address &+ UInt(at), default: 0] + 1
    opaque.truths[frame.pointee.entry.address &+ UInt(at)] = count
    if count > 1000 { truth.toggle() }
    return truth
  }

  /// Does code that begins there lead to a `raise` whatever happens?
  private func onlyRaises(_ frame: Ref<Frame>, from start: Int) -> Bool {
    let instructions = frame.pointee.entry.pointee.instructions
    let count = codes[frame.pointee.code].code.instructions.count
    var at = start
    for _ in 0..<200 {
      guard at >= 0, at < count else { return false }
      let instruction = instructions[at]
      switch instruction.opcode {
      case .raise: return true
      case .jump where instruction.bc > 0: at += Int(instruction.bc)
      case .jump, .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone, .jumpUnlessLess, .jumpUnlessLessEqual,
        .jumpUnlessEqual, .jumpUnlessNotEqual, .jumpUnlessGreater, .jumpUnlessGreaterEqual, .forIterator, .send,
        .returnValue, .reraise, .yieldValue:
        return false
      default: break
      }
      at += 1
    }
    return false
  }

  /// `not value`
  @inline(never) func negated(_ value: Value) throws(Raised) -> Value {
    guard isOpaque(value) else { return try Value(!isTrue(value)) }
    return opaqueChild(value, " is false", isTrue: Ref<WrapperObject>(value).pointee.fields.2.isFalse)
  }

  /// `needle in container`, or `not in`
  @inline(never) func containment(_ container: Value, _ needle: Value, isNegated: Bool) throws(Raised) -> Value {
    if isOpaque(container) { return opaqueChild(container, isNegated ? " has not" : " has", isTrue: isNegated) }
    return try Value(contains(container, needle) != isNegated)
  }

  /// What `isinstance` and `issubclass` say where one of the two is opaque: as good as no.
  func opaqueAnswer(_ arguments: Arguments) -> Value? {
    guard opaque.isOn, let part = isOpaque(arguments[0]) ? arguments[0] : isOpaque(arguments[1]) ? arguments[1] : nil
    else { return nil }
    return opaqueChild(part, ".<check>", isTrue: false)
  }

  // MARK: Exceptions

  /// An exception that native code raised since it was given something opaque: what the call gives instead; nil where it
  /// has another reason.
  func absorbed(_ base: Cells<Value>, _ count: Int) -> Value? {
    guard !isStopped, !opaque.isProbing, isException(raised),
      !Ref<ExceptionObject>(raised).pointee.traceback.isObject
    else { return nil }
    return absorbed(from: (0..<count).lazy.map { base[$0] })
  }

  /// The same for a function of Python, whose frame the exception is about to leave.
  func absorbed(_ frame: Ref<Frame>) -> Value? {
    guard !isStopped, !frame.pointee.generator.isPresent, frame.pointee.function.isPresent, isException(raised) else {
      return nil
    }
    let code = codes[frame.pointee.code].code
    let given =
      code.argumentCount + code.keywordOnlyCount + (code.flags.contains(.varArgs) ? 1 : 0)
      + (code.flags.contains(.varKeywords) ? 1 : 0)
    let registers = frame.pointee.registers
    return absorbed(
      from: (0..<given).lazy.map {
        let value = registers[$0]
        return self.kind(of: value) == .cell ? Ref<CellObject>(value).pointee.content : value
      })
  }

  private func absorbed(from arguments: some Sequence<Value>) -> Value? {
    let reasons: [StaticString] = [
      "TypeError", "ValueError", "AttributeError", "LookupError", "AssertionError", "ArithmeticError", "OSError",
    ]
    guard reasons.contains(where: { isInstance(raised, exceptionType($0)) }) else { return nil }
    for argument in arguments {
      guard let culprit = opaquePart(argument) else { continue }
      let type = typeName(of: raised)
      observer?.noteAbsorbed("\(type) of \(opaquePath(culprit))", at: currentPlace)
      raised = .unbound
      return opaqueChild(culprit, ".<\(type)>")
    }
    return nil
  }

  /// The value if it is opaque, or what is opaque in it.
  private func opaquePart(_ value: Value) -> Value? {
    if value.isUnbound { return nil }
    if isOpaque(value) { return value }
    switch kind(of: value) {
    case .tuple: return elements(Ref<TupleObject>(value)).prefix(50).first { isOpaque($0) }
    case .list: return elements(Ref<ListObject>(value)).prefix(50).first { isOpaque($0) }
    case .dict:
      let dict = Ref<DictObject>(value)
      if opaque.stars.contains(dict.address) { return makeOpaque("globals()") }
      for index in 0..<min(dict.pointee.used, 50) where isOpaque(dict.pointee.entries[index].value) {
        return dict.pointee.entries[index].value
      }
      return nil
    default: return nil
    }
  }

  /// The exception that raising something opaque raises: of a class of its own, which handlers that are opaque catch.
  func opaqueException(_ value: Value) throws(Raised) -> Value {
    if !opaque.exception.isPresent {
      let namespace = makeDict()
      set(names.module, intern("builtins"), in: namespace)
      let made = try call(
        types.type.value,
        [intern("OpaqueException"), makeTuple([exceptionType("Exception").value]).value, namespace.value])
      opaque.exception = Ref<TypeObject>(made)
    }
    let instance = isType(value) ? try call(value) : value
    let exception = makeException(opaque.exception, [string(opaquePath(value)), instance])
    return exception
  }

  /// Does a handler for `type`, which may be opaque, take the exception? nil: nothing here is opaque.
  func opaqueMatch(_ exception: Value, _ type: Value) -> Bool? {
    guard opaque.isOn else { return nil }
    let isRaisedOpaque = opaque.exception.isPresent && self.type(of: exception) == opaque.exception
    if isOpaque(type) { return isRaisedOpaque }
    if isType(type), !isExceptionClass(type), absorbs(type) {
      guard isRaisedOpaque else { return false }
      let instance = Ref<ExceptionObject>(exception).pointee.arguments[1]
      return isInstance(instance, Ref<TypeObject>(type))
    }
    if kind(of: type) == .tuple, elements(Ref<TupleObject>(type)).contains(where: { absorbs($0) }) {
      return elements(Ref<TupleObject>(type)).contains {
        opaqueMatch(exception, $0) ?? isGiven(exception, $0)
      }
    }
    return nil
  }
}
