// What importlib is made of: `_frozen_importlib` and `_frozen_importlib_external`, with the interpreter's own import system
// behind CPython's names.
import PythonSyntax

enum ImportlibModules {
  @Sendable static func define(_ world: World) {
    world.nativeModules["_frozen_importlib"] = NativeModule(fill: fillBootstrap)
    world.nativeModules["_frozen_importlib_external"] = NativeModule(fill: fillExternal)
    world.nativeModules["_imp"] = NativeModule(fill: ImpModule.fill)
  }

  private static func text(_ value: Value) -> String { Ref<StringObject>(value).text }

  // MARK: _frozen_importlib

  private static func fillBootstrap(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant("ModuleSpec", world.imports.types.moduleSpec.value)
    builder.constant("BuiltinImporter", world.imports.types.builtinImporter.value)
    builder.constant("FrozenImporter", world.imports.types.frozenImporter.value)
    builder.constant("sys", world.imports.system.value)
    builder.constant("__import__", world.stockImport)
    builder.constant("_ERR_MSG", world.string("No module named {!r}"))
    builder.constant("_ERR_MSG_PREFIX", world.string("No module named "))
    builder.constant("_bootstrap_external", try world.importModule("_frozen_importlib_external"))
    builder.function("_gcd_import", .named("name", "package", "level", required: 1)) {
      world, arguments throws(Raised) in
      try gcdImport(world, arguments[0], arguments.or(1, .none), arguments.or(2, Value(small: 0)))
    }
    builder.function("_find_spec", .named("name", "path", "target", required: 2)) { world, arguments throws(Raised) in
      try world.findSpec(world.strText(arguments[0]), arguments[1], target: arguments.or(2, .none))
    }
    builder.function("module_from_spec", .named("spec", required: 1)) { world, arguments throws(Raised) in
      try world.makeModule(from: arguments[0])
    }
    builder.function("_init_module_attrs", .named("spec", "module", "override", required: 2)) {
      world, arguments throws(Raised) in
      let isForced = arguments[2].isUnbound ? false : try world.isTrue(arguments[2])
      try world.fillModule(arguments[1], from: arguments[0], isForced: isForced)
      return arguments[1]
    }
    builder.function("_load", .named("spec", required: 1)) { world, arguments throws(Raised) in
      try world.load(arguments[0], world.strText(world.getAttribute(arguments[0], world.intern("name"))))
    }
    builder.function("_exec", .named("spec", "module", required: 2)) { world, arguments throws(Raised) in
      try world.reexecute(arguments[0], arguments[1])
    }
    builder.function("_resolve_name", .named("name", "package", "level", required: 3)) {
      world, arguments throws(Raised) in
      world.string(try resolveName(world, world.strText(arguments[0]), arguments[1], world.index(arguments[2])))
    }
    builder.function("_handle_fromlist", .variadic(required: 2, names: true)) { world, arguments throws(Raised) in
      let name = try world.strText(world.getAttribute(arguments[0], world.names.name))
      return try world.importNow(name, fromList: arguments[1])
    }
    builder.function("spec_from_loader", .named("name", "loader", "origin", "is_package", required: 2, maximum: 2)) {
      world, arguments throws(Raised) in
      try specFromLoader(world, arguments)
    }
    builder.function("_call_with_frames_removed", .variadic(required: 1, names: true)) {
      world, arguments throws(Raised) in
      try world.call(arguments[0], arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
    builder.function("_verbose_message", .variadic(required: 1, names: true)) { _, _ throws(Raised) in .none }
    builder.function("_lock_unlock_module", .exactly(1)) { _, _ throws(Raised) in .none }
  }

  /// What a relative name means in a package.
  private static func resolveName(_ world: World, _ name: String, _ package: Value, _ level: Int) throws(Raised)
    -> String
  {
    if level == 0 { return name }
    guard world.isString(package) else { throw world.typeError("__package__ not set to a string") }
    var base = text(package)
    if base.isEmpty { throw world.raise("ImportError", "attempted relative import with no known parent package") }
    for _ in 1..<max(level, 1) {
      guard let dot = base.lastIndex(of: ".") else {
        throw world.raise("ImportError", "attempted relative import beyond top-level package")
      }
      base = String(base[..<dot])
    }
    return name.isEmpty ? base : base + "." + name
  }

  static func gcdImport(_ world: World, _ name: Value, _ package: Value, _ level: Value) throws(Raised)
    -> Value
  {
    guard world.isString(name) else {
      throw world.typeError("module name must be str, not \(try world.strText(world.type(of: name).value))")
    }
    let number = try world.index(level)
    if number < 0 { throw world.valueError("level must be >= 0") }
    let full = try resolveName(world, text(name), package, number)
    if full.isEmpty { throw world.valueError("Empty module name") }
    return try world.importModule(full)
  }

  private static func specFromLoader(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let name = try world.strText(arguments[0]), loader = arguments[1]
    var origin = arguments.or(2, .none)
    var isPackage = arguments.or(3, .none)
    if origin.isNone {
      let own = try world.attributeIfAny(loader, "_ORIGIN")
      origin = own.isUnbound ? .none : own
    }
    if try !world.isTrue(origin), try !world.attributeIfAny(loader, "get_filename").isUnbound {
      var locations = Value.unbound
      if !isPackage.isNone { locations = try world.isTrue(isPackage) ? world.makeList().value : .none }
      return try specFromFile(world, arguments[0], .none, loader, locations)
    }
    if isPackage.isNone {
      isPackage = .false
      if try !world.attributeIfAny(loader, "is_package").isUnbound {
        do throws(Raised) {
          isPackage = try world.callMethod(loader, "is_package", [arguments[0]])
        } catch {
          if !world.isRaised("ImportError") { throw error }
          world.raised = .unbound
          isPackage = .none
        }
      }
    }
    let locations = try world.isTrue(isPackage) ? world.makeList().value : Value.none
    return world.makeSpec(name, loader: loader, origin: origin, locations: locations)
  }

  // MARK: _frozen_importlib_external

  private static func fillExternal(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let types = world.imports.types
    for (name, type) in [
      ("PathFinder", types.pathFinder), ("FileFinder", types.fileFinder), ("_LoaderBasics", types.loaderBasics),
      ("FileLoader", types.fileLoader), ("SourceLoader", types.sourceLoader),
      ("SourceFileLoader", types.sourceFileLoader), ("SourcelessFileLoader", types.sourcelessFileLoader),
      ("ExtensionFileLoader", types.extensionFileLoader), ("NamespaceLoader", types.namespaceLoader),
      ("NamespacePath", types.namespacePath), ("_NamespaceLoader", types.namespaceLoader),
      ("_NamespacePath", types.namespacePath),
    ] as [(StaticString, Ref<TypeObject>)] {
      builder.constant(name, type.value)
    }
    for (name, base) in [
      ("WindowsRegistryFinder", world.types.object), ("AppleFrameworkLoader", types.extensionFileLoader),
    ] as [(StaticString, Ref<TypeObject>)] {
      builder.constant(name, world.makeImportType(name, module: "_frozen_importlib_external", base: base).value)
    }
    // What the library of Python 3.11 has for finders of its past.
    builder.function("_find_module_shim", .exactly(2)) { world, arguments throws(Raised) in
      let spec = try world.callMethod(arguments[0], "find_spec", [arguments[1]])
      return spec.isNone ? .none : try world.getAttribute(spec, world.intern("loader"))
    }
    func strings(_ texts: [String]) -> Value { world.makeList(texts.map { world.string($0) }).value }
    builder.constant("SOURCE_SUFFIXES", strings([".py"]))
    for name: StaticString in ["BYTECODE_SUFFIXES", "DEBUG_BYTECODE_SUFFIXES", "OPTIMIZED_BYTECODE_SUFFIXES"] {
      builder.constant(name, strings([".pyc"]))
    }
    builder.constant("EXTENSION_SUFFIXES", strings(world.extensionSuffixes))
    // Until Python 3.14 the library takes it from here.
    builder.constant("_RAW_MAGIC_NUMBER", Value(small: 0x0a0d_0e52))
    builder.constant("MAGIC_NUMBER", world.makeBytes([0x52, 0x0e, 0x0d, 0x0a]))
    builder.constant("path_sep", world.string("/"))
    builder.constant("path_separators", world.string("/"))
    builder.constant("path_sep_tuple", world.makeTuple([world.string("/")]).value)
    builder.function(
      "spec_from_file_location",
      .named("name", "location", "loader", "submodule_search_locations", required: 1, maximum: 2)
    ) { world, arguments throws(Raised) in
      try specFromFile(world, arguments[0], arguments.or(1, .none), arguments.or(2, .none), arguments[3])
    }
    builder.function("cache_from_source", .named("path", "debug_override", "optimization", required: 1, maximum: 2)) {
      world, arguments throws(Raised) in
      let path = try world.strText(arguments[0])
      let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      let file = path[cut...]
      let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
      return world.string(path[..<cut] + "__pycache__/\(stem).\(world.cacheTag).pyc")
    }
    builder.function("source_from_cache", .named("path", required: 1)) { world, arguments throws(Raised) in
      world.string(try sourceFromCache(world, world.strText(arguments[0])))
    }
    builder.function("decode_source", .exactly(1)) { world, arguments throws(Raised) in
      world.string(
        String(decoding: try world.sourceText(of: arguments[0], for: "decode_source").bytes, as: UTF8.self))
    }
    paths(builder)
    for name: StaticString in ["_unpack_uint16", "_unpack_uint32", "_unpack_uint64"] {
      builder.function(name, .exactly(1)) { world, arguments throws(Raised) in
        try world.call(
          world.getAttribute(world.types.integer.value, world.intern("from_bytes")),
          [arguments[0], world.string("little")])
      }
    }
    builder.function("_pack_uint32", .exactly(1)) { world, arguments throws(Raised) in
      let number = UInt32(truncatingIfNeeded: try world.index(arguments[0]))
      return world.makeBytes((0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }
  }

  /// What zipimport and others take of the paths that importlib handles without `os`.
  private static func paths(_ builder: ModuleBuilder) {
    builder.function("_path_join", .variadic()) { world, arguments throws(Raised) in
      var parts: [String] = []
      for index in 0..<arguments.count {
        let part = try world.strText(arguments[index])
        if !part.isEmpty { parts.append(part) }
      }
      for index in parts.indices { while parts[index].hasSuffix("/") { parts[index].removeLast() } }
      return world.string(parts.joined(separator: "/"))
    }
    builder.function("_path_split", .exactly(1)) { world, arguments throws(Raised) in
      let path = try world.strText(arguments[0])
      guard let slash = path.lastIndex(of: "/") else {
        return world.makeTuple([world.emptyString, arguments[0]]).value
      }
      let rest = path[path.index(after: slash)...]
      return world.makeTuple([world.string(String(path[..<slash])), world.string(String(rest))]).value
    }
    builder.function("_path_stat", .exactly(1)) { world, arguments throws(Raised) in
      try world.call(world.getAttribute(world.importModule("posix"), world.intern("stat")), [arguments[0]])
    }
    builder.function("_path_isfile", .exactly(1)) { world, arguments throws(Raised) in
      Value(world.host.isFile(world.host.absolute(try world.strText(arguments[0]))))
    }
    builder.function("_path_isdir", .exactly(1)) { world, arguments throws(Raised) in
      let path = try world.strText(arguments[0])
      return Value(world.host.isFolder(path.isEmpty ? world.host.currentFolder : world.host.absolute(path)))
    }
    builder.function("_path_isabs", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.strText(arguments[0]).hasPrefix("/"))
    }
    builder.function("_path_abspath", .exactly(1)) { world, arguments throws(Raised) in
      world.string(world.host.absolute(try world.strText(arguments[0])))
    }
  }

  /// The source file whose compiled form lies at a path of `__pycache__`.
  private static func sourceFromCache(_ world: World, _ path: String) throws(Raised) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[parts.count - 2] == "__pycache__", let file = parts.last else {
      throw world.valueError("__pycache__ not bottom-level directory in \(try world.reprText(world.string(path)))")
    }
    let words = file.split(separator: ".", omittingEmptySubsequences: false)
    if words.count != 3 && words.count != 4 {
      throw world.valueError("expected only 2 or 3 dots in \(try world.reprText(world.string(String(file))))")
    }
    if words.count == 4, !words[2].hasPrefix("opt-") {
      throw world.valueError("optimization portion of filename does not start with 'opt-'")
    }
    if words.count == 4, case let level = words[2].dropFirst(4),
      level.isEmpty || !level.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    {
      throw world.valueError("optimization level '\(level)' is not an alphanumeric value")
    }
    let folder = parts.dropLast(2).joined(separator: "/")
    return (parts.count > 2 ? folder + "/" : "") + words[0] + ".py"
  }

  /// `importlib.util.spec_from_file_location`; `locations` is unbound where the loader is to be asked.
  private static func specFromFile(
    _ world: World, _ name: Value, _ location: Value, _ loader: Value, _ locations: Value
  ) throws(Raised) -> Value {
    var loader = loader
    var path = "<unknown>"
    if !location.isNone {
      let given = try world.attributeIfAny(location, "__fspath__")
      path = world.host.absolute(try world.strText(given.isUnbound ? location : world.call(given)))
    } else if !loader.isNone, try !world.attributeIfAny(loader, "get_filename").isUnbound {
      do throws(Raised) {
        path = try world.strText(world.callMethod(loader, "get_filename", [name]))
      } catch {
        if !world.isRaised("ImportError") { throw error }
        world.raised = .unbound
      }
    }
    if loader.isNone {
      let types = world.imports.types
      if world.extensionSuffixes.contains(where: path.hasSuffix) {
        loader = world.makeFileLoader(types.extensionFileLoader, name, world.string(path))
      } else if path.hasSuffix(".py") {
        loader = world.makeFileLoader(types.sourceFileLoader, name, world.string(path))
      } else {
        return .none
      }
    }
    var found = locations
    if found.isUnbound {
      found = .none
      if try !world.attributeIfAny(loader, "is_package").isUnbound {
        do throws(Raised) {
          if try world.isTrue(world.callMethod(loader, "is_package", [name])) { found = world.makeList().value }
        } catch {
          if !world.isRaised("ImportError") { throw error }
          world.raised = .unbound
        }
      }
    }
    if world.kind(of: found) == .list, Ref<ListObject>(found).pointee.count == 0 {
      world.append(
        world.string(path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""), to: Ref<ListObject>(found))
    }
    return world.makeSpec(
      try world.strText(name), loader: loader, origin: world.string(path), locations: found, hasLocation: true)
  }
}

extension World {
  /// The module sys, which the import system reads its paths from: made first, found by no finder.
  func importSystem() throws(Raised) -> Value {
    if imports.system.isPresent { return imports.system.value }
    guard let native = nativeModules["sys"] else { return .none }
    let module = makeModule("sys")
    imports.system = module
    set(intern("sys"), module.value, in: modules)
    try native.fill(self, module)
    for (name, module) in [("sys", module.value), ("builtins", builtinsModule)] {
      let spec = makeBuiltinSpec(name)
      put("_initializing", .false, in: spec)
      let dict = Ref<ModuleObject>(module).pointee.attributes.dict
      set(intern("__spec__"), spec, in: dict)
      set(intern("__loader__"), imports.types.builtinImporter.value, in: dict)
      set(intern("__package__"), emptyString, in: dict)
    }
    return module.value
  }
}
