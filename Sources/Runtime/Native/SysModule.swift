// The module sys, as far as it concerns the import system and simple programs.

enum SysModule {
  @Sendable static func define(_ world: World) {
    world.systemPath = world.makeList().value
    world.lazyState.names = world.makeSet()
    world.nativeModules["sys"] = NativeModule(fill: fill)
  }

  private static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let dict = module.pointee.attributes.dict
    func put(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }
    func function(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      put(
        name, world.makeNative(NativeDefinition(name, parameters, isMethod: false, code), module: world.intern("sys")))
    }
    put("modules", world.modules.value)
    put("path", world.systemPath)
    put("lazy_modules", world.lazyState.names.value)
    put("platform", world.string("linux"))
    put("byteorder", world.string("little"))
    put("argv", world.makeList([world.emptyString]).value)
    put(
      "meta_path",
      world.makeList([
        world.imports.types.builtinImporter.value, world.imports.types.frozenImporter.value,
        world.imports.types.pathFinder.value,
      ]).value)
    put("path_hooks", world.makeList([world.imports.fileHook]).value)
    put(
      "builtin_module_names",
      world.makeTuple(world.nativeModules.keys.sorted().map { world.string($0) }).value)
    let library = world.makeList(StandardModules.names.sorted().map { world.string($0) }).value
    put("stdlib_module_names", try world.call(world.types.frozenset.value, [library]))
    put("path_importer_cache", world.makeDict().value)
    put("maxsize", world.makeInteger(Int.max))
    function("get_lazy_imports", .none) { world, _ throws(Raised) in
      world.string(world.lazyState.mode == .all ? "all" : "normal")
    }
    function("set_lazy_imports", .named("mode", required: 1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else { throw world.typeError("mode must be a string: 'normal' or 'all'") }
      switch Ref<StringObject>(arguments[0]).text {
      case "normal": world.lazyState.mode = .normal
      case "all": world.lazyState.mode = .all
      default: throw world.valueError("mode must be 'normal' or 'all'")
      }
      return .none
    }
    function("get_lazy_imports_filter", .none) { world, _ throws(Raised) in world.lazyState.filter }
    function("set_lazy_imports_filter", .named("filter", required: 1)) { world, arguments throws(Raised) in
      let isCallable = !world.special(.call, of: world.type(of: arguments[0])).isUnbound || world.isType(arguments[0])
      let kind = world.kind(of: arguments[0])
      guard arguments[0].isNone || isCallable || kind == .nativeFunction || kind == .method else {
        throw world.valueError("filter provided but is not callable")
      }
      world.lazyState.filter = arguments[0]
      return .none
    }
    function("exception", .none) { world, _ throws(Raised) in world.handled.isObject ? world.handled : .none }
    function("exc_info", .none) { world, _ throws(Raised) in
      guard world.handled.isObject else { return world.makeTuple([.none, .none, .none]).value }
      let exception = world.handled
      let traceback = Ref<ExceptionObject>(exception).pointee.traceback
      return world.makeTuple([world.type(of: exception).value, exception, traceback]).value
    }
    function("getrecursionlimit", .none) { world, _ throws(Raised) in Value(small: world.recursionLimit) }
    function("setrecursionlimit", .exactly(1)) { world, arguments throws(Raised) in
      try world.setRecursionLimit(world.index(arguments[0]))
      return .none
    }
    try SysDetails.fill(world, module)
    try SysFunctions.fill(world, module)
    StandardStreams.fill(world, module)
    function("intern", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("intern() argument must be str, not \(world.typeName(of: arguments[0]))")
      }
      return world.intern(arguments[0])
    }
    function("exit", .positional(0, 1)) { world, arguments throws(Raised) in
      throw world.raise(
        try world.call(world.exceptionType("SystemExit").value, arguments[0].isUnbound ? [] : [arguments[0]]))
    }
  }
}
