// Raising exceptions from native code.

extension World {
  /// Raises an exception object: `throw world.raise(exception)`. What is being handled becomes its context.
  package func raise(_ exception: Value) -> Raised {
    let object = Ref<ExceptionObject>(exception)
    if handled.isObject, handled != exception {
      cutContexts(of: handled, at: exception)
      object.pointee.context = handled
    }
    raised = exception
    return Raised()
  }

  /// An exception that becomes the context of one of its own contexts would close a circle. Circles that are there
  /// already are noticed by a second walk at half the speed.
  private func cutContexts(of exception: Value, at other: Value) {
    var fast = exception, slow = exception, isSlowTurn = false
    while true {
      let context = Ref<ExceptionObject>(fast).pointee.context
      if !context.isObject { return }
      if context == other {
        Ref<ExceptionObject>(fast).pointee.context = .none
        return
      }
      fast = context
      if fast == slow { return }
      if isSlowTurn { slow = Ref<ExceptionObject>(slow).pointee.context }
      isSlowTurn.toggle()
    }
  }

  /// Raises a new exception of a built-in class with one message.
  package func raise(_ type: StaticString, _ message: String) -> Raised {
    raise(makeException(exceptionType(type), [string(message)]))
  }

  /// An exception of a built-in class, its `__init__` not run.
  package func makeException(_ type: Ref<TypeObject>, _ arguments: [Value]) -> Value {
    let size = MemoryLayout<ExceptionObject>.size
    let object = heap.make(ExceptionObject.self, extra: max(Int(type.pointee.instanceSize) - size, 0))
    object.pointee.header = Header(type, .exception, owner: owner)
    object.pointee.arguments = makeTuple(arguments)
    object.pointee.context = .none
    object.pointee.cause = .none
    object.pointee.traceback = .none
    return object.value
  }

  package func typeError(_ message: String) -> Raised { raise("TypeError", message) }
  package func valueError(_ message: String) -> Raised { raise("ValueError", message) }
  package func attributeError(_ message: String) -> Raised { raise("AttributeError", message) }
  package func nameError(_ message: String) -> Raised { raise("NameError", message) }
  package func indexError(_ message: String) -> Raised { raise("IndexError", message) }
  package func overflowError(_ message: String) -> Raised { raise("OverflowError", message) }
  /// The key itself is the argument.
  package func keyError(_ key: Value) -> Raised { raise(makeException(exceptionType("KeyError"), [key])) }
  package func stopIteration(_ value: Value = .unbound) -> Raised {
    let exception = makeException(exceptionType("StopIteration"), value.isUnbound ? [] : [value])
    Ref<ExceptionObject>(exception).pointee.fields.0 = value.isUnbound ? .none : value
    return raise(exception)
  }

  /// A class of Exceptions.swift by its name.
  package func exceptionType(_ name: StaticString) -> Ref<TypeObject> {
    let known = exceptionLiterals[name]
    if !known.isUnbound { return Ref<TypeObject>(known) }
    guard let type = exceptionTypes["\(name)"] else { return types.baseException }
    exceptionLiterals[name] = type.value
    return type
  }

  /// Is the exception on its way of this class? For native code that catches.
  package func isRaised(_ type: StaticString) -> Bool { isInstance(raised, exceptionType(type)) }

  /// Takes the exception that was on its way.
  package func catchRaised() -> Value {
    defer { raised = .unbound }
    return raised
  }

  /// A class with its module and `__qualname__`, as some messages have it; those of builtins and `__main__` bare.
  package func fullName(of type: Ref<TypeObject>) -> String {
    let name = isString(type.pointee.qualifiedName) ? Ref<StringObject>(type.pointee.qualifiedName).text : ""
    let module = isString(type.pointee.module) ? Ref<StringObject>(type.pointee.module).text : ""
    return module.isEmpty || module == "builtins" || module == "__main__" ? name : "\(module).\(name)"
  }

  /// The name of a value's type for messages.
  package func typeName(of value: Value) -> String { type(of: value).shownName }
  package func typeName(_ type: Ref<TypeObject>) -> String { type.shownName }
}

extension Ref where Layout == TypeObject {
  /// The name as CPython's messages have it: of a native type that is none of `builtins` with its module.
  package var shownName: String {
    let name = pointee.name.text
    guard !pointee.typeFlags.isDisjoint(with: [.isImmutable, .isShownWithModule]), !pointee.module.isUnbound else {
      return name
    }
    let module = Ref<StringObject>(pointee.module).text
    return module == "builtins" || name.contains(".") ? name : "\(module).\(name)"
  }
}
