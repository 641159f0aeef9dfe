// typing.Generic, the base of generic classes: what it does is in the library's module typing; without a library, in here.

enum GenericType {
  static func define(_ world: World) {
    world.generic = world.makeType(
      "Generic", base: world.types.object, kind: .instance, size: MemoryLayout<Header>.size, module: "typing")
    let builder = TypeBuilder(world: world, type: world.generic)
    builder.classMethod("__class_getitem__", .variadic(names: true)) { world, arguments throws(Raised) in
      let function = try typing(world, "_generic_class_getitem")
      if !function.isUnbound {
        return try world.call(function, arguments.base, arguments.count, names: arguments.names)
      }
      guard arguments.count == 2 else { throw world.typeError("__class_getitem__() takes exactly one argument") }
      return try world.makeGenericAlias(arguments[0], arguments[1])
    }
    builder.classMethod("__init_subclass__", .variadic(names: true)) { world, arguments throws(Raised) in
      let function = try typing(world, "_generic_init_subclass")
      if !function.isUnbound {
        return try world.call(function, arguments.base, arguments.count, names: arguments.names)
      }
      if arguments.count > 1 {
        throw world.typeError("\(name(of: arguments[0])).__init_subclass__() takes no keyword arguments")
      }
      world.setParameters(of: Ref<TypeObject>(arguments[0]), try parameters(world, Ref<TypeObject>(arguments[0])))
      return .none
    }
  }

  private static func name(of type: Value) -> String { Ref<TypeObject>(type).pointee.name.text }

  /// A function of the library's typing; unbound where there is no library.
  static func typing(_ world: World, _ name: StaticString) throws(Raised) -> Value {
    let module = try world.importIfFound("typing")
    return module.isUnbound ? module : try world.getAttribute(module, world.intern(name))
  }

  /// The type parameters of a class: those of `Generic[…]` among its bases, else of all generic bases.
  private static func parameters(_ world: World, _ type: Ref<TypeObject>) throws(Raised) -> [Value] {
    let bases = world.get(world.intern("__orig_bases__"), in: type.pointee.dict)
    guard world.kind(of: bases) == .tuple else { return [] }
    var found: [Value] = []
    for base in world.elements(Ref<TupleObject>(bases)) {
      let own = try world.findAttribute(base, "__parameters__")
      guard world.kind(of: own) == .tuple else { continue }
      let parameters = world.elements(Ref<TupleObject>(own))
      if try world.findAttribute(base, "__origin__") == world.generic.value { return parameters }
      for parameter in parameters where !found.contains(parameter) { found.append(parameter) }
    }
    return found
  }
}

extension World {
  /// `Generic[item]`, as the compiler asks for it.
  func subscripted(generic: Value, _ item: Value) throws(Raised) -> Value {
    let function = try GenericType.typing(self, "_generic_class_getitem")
    return function.isUnbound ? try makeGenericAlias(generic, item) : try call(function, [generic, item])
  }

  fileprivate func setParameters(of type: Ref<TypeObject>, _ parameters: [Value]) {
    set(intern("__parameters__"), makeTuple(parameters).value, in: type.pointee.dict)
    typeChanged(type)
  }
}
