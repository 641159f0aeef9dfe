// BaseExceptionGroup and ExceptionGroup: exceptions that hold several others.

enum ExceptionGroupType {
  static func define(_ world: World) {
    let base = world.exceptionType("BaseExceptionGroup")
    let exception = world.exceptionType("Exception")
    let group = world.makeType(
      "ExceptionGroup", base: base, kind: .exception, size: MemoryLayout<ExceptionObject>.stride,
      attributes: MemoryLayout<Header>.size, flags: [.isBaseType, .isExceptionClass])
    group.pointee.bases = world.makeTuple([base.value, exception.value])
    group.pointee.mro = world.makeTuple(
      [group, base, exception, world.types.baseException, world.types.object].map(\.value))
    world.append(group.value, to: exception.pointee.subclasses)
    world.typeChanged(group)
    world.exceptionTypes["ExceptionGroup"] = group

    let builder = TypeBuilder(world: world, type: base)
    builder.member("message", at: ExceptionTypes.offset(0), [.optional, .readOnly])
    builder.member("exceptions", at: ExceptionTypes.offset(1), [.optional, .readOnly])
    builder.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.exceptionType("BaseExceptionGroup"))
      return try world.makeGroup(type, arguments.positional(from: 1))
    }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      return .none
    }
    builder.method("__str__") { world, arguments throws(Raised) in
      let group = Ref<ExceptionObject>(arguments[0])
      let count = world.isGroup(arguments[0]) ? Ref<TupleObject>(group.field(1)).count : 0
      var text = TextBuilder()
      text.append(try world.str(group.field(0).orNone))
      text.append(" (\(count) sub-exception\(count == 1 ? "" : "s"))")
      return world.string(text.codePoints)
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let group = Ref<ExceptionObject>(arguments[0])
      var text = TextBuilder()
      text.append(group.pointee.header.type.pointee.name.value)
      text.append("(")
      text.append(try world.repr(group.field(0).orNone))
      text.append(", ")
      let given = group.pointee.arguments
      if !group.field(2).isUnbound {
        text.append(group.field(2))
      } else if given.count == 2, world.kind(of: given[1]) == .list, world.isGroup(arguments[0]) {
        text.append(try world.repr(world.makeList(world.elements(Ref<TupleObject>(group.field(1)))).value))
      } else {
        text.append(try world.repr(group.field(1).orNone))
      }
      text.append(")")
      return world.string(text.codePoints)
    }
    builder.method("derive", .exactly(1)) { world, arguments throws(Raised) in
      let group = Ref<ExceptionObject>(arguments[0])
      return try world.makeGroup(
        world.exceptionType("BaseExceptionGroup"), [group.field(0).orNone, arguments[1]])
    }
    builder.method("split", .exactly(1)) { world, arguments throws(Raised) in
      let parts = try world.split(arguments[0], try world.matcher(arguments[1]), keepsRest: true)
      return world.makeTuple([parts.match, parts.rest]).value
    }
    builder.method("subgroup", .exactly(1)) { world, arguments throws(Raised) in
      try world.split(arguments[0], try world.matcher(arguments[1]), keepsRest: false).match
    }
    builder.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
  }
}

/// What a part of a group has to be.
enum GroupMatcher {
  /// An instance of a class, or of one of a tuple.
  case type(Value)
  case predicate(Value)
  /// One of these objects.
  case instances(Set<Value>)
}

extension World {
  /// An exception group whose `__new__` has run.
  package func isGroup(_ value: Value) -> Bool {
    isException(value) && isInstance(value, exceptionType("BaseExceptionGroup"))
      && !Ref<ExceptionObject>(value).field(1).isUnbound
  }

