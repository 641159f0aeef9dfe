// BaseException and the classes below it.
//
// What `ExceptionObject.fields` holds, by class; unbound where it was not given:
// ImportError: msg, name, path, name_from. AttributeError: name, obj. NameError: name. StopIteration: value.
// SystemExit: code. OSError: errno, strerror, filename, filename2, characters_written. Unicode…Error: encoding, object,
// start, end, reason. SyntaxError: msg, filename, lineno, offset, text, and in words behind the object end_lineno,
// end_offset, print_file_and_line, _metadata. BaseExceptionGroup: message, the tuple of exceptions, the text that `repr`
// shows for a sequence that was neither list nor tuple.

enum ExceptionTypes {
  /// Where field `index` lies in the object; those behind the fifth follow the object.
  static func offset(_ index: Int) -> Int {
    index < 5
      ? (MemoryLayout<ExceptionObject>.offset(of: \.fields) ?? 0) + index * 8
      : MemoryLayout<ExceptionObject>.stride + (index - 5) * 8
  }

  @Sendable static func define(_ world: World) {
    let object = MemoryLayout<ExceptionObject>.stride
    let base = world.types.baseException
    world.exceptionTypes["BaseException"] = base
    for (name, parent, doc) in hierarchy {
      let type = world.makeType(
        name, base: world.exceptionTypes[parent] ?? base, kind: .exception,
        size: name.description == "SyntaxError" || parent == "SyntaxError" || parent == "IndentationError"
          ? object + 32 : object,
        attributes: MemoryLayout<Header>.size, flags: [.isBaseType, .isExceptionClass])
      TypeBuilder(world: world, type: type).doc(doc)
      world.exceptionTypes[name.description] = type
    }
    defineBase(TypeBuilder(world: world, type: base))
    ExceptionFields.define(world)
    OSErrorType.define(world)
    UnicodeErrorTypes.define(world)
    SyntaxErrorType.define(world)
    ExceptionGroupType.define(world)
    for (name, type) in world.exceptionTypes { world.set(world.intern(name), type.value, in: world.builtins) }
    for alias: StaticString in ["EnvironmentError", "IOError"] {
      world.set(world.intern(alias), world.exceptionType("OSError").value, in: world.builtins)
    }
  }

  private static func defineBase(_ builder: TypeBuilder) {
    builder.doc("Common base class for all exceptions")
    builder.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.baseException)
      return world.makeInstance(ofException: type, arguments.positional(from: 1))
    }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      return .none
    }
    builder.method("__str__") { world, arguments throws(Raised) in try world.messageText(arguments[0]) }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let list = exception.pointee.arguments
      var text = TextBuilder()
      text.append(exception.pointee.header.type.pointee.name.value)
      if list.count == 1 {
        text.append("(")
        text.append(try world.repr(list[0]))
        text.append(")")
      } else {
        text.append(try world.repr(list.value))
      }
      return world.string(text.codePoints)
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let state = world.ownAttributes(arguments[0])
      return world.reduced(exception, state)
    }
    builder.method("__setstate__", .exactly(1)) { world, arguments throws(Raised) in
      if arguments[1].isNone { return .none }
      guard world.kind(of: arguments[1]) == .dict else { throw world.typeError("state is not a dictionary") }
      let state = Ref<DictObject>(arguments[1])
      for index in 0..<state.pointee.used {
        let entry = state.pointee.entries[index]
        if entry.key.isUnbound { continue }
        if !world.isString(entry.key) {
          throw world.typeError("attribute name must be string, not '\(world.typeName(of: entry.key))'")
        }
        try world.setAttribute(arguments[0], world.intern(entry.key), entry.value)
      }
      return .none
    }
    builder.method("with_traceback", .exactly(1)) { world, arguments throws(Raised) in
      try world.setTraceback(arguments[0], arguments[1])
      return arguments[0]
    }
    builder.method("add_note", .exactly(1)) { world, arguments throws(Raised) in
      if !world.isString(arguments[1]) {
        throw world.typeError("add_note() argument must be str, not \(world.typeName(of: arguments[1]))")
      }
      let name = world.intern("__notes__")
      var notes = try world.findAttribute(arguments[0], name)
      if notes.isUnbound {
        notes = world.makeList().value
        try world.setAttribute(arguments[0], name, notes)
      }
      if world.kind(of: notes) != .list { throw world.typeError("Cannot add note: __notes__ is not a list") }
      world.append(arguments[1], to: Ref<ListObject>(notes))
      return .none
    }
    defineProperties(builder)
  }

  private static func defineProperties(_ builder: TypeBuilder) {
    builder.property(
      "args",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("args may not be deleted") }
        Ref<ExceptionObject>(arguments[0]).pointee.arguments = world.makeTuple(try world.collect(arguments[1]))
        return .none
      },
      { _, arguments throws(Raised) in Ref<ExceptionObject>(arguments[0]).pointee.arguments.value })
    builder.property(
      "__traceback__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("__traceback__ may not be deleted") }
        try world.setTraceback(arguments[0], arguments[1])
        return .none
      },
      { _, arguments throws(Raised) in Ref<ExceptionObject>(arguments[0]).pointee.traceback.orNone })
    builder.property(
      "__context__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("__context__ may not be deleted") }
        if !arguments[1].isNone, !world.isException(arguments[1]) {
          throw world.typeError("exception context must be None or derive from BaseException")
        }
        Ref<ExceptionObject>(arguments[0]).pointee.context = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<ExceptionObject>(arguments[0]).pointee.context.orNone })
    builder.property(
      "__cause__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("__cause__ may not be deleted") }
        if !arguments[1].isNone, !world.isException(arguments[1]) {
          throw world.typeError("exception cause must be None or derive from BaseException")
        }
        world.setCause(arguments[0], arguments[1])
        return .none
      },
      { _, arguments throws(Raised) in Ref<ExceptionObject>(arguments[0]).pointee.cause.orNone })
    builder.property(
      "__suppress_context__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("can't delete numeric/char attribute") }
        if !arguments[1].isBoolean { throw world.typeError("attribute value type must be bool") }
        Ref<ExceptionObject>(arguments[0]).pointee.suppressesContext = arguments[1].isTrue
        return .none
      },
      { _, arguments throws(Raised) in Value(Ref<ExceptionObject>(arguments[0]).pointee.suppressesContext) })
    builder.property(
      "__dict__",
      set: { world, arguments throws(Raised) in
        guard world.kind(of: arguments[1]) == .dict else {
          throw world.typeError("__dict__ must be set to a dictionary, not a '\(world.typeName(of: arguments[1]))'")
        }
        let storage = Ref<ExceptionObject>(arguments[0]).at(MemoryLayout<Header>.size, as: AttributeStorage.self)
        _ = world.dict(of: storage)
        storage.pointee.dict = Ref<DictObject>(arguments[1])
        return .none
      },
      { world, arguments throws(Raised) in
        world.dict(of: Ref<ExceptionObject>(arguments[0]).at(MemoryLayout<Header>.size)).value
      })
  }
}

