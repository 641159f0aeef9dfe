// Exceptions with fields of their own: ImportError, AttributeError, NameError, StopIteration, SystemExit, KeyError.

enum ExceptionFields {
  static func define(_ world: World) {
    func builder(_ name: StaticString) -> TypeBuilder { TypeBuilder(world: world, type: world.exceptionType(name)) }
    defineImportError(builder("ImportError"))
    defineNames(builder("AttributeError"), builder("NameError"))

    let stop = builder("StopIteration")
    stop.member("value", at: ExceptionTypes.offset(0))
    stop.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      Ref<ExceptionObject>(arguments[0]).setField(0, arguments.positionalCount > 1 ? arguments[1] : .none)
      return .none
    }
    let exit = builder("SystemExit")
    exit.member("code", at: ExceptionTypes.offset(0))
    exit.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      let exception = Ref<ExceptionObject>(arguments[0])
      let given = exception.pointee.arguments
      switch given.count {
      case 0: break
      case 1: exception.setField(0, given[0])
      default: exception.setField(0, given.value)
      }
      return .none
    }
    // The key itself may be a confusing text, so it is shown as `repr` shows it.
    builder("KeyError").method("__str__") { world, arguments throws(Raised) in
      let given = Ref<ExceptionObject>(arguments[0]).pointee.arguments
      return given.count == 1 ? try world.repr(given[0]) : try world.messageText(arguments[0])
    }
  }

  private static func defineImportError(_ builder: TypeBuilder) {
    for (index, name) in (["msg", "name", "path", "name_from"] as [StaticString]).enumerated() {
      builder.member(name, at: ExceptionTypes.offset(index))
    }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let named = try world.named(arguments, ["name", "path", "name_from"], of: "ImportError")
      let positional = arguments.positional(from: 1)
      exception.pointee.arguments = world.makeTuple(positional)
      exception.setField(0, positional.count == 1 ? positional[0] : .unbound)
      for index in 0..<3 { exception.setField(index + 1, named[index]) }
      return .none
    }
    builder.method("__str__") { world, arguments throws(Raised) in
      let message = Ref<ExceptionObject>(arguments[0]).field(0)
      return world.isExactString(message) ? message : try world.messageText(arguments[0])
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      var text = TextBuilder()
      text.append(exception.pointee.header.type.pointee.name.value)
      text.append("(")
      let given = exception.pointee.arguments
      for index in 0..<given.count {
        if index > 0 { text.append(", ") }
        text.append(try world.repr(given[index]))
      }
      var isFirst = given.count == 0
      for (field, name) in [(1, "name"), (2, "path")] where !exception.field(field).isUnbound {
        text.append("\(isFirst ? "" : ", ")\(name)=")
        text.append(try world.repr(exception.field(field)))
        isFirst = false
      }
      text.append(")")
      return world.string(text.codePoints)
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      var state = world.ownAttributes(arguments[0])
      for (field, name) in [(1, "name"), (2, "path"), (3, "name_from")] where !exception.field(field).isUnbound {
        if !state.isPresent { state = world.makeDict() }
        world.set(world.intern(name), exception.field(field), in: state)
      }
      return world.reduced(exception, state)
    }
  }

  private static func defineNames(_ attributeError: TypeBuilder, _ nameError: TypeBuilder) {
    attributeError.member("name", at: ExceptionTypes.offset(0))
    attributeError.member("obj", at: ExceptionTypes.offset(1))
    attributeError.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let named = try world.named(arguments, ["name", "obj"], of: "AttributeError")
      exception.pointee.arguments = world.makeTuple(arguments.positional(from: 1))
      exception.setField(0, named[0])
      exception.setField(1, named[1])
      return .none
    }
    attributeError.method("__getstate__") { world, arguments throws(Raised) in
      world.stateOfAttributeError(arguments[0]).value
    }
    // The object may be impossible to copy, so it is left out.
    attributeError.method("__reduce__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      return world.reduced(exception, world.stateOfAttributeError(arguments[0]))
    }
    nameError.member("name", at: ExceptionTypes.offset(0))
    nameError.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let named = try world.named(arguments, ["name"], of: "NameError")
      exception.pointee.arguments = world.makeTuple(arguments.positional(from: 1))
      exception.setField(0, named[0])
      return .none
    }
  }
}

extension World {
  fileprivate func stateOfAttributeError(_ value: Value) -> Ref<DictObject> {
    let exception = Ref<ExceptionObject>(value)
    let own = ownAttributes(value)
    let state = own.isPresent ? own : makeDict()
    if !exception.field(0).isUnbound { set(intern("name"), exception.field(0), in: state) }
    set(intern("args"), exception.pointee.arguments.value, in: state)
    return state
  }
}
