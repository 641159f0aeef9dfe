// _imp: what `importlib` asks of the interpreter about modules that are not source files.

enum ImpModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant("check_hash_based_pycs", world.string("default"))
    builder.constant("pyc_magic_number_token", Value(small: 0x0a0d_0e52))
    // A world has one thread: there is nothing to wait for.
    for name: StaticString in ["acquire_lock", "release_lock"] {
      builder.function(name, .none) { _, _ throws(Raised) in .none }
    }
    builder.function("lock_held", .none) { _, _ throws(Raised) in .false }
    builder.function("_fix_co_filename", .exactly(2)) { _, _ throws(Raised) in .none }
    builder.function("_override_multi_interp_extensions_check", .exactly(1)) { _, _ throws(Raised) in Value(small: 0) }
    builtIn(builder)
    absent(builder)
  }

  private static func builtIn(_ builder: ModuleBuilder) {
    builder.function("is_builtin", .exactly(1)) { world, arguments throws(Raised) in
      let name = try world.strText(arguments[0])
      return Value(small: name == "builtins" || name == "sys" ? -1 : world.nativeModules[name] != nil ? 1 : 0)
    }
    builder.function("create_builtin", .exactly(1)) { world, arguments throws(Raised) in
      let name = try world.strText(world.getAttribute(arguments[0], world.intern("name")))
      guard let native = world.nativeModules[name] else { return .none }
      let module = world.makeModule(name)
      try native.fill(world, module)
      return module.value
    }
    // `create_builtin` has filled it.
    builder.function("exec_builtin", .exactly(1)) { _, _ throws(Raised) in Value(small: 0) }
  }

  /// No shared library is ever loaded, and nothing is frozen.
  private static func absent(_ builder: ModuleBuilder) {
    builder.function("extension_suffixes", .none) { world, _ throws(Raised) in
      world.makeList(world.extensionSuffixes.map { world.string($0) }).value
    }
    for name: StaticString in ["create_dynamic", "exec_dynamic"] {
      builder.function(name, .positional(1, 2)) { world, _ throws(Raised) in
        throw world.raise("ImportError", "dynamic modules are not supported")
      }
    }
    builder.function("is_frozen", .exactly(1)) { _, _ throws(Raised) in .false }
    for name: StaticString in ["is_frozen_package", "get_frozen_object"] {
      builder.function(name, .positional(1, 2)) { world, arguments throws(Raised) in
        throw world.raise("ImportError", "No such frozen object named \(try world.strText(arguments[0]))")
      }
    }
    builder.function("init_frozen", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.strText(arguments[0])
      return .none
    }
    builder.function("find_frozen", .named("name", "withdata", required: 1, maximum: 1)) { _, _ throws(Raised) in .none
    }
    builder.function("_frozen_module_names", .none) { world, _ throws(Raised) in world.makeList().value }
  }
}