extension Value {
  /// None for an unbound value.
  package var orNone: Value { isUnbound ? .none : self }
}

extension Ref where Layout == ExceptionObject {
  /// Field `index` of those that the class adds.
  package func field(_ index: Int) -> Value { at(ExceptionTypes.offset(index), as: Value.self).pointee }
  package func setField(_ index: Int, _ value: Value) {
    at(ExceptionTypes.offset(index), as: Value.self).pointee = value
  }
}

extension World {
  /// A new instance of an exception class, as `BaseException.__new__` makes it.
  package func makeInstance(ofException type: Ref<TypeObject>, _ arguments: [Value]) -> Value {
    makeInstance(ofException: type, makeTuple(arguments))
  }

  package func makeInstance(ofException type: Ref<TypeObject>, _ arguments: Ref<TupleObject>) -> Value {
    let object = allocate(type, .exception, as: ExceptionObject.self)
    object.pointee.arguments = arguments
    object.pointee.context = .none
    object.pointee.cause = .none
    object.pointee.traceback = .none
    return object.value
  }

  /// `BaseException.__init__`
  func initialize(_ arguments: Arguments) throws(Raised) {
    let exception = Ref<ExceptionObject>(arguments[0])
    if arguments.hasNames {
      throw typeError("\(exception.pointee.header.type.pointee.name.text)() takes no keyword arguments")
    }
    // Mostly `__new__` has had the same.
    let count = arguments.count - 1
    let known = exception.pointee.arguments
    if known.isPresent, known.count == count, (0..<count).allSatisfy({ known[$0] == arguments.base[$0 + 1] }) { return }
    exception.pointee.arguments = makeTuple(arguments.base.from(1), count)
  }

  /// `BaseException.__str__`
  func messageText(_ exception: Value) throws(Raised) -> Value {
    let arguments = Ref<ExceptionObject>(exception).pointee.arguments
    switch arguments.count {
    case 0: return emptyString
    case 1: return try str(arguments[0])
    default: return try str(arguments.value)
    }
  }

  func setTraceback(_ exception: Value, _ traceback: Value) throws(Raised) {
    if !traceback.isNone, kind(of: traceback) != .traceback {
      throw typeError("__traceback__ must be a traceback or None")
    }
    Ref<ExceptionObject>(exception).pointee.traceback = traceback
  }

  /// Sets `__cause__`, which hides the context.
  package func setCause(_ exception: Value, _ cause: Value) {
    let object = Ref<ExceptionObject>(exception)
    object.pointee.cause = cause
    object.pointee.suppressesContext = true
  }

  /// The exception's own attributes as a new dict; none if there are none.
  func ownAttributes(_ exception: Value) -> Ref<DictObject> {
    let storage = Ref<ExceptionObject>(exception).at(MemoryLayout<Header>.size, as: AttributeStorage.self)
    let dict = copy(self.dict(of: storage))
    return dict.pointee.count == 0 ? .none : dict
  }

  /// What `__reduce__` answers.
  func reduced(_ exception: Ref<ExceptionObject>, _ state: Ref<DictObject>) -> Value {
    var parts = [exception.pointee.header.type.value, exception.pointee.arguments.value]
    if state.isPresent { parts.append(state.value) }
    return makeTuple(parts).value
  }
}
