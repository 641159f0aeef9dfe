// object.__reduce_ex__ and __getstate__: what copying and pickling take an object apart with.

enum Reducing {
  static func define(_ world: World) {
    let object = TypeBuilder(world: world, type: world.types.object)
    object.method("__getstate__") { world, arguments throws(Raised) in try state(world, arguments[0]) }
    object.method("__reduce__") { world, arguments throws(Raised) in try reduce(world, arguments[0], 0) }
    object.method("__reduce_ex__", .exactly(1)) { world, arguments throws(Raised) in
      let type = world.type(of: arguments[0])
      if world.special(.reduce, of: type) != world.special(.reduce, of: world.types.object) {
        return try world.callMethod(arguments[0], "__reduce__")
      }
      return try reduce(world, arguments[0], try world.index(arguments[1]))
    }
  }

  /// The attributes; with slots a pair of both.
  private static func state(_ world: World, _ value: Value) throws(Raised) -> Value {
    let type = world.type(of: value)
    var attributes = Value.none
    if let storage = world.storage(of: value, type) {
      let dict = world.copy(world.dict(of: storage))
      if dict.pointee.count > 0 { attributes = dict.value }
    }
    let slots = world.makeDict()
    for base in world.elements(type.pointee.mro) where Ref<TypeObject>(base).pointee.typeFlags.contains(.isHeapType) {
      try world.forEachEntry(Ref<TypeObject>(base).pointee.dict) { entry throws(Raised) in
        if world.kind(of: entry.value) == .memberDescriptor {
          let found = try world.attributeIfAny(value, entry.key)
          if !found.isUnbound { world.set(entry.key, found, in: slots) }
        }
        return true
      }
    }
    return slots.pointee.count == 0 ? attributes : world.makeTuple([attributes, slots.value]).value
  }

  private static func reduce(_ world: World, _ value: Value, _ version: Int) throws(Raised) -> Value {
    let library = try world.importModule("copyreg")
    if version < 2 {
      let function = try world.getAttribute(library, world.intern("_reduce_ex"))
      return try world.call(function, [value, Value(small: version)])
    }
    let type = world.type(of: value), kind = world.kind(of: value)
    let known: [Kind] = [.instance, .list, .dict, .set, .frozenset, .simpleNamespace, .exception]
    let hasOwn = type.pointee.typeFlags.contains(.isHeapType)
    let arguments = try world.attributeIfAny(value, world.intern("__getnewargs__"))
    if arguments.isUnbound, !known.contains(kind), !hasOwn {
      throw world.typeError("cannot pickle '\(type.shownName)' object")
    }
    let given = arguments.isUnbound ? [] : try world.collect(try world.call(arguments))
    let function = try world.getAttribute(library, world.intern("__newobj__"))
    let state = try world.callMethod(value, "__getstate__")
    let elements = kind == .list ? try world.iterator(of: value) : .none
    let pairs = kind == .dict ? try world.iterator(of: world.callMethod(value, "items")) : .none
    return world.makeTuple([function, world.makeTuple([type.value] + given).value, state, elements, pairs]).value
  }
}
