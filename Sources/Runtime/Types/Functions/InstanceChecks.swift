// isinstance and issubclass, with the hooks that classes have for them.

enum InstanceChecks {
  @Sendable static func define(_ world: World) {
    world.builtin("isinstance", .exactly(2)) { world, arguments throws(Raised) in
      if let answer = world.opaqueAnswer(arguments) { return answer }
      return Value(try world.isInstance(arguments[0], of: arguments[1]))
    }
    world.builtin("issubclass", .exactly(2)) { world, arguments throws(Raised) in
      if let answer = world.opaqueAnswer(arguments) { return answer }
      return Value(try world.isSubclass(arguments[0], of: arguments[1]))
    }
  }
}

extension World {
  /// `isinstance(value, classes)`
  package func isInstance(_ value: Value, of classes: Value) throws(Raised) -> Bool {
    if type(of: value).value == classes { return true }
    if isType(classes), type(of: classes) == types.type { return try isPlainInstance(value, of: classes) }
    switch kind(of: classes) {
    case .tuple:
      let tuple = Ref<TupleObject>(classes)
      for index in 0..<tuple.count
      where try checkedDeeper({ world throws(Raised) in
        try world.isInstance(value, of: tuple[index])
      }) { return true }
      return false
    case .unionType:
      return try isInstance(value, of: getAttribute(classes, intern("__args__")))
    case .genericAlias:
      throw typeError("isinstance() argument 2 cannot be a parameterized generic")
    default: break
    }
    if let answer = try callSpecial(.instancecheck, classes, value) { return try isTrue(answer) }
    return try isPlainInstance(value, of: classes)
  }

  /// `type.__instancecheck__`: by the class that it has or says it has.
  package func isPlainInstance(_ value: Value, of candidate: Value) throws(Raised) -> Bool {
    if isType(candidate) {
      let wanted = Ref<TypeObject>(candidate)
      if isInstance(value, wanted) { return true }
      if !value.isObject { return false }
      let claimed = try attributeIfAny(value, names.class)
      return isType(claimed) && claimed != type(of: value).value && isSubtype(Ref<TypeObject>(claimed), wanted)
    }
    if try basesTuple(of: candidate) == nil {
      throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
    let claimed = try attributeIfAny(value, names.class)
    return claimed.isUnbound ? false : try isAbstractSubclass(claimed, candidate)
  }

  /// `issubclass(value, classes)`
  package func isSubclass(_ value: Value, of classes: Value) throws(Raised) -> Bool {
    if isType(classes), type(of: classes) == types.type {
      return value == classes ? true : try isPlainSubclass(value, of: classes)
    }
    switch kind(of: classes) {
    case .tuple:
      let tuple = Ref<TupleObject>(classes)
      for index in 0..<tuple.count
      where try checkedDeeper({ world throws(Raised) in
        try world.isSubclass(value, of: tuple[index])
      }) { return true }
      return false
    case .unionType:
      return try isSubclass(value, of: getAttribute(classes, intern("__args__")))
    case .genericAlias:
      throw typeError("issubclass() argument 2 cannot be a parameterized generic")
    default: break
    }
    if let answer = try callSpecial(.subclasscheck, classes, value) { return try isTrue(answer) }
    return try isPlainSubclass(value, of: classes)
  }

  /// `type.__subclasscheck__`
  package func isPlainSubclass(_ value: Value, of candidate: Value) throws(Raised) -> Bool {
    if isType(value), isType(candidate) { return isSubtype(Ref<TypeObject>(value), Ref<TypeObject>(candidate)) }
    if try basesTuple(of: value) == nil { throw typeError("issubclass() arg 1 must be a class") }
    if !isType(candidate), try basesTuple(of: candidate) == nil {
      throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
    return try isAbstractSubclass(value, candidate)
  }

  /// `__bases__` of what behaves like a class.
  private func basesTuple(of value: Value) throws(Raised) -> Ref<TupleObject>? {
    // Aliases pass questions on to their origin, but are no classes.
    if kind(of: value) == .genericAlias { return nil }
    let bases = try attributeIfAny(value, names.bases)
    return !bases.isUnbound && kind(of: bases) == .tuple ? Ref<TupleObject>(bases) : nil
  }

  private func isAbstractSubclass(_ value: Value, _ candidate: Value) throws(Raised) -> Bool {
    if value == candidate { return true }
    guard let bases = try basesTuple(of: value) else { return false }
    for index in 0..<bases.count
    where try checkedDeeper({ world throws(Raised) in
      try world.isAbstractSubclass(bases[index], candidate)
    }) { return true }
    return false
  }

  /// Runs something that may call itself again and again, as deep as native code may be.
  package func checkedDeeper<Result>(_ body: (World) throws(Raised) -> Result) throws(Raised) -> Result {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    try checkNativeDepth()
    return try body(self)
  }
}
