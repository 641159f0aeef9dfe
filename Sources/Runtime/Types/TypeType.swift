// type: calling a class, making one, and what classes know of themselves.

enum TypeType {
  @Sendable static func define(_ world: World) {
    let type = TypeBuilder(world: world, type: world.types.type)
    type.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.instantiate(Ref<TypeObject>(arguments[0]), arguments)
    }
    type.new { world, arguments throws(Raised) in
      if arguments.positionalCount == 2, arguments[0] == world.types.type.value {
        return world.isOpaque(arguments[1])
          ? world.opaqueChild(arguments[1], ".__class__") : world.type(of: arguments[1]).value
      }
      guard arguments.positionalCount == 4 else {
        throw world.typeError("type() takes 1 or 3 arguments")
      }
      guard world.isString(arguments[1]) else {
        throw world.typeError("type.__new__() argument 1 must be str, not \(world.typeName(of: arguments[1]))")
      }
      guard world.kind(of: arguments[2]) == .tuple else {
        throw world.typeError("type.__new__() argument 2 must be tuple, not \(world.typeName(of: arguments[2]))")
      }
      guard world.kind(of: arguments[3]) == .dict else {
        throw world.typeError(
          "type.__new__() argument 3 must be dict or frozendict, not \(world.typeName(of: arguments[3]))")
      }
      if Ref<StringObject>(arguments[1]).codePoints.contains(0) {
        throw world.valueError("type name must not contain null characters")
      }
      var keywords: [(Value, Value)] = []
      for index in 0..<arguments.count - arguments.positionalCount {
        keywords.append((Ref<TupleObject>(arguments.names)[index], arguments[arguments.positionalCount + index]))
      }
      for base in world.elements(Ref<TupleObject>(arguments[2])) where !world.isType(base) && !world.isOpaque(base) {
        if try !world.findAttribute(base, "__mro_entries__").isUnbound {
          throw world.typeError("type() doesn't support MRO entry resolution; use types.new_class()")
        }
      }
      // The most derived metaclass of the bases makes the class.
      let winner = try world.metaclass(
        Ref<TypeObject>(arguments[0]), world.elements(Ref<TupleObject>(arguments[2])))
      if winner.value != arguments[0] {
        let maker = world.lookUp(world.intern("__new__"), in: winner)
        if maker != world.lookUp(world.intern("__new__"), in: world.types.type) {
          return try world.withRow(arguments.count) { world, row throws(Raised) in
            row.copy(arguments.base, arguments.count)
            row[0] = winner.value
            return try world.call(
              world.getAttribute(winner.value, world.intern("__new__")), row, arguments.count, names: arguments.names)
          }
        }
      }
      return try world.makeClass(
        winner, Ref<StringObject>(arguments[1]), world.elements(Ref<TupleObject>(arguments[2])),
        Ref<DictObject>(arguments[3]), keywords)
    }
    type.method("__init__", .variadic(names: true)) { _, _ throws(Raised) in .none }
    type.method("__repr__") { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      let module = world.isString(type.pointee.module) ? Ref<StringObject>(type.pointee.module).text : "builtins"
      let name = Ref<StringObject>(type.pointee.qualifiedName).text
      return world.string("<class '\(module == "builtins" ? "" : module + ".")\(name)'>")
    }
    type.classMethod("__prepare__", .variadic(names: true)) { world, _ throws(Raised) in world.makeDict().value }
    type.method("__instancecheck__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.isPlainInstance(arguments[1], of: arguments[0]))
    }
    type.method("__subclasscheck__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.isPlainSubclass(arguments[1], of: arguments[0]))
    }
    type.method("mro") { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      return world.makeList(try world.linearize(type, world.elements(type.pointee.bases))).value
    }
    type.method("__subclasses__") { world, arguments throws(Raised) in
      world.makeList(world.elements(Ref<TypeObject>(arguments[0]).pointee.subclasses)).value
    }
    TypeAttributes.define(type)
    ClassAnnotations.define(type)
    type.property(
      "__abstractmethods__",
      set: { world, arguments throws(Raised) in
        let type = Ref<TypeObject>(arguments[0]), name = world.intern("__abstractmethods__")
        if arguments[1].isUnbound {
          if !world.remove(name, from: type.pointee.dict) { throw world.attributeError("__abstractmethods__") }
        } else {
          world.set(name, arguments[1], in: type.pointee.dict)
        }
        let isAbstract = arguments[1].isUnbound ? false : try world.isTrue(arguments[1])
        if isAbstract {
          type.pointee.typeFlags.insert(.isAbstract)
        } else {
          type.pointee.typeFlags.remove(.isAbstract)
        }
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in
        let name = world.intern("__abstractmethods__")
        let found = world.get(name, in: Ref<TypeObject>(arguments[0]).pointee.dict)
        if found.isUnbound || arguments[0] == world.types.type.value {
          throw world.attributeError("__abstractmethods__")
        }
        return found
      })
    type.property("__mro__") { _, arguments throws(Raised) in Ref<TypeObject>(arguments[0]).pointee.mro.value }
    type.member("__base__") { _, arguments throws(Raised) in
      let base = Ref<TypeObject>(arguments[0]).pointee.base
      return base.isPresent ? base.value : .none
    }
    type.property("__dict__") { world, arguments throws(Raised) in
      let proxy = world.makeWrapper(
        world.types.mappingProxy, .mappingProxy, Ref<TypeObject>(arguments[0]).pointee.dict.value)
      return proxy
    }
    type.method("__dir__") { world, arguments throws(Raised) in
      let unique = world.makeDict()
      for base in world.elements(Ref<TypeObject>(arguments[0]).pointee.mro) {
        try world.forEachEntry(Ref<TypeObject>(base).pointee.dict) { entry throws(Raised) in
          try world.set(entry.key, to: .none, in: unique)
          return true
        }
      }
      return world.makeList(try world.collect(unique.value)).value
    }
  }
}

