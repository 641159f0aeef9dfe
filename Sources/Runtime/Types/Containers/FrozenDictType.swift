// frozendict: a dict that cannot change and has a hash.

enum FrozenDictType {
  @Sendable static func define(_ world: World) {
    let dict = TypeBuilder(world: world, type: world.types.frozendict)
    world.set(world.intern("frozendict"), world.types.frozendict.value, in: world.builtins)
    dict.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("frozendict expected at most 1 argument, got \(count)") }
      let isSame =
        type == world.types.frozendict && count == 1 && arguments.names.isUnbound
        && world.type(of: arguments[1]) == type
      if isSame { return arguments[1] }
      let made = DictType.make(world, type)
      try world.update(made, with: arguments, of: "frozendict")
      return made.value
    }
    DictType.defineReading(dict)
    dict.method("__hash__") { world, arguments throws(Raised) in
      // The order of the entries does not matter.
      let dict = Ref<DictObject>(arguments[0])
      var sum: UInt64 = 0
      for index in 0..<dict.pointee.used {
        let entry = dict.pointee.entries[index]
        if entry.key.isUnbound { continue }
        sum ^= World.shuffled(try TupleType.hash(world, world.makeTuple([entry.key, entry.value])))
      }
      return world.makeInteger(World.dispersed(sum, count: dict.pointee.count))
    }
    dict.method("__repr__") { world, arguments throws(Raised) in
      try world.show(arguments[0], dots: "frozendict(...)") { writer throws(Raised) in
        let dict = Ref<DictObject>(arguments[0])
        writer.write(world.typeName(of: arguments[0]))
        writer.write("(")
        if dict.pointee.count > 0 { try DictType.show(world, dict, in: &writer) }
        writer.write(")")
      }
    }
    dict.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      guard DictType.isDict(world, arguments[1]) else { return .notImplemented }
      return try DictType.union(world, arguments[0], arguments[1], as: world.types.frozendict)
    }
    dict.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      guard DictType.isDict(world, arguments[1]) else { return .notImplemented }
      let isFrozen = world.isInstance(arguments[1], world.types.frozendict)
      return try DictType.union(
        world, arguments[1], arguments[0], as: isFrozen ? world.types.frozendict : world.types.dict)
    }
    dict.method("copy") { world, arguments throws(Raised) in
      if world.type(of: arguments[0]) == world.types.frozendict { return arguments[0] }
      let copy = world.copy(Ref<DictObject>(arguments[0]))
      copy.pointee.header.type = world.types.frozendict
      return copy.value
    }
    dict.method("__getnewargs__") { world, arguments throws(Raised) in
      world.makeTuple([world.copy(Ref<DictObject>(arguments[0])).value]).value
    }
    dict.method("__sizeof__") { _, arguments throws(Raised) in
      Value(small: 72 + Ref<DictObject>(arguments[0]).pointee.capacity * 28)
    }
    DictType.defineFromKeys(dict)
  }
}
