// typing.Union: `int | None`. Its fields: the types, the parameters once they were asked for.

enum UnionType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.unionType)
    builder.doc("Represent a union type\n\nE.g. for int | str")
    world.types.unionType.pointee.typeFlags.insert(.isDisallowingInstantiation)
    builder.new { world, _ throws(Raised) in throw world.typeError("cannot create 'typing.Union' instances") }
    builder.member(
      "__args__", at: MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0, [.optional, .readOnly])
    builder.property("__parameters__") { world, arguments throws(Raised) in
      try world.parameters(ofUnion: Ref<WrapperObject>(arguments[0]))
    }
    builder.property("__origin__") { world, _ throws(Raised) in world.types.unionType.value }
    builder.property("__name__") { world, _ throws(Raised) in world.intern("Union") }
    builder.property("__qualname__") { world, _ throws(Raised) in world.intern("Union") }
    builder.constant("__module__", world.intern("typing"))
    builder.classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let item = arguments[1]
      let parts = world.kind(of: item) == .tuple ? world.elements(Ref<TupleObject>(item)) : [item]
      if parts.isEmpty { throw world.typeError("Cannot take a Union of no types.") }
      return try world.makeUnion(of: parts)
    }
    builder.method("__repr__") { world, arguments throws(Raised) in
      var text = TextBuilder()
      for (index, part) in parts(world, arguments[0]).enumerated() {
        if index > 0 { text.append(" | ") }
        text.append(try world.typeText(part))
      }
      return world.string(text.codePoints)
    }
    builder.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let union = Ref<WrapperObject>(arguments[0])
      let parameters = try world.parameters(ofUnion: union)
      let new = try world.substitute(
        arguments[0], Ref<TupleObject>(union.pointee.fields.0), Ref<TupleObject>(parameters), arguments[1])
      return try world.makeUnion(of: new)
    }
    builder.method("__mro_entries__", .exactly(1)) { world, arguments throws(Raised) in
      throw world.typeError("Cannot subclass \(try world.reprText(arguments[0]))")
    }
    builder.method("__instancecheck__", .exactly(1)) { world, arguments throws(Raised) in
      try isAny(world, arguments, "isinstance")
    }
    builder.method("__subclasscheck__", .exactly(1)) { world, arguments throws(Raised) in
      try isAny(world, arguments, "issubclass")
    }
    builder.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value($0) } ?? .notImplemented
    }
    builder.method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      try isEqual(world, arguments).map { Value(!$0) } ?? .notImplemented
    }
    builder.hashMethod { world, arguments throws(Raised) in
      var bits: UInt64 = 0x5bd1_e995
      for part in parts(world, arguments[0]) { bits ^= try world.hash(part) }
      return Value(small: Int(truncatingIfNeeded: bits >> 3))
    }
    // What has been a union takes whatever may be hashed or not.
    builder.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[0], arguments[1]])
    }
    builder.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeUnion(of: [arguments[1], arguments[0]])
    }
    GenericAliasType.defineUnions(TypeBuilder(world: world, type: world.types.type))
    // `None | int`
    GenericAliasType.defineUnions(TypeBuilder(world: world, type: world.types.none))
  }

  private static func parts(_ world: World, _ union: Value) -> [Value] {
    world.elements(Ref<TupleObject>(Ref<WrapperObject>(union).pointee.fields.0))
  }

  private static func isAny(_ world: World, _ arguments: Arguments, _ function: String) throws(Raised) -> Value {
    let check = world.get(world.intern(function), in: world.builtins)
    for part in parts(world, arguments[0]) {
      if check.isUnbound {
        guard world.isType(part) else { continue }
        let type = Ref<TypeObject>(part)
        let given =
          function == "isinstance"
          ? world.type(of: arguments[1]) : world.isType(arguments[1]) ? Ref<TypeObject>(arguments[1]) : .none
        if given.isPresent, world.isSubtype(given, type) { return .true }
      } else if try world.isTrue(world.call(check, [arguments[1], part])) {
        return .true
      }
    }
    return .false
  }

  private static func isEqual(_ world: World, _ arguments: Arguments) throws(Raised) -> Bool? {
    guard world.kind(of: arguments[1]) == .unionType else { return nil }
    let a = parts(world, arguments[0]), b = parts(world, arguments[1])
    if a.count != b.count { return false }
    for part in a {
      var isThere = false
      for other in b where try world.areEqual(part, other) {
        isThere = true
        break
      }
      if !isThere { return false }
    }
    return true
  }
}

extension World {
  /// May `|` have it as an operand?
  private func isUnionable(_ value: Value) -> Bool {
    if value.isNone || isType(value) || type(of: value) == types.sentinel { return true }
    let kind = kind(of: value)
    return kind == .genericAlias || kind == .unionType || type(of: value) == types.typeAlias
  }

  /// `a | b` of types; NotImplemented for what is none.
  package func makeUnion(_ a: Value, _ b: Value) throws(Raised) -> Value {
    guard isUnionable(a), isUnionable(b), !(a.isNone && b.isNone) else { return .notImplemented }
    return try makeUnion(of: [a, b])
  }

  /// The union of types; a type alone is itself.
  package func makeUnion(of given: [Value]) throws(Raised) -> Value {
    var parts: [Value] = []
    for value in given {
      let inner =
        kind(of: value) == .unionType
        ? elements(Ref<TupleObject>(Ref<WrapperObject>(value).pointee.fields.0)) : [value]
      for value in inner {
        var part = value.isNone ? types.none.value : value
        if isString(part) {
          part = try call(getAttribute(importedModule("annotationlib"), intern("ForwardRef")), [part])
        }
        var isNew = true
        for known in parts where try areEqual(known, part) {
          isNew = false
          break
        }
        if isNew { parts.append(part) }
      }
    }
    if parts.count == 1 { return parts[0] }
    let union = allocate(types.unionType, .unionType, as: WrapperObject.self)
    union.pointee.fields.0 = makeTuple(parts).value
    return union.value
  }

  fileprivate func parameters(ofUnion union: Ref<WrapperObject>) throws(Raised) -> Value {
    if union.pointee.fields.1.isUnbound {
      union.pointee.fields.1 = try typeParameters(in: Ref<TupleObject>(union.pointee.fields.0))
    }
    return union.pointee.fields.1
  }

  /// `__import__(name)`: a top-level module of the standard library that native code needs.
  func importedModule(_ name: StaticString) throws(Raised) -> Value {
    let known = get(intern(name), in: modules)
    if !known.isUnbound { return known }
    let function = get(intern("__import__"), in: builtins)
    if function.isUnbound { throw raise("ImportError", "no module \(name)") }
    return try call(function, [intern(name)])
  }
}
