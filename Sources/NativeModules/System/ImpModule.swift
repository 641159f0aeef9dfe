// _imp: what `importlib` asks of the interpreter about modules that are not source files.
import Runtime

enum ImpModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module)
    filler.put("check_hash_based_pycs", world.string("default"))
    // A world has one thread: there is nothing to wait for.
    filler.function("acquire_lock", .none) { _, _ throws(Raised) in .none }
    filler.function("release_lock", .none) { _, _ throws(Raised) in .none }
    filler.function("lock_held", .none) { _, _ throws(Raised) in .false }
    // No shared library is ever loaded, and nothing is frozen.
    filler.function("extension_suffixes", .none) { world, _ throws(Raised) in world.makeList().value }
    filler.function("is_frozen", .exactly(1)) { _, _ throws(Raised) in .false }
    filler.function("is_frozen_package", .exactly(1)) { world, arguments throws(Raised) in
      throw missing(world, arguments[0])
    }
    filler.function("get_frozen_object", .positional(1, 2)) { world, arguments throws(Raised) in
      throw missing(world, arguments[0])
    }
    filler.function("find_frozen", .named("name", "withdata", required: 1, maximum: 1)) { _, _ throws(Raised) in .none }
    filler.function("is_builtin", .exactly(1)) { world, arguments throws(Raised) in
      let name = try CodecsModule.string(world, arguments[0], "is_builtin", 1)
      return Value(small: name == "builtins" || name == "sys" ? -1 : world.nativeModules[name] != nil ? 1 : 0)
    }
  }

  private static func missing(_ world: World, _ name: Value) -> Raised {
    let text = world.isString(name) ? Ref<StringObject>(name).text : ""
    return world.raise("ImportError", "No such frozen object named \(text)")
  }
}
