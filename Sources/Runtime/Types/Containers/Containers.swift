// What the types of containers have in common in `builtins`.

enum Containers {
  @Sendable static func define(_ world: World) {
    let types = world.types
    for type in [types.tuple, types.list, types.dict, types.set, types.frozenset, types.slice, types.range] {
      world.set(type.pointee.name.value, type.value, in: world.builtins)
    }
  }
}
