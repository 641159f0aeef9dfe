// `__reduce__` of built-in types that are made again otherwise than by `__newobj__`.

enum BuiltinReductions {
  @Sendable static func define(_ world: World) {
    for type in [world.types.set, world.types.frozenset] {
      TypeBuilder(world: world, type: type).method("__reduce__") { world, arguments throws(Raised) in
        let elements = world.makeList(try world.collect(arguments[0])).value
        let state = try world.callMethod(arguments[0], "__getstate__")
        return world.makeTuple([
          world.type(of: arguments[0]).value, world.makeTuple([elements]).value, state,
        ]).value
      }
    }
    for type in [world.types.memoryView, world.types.slice, world.types.iterators.enumerate] {
      GeneratorType.classGetItem(TypeBuilder(world: world, type: type))
    }
    TypeBuilder(world: world, type: world.types.slice).method("__reduce__") { world, arguments throws(Raised) in
      let slice = Ref<SliceObject>(arguments[0]).pointee
      return made(world, world.types.slice.value, [slice.start, slice.stop, slice.step])
    }
    TypeBuilder(world: world, type: world.types.range).method("__reduce__") { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0]).pointee
      return made(world, world.types.range.value, [range.start, range.stop, range.step])
    }
    TypeBuilder(world: world, type: world.types.ellipsis).method("__reduce__") { world, _ throws(Raised) in
      world.intern("Ellipsis")
    }
    TypeBuilder(world: world, type: world.types.notImplemented).method("__reduce__") { world, _ throws(Raised) in
      world.intern("NotImplemented")
    }
    TypeBuilder(world: world, type: world.types.simpleNamespace).method("__reduce__") {
      world, arguments throws(Raised) in
      let dict = try world.getAttribute(arguments[0], world.names.dict)
      return world.makeTuple([world.type(of: arguments[0]).value, world.emptyTuple.value, dict]).value
    }
    for type in [world.types.iterators.list, world.types.iterators.tuple] {
      TypeBuilder(world: world, type: type).method("__reduce__") { world, arguments throws(Raised) in
        let iterator = Ref<IteratorObject>(arguments[0]).pointee
        let iter = world.get(world.intern("iter"), in: world.builtins)
        if iterator.source.isUnbound {
          let empty =
            iterator.header.type == world.types.iterators.list ? world.makeList().value : world.emptyTuple.value
          return world.makeTuple([iter, world.makeTuple([empty]).value]).value
        }
        return world.makeTuple([iter, world.makeTuple([iterator.source]).value, Value(small: iterator.index)]).value
      }
      TypeBuilder(world: world, type: type).method("__setstate__", .exactly(1)) { world, arguments throws(Raised) in
        Ref<IteratorObject>(arguments[0]).pointee.index = max(try world.index(arguments[1]), 0)
        return .none
      }
    }
  }

  private static func made(_ world: World, _ type: Value, _ arguments: [Value]) -> Value {
    world.makeTuple([type, world.makeTuple(arguments).value]).value
  }
}
