// What Cinder adds to importlib: `set_lazy_imports`, `eager_imports`, `is_lazy_import` and their like.

enum CinderFunctions {
  /// Adds the functions to the module importlib.
  static func add(to module: Ref<ModuleObject>, _ world: World) {
    let dict = module.pointee.attributes.dict
    func function(_ name: StaticString, _ parameters: Parameters, _ code: @escaping NativeCode) {
      let definition = NativeDefinition(name, parameters, isMethod: false, code)
      world.set(world.intern(name), world.makeNative(definition, module: world.intern("importlib")), in: dict)
    }
    function("set_lazy_imports", .named("enable", "excluding", maximum: 1)) { world, arguments throws(Raised) in
      let excluding = arguments.or(1, .none)
      // What is no container says so at once.
      if !excluding.isNone { _ = try world.contains(excluding, world.emptyString) }
      let enable = arguments.or(0, .true)
      world.lazyState.cinder.isEnabled =
        enable.isNone ? world.lazyState.cinder.isEnabledAtStart : try world.isTrue(enable)
      world.lazyState.cinder.excluding = excluding.isNone ? .unbound : excluding
      return .none
    }
    function("is_lazy_imports_enabled", .none) { world, _ throws(Raised) in
      Value(world.isLazyForCinder(world.currentGlobals))
    }
    function("enable_lazy_imports_in_module", .named("enable")) { world, arguments throws(Raised) in
      let own = world.get(world.names.name, in: world.currentGlobals)
      if world.isString(own) {
        world.lazyState.cinder.modules[Ref<StringObject>(own).text] = try world.isTrue(arguments.or(0, .true))
      }
      return .none
    }
    function("is_lazy_import", .exactly(2)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[0]) == .dict else {
        throw world.typeError("is_lazy_import() argument 1 must be dict, not \(world.typeName(of: arguments[0]))")
      }
      let value = try world.get(arguments[1], from: Ref<DictObject>(arguments[0]))
      if value.isUnbound { throw world.keyError(arguments[1]) }
      return Value(value.isDeferred)
    }
    let guardType = world.makeImportType("eager_imports", module: "importlib")
    let type = TypeBuilder(world: world, type: guardType)
    type.method("__enter__") { _, arguments throws(Raised) in arguments[0] }
    // The body of a `with` is eager as it is.
    type.method("__exit__", .variadic()) { _, _ throws(Raised) in .false }
    world.set(world.intern("eager_imports"), guardType.value, in: dict)
  }
}
