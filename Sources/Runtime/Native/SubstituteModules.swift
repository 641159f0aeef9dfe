// Small library modules for worlds that have no library to read: `__future__`, `keyword`, `typing`, `importlib`.

enum SubstituteModules {
  @Sendable static func define(_ world: World) {
    world.substituteModules["__future__"] = NativeModule(fill: fillFuture)
    world.substituteModules["typing"] = NativeModule(fill: TypingSource.fill)
    world.substituteModules["keyword"] = NativeModule(fill: fillKeyword)
    world.substituteModules["importlib"] = NativeModule(fill: fillImportlib)
    world.substituteModules["importlib.machinery"] = NativeModule(fill: fillMachinery)
    world.substituteModules["importlib.util"] = NativeModule(fill: fillUtil)
  }

  private static func strings(_ world: World, _ texts: [String]) -> [Value] { texts.map { world.string($0) } }

  // MARK: __future__

  /// Name, optional release, mandatory release, flag of `compile()`: `Lib/__future__.py`.
  private static let features: [(String, [Int], String, [Int]?, String, Int)] = [
    ("nested_scopes", [2, 1, 0, 1], "beta", [2, 2, 0, 0], "alpha", 0x10),
    ("generators", [2, 2, 0, 1], "alpha", [2, 3, 0, 0], "final", 0),
    ("division", [2, 2, 0, 2], "alpha", [3, 0, 0, 0], "alpha", 0x20000),
    ("absolute_import", [2, 5, 0, 1], "alpha", [3, 0, 0, 0], "alpha", 0x40000),
    ("with_statement", [2, 5, 0, 1], "alpha", [2, 6, 0, 0], "alpha", 0x80000),
    ("print_function", [2, 6, 0, 2], "alpha", [3, 0, 0, 0], "alpha", 0x100000),
    ("unicode_literals", [2, 6, 0, 2], "alpha", [3, 0, 0, 0], "alpha", 0x200000),
    ("barry_as_FLUFL", [3, 1, 0, 2], "alpha", [4, 0, 0, 0], "alpha", 0x400000),
    ("generator_stop", [3, 5, 0, 1], "beta", [3, 7, 0, 0], "alpha", 0x800000),
    ("annotations", [3, 7, 0, 1], "beta", nil, "", 0x1000000),
  ]

