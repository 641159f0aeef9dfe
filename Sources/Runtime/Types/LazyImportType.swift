// types.LazyImportType: what a deferred import looks like where Python code gets hold of one.

enum LazyImportType {
  @Sendable static func define(_ world: World) {
    world.types.lazyImport.pointee.module = world.intern("builtins")
    world.types.lazyImport.pointee.typeFlags.insert(.isDisallowingInstantiation)
    let type = TypeBuilder(world: world, type: world.types.lazyImport)
    type.doc(
      """
      Represents a lazy import that will be resolved on first use.

      Instances of this object accessed from the global scope will be
      automatically imported based upon their name and then replaced with
      the imported value.
      """)
    type.method("resolve") { world, arguments throws(Raised) in
      try world.resolve(Ref<LazyImportObject>(arguments[0].proxy))
    }
    type.method("__repr__") { world, arguments throws(Raised) in
      world.string("<lazy_import '\(world.displayName(Ref<LazyImportObject>(arguments[0].proxy)))'>")
    }
    type.method("__getattribute__", .exactly(1)) { world, arguments throws(Raised) in
      let name = try ObjectType.attributeName(world, arguments[1])
      let found = try world.findGeneric(arguments[0], name, world.types.lazyImport)
      if !found.isUnbound { return found }
      let display = world.displayName(Ref<LazyImportObject>(arguments[0].proxy))
      throw world.attributeError(
        "cannot access attribute '\(Ref<StringObject>(name).text)' on unresolved lazy import '\(display)'")
    }
    world.types.lazyImport.pointee.typeFlags.insert(.hasCustomGet)
  }
}
