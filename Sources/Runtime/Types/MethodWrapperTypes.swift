// classmethod and staticmethod: wrappers that change how a function is bound.

enum MethodWrapperTypes {
  @Sendable static func define(_ world: World) {
    let content = MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0
    for (type, name) in [(world.types.classMethod, "classmethod"), (world.types.staticMethod, "staticmethod")] {
      let builder = TypeBuilder(world: world, type: type)
      builder.doc("Convert a function to be a \(name == "classmethod" ? "class" : "static") method.")
      builder.member("__func__", at: content, [.optional, .readOnly])
      builder.member("__wrapped__", at: content, [.optional, .readOnly])
      builder.property("__isabstractmethod__") { world, arguments throws(Raised) in
        Value(try world.isAbstract(Ref<WrapperObject>(arguments[0]).pointee.fields.0))
      }
      annotations(builder)
      builder.property("__dict__") { world, arguments throws(Raised) in
        world.dict(of: Ref<WrapperObject>(arguments[0]).at(MemoryLayout<Header>.size)).value
      }
      builder.method("__repr__") { world, arguments throws(Raised) in
        var text = TextBuilder()
        text.append("<\(world.typeName(of: arguments[0]))(")
        text.append(try world.repr(Ref<WrapperObject>(arguments[0]).pointee.fields.0.orNone))
        text.append(")>")
        return world.string(text.codePoints)
      }
      builder.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
        try world.makeGenericAlias(arguments[0], arguments[1])
      }
    }
    let classMethod = TypeBuilder(world: world, type: world.types.classMethod)
    classMethod.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.classMethod)
      return world.allocate(type, .classMethod, as: WrapperObject.self).value
    }
    classMethod.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try initialize(world, arguments, "classmethod")
    }
    classMethod.method("__get__", .positional(1, 2)) { world, arguments throws(Raised) in
      let wrapper = arguments[0]
      let type = arguments.or(2, .none)
      if type.isNone, arguments[1].isNone { throw world.typeError("__get__(None, None) is invalid") }
      let receiver = type.isNone ? world.type(of: arguments[1]).value : type
      let function = Ref<WrapperObject>(wrapper).pointee.fields.0
      guard world.isNativeMethod(function) else { return world.makeMethod(function, receiver) }
      let native = Ref<NativeFunctionObject>(function)
      let name = Ref<StringObject>(native.pointee.name).text, owner = native.pointee.owner.pointee.name.text
      if !world.isType(receiver) {
        throw world.typeError(
          "descriptor '\(name)' for type '\(owner)' needs a type, not a '\(world.typeName(of: receiver))' as arg 2")
      }
      if !world.isSubtype(Ref<TypeObject>(receiver), native.pointee.owner) {
        throw world.typeError(
          "descriptor '\(name)' requires a subtype of '\(owner)' but received '\(Ref<TypeObject>(receiver).pointee.name.text)'"
        )
      }
      return try world.bind(function, to: receiver, world.type(of: receiver))
    }
    let staticMethod = TypeBuilder(world: world, type: world.types.staticMethod)
    staticMethod.new { world, arguments throws(Raised) in
      let type = try world.instantiated(arguments, by: world.types.staticMethod)
      return world.allocate(type, .staticMethod, as: WrapperObject.self).value
    }
    staticMethod.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try initialize(world, arguments, "staticmethod")
    }
    staticMethod.method("__get__", .positional(1, 2)) { _, arguments throws(Raised) in
      Ref<WrapperObject>(arguments[0]).pointee.fields.0.orNone
    }
    staticMethod.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.call(
        Ref<WrapperObject>(arguments[0]).pointee.fields.0.orNone, arguments.base.from(1), arguments.count - 1,
        names: arguments.names)
    }
  }

  /// Taken from the function when somebody asks, and kept.
  private static func annotations(_ builder: TypeBuilder) {
    builder.property(
      "__annotations__",
      set: { world, arguments throws(Raised) in try keep(world, arguments, world.intern("__annotations__")) }
    ) { world, arguments throws(Raised) in try take(world, arguments[0], world.intern("__annotations__")) }
    builder.property(
      "__annotate__",
      set: { world, arguments throws(Raised) in try keep(world, arguments, world.intern("__annotate__")) }
    ) { world, arguments throws(Raised) in try take(world, arguments[0], world.intern("__annotate__")) }
  }

  private static func dict(_ world: World, _ wrapper: Value) -> Ref<DictObject> {
    world.dict(of: Ref<WrapperObject>(wrapper).at(MemoryLayout<Header>.size))
  }

  private static func take(_ world: World, _ wrapper: Value, _ name: Value) throws(Raised) -> Value {
    let known = world.get(name, in: dict(world, wrapper))
    if !known.isUnbound { return known }
    let value = try world.getAttribute(Ref<WrapperObject>(wrapper).pointee.fields.0.orNone, name)
    world.set(name, value, in: dict(world, wrapper))
    return value
  }

  private static func keep(_ world: World, _ arguments: Arguments, _ name: Value) throws(Raised) -> Value {
    world.set(name, arguments[1], in: dict(world, arguments[0]))
    return .none
  }

  private static func initialize(_ world: World, _ arguments: Arguments, _ name: String) throws(Raised) -> Value {
    if arguments.hasNames { throw world.typeError("\(name)() takes no keyword arguments") }
    let given = arguments.positionalCount - 1
    if given != 1 { throw world.typeError("\(name) expected 1 argument, got \(given)") }
    let wrapper = Ref<WrapperObject>(arguments[0])
    wrapper.pointee.fields.0 = arguments[1]
    let storage = wrapper.at(MemoryLayout<Header>.size, as: AttributeStorage.self)
    for attribute in [world.names.module, world.names.name, world.names.qualname, world.names.doc] {
      let value = try world.findAttribute(arguments[1], attribute)
      if !value.isUnbound { world.set(attribute, value, in: storage, wrapper.pointee.header.type) }
    }
    return .none
  }
}