  private static func fillFuture(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module, "__future__")
    let type = world.makeImportType("_Feature", module: "__future__")
    let feature = TypeBuilder(world: world, type: type)
    feature.method("getOptionalRelease") { world, arguments throws(Raised) in
      try world.getAttribute(arguments[0], world.intern("optional"))
    }
    feature.method("getMandatoryRelease") { world, arguments throws(Raised) in
      try world.getAttribute(arguments[0], world.intern("mandatory"))
    }
    feature.method("__repr__") { world, arguments throws(Raised) in
      let fields = world.makeTuple([
        try world.getAttribute(arguments[0], world.intern("optional")),
        try world.getAttribute(arguments[0], world.intern("mandatory")),
        try world.getAttribute(arguments[0], world.intern("compiler_flag")),
      ])
      return world.string("_Feature" + (try world.reprText(fields.value)))
    }
    func release(_ numbers: [Int], _ level: String) -> Value {
      var parts = numbers.map { Value(small: $0) }
      parts.insert(world.string(level), at: 3)
      return world.makeTuple(parts).value
    }
    for (name, optional, optionalLevel, mandatory, mandatoryLevel, flag) in features {
      let object = world.makeInstance(type)
      world.put("optional", release(optional, optionalLevel), in: object)
      world.put("mandatory", mandatory.map { release($0, mandatoryLevel) } ?? .none, in: object)
      world.put("compiler_flag", Value(small: flag), in: object)
      world.set(world.intern(name), object, in: filler.dict)
    }
    filler.put("all_feature_names", world.makeList(strings(world, features.map(\.0))).value)
    filler.put("__all__", world.makeList(strings(world, ["all_feature_names"] + features.map(\.0))).value)
  }

  // MARK: keyword

  private static let keywords = """
    False None True and as assert async await break class continue def del elif else except finally for from global if \
    import in is lambda nonlocal not or pass raise return try while with yield
    """.split(separator: " ").map(String.init)
  private static let softKeywords = ["_", "case", "lazy", "match", "type"]

  private static func fillKeyword(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module, "keyword")
    filler.put("kwlist", world.makeList(strings(world, keywords)).value)
    filler.put("softkwlist", world.makeList(strings(world, softKeywords)).value)
    filler.put("__all__", world.makeList(strings(world, ["iskeyword", "issoftkeyword", "kwlist", "softkwlist"])).value)
    filler.function("iskeyword", .exactly(1)) { world, arguments throws(Raised) in
      Value(world.isString(arguments[0]) && keywords.contains(Ref<StringObject>(arguments[0]).text))
    }
    filler.function("issoftkeyword", .exactly(1)) { world, arguments throws(Raised) in
      Value(world.isString(arguments[0]) && softKeywords.contains(Ref<StringObject>(arguments[0]).text))
    }
  }

  // MARK: importlib

  private static func fillImportlib(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module, "importlib")
    filler.put("__path__", world.makeList().value)
    filler.put("__package__", world.string("importlib"))
    filler.put("__import__", world.stockImport)
    filler.put("_bootstrap", try world.importModule("_frozen_importlib"))
    filler.put("_bootstrap_external", try world.importModule("_frozen_importlib_external"))
    filler.put(
      "__all__",
      world.makeList(strings(world, ["__import__", "import_module", "invalidate_caches", "reload"])).value)
    filler.function("import_module", .named("name", "package", required: 1)) { world, arguments throws(Raised) in
      try importModule(world, arguments[0], arguments.or(1, .none))
    }
    filler.function("reload", .named("module", required: 1)) { world, arguments throws(Raised) in
      try reload(world, arguments[0])
    }
    filler.function("invalidate_caches", .none) { world, _ throws(Raised) in
      for finder in try world.collect(world.systemAttribute("meta_path")) {
        if try !world.findAttribute(finder, "invalidate_caches").isUnbound {
          _ = try world.callMethod(finder, "invalidate_caches")
        }
      }
      return .none
    }
  }

  private static func importModule(_ world: World, _ name: Value, _ package: Value) throws(Raised) -> Value {
    guard world.isString(name) else {
      throw world.attributeError("'\(world.typeName(of: name))' object has no attribute 'startswith'")
    }
    let text = try world.strText(name)
    let level = text.prefix { $0 == "." }.count
    if level > 0, try !world.isTrue(package) {
      throw world.typeError("the 'package' argument is required to perform a relative import for '\(text)'")
    }
    return try ImportlibModules.gcdImport(
      world, world.string(String(text.dropFirst(level))), package, Value(small: level))
  }

  private static func reload(_ world: World, _ module: Value) throws(Raised) -> Value {
    let spec = module.isDeferred ? Value.unbound : try world.findAttribute(module, "__spec__")
    var own = spec.isUnbound ? spec : try world.findAttribute(spec, "name")
    if own.isUnbound, !module.isDeferred { own = try world.findAttribute(module, "__name__") }
    if own.isUnbound { throw world.typeError("reload() argument must be a module") }
    let name = try world.strText(own)
    if world.get(world.intern(name), in: world.modules) != module {
      throw world.importError("module \(name) not in sys.modules", name: own)
    }
    var path = Value.none
    if let dot = name.lastIndex(of: ".") {
      let parent = world.get(world.intern(String(name[..<dot])), in: world.modules)
      if parent.isUnbound {
        throw world.importError(
          "parent '\(name[..<dot])' not in sys.modules", name: world.string(String(name[..<dot])))
      }
      path = try world.getAttribute(parent, world.intern("__path__"))
    }
    let found = try world.findSpec(name, path, target: module)
    try world.setAttribute(module, world.intern("__spec__"), found)
    if found.isNone { throw world.moduleNotFound("spec not found for the module '\(name)'", name) }
    return try world.reexecute(found, module)
  }

  /// Takes names over from the modules that importlib is made of.
  private static func take(_ names: [StaticString], from source: String, _ filler: ModuleFiller) throws(Raised) {
    let module = try filler.world.importModule(source)
    for name in names { filler.put(name, try filler.world.getAttribute(module, filler.world.intern(name))) }
  }

  private static func fillMachinery(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module, "importlib.machinery")
    try take(["ModuleSpec", "BuiltinImporter", "FrozenImporter"], from: "_frozen_importlib", filler)
    try take(
      [
        "SOURCE_SUFFIXES", "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "WindowsRegistryFinder", "PathFinder",
        "FileFinder", "SourceFileLoader", "SourcelessFileLoader", "ExtensionFileLoader", "AppleFrameworkLoader",
        "NamespaceLoader", "NamespacePath",
      ], from: "_frozen_importlib_external", filler)
  }

  private static func fillUtil(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module, "importlib.util")
    try take(["module_from_spec", "spec_from_loader"], from: "_frozen_importlib", filler)
    try take(
      ["MAGIC_NUMBER", "cache_from_source", "decode_source", "spec_from_file_location"],
      from: "_frozen_importlib_external", filler)
    filler.function("find_spec", .named("name", "package", required: 1)) { world, arguments throws(Raised) in
      let name = try world.strText(arguments[0])
      if !name.hasPrefix(".") { return try findSpec(world, name) }
      if try !world.isTrue(arguments.or(1, .none)) {
        throw world.importError(
          "no package specified for \(try world.reprText(arguments[0])) (required for relative module names)",
          name: .none)
      }
      return try findSpec(world, resolved(world, name, world.strText(arguments[1])))
    }
    filler.function("resolve_name", .exactly(2)) { world, arguments throws(Raised) in
      let name = try world.strText(arguments[0])
      if !name.hasPrefix(".") { return arguments[0] }
      if try !world.isTrue(arguments[1]) {
        throw world.importError(
          "no package specified for \(try world.reprText(arguments[0])) (required for relative module names)",
          name: .none)
      }
      return world.string(try resolved(world, name, world.strText(arguments[1])))
    }
  }

  /// A relative name in full: each dot but the first goes one package up.
  private static func resolved(_ world: World, _ name: String, _ package: String) throws(Raised) -> String {
    let level = name.prefix { $0 == "." }.count
    var parts = package.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count < level {
      throw world.importError("attempted relative import beyond top-level package", name: .none)
    }
    parts.removeLast(level - 1)
    let rest = name.dropFirst(level)
    return parts.joined(separator: ".") + (rest.isEmpty ? "" : "." + rest)
  }

  private static func findSpec(_ world: World, _ name: String) throws(Raised) -> Value {
    let known = world.get(world.intern(name), in: world.modules)
    if known.isNone { return .none }
    if !known.isUnbound {
      let spec = try world.findAttribute(known, "__spec__")
      if spec.isUnbound { throw world.valueError("\(name).__spec__ is not set") }
      if spec.isNone { throw world.valueError("\(name).__spec__ is None") }
      return spec
    }
    guard let dot = name.lastIndex(of: ".") else { return try world.findSpec(name, .none) }
    let parent = try world.importModule(String(name[..<dot]))
    let path = try world.findAttribute(parent, "__path__")
    if path.isUnbound {
      throw world.moduleNotFound(
        "__path__ attribute not found on '\(name[..<dot])' while trying to find '\(name)'", name)
    }
    return try world.findSpec(name, path)
  }
}
