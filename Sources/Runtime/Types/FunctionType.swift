// function: the attributes of Python functions.

import Bytecode

enum FunctionType {
  @Sendable static func define(_ world: World) {
    let function = TypeBuilder(world: world, type: world.types.function)
    function.new(.named("code", "globals", "name", "argdefs", "closure", "kwdefaults", required: 2)) {
      world, arguments throws(Raised) in
      try make(world, arguments)
    }
    function.method("__repr__") { world, arguments throws(Raised) in
      let name = world.functionName(Ref<FunctionObject>(arguments[0]))
      return world.string("<function \(name) at \(ObjectType.hexadecimal(arguments[0]))>")
    }
    function.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      if arguments[1].isNone, arguments.or(2, .none).isNone {
        throw world.typeError("__get__(None, None) is invalid")
      }
      return arguments[1].isNone ? arguments[0] : world.makeMethod(arguments[0], arguments[1])
    }
    function.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.call(arguments[0], arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
    function.property(
      "__name__",
      set: { world, arguments throws(Raised) in
        guard world.isString(arguments[1]) else { throw world.typeError("__name__ must be set to a string object") }
        Ref<FunctionObject>(arguments[0]).pointee.name = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<FunctionObject>(arguments[0]).pointee.name })
    function.property(
      "__qualname__",
      set: { world, arguments throws(Raised) in
        guard world.isString(arguments[1]) else { throw world.typeError("__qualname__ must be set to a string object") }
        Ref<FunctionObject>(arguments[0]).pointee.qualifiedName = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<FunctionObject>(arguments[0]).pointee.qualifiedName })
    function.property(
      "__module__",
      set: { _, arguments throws(Raised) in
        Ref<FunctionObject>(arguments[0]).pointee.module = arguments[1].isUnbound ? .none : arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<FunctionObject>(arguments[0]).pointee.module })
    function.property(
      "__doc__",
      set: { _, arguments throws(Raised) in
        Ref<FunctionObject>(arguments[0]).pointee.doc = arguments[1].isUnbound ? .none : arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in world.docstring(of: Ref(arguments[0])) })
    function.property(
      "__defaults__",
      set: { world, arguments throws(Raised) in
        guard arguments[1].isUnbound || arguments[1].isNone || world.kind(of: arguments[1]) == .tuple else {
          throw world.typeError("__defaults__ must be set to a tuple object")
        }
        Ref<FunctionObject>(arguments[0]).pointee.defaults = arguments[1].isNone ? .unbound : arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in orNone(Ref<FunctionObject>(arguments[0]).pointee.defaults) })
    function.property(
      "__kwdefaults__",
      set: { world, arguments throws(Raised) in
        guard arguments[1].isUnbound || arguments[1].isNone || world.kind(of: arguments[1]) == .dict else {
          throw world.typeError("__kwdefaults__ must be set to a dict object")
        }
        Ref<FunctionObject>(arguments[0]).pointee.keywordDefaults = arguments[1].isNone ? .unbound : arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in orNone(Ref<FunctionObject>(arguments[0]).pointee.keywordDefaults) })
    function.member("__closure__") { _, arguments throws(Raised) in
      orNone(Ref<FunctionObject>(arguments[0]).pointee.closure)
    }
    function.member("__globals__") { _, arguments throws(Raised) in
      Ref<FunctionObject>(arguments[0]).pointee.globals.value
    }
    function.member("__builtins__") { _, arguments throws(Raised) in
      Ref<FunctionObject>(arguments[0]).pointee.builtins.value
    }
    function.property(
      "__code__",
      set: { world, arguments throws(Raised) in
        guard world.kind(of: arguments[1]) == .code else {
          throw world.typeError("__code__ must be set to a code object")
        }
        let function = Ref<FunctionObject>(arguments[0])
        let number = Ref<CodeReference>(arguments[1]).pointee.index
        let needed = world.codes[number].code.freeVariables.count
        let closure = function.pointee.closure
        let given = world.kind(of: closure) == .tuple ? Ref<TupleObject>(closure).count : 0
        if given != needed {
          let name = Ref<StringObject>(function.pointee.name).text
          throw world.valueError(
            "\(name)() requires a code object with \(given) free vars, not \(needed)")
        }
        // It stays that of the code before.
        _ = world.docstring(of: function)
        function.pointee.code = number
        function.pointee.entry = world.codes[number].entry
        return .none
      },
      { world, arguments throws(Raised) in world.codeObject(Ref<FunctionObject>(arguments[0]).pointee.code) })
    function.property(
      "__dict__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("cannot delete __dict__") }
        guard world.kind(of: arguments[1]) == .dict else {
          throw world.typeError("__dict__ must be set to a dictionary, not a '\(world.typeName(of: arguments[1]))'")
        }
        let storage = Ref<AttributeStorage>(address: Ref<Header>(arguments[0]).address + 16)
        _ = world.dict(of: storage)
        storage.pointee.dict = Ref<DictObject>(arguments[1])
        return .none
      },
      { world, arguments throws(Raised) in
        world.dict(of: Ref<AttributeStorage>(address: Ref<Header>(arguments[0]).address + 16)).value
      })
    function.property(
      "__type_params__",
      set: { world, arguments throws(Raised) in
        guard world.kind(of: arguments[1]) == .tuple else {
          throw world.typeError("__type_params__ must be set to a tuple")
        }
        Ref<FunctionObject>(arguments[0]).pointee.typeParameters = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in
        let parameters = Ref<FunctionObject>(arguments[0]).pointee.typeParameters
        return parameters.isUnbound ? world.emptyTuple.value : parameters
      })
    annotations(function)
  }

  /// `types.FunctionType(code, globals, …)`
  private static func make(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    guard world.kind(of: arguments[1]) == .code else {
      throw world.typeError("function() argument 'code' must be code, not \(world.typeName(of: arguments[1]))")
    }
    guard world.kind(of: arguments[2]) == .dict else {
      throw world.typeError("function() argument 'globals' must be dict, not \(world.typeName(of: arguments[2]))")
    }
    let name = arguments.or(3, .none), defaults = arguments.or(4, .none), closure = arguments.or(5, .none)
    if !name.isNone, !world.isString(name) { throw world.typeError("arg 3 (name) must be None or string") }
    if !defaults.isNone, world.kind(of: defaults) != .tuple {
      throw world.typeError("arg 4 (defaults) must be None or tuple")
    }
    let number = Ref<CodeReference>(arguments[1]).pointee.index
    let needed = world.codes[number].code.freeVariables.count
    let cells = world.kind(of: closure) == .tuple ? world.elements(Ref<TupleObject>(closure)) : []
    if world.kind(of: closure) != .tuple {
      if needed > 0, closure.isNone { throw world.typeError("arg 5 (closure) must be tuple") }
      if !closure.isNone { throw world.typeError("arg 5 (closure) must be None or tuple") }
    }
    if cells.count != needed {
      let code = world.codes[number].code.name
      throw world.valueError("\(code) requires closure of length \(needed), not \(cells.count)")
    }
    for cell in cells where world.kind(of: cell) != .cell {
      throw world.typeError("arg 5 (closure) expected cell, found \(world.typeName(of: cell))")
    }
    let globals = Ref<DictObject>(arguments[2])
    let made = world.makeFunction(code: number, globals: globals)
    let function = Ref<FunctionObject>(made)
    if !name.isNone { function.pointee.name = name }
    function.pointee.defaults = defaults.isNone ? .unbound : defaults
    function.pointee.closure = cells.isEmpty ? .unbound : closure
    if world.kind(of: arguments.or(6, .none)) == .dict { function.pointee.keywordDefaults = arguments[6] }
    let builtins = world.get(world.intern("__builtins__"), in: globals)
    if world.kind(of: builtins) == .module {
      function.pointee.builtins = Ref<ModuleObject>(builtins).pointee.attributes.dict
    } else if world.kind(of: builtins) == .dict {
      function.pointee.builtins = Ref<DictObject>(builtins)
    }
    return made
  }

  private static func annotations(_ function: TypeBuilder) {
    function.property(
      "__annotate__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("__annotate__ cannot be deleted") }
        if !arguments[1].isNone, !world.isCallable(arguments[1]) {
          throw world.typeError("__annotate__ must be callable or None")
        }
        Ref<FunctionObject>(arguments[0]).pointee.annotate = arguments[1]
        if !arguments[1].isNone { Ref<FunctionObject>(arguments[0]).pointee.annotations = .unbound }
        return .none
      },
      { _, arguments throws(Raised) in orNone(Ref<FunctionObject>(arguments[0]).pointee.annotate) })
    function.property(
      "__annotations__",
      set: { world, arguments throws(Raised) in
        if !arguments[1].isUnbound, !arguments[1].isNone, world.kind(of: arguments[1]) != .dict {
          throw world.typeError("__annotations__ must be set to a dict object")
        }
        Ref<FunctionObject>(arguments[0]).pointee.annotations = arguments[1]
        Ref<FunctionObject>(arguments[0]).pointee.annotate = .unbound
        return .none
      },
      { world, arguments throws(Raised) in
        let object = Ref<FunctionObject>(arguments[0])
        if object.pointee.annotations.isUnbound || object.pointee.annotations.isNone {
          let annotate = object.pointee.annotate
          object.pointee.annotations =
            annotate.isUnbound || annotate.isNone ? world.makeDict().value : try world.call(annotate, [Value(small: 1)])
        }
        return object.pointee.annotations
      })
  }

  static func orNone(_ value: Value) -> Value { value.isUnbound ? .none : value }
}
