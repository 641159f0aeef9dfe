// `raise`, `except` and `except*`: what the interpreter asks about exceptions.

import Bytecode

extension World {
  private static let invalidClass = "catching classes that do not inherit from BaseException is not allowed"

  /// Is the exception an instance of the class, or of one of a tuple? The class is known to be valid.
  func isGiven(_ exception: Value, _ type: Value) -> Bool {
    if isType(type) { return isInstance(exception, Ref<TypeObject>(type)) }
    guard kind(of: type) == .tuple else { return opaqueMatch(exception, type) ?? false }
    let tuple = Ref<TupleObject>(type)
    return (0..<tuple.count).contains { isGiven(exception, tuple[$0]) }
  }

  private func mustBeClasses(_ type: Value) throws(Raised) {
    if kind(of: type) == .tuple {
      let tuple = Ref<TupleObject>(type)
      for index in 0..<tuple.count where !isExceptionClass(tuple[index]) && !absorbs(tuple[index]) {
        throw typeError(World.invalidClass)
      }
    } else if !isExceptionClass(type), !absorbs(type) {
      throw typeError(World.invalidClass)
    }
  }

  /// `except type:`
  package func matches(_ exception: Value, _ type: Value) throws(Raised) -> Bool {
    if isType(type), isInstance(exception, Ref<TypeObject>(type)) { return true }
    if let answer = opaqueMatch(exception, type) { return answer }
    try mustBeClasses(type)
    return isGiven(exception, type)
  }

  /// `except* type:`: the part of the exception that matches and the rest, None for nothing. A match that is no group comes
  /// in one.
  package func matchGroup(_ exception: Value, _ type: Value) throws(Raised) -> (match: Value, rest: Value) {
    try mustBeClasses(type)
    let group = exceptionType("BaseExceptionGroup")
    let types = kind(of: type) == .tuple ? elements(Ref<TupleObject>(type)) : [type]
    for type in types where isType(type) && isSubtype(Ref<TypeObject>(type), group) {
      throw typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    }
    if exception.isNone || exception.isUnbound { return (.none, .none) }
    if isGiven(exception, type) {
      if isGroup(exception) { return (exception, .none) }
      return (try makeGroup("", makeTuple([exception]).value), .none)
    }
    guard isGroup(exception) else { return (.none, exception) }
    let parts = try callMethod(exception, "split", [type])
    let name = typeName(of: exception)
    guard kind(of: parts) == .tuple else {
      throw typeError("\(name).split must return a tuple, not \(typeName(of: parts))")
    }
    let tuple = Ref<TupleObject>(parts)
    if tuple.count < 2 {
      throw typeError("\(name).split must return a 2-tuple, got tuple of size \(tuple.count)")
    }
    return (tuple[0], tuple[1])
  }

  /// What is left to raise after the clauses of an `except*`: `raised` holds what they raised and what none of them
  /// matched. None for nothing.
  package func prepareReraiseStar(original: Value, raised: Ref<ListObject>) throws(Raised) -> Value {
    let exceptions = elements(raised).filter { !$0.isNone && !$0.isUnbound }
    if exceptions.isEmpty { return .none }
    // An exception that is no group was caught as a whole, by one clause at most.
    guard isGroup(original) else { return exceptions[0] }
    var new: [Value] = []
    var kept: Set<Value> = []
    for exception in exceptions {
      if isPart(exception, of: original) {
        collectLeaves(exception, &kept)
      } else {
        new.append(exception)
      }
    }
    // What was raised again keeps the nesting it had.
    let again = kept.isEmpty ? Value.none : try split(original, .instances(kept), keepsRest: false).match
    if new.isEmpty { return again }
    if !again.isNone { new.append(again) }
    return new.count > 1 ? try makeGroup("", makeList(new).value) : new[0]
  }

  /// Parts of a group share its traceback, context and cause.
  private func isPart(_ exception: Value, of original: Value) -> Bool {
    let a = Ref<ExceptionObject>(exception), b = Ref<ExceptionObject>(original)
    return a.pointee.traceback == b.pointee.traceback && a.pointee.context.orNone == b.pointee.context.orNone
      && a.pointee.cause.orNone == b.pointee.cause.orNone
  }

  private func collectLeaves(_ exception: Value, _ leaves: inout Set<Value>) {
    var pending = [exception]
    while let next = pending.popLast() {
      if isGroup(next) {
        pending += elements(Ref<TupleObject>(Ref<ExceptionObject>(next).field(1)))
      } else {
        leaves.insert(next)
      }
    }
  }

  /// `raise value`, `raise value from cause`: the instance that is raised; `cause` is unbound where there is no `from`.
  package func normalizeRaise(_ value: Value, cause: Value) throws(Raised) -> Value {
    let exception: Value
    if isExceptionClass(value) {
      exception = try instance(of: value)
    } else if isException(value) {
      exception = value
    } else if absorbs(value) {
      exception = try opaqueException(value)
    } else {
      throw typeError("exceptions must derive from BaseException")
    }
    if cause.isUnbound { return exception }
    if isExceptionClass(cause) {
      setCause(exception, try instance(of: cause))
    } else if isException(cause) || cause.isNone {
      setCause(exception, cause)
    } else if !absorbs(cause) {
      throw typeError("exception causes must derive from BaseException")
    }
    return exception
  }

  private func instance(of type: Value) throws(Raised) -> Value {
    let made = try call(type)
    if isException(made) { return made }
    throw typeError(
      "calling \(try reprText(type)) should have returned an instance of BaseException, not \(try reprText(self.type(of: made).value))"
    )
  }

  /// The exception passed through a frame that stood at `instruction`.
  package func addTraceback(_ exception: Value, code: Int, instruction: Int) {
    let object = Ref<ExceptionObject>(exception)
    if !object.pointee.traceback.isObject, isInstance(exception, exceptionType("NameError")) {
      noteScope(of: object, code)
    }
    let entry = heap.make(TracebackObject.self)
    entry.pointee = TracebackObject(
      header: Header(types.traceback, .traceback, owner: owner), next: object.pointee.traceback.orNone, frame: .none,
      code: code, instruction: instruction)
    object.pointee.traceback = entry.value
  }

  /// Keeps what names there were where a NameError was raised, for suggestions: in fields 1 to 4 globals, builtins, names
  /// of local variables, `self`.
  private func noteScope(of exception: Ref<ExceptionObject>, _ code: Int) {
    guard frameCount > 0 else { return }
    let frame = frames[frameCount - 1]
    guard frame.code == code else { return }
    exception.setField(1, frame.globals.value)
    exception.setField(2, frame.builtins.value)
    var names: [Value] = []
    if kind(of: frame.locals) == .dict {
      if frame.locals != frame.globals.value {
        let dict = Ref<DictObject>(frame.locals)
        for index in 0..<dict.pointee.used where isString(dict.pointee.entries[index].key) {
          names.append(dict.pointee.entries[index].key)
        }
      }
    } else {
      for (index, name) in codes[code].code.localNames.enumerated() {
        var value = frame.registers[index]
        if value.isObject, kind(of: value) == .cell { value = Ref<CellObject>(value).pointee.content }
        if value.isUnbound { continue }
        names.append(intern(name))
        if name == "self" { exception.setField(4, value) }
      }
    }
    exception.setField(3, makeTuple(names).value)
  }
}
