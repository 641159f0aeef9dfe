// OSError, which gives an instance of the subclass that its errno belongs to.

enum OSErrorType {
  /// Subclasses by errno, as on Linux.
  private static func subclass(_ number: Int) -> StaticString? {
    switch number {
    case 11, 114, 115: "BlockingIOError"
    case 10: "ChildProcessError"
    case 32, 108: "BrokenPipeError"
    case 103: "ConnectionAbortedError"
    case 104: "ConnectionResetError"
    case 111: "ConnectionRefusedError"
    case 17: "FileExistsError"
    case 2: "FileNotFoundError"
    case 4: "InterruptedError"
    case 21: "IsADirectoryError"
    case 20: "NotADirectoryError"
    case 1, 13: "PermissionError"
    case 3: "ProcessLookupError"
    case 110: "TimeoutError"
    default: nil
    }
  }

  /// A class that overrides `__init__` but not `__new__` gets its fields from `OSError.__init__`, all others from
  /// `OSError.__new__`: so that either may take other arguments.
  private static func isInitializedLate(_ world: World, _ type: Ref<TypeObject>) -> Bool {
    let own = world.exceptionType("OSError")
    return world.special(.`init`, of: type) != world.get(world.names[.`init`], in: own.pointee.dict)
      && world.special(.new, of: type) == world.get(world.names[.new], in: own.pointee.dict)
  }

  private static func fill(_ world: World, _ exception: Ref<ExceptionObject>, _ given: [Value]) throws(Raised) {
    var shown = given
    if (2...5).contains(given.count) {
      exception.setField(0, given[0])
      exception.setField(1, given[1])
      if given.count > 2, !given[2].isNone {
        // The third argument of BlockingIOError is a number of characters.
        if exception.pointee.header.type == world.exceptionType("BlockingIOError"), world.kind(of: given[2]) == .integer
        {
          exception.setField(4, Value(small: try world.index(given[2])))
        } else {
          exception.setField(2, given[2])
          if given.count > 4, !given[4].isNone { exception.setField(3, given[4]) }
          shown = Array(given[..<2])
        }
      }
    }
    exception.pointee.arguments = world.makeTuple(shown)
  }

  static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.exceptionType("OSError"))
    for (index, name) in (["errno", "strerror", "filename", "filename2"] as [StaticString]).enumerated() {
      builder.member(name, at: ExceptionTypes.offset(index))
    }
    builder.property(
      "characters_written",
      set: { world, arguments throws(Raised) in
        let exception = Ref<ExceptionObject>(arguments[0])
        if arguments[1].isUnbound {
          if exception.field(4).isUnbound { throw world.attributeError("characters_written") }
          exception.setField(4, .unbound)
        } else {
          exception.setField(4, Value(small: try world.index(arguments[1])))
        }
        return .none
      },
      { world, arguments throws(Raised) in
        let written = Ref<ExceptionObject>(arguments[0]).field(4)
        if written.isUnbound { throw world.attributeError("characters_written") }
        return written
      })
    builder.new { world, arguments throws(Raised) in
      let own = world.exceptionType("OSError")
      var type = try world.instantiated(arguments, by: own)
      let given = arguments.positional(from: 1)
      if isInitializedLate(world, type) { return world.makeInstance(ofException: type, []) }
      if arguments.hasNames { throw world.typeError("\(type.pointee.name.text)() takes no keyword arguments") }
      if type == own, (2...5).contains(given.count), world.kind(of: given[0]) == .integer {
        let number = given[0].isInteger ? given[0].integer : given[0].isTrue ? 1 : 0
        if let name = subclass(number) { type = world.exceptionType(name) }
      }
      let exception = world.makeInstance(ofException: type, [])
      try fill(world, Ref<ExceptionObject>(exception), given)
      return exception
    }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let type = exception.pointee.header.type
      if !isInitializedLate(world, type) { return .none }
      if arguments.hasNames { throw world.typeError("\(type.pointee.name.text)() takes no keyword arguments") }
      try fill(world, exception, arguments.positional(from: 1))
      return .none
    }
    builder.method("__str__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let number = exception.field(0), message = exception.field(1)
      let file = exception.field(2), other = exception.field(3)
      if file.isUnbound, number.isUnbound || message.isUnbound { return try world.messageText(arguments[0]) }
      var text = TextBuilder()
      text.append("[Errno ")
      text.append(try world.str(number.orNone))
      text.append("] ")
      text.append(try world.str(message.orNone))
      if !file.isUnbound {
        text.append(": ")
        text.append(try world.repr(file))
        if !other.isUnbound {
          text.append(" -> ")
          text.append(try world.repr(other))
        }
      }
      return world.string(text.codePoints)
    }
    builder.method("__reduce__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      var given = world.elements(exception.pointee.arguments)
      if given.count == 2, !exception.field(2).isUnbound {
        given.append(exception.field(2))
        if !exception.field(3).isUnbound { given += [.none, exception.field(3)] }
      }
      var parts = [exception.pointee.header.type.value, world.makeTuple(given).value]
      let state = world.ownAttributes(arguments[0])
      if state.isPresent { parts.append(state.value) }
      return world.makeTuple(parts).value
    }
  }
}
