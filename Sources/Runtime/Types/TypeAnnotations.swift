// `__annotations__` and `__annotate__` of classes: made when they are first read (PEP 649).

enum TypeAnnotations {
  static func define(_ type: TypeBuilder) {
    type.property(
      "__annotations__",
      set: { world, arguments throws(Raised) in
        let type = try mutable(world, arguments, "__annotations__")
        let dict = type.pointee.dict
        let own = world.names.annotations, cache = world.intern("__annotations_cache__")
        if arguments[1].isUnbound {
          let wasOwn: Bool = world.remove(own, from: dict), wasKept: Bool = world.remove(cache, from: dict)
          if !wasOwn, !wasKept { throw world.attributeError("__annotations__") }
        } else {
          world.set(world.find(own, in: dict) >= 0 ? own : cache, arguments[1], in: dict)
        }
        let _: Bool = world.remove(world.intern("__annotate_func__"), from: dict)
        let _: Bool = world.remove(world.names.annotate, from: dict)
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in try annotations(world, Ref<TypeObject>(arguments[0])) })
    type.property(
      "__annotate__",
      set: { world, arguments throws(Raised) in
        if arguments[1].isUnbound { throw world.typeError("cannot delete __annotate__ attribute") }
        let type = try mutable(world, arguments, "__annotate__")
        guard arguments[1].isNone || world.isCallable(arguments[1]) else {
          throw world.typeError("__annotate__ must be callable or None")
        }
        let dict = type.pointee.dict
        world.set(world.intern("__annotate_func__"), arguments[1], in: dict)
        if !arguments[1].isNone {
          let _: Bool = world.remove(world.names.annotations, from: dict)
          let _: Bool = world.remove(world.intern("__annotations_cache__"), from: dict)
        }
        world.typeChanged(type)
        return .none
      },
      { world, arguments throws(Raised) in try annotate(world, Ref<TypeObject>(arguments[0]), "__annotate__") })
  }

  private static func mutable(
    _ world: World, _ arguments: Arguments, _ name: String
  ) throws(Raised) -> Ref<TypeObject> {
    let type = Ref<TypeObject>(arguments[0])
    if type.pointee.typeFlags.contains(.isImmutable) {
      throw world.typeError("cannot set '\(name)' attribute of immutable type '\(type.pointee.name.text)'")
    }
    return type
  }

  private static func annotations(_ world: World, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    if !type.pointee.typeFlags.contains(.isHeapType) { throw world.noAttribute(type.value, world.names.annotations) }
    let dict = type.pointee.dict, cache = world.intern("__annotations_cache__")
    for name in [world.names.annotations, cache] {
      let own = world.get(name, in: dict)
      if !own.isUnbound { return try world.bindInType(own, type) }
    }
    let function = try annotate(world, type, "__annotations__")
    var made = world.makeDict().value
    if !function.isNone {
      made = try world.call(function, [Value(small: 1)])
      guard world.kind(of: made) == .dict else {
        throw world.typeError("__annotate__() must return a dict, not \(world.typeName(of: made))")
      }
    }
    world.set(cache, made, in: dict)
    world.typeChanged(type)
    return made
  }

  private static func annotate(
    _ world: World, _ type: Ref<TypeObject>, _ name: StaticString
  ) throws(Raised) -> Value {
    if !type.pointee.typeFlags.contains(.isHeapType) { throw world.noAttribute(type.value, world.intern(name)) }
    let dict = type.pointee.dict, key = world.intern("__annotate_func__")
    for name in [key, world.names.annotate] {
      let own = world.get(name, in: dict)
      if !own.isUnbound { return try world.bindInType(own, type) }
    }
    world.set(key, .none, in: dict)
    world.typeChanged(type)
    return .none
  }
}