  /// `BaseExceptionGroup.__new__(type, message, exceptions)`
  package func makeGroup(_ type: Ref<TypeObject>, _ given: [Value]) throws(Raised) -> Value {
    if given.count != 2 {
      throw typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(given.count) given)")
    }
    if !isString(given[0]) {
      let name = given[0].isNone ? "None" : typeName(of: given[0])
      throw typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(name)")
    }
    let sequence = given[1]
    let sequenceKind = kind(of: sequence)
    let isSequence =
      sequenceKind == .list || sequenceKind == .tuple
      || sequenceKind != .dict && sequenceKind != .mappingProxy && sequenceKind != .set && sequenceKind != .frozenset
        && !special(.getitem, of: self.type(of: sequence)).isUnbound
    if !isSequence { throw typeError("second argument (exceptions) must be a sequence") }
    var shown = Value.unbound
    if sequenceKind != .list, sequenceKind != .tuple { shown = try repr(sequence) }
    let exceptions = try collect(sequence)
    if exceptions.isEmpty { throw valueError("second argument (exceptions) must be a non-empty sequence") }
    var areOrdinary = true
    let ordinary = exceptionType("Exception")
    for (index, exception) in exceptions.enumerated() {
      if !isException(exception) {
        throw valueError("Item \(index) of second argument (exceptions) is not an exception")
      }
      if !isInstance(exception, ordinary) { areOrdinary = false }
    }
    var type = type
    if type == exceptionType("BaseExceptionGroup") {
      if areOrdinary { type = exceptionType("ExceptionGroup") }
    } else if type == exceptionType("ExceptionGroup") {
      if !areOrdinary { throw typeError("Cannot nest BaseExceptions in an ExceptionGroup") }
    } else if isSubtype(type, ordinary), !areOrdinary {
      throw typeError("Cannot nest BaseExceptions in '\(type.pointee.name.text)'")
    }
    let group = makeInstance(ofException: type, given)
    let object = Ref<ExceptionObject>(group)
    object.setField(0, given[0])
    object.setField(1, makeTuple(exceptions).value)
    object.setField(2, shown)
    return group
  }

  /// A group with that message and the content of a list or tuple.
  func makeGroup(_ message: String, _ exceptions: Value) throws(Raised) -> Value {
    try makeGroup(exceptionType("ExceptionGroup"), exceptions, message)
  }

  private func makeGroup(_ type: Ref<TypeObject>, _ exceptions: Value, _ message: String) throws(Raised) -> Value {
    let elements = try collect(exceptions)
    let ordinary = exceptionType("Exception")
    let areOrdinary = elements.allSatisfy { isInstance($0, ordinary) }
    return try makeGroup(areOrdinary ? type : exceptionType("BaseExceptionGroup"), [string(message), exceptions])
  }

  /// The argument of `split` and `subgroup`.
  fileprivate func matcher(_ condition: Value) throws(Raised) -> GroupMatcher {
    if isExceptionClass(condition) { return .type(condition) }
    if kind(of: condition) == .tuple {
      let tuple = Ref<TupleObject>(condition)
      if (0..<tuple.count).allSatisfy({ isExceptionClass(tuple[$0]) }) { return .type(condition) }
    } else if !isType(condition), isCallable(condition) {
      return .predicate(condition)
    }
    throw typeError(
      "expected an exception type, a tuple of exception types, or a callable (other than a class)")
  }

  private func isMatched(_ exception: Value, _ matcher: GroupMatcher) throws(Raised) -> Bool {
    switch matcher {
    case .type(let type): return isGiven(exception, type)
    case .predicate(let predicate): return try isTrue(call(predicate, [exception]))
    case .instances(let instances): return instances.contains(exception)
    }
  }

  /// The part of an exception that the matcher wants and the rest; None for nothing.
  func split(_ exception: Value, _ matcher: GroupMatcher, keepsRest: Bool) throws(Raised) -> (match: Value, rest: Value)
  {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    if nativeDepth > budget.nativeDepth {
      throw raise("RecursionError", "maximum recursion depth exceeded in exceptiongroup_split_recursive")
    }
    if try isMatched(exception, matcher) { return (exception, .none) }
    guard isGroup(exception) else { return (.none, keepsRest ? exception : .none) }
    var matched: [Value] = []
    var rest: [Value] = []
    for part in elements(Ref<TupleObject>(Ref<ExceptionObject>(exception).field(1))) {
      let parts = try split(part, matcher, keepsRest: keepsRest)
      if !parts.match.isNone { matched.append(parts.match) }
      if !parts.rest.isNone { rest.append(parts.rest) }
    }
    return (try subset(of: exception, matched), keepsRest ? try subset(of: exception, rest) : .none)
  }

  /// A group like `group` with only these exceptions; None for none.
  private func subset(of group: Value, _ exceptions: [Value]) throws(Raised) -> Value {
    if exceptions.isEmpty { return .none }
    let derived = try callMethod(group, "derive", [makeList(exceptions).value])
    if !isGroup(derived) { throw typeError("derive must return an instance of BaseExceptionGroup") }
    let original = Ref<ExceptionObject>(group), new = Ref<ExceptionObject>(derived)
    new.pointee.traceback = original.pointee.traceback
    new.pointee.context = original.pointee.context
    setCause(derived, original.pointee.cause)
    let name = intern("__notes__")
    let notes = try findAttribute(group, name)
    // What is no sequence is left out, as CPython does.
    if !notes.isUnbound, kind(of: notes) != .dict, !special(.getitem, of: type(of: notes)).isUnbound {
      try setAttribute(derived, name, makeList(try collect(notes)).value)
    }
    return derived
  }
}
