// What the types of containers have in common in `builtins`.

enum Containers {
  @Sendable static func define(_ world: World) {
    let types = world.types
    for type in [types.tuple, types.list, types.dict, types.set, types.frozenset, types.slice, types.range] {
      world.set(type.pointee.name.value, type.value, in: world.builtins)
    }
    for type in [
      types.tuple, types.list, types.dict, types.frozendict, types.set, types.frozenset, types.slice,
      types.mappingProxy,
    ] {
      TypeBuilder(world: world, type: type).generic()
    }
  }
}

extension TypeBuilder {
  /// `list[int]`: a class that takes types in brackets.
  package func generic() {
    classMethod("__class_getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
  }
}
