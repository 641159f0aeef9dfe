// NoneType, NotImplementedType, ellipsis: types with one value each.

enum NoneType {
  @Sendable static func define(_ world: World) {
    for (type, text) in [
      (world.types.none, "None"), (world.types.notImplemented, "NotImplemented"), (world.types.ellipsis, "Ellipsis"),
    ] {
      let builder = TypeBuilder(world: world, type: type)
      builder.constant("__doc__", world.string("The type of the \(text) singleton."))
      builder.new { world, arguments throws(Raised) in
        let type = Ref<TypeObject>(arguments[0])
        if arguments.count > 1 { throw world.typeError("\(type.pointee.name.text) takes no arguments") }
        return type == world.types.none ? .none : type == world.types.ellipsis ? .ellipsis : .notImplemented
      }
    }
    let none = TypeBuilder(world: world, type: world.types.none)
    none.method("__repr__") { world, _ throws(Raised) in world.intern("None") }
    none.method("__hash__") { _, _ throws(Raised) in Value(small: 0xfca8_6420) }
    none.method("__bool__") { _, _ throws(Raised) in .false }
    let notImplemented = TypeBuilder(world: world, type: world.types.notImplemented)
    notImplemented.method("__repr__") { world, _ throws(Raised) in world.intern("NotImplemented") }
    let ellipsis = TypeBuilder(world: world, type: world.types.ellipsis)
    ellipsis.method("__repr__") { world, _ throws(Raised) in world.intern("Ellipsis") }
  }
}
