// Attributes of classes that can be set: their names, their bases.

enum TypeAttributes {
  static func define(_ type: TypeBuilder) {
    type.property(
      "__name__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments, "__name__")
        guard world.isString(arguments[1]) else {
          throw world.typeError(
            "can only assign string to \(type.pointee.name.text).__name__, not '\(world.typeName(of: arguments[1]))'")
        }
        let text = Ref<StringObject>(arguments[1])
        if text.codePoints.contains(0) { throw world.valueError("type name must not contain null characters") }
        type.pointee.name = text
        return .none
      },
      { _, arguments throws(Raised) in Ref<TypeObject>(arguments[0]).pointee.name.value })
    type.property(
      "__qualname__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments, "__qualname__")
        guard world.isString(arguments[1]) else {
          throw world.typeError(
            "can only assign string to \(type.pointee.name.text).__qualname__, not '\(world.typeName(of: arguments[1]))'"
          )
        }
        type.pointee.qualifiedName = arguments[1]
        return .none
      },
      { _, arguments throws(Raised) in Ref<TypeObject>(arguments[0]).pointee.qualifiedName })
    type.property(
      "__module__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments, "__module__")
        type.pointee.module = arguments[1]
        world.set(world.names.module, arguments[1], in: type.pointee.dict)
        world.typeChanged(type)
        return .none
      },
      { _, arguments throws(Raised) in Ref<TypeObject>(arguments[0]).pointee.module })
    type.property(
      "__doc__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments, "__doc__")
        world.set(world.names.doc, arguments[1], in: type.pointee.dict)
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in
        let type = Ref<TypeObject>(arguments[0])
        let doc = world.get(world.names.doc, in: type.pointee.dict)
        if doc.isUnbound { return .none }
        if let own = world.typeDocs[type] { return own }
        return type.pointee.typeFlags.contains(.isHeapType) ? try world.bindInType(doc, type) : doc
      })
    type.property(
      "__bases__",
      set: { world, arguments throws(Raised) in
        try setBases(world, mutable(world, arguments, "__bases__"), arguments[1])
        return .none
      },
      { _, arguments throws(Raised) in Ref<TypeObject>(arguments[0]).pointee.bases.value })
  }

  private static func mutable(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) -> Ref<TypeObject> {
    let type = Ref<TypeObject>(arguments[0])
    let text = type.pointee.name.text
    if type.pointee.typeFlags.contains(.isImmutable) {
      throw world.typeError("cannot set '\(name)' attribute of immutable type '\(text)'")
    }
    if arguments[1].isUnbound { throw world.typeError("cannot delete '\(name)' attribute of type '\(text)'") }
    return type
  }

  private static func setBases(_ world: World, _ type: Ref<TypeObject>, _ value: Value) throws(Raised) {
    let name = type.pointee.name.text
    guard world.kind(of: value) == .tuple else {
      throw world.typeError("can only assign tuple to \(name).__bases__, not \(world.typeName(of: value))")
    }
    let bases = world.elements(Ref<TupleObject>(value))
    if bases.isEmpty { throw world.typeError("can only assign non-empty tuple to \(name).__bases__, not ()") }
    for base in bases {
      guard world.isType(base) else {
        throw world.typeError("\(name).__bases__ must be tuple of classes, not '\(world.typeName(of: base))'")
      }
      if world.isSubtype(Ref<TypeObject>(base), type) {
        throw world.typeError("a __bases__ item causes an inheritance cycle")
      }
    }
    for base in bases where !Ref<TypeObject>(base).pointee.typeFlags.contains(.isBaseType) {
      throw world.typeError("type '\(Ref<TypeObject>(base).pointee.name.text)' is not an acceptable base type")
    }
    let base = try world.bestBase(bases)
    let old = type.pointee.base
    let isCompatible =
      base.pointee.instanceKind == old.pointee.instanceKind && base.pointee.slotCount == old.pointee.slotCount
      && world.solidBase(base) == world.solidBase(old)
    if !isCompatible {
      throw world.typeError(
        "__bases__ assignment: '\(base.pointee.name.text)' object layout differs from '\(old.pointee.name.text)'")
    }
    for (index, base) in bases.enumerated() where bases[..<index].contains(base) {
      throw world.typeError("duplicate base class \(Ref<TypeObject>(base).pointee.name.text)")
    }
    let before = type.pointee.bases
    type.pointee.bases = Ref<TupleObject>(value)
    type.pointee.base = base
    do throws(Raised) {
      try renewOrder(world, type)
    } catch {
      type.pointee.bases = before
      type.pointee.base = old
      let exception = world.raised
      _ = try? renewOrder(world, type)
      world.raised = exception
      throw error
    }
    for gone in world.elements(before) {
      let list = Ref<TypeObject>(gone).pointee.subclasses
      let left = world.elements(list).filter { $0 != type.value }
      for (index, subclass) in left.enumerated() { list.pointee.items[index] = subclass }
      list.pointee.count = left.count
    }
    for base in bases { world.append(type.value, to: Ref<TypeObject>(base).pointee.subclasses) }
    for base in bases {
      type.pointee.typeFlags.formUnion(
        Ref<TypeObject>(base).pointee.typeFlags.intersection([.hasCustomGet, .hasCustomSet]))
    }
    world.typeChanged(type)
  }

  /// The method resolution order of a class and of all below it.
  private static func renewOrder(_ world: World, _ type: Ref<TypeObject>) throws(Raised) {
    let bases = world.elements(type.pointee.bases)
    type.pointee.mro = world.makeTuple(try world.linearization(type, type.pointee.header.type, bases))
    for subclass in world.elements(type.pointee.subclasses) { try renewOrder(world, Ref<TypeObject>(subclass)) }
  }
}