extension World {
  /// `cls(…)`: `__new__`, then `__init__` if it gave an instance. Argument 0 is the class.
  func instantiate(_ type: Ref<TypeObject>, _ arguments: Arguments) throws(Raised) -> Value {
    let new = special(.new, of: type)
    if type.pointee.typeFlags.contains(.isDisallowingInstantiation) || new.isUnbound {
      throw typeError("cannot create '\(typeName(type))' instances")
    }
    let `init` = special(.`init`, of: type)
    if type.pointee.instanceKind == .exception, arguments.names.isUnbound,
      new == special(.new, of: types.baseException),
      `init` == special(.`init`, of: types.baseException)
    {
      // Both only keep the arguments.
      return makeInstance(
        ofException: type, makeTuple(arguments.base.from(1), arguments.count &- 1))
    }
    let object: Value
    // The usual class defines no `__new__`: its object is made here.
    if new == special(.new, of: types.object), type.pointee.instanceKind == .instance,
      !type.pointee.typeFlags.contains(.isAbstract), `init` != special(.`init`, of: types.object)
    {
      object = makeInstance(type)
    } else {
      let function = try bindInType(new, type)
      object = try call(function, arguments.base, arguments.count, names: arguments.names)
    }
    // `type(x)` is no new instance.
    if type == types.type, arguments.positionalCount == 2 { return object }
    guard isInstance(object, type) else { return object }
    let own = special(.`init`, of: self.type(of: object))
    // What `object.__init__` would refuse `__new__` has refused.
    if own == special(.`init`, of: types.object), new != special(.new, of: types.object),
      self.type(of: object).pointee.instanceKind != .instance
    {
      return object
    }
    // The cell of the class is the object's from now on.
    arguments.base[0] = object
    let result = try callSpecial(own, arguments.base, arguments.count, names: arguments.names)
    if !result.isNone { throw typeError("__init__() should return None, not '\(typeName(of: result))'") }
    return object
  }
}
