// Annotations of classes and modules, which are computed when asked for (PEP 649), and what classes say of their layout.

enum ClassAnnotations {
  static func define(_ type: TypeBuilder) {
    type.property(
      "__annotate__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments[0], "__annotate__")
        if arguments[1].isUnbound { throw world.typeError("cannot delete __annotate__ attribute") }
        if !arguments[1].isNone, !world.isCallable(arguments[1]) {
          throw world.typeError("__annotate__ must be callable or None")
        }
        let dict = type.pointee.dict
        world.set(world.intern("__annotate_func__"), arguments[1], in: dict)
        if !arguments[1].isNone {
          remove(world, "__annotations_cache__", dict)
          remove(world, "__annotations__", dict)
        }
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in try annotate(world, Ref<TypeObject>(arguments[0])) })
    type.property(
      "__annotations__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments[0], "__annotations__")
        let dict = type.pointee.dict
        if arguments[1].isUnbound {
          let had = remove(world, "__annotations__", dict)
          if !had, !remove(world, "__annotations_cache__", dict) { throw world.attributeError("__annotations__") }
        } else {
          let isOwn = world.find(world.intern("__annotations__"), in: dict) >= 0
          world.set(world.intern(isOwn ? "__annotations__" : "__annotations_cache__"), arguments[1], in: dict)
        }
        remove(world, "__annotate_func__", dict)
        remove(world, "__annotate__", dict)
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in try annotations(world, Ref<TypeObject>(arguments[0])) })
    type.property(
      "__type_params__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments[0], "__type_params__")
        world.set(world.intern("__type_params__"), arguments[1], in: type.pointee.dict)
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in
        let own = world.get(world.intern("__type_params__"), in: Ref<TypeObject>(arguments[0]).pointee.dict)
        return own.isUnbound || world.kind(of: own) == .getSetDescriptor ? world.emptyTuple.value : own
      })
    type.property(
      "__abstractmethods__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments[0], "__abstractmethods__")
        if arguments[1].isUnbound {
          if !remove(world, "__abstractmethods__", type.pointee.dict) {
            throw world.attributeError("__abstractmethods__")
          }
          type.pointee.typeFlags.remove(.isAbstract)
        } else {
          world.set(world.intern("__abstractmethods__"), arguments[1], in: type.pointee.dict)
          if try world.isTrue(arguments[1]) {
            type.pointee.typeFlags.insert(.isAbstract)
          } else {
            type.pointee.typeFlags.remove(.isAbstract)
          }
        }
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in
        let type = Ref<TypeObject>(arguments[0])
        let own = world.get(world.intern("__abstractmethods__"), in: type.pointee.dict)
        if own.isUnbound || type == world.types.type { throw world.attributeError("__abstractmethods__") }
        return own
      })
    layout(type)
  }

  private static func layout(_ type: TypeBuilder) {
    type.member("__flags__") { world, arguments throws(Raised) in
      Value(small: flags(world, Ref<TypeObject>(arguments[0])))
    }
    type.member("__basicsize__") { _, arguments throws(Raised) in
      Value(small: max(Int(Ref<TypeObject>(arguments[0]).pointee.instanceSize), 16))
    }
    type.member("__itemsize__") { world, arguments throws(Raised) in
      switch Ref<TypeObject>(arguments[0]).pointee.instanceKind {
      case .tuple: Value(small: 8)
      case .bytes: Value(small: 1)
      case .integer: Value(small: 4)
      default: Value(small: 0)
      }
    }
    type.member("__dictoffset__") { _, arguments throws(Raised) in
      Value(small: Ref<TypeObject>(arguments[0]).pointee.attributesOffset == 0 ? 0 : -1)
    }
    type.member("__weakrefoffset__") { _, arguments throws(Raised) in
      Value(small: Ref<TypeObject>(arguments[0]).pointee.typeFlags.contains(.isHeapType) ? -32 : 0)
    }
    type.property("__text_signature__") { _, _ throws(Raised) in .none }
  }

  /// The bits of `Py_TPFLAGS` that Python code looks at.
  private static func flags(_ world: World, _ type: Ref<TypeObject>) -> Int {
    var bits = 1 << 12 | 1 << 14
    let own = type.pointee.typeFlags
    if own.contains(.isImmutable) { bits |= 1 << 8 }
    if own.contains(.isHeapType) { bits |= 1 << 9 | 1 << 2 | 1 << 3 }
    if own.contains(.isBaseType) { bits |= 1 << 10 }
    if type.pointee.attributesOffset != 0 { bits |= 1 << 4 }
    if own.contains(.isSequence) { bits |= 1 << 5 }
    if own.contains(.isMapping) { bits |= 1 << 6 }
    if own.contains(.isDisallowingInstantiation) { bits |= 1 << 7 }
    if own.contains(.isAbstract) { bits |= 1 << 20 }
    for (bit, base) in [
      (24, world.types.integer), (25, world.types.list), (26, world.types.tuple), (27, world.types.bytes),
      (28, world.types.string), (29, world.types.dict), (30, world.types.baseException), (31, world.types.type),
    ] where world.isSubtype(type, base) { bits |= 1 << bit }
    return bits
  }

  @discardableResult
  private static func remove(_ world: World, _ name: StaticString, _ dict: Ref<DictObject>) -> Bool {
    world.remove(world.intern(name), from: dict)
  }

  private static func mutable(
    _ world: World, _ value: Value, _ name: StaticString
  ) throws(Raised) -> Ref<TypeObject> {
    let type = Ref<TypeObject>(value)
    if type.pointee.typeFlags.contains(.isImmutable) {
      throw world.typeError("cannot set '\(name)' attribute of immutable type '\(type.pointee.name.text)'")
    }
    return type
  }

  private static func annotate(_ world: World, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    if !type.pointee.typeFlags.contains(.isHeapType) { throw world.noAttribute(type.value, world.names.annotate) }
    let dict = type.pointee.dict
    for name: StaticString in ["__annotate_func__", "__annotate__"] {
      let own = world.get(world.intern(name), in: dict)
      if !own.isUnbound { return try world.bindInType(own, type) }
    }
    world.set(world.intern("__annotate_func__"), .none, in: dict)
    return .none
  }

  private static func annotations(_ world: World, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    if !type.pointee.typeFlags.contains(.isHeapType) { throw world.noAttribute(type.value, world.names.annotations) }
    let dict = type.pointee.dict
    for name: StaticString in ["__annotations__", "__annotations_cache__"] {
      let own = world.get(world.intern(name), in: dict)
      if !own.isUnbound { return try world.bindInType(own, type) }
    }
    let made = try evaluate(world, annotate(world, type))
    world.set(world.intern("__annotations_cache__"), made, in: dict)
    world.typeChanged(type)
    return made
  }

  /// What an `__annotate__` function answers; an empty dict where there is none.
  static func evaluate(_ world: World, _ annotate: Value) throws(Raised) -> Value {
    if annotate.isUnbound || !world.isCallable(annotate) { return world.makeDict().value }
    let made = try world.call(annotate, [Value(small: 1)])
    if world.kind(of: made) != .dict {
      throw world.typeError("__annotate__() must return a dict, not \(world.typeName(of: made))")
    }
    return made
  }

  /// Of modules: the names lie in their namespace.
  static func defineForModules(_ module: TypeBuilder) {
    module.property(
      "__annotations__",
      set: { world, arguments throws(Raised) in
        let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
        if arguments[1].isUnbound {
          if !remove(world, "__annotations__", dict) { throw world.attributeError("__annotations__") }
        } else {
          world.set(world.names.annotations, arguments[1], in: dict)
        }
        remove(world, "__annotate__", dict)
        return .none
      },
      { world, arguments throws(Raised) in
        let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
        let own = world.get(world.names.annotations, in: dict)
        if !own.isUnbound { return own }
        let made = try evaluate(world, world.get(world.names.annotate, in: dict))
        world.set(world.names.annotations, made, in: dict)
        return made
      })
    module.property(
      "__annotate__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("cannot delete __annotate__ attribute") }
        if !arguments[1].isNone, !world.isCallable(arguments[1]) {
          throw world.typeError("__annotate__ must be callable or None")
        }
        let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
        world.set(world.names.annotate, arguments[1], in: dict)
        if !arguments[1].isNone { remove(world, "__annotations__", dict) }
        return .none
      },
      { world, arguments throws(Raised) in
        let dict = Ref<ModuleObject>(arguments[0]).pointee.attributes.dict
        let own = world.get(world.names.annotate, in: dict)
        if !own.isUnbound { return own }
        world.set(world.names.annotate, .none, in: dict)
        return .none
      })
  }
}
