// typing.Generic, the base of generic classes: what it does is in the module typing, of the library or our substitute.

enum GenericType {
  static func define(_ world: World) {
    world.generic = world.makeType(
      "Generic", base: world.types.object, kind: .instance, size: MemoryLayout<Header>.size, module: "typing")
    let builder = TypeBuilder(world: world, type: world.generic)
    builder.classMethod("__class_getitem__", .variadic(names: true)) { world, arguments throws(Raised) in
      let function = try world.getAttribute(world.importedModule("typing"), world.intern("_generic_class_getitem"))
      return try world.call(function, arguments.base, arguments.count, names: arguments.names)
    }
    builder.classMethod("__init_subclass__", .variadic(names: true)) { world, arguments throws(Raised) in
      let function = try world.getAttribute(world.importedModule("typing"), world.intern("_generic_init_subclass"))
      return try world.call(function, arguments.base, arguments.count, names: arguments.names)
    }
  }
}
