// getattr and its like, callable, id, hash, vars, dir.

enum AttributeFunctions {
  @Sendable static func define(_ world: World) {
    world.builtin("getattr", .positional(2, 3)) { world, arguments throws(Raised) in
      let name = try world.attributeName(arguments[1])
      if arguments[2].isUnbound { return try world.getAttribute(arguments[0], name) }
      let found = try world.attributeIfAny(arguments[0], name)
      return found.isUnbound ? arguments[2] : found
    }
    world.builtin("hasattr", .exactly(2)) { world, arguments throws(Raised) in
      Value(try !world.attributeIfAny(arguments[0], world.attributeName(arguments[1])).isUnbound)
    }
    world.builtin("setattr", .exactly(3)) { world, arguments throws(Raised) in
      try world.setAttribute(arguments[0], world.attributeName(arguments[1]), arguments[2])
      return .none
    }
    world.builtin("delattr", .exactly(2)) { world, arguments throws(Raised) in
      try world.setAttribute(arguments[0], world.attributeName(arguments[1]), .unbound)
      return .none
    }
    world.builtin("callable", .exactly(1)) { world, arguments throws(Raised) in Value(world.isCallable(arguments[0])) }
    world.builtin("id", .exactly(1)) { _, arguments throws(Raised) in Value(small: identity(arguments[0])) }
    world.builtin("hash", .exactly(1)) { world, arguments throws(Raised) in try hash(world, arguments[0]) }
    world.builtin("vars", .positional(0, 1)) { world, arguments throws(Raised) in
      if arguments[0].isUnbound { return try locals(world) }
      let dict = try world.attributeIfAny(arguments[0], world.names.dict)
      if dict.isUnbound { throw world.typeError("vars() argument must have __dict__ attribute") }
      return dict
    }
    world.builtin("dir", .positional(0, 1)) { world, arguments throws(Raised) in
      let names: Ref<ListObject>
      if arguments[0].isUnbound {
        names = try world.listOf(world.callMethod(locals(world), "keys"))
      } else {
        names = try directory(world, arguments[0])
      }
      try ListType.sort(world, names, key: .none, isReversed: false)
      return names.value
    }
  }

  /// What nothing else has: of objects their address.
  static func identity(_ value: Value) -> Int {
    if value.isObject { return Int(truncatingIfNeeded: value.bits) }
    return Int(truncatingIfNeeded: (value.bits ^ (value.bits >> 62)) & ((1 << 61) - 1)) | (1 << 61)
  }

  static func hash(_ world: World, _ value: Value) throws(Raised) -> Value {
    world.makeInteger(try world.pythonHash(value))
  }

  /// `locals()` of the Python code that called.
  private static func locals(_ world: World) throws(Raised) -> Value {
    try world.call(world.get(world.intern("locals"), in: world.builtins))
  }

  // MARK: dir

  /// What `__dir__` gives, or the names that a value of its kind has.
  private static func directory(_ world: World, _ value: Value) throws(Raised) -> Ref<ListObject> {
    let method = world.special(.dir, of: world.type(of: value))
    if !method.isUnbound, world.kind(of: method) != .nativeFunction, let names = try world.callSpecial(.dir, value) {
      return try world.listOf(names)
    }
    return try world.listOf(names(world, value).value)
  }

  /// The names that `object.__dir__`, `type.__dir__` and `module.__dir__` give, each once.
  static func names(_ world: World, _ value: Value) throws(Raised) -> Ref<ListObject> {
    let found = world.makeDict()
    func add(_ dict: Ref<DictObject>) throws(Raised) {
      try world.forEachEntry(dict) { entry throws(Raised) in
        try world.set(entry.key, to: .none, in: found)
        return true
      }
    }
    func add(classesOf type: Ref<TypeObject>) throws(Raised) {
      for index in 0..<type.pointee.mro.count { try add(Ref<TypeObject>(type.pointee.mro[index]).pointee.dict) }
    }
    switch world.kind(of: value) {
    case .type: try add(classesOf: Ref<TypeObject>(value))
    case .module:
      let dict = Ref<ModuleObject>(value).pointee.attributes.dict
      let custom = world.get(world.names[.dir], in: dict)
      if !custom.isUnbound { return try world.listOf(world.call(custom)) }
      try add(dict)
    default:
      let own = try world.attributeIfAny(value, world.names.dict)
      if world.kind(of: own) == .dict { try add(Ref<DictObject>(own)) }
      let type = try world.attributeIfAny(value, world.names.class)
      try add(classesOf: world.isType(type) ? Ref<TypeObject>(type) : world.type(of: value))
    }
    let list = world.makeList(capacity: found.pointee.count)
    for index in 0..<found.pointee.used where !found.pointee.entries[index].key.isUnbound {
      world.append(found.pointee.entries[index].key, to: list)
    }
    return list
  }
}

extension World {
  /// The name that `getattr` and its like are given.
  package func attributeName(_ name: Value) throws(Raised) -> Value {
    if !isString(name) { throw typeError("attribute name must be string, not '\(typeName(of: name))'") }
    return intern(name)
  }

  /// As `getattr(value, name, unbound)`: whatever raises AttributeError.
  package func attributeIfAny(_ value: Value, _ name: StaticString) throws(Raised) -> Value {
    try attributeIfAny(value, intern(name))
  }

  package func attributeIfAny(_ value: Value, _ name: Value) throws(Raised) -> Value {
    if kind(of: value) == .module { isProbing = true }
    defer { isProbing = false }
    do throws(Raised) {
      return try findAttribute(value, name)
    } catch {
      if !isRaised("AttributeError") { throw error }
      raised = .unbound
      return .unbound
    }
  }
}
