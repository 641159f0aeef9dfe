// The finders of importlib.machinery: BuiltinImporter, FrozenImporter, PathFinder, FileFinder.

enum Finders {
  @Sendable static func define(_ world: World) {
    world.imports.types.builtinImporter = world.makeImportType("BuiltinImporter", module: "_frozen_importlib")
    world.imports.types.frozenImporter = world.makeImportType("FrozenImporter", module: "_frozen_importlib")
    world.imports.types.pathFinder = world.makeImportType("PathFinder", module: "_frozen_importlib_external")
    world.imports.types.fileFinder = world.makeImportType("FileFinder", module: "_frozen_importlib_external")
    importers(world)
    pathFinder(world)
    fileFinder(world)
    for type in [
      world.imports.types.builtinImporter, world.imports.types.frozenImporter, world.imports.types.pathFinder,
      world.imports.types.fileFinder,
    ] {
      world.imports.stockFinders[type.value] = world.lookUp(world.intern("find_spec"), in: type)
    }
  }

  private static func text(_ value: Value) -> String { Ref<StringObject>(value).text }

  private static func importers(_ world: World) {
    let builtin = TypeBuilder(world: world, type: world.imports.types.builtinImporter)
    builtin.constant("_ORIGIN", world.string("built-in"))
    builtin.classMethod("find_spec", .named("fullname", "path", "target", required: 1)) {
      world, arguments throws(Raised) in
      guard world.isString(arguments[1]), try world.hasNative(text(arguments[1])) else { return .none }
      return world.makeBuiltinSpec(text(arguments[1]))
    }
    builtin.staticMethod("create_module", .named("spec", required: 1)) { world, arguments throws(Raised) in
      let name = try world.getAttribute(arguments[0], world.intern("name"))
      guard world.isString(name), world.nativeModules[text(name)] != nil else {
        throw try world.importError("\(world.reprText(name)) is not a built-in module", name: name)
      }
      return (world.filledApart[text(name)] ?? world.makeModule(text(name))).value
    }
    builtin.staticMethod("exec_module", .named("module", required: 1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[0]) == .module else { return .none }
      let module = Ref<ModuleObject>(arguments[0])
      let name = try world.getAttribute(
        world.getAttribute(arguments[0], world.intern("__spec__")), world.intern("name"))
      guard world.isString(name), let native = world.nativeModules[text(name)] else { return .none }
      if world.filledApart.removeValue(forKey: text(name)) != module { try native.fill(world, module) }
      return .none
    }
    for name: StaticString in ["get_code", "get_source"] {
      builtin.classMethod(name, .named("fullname", required: 1)) { world, arguments throws(Raised) in
        try requireBuiltin(world, arguments[1])
        return .none
      }
    }
    builtin.classMethod("is_package", .named("fullname", required: 1)) { world, arguments throws(Raised) in
      try requireBuiltin(world, arguments[1])
      return .false
    }
    let frozen = TypeBuilder(world: world, type: world.imports.types.frozenImporter)
    frozen.constant("_ORIGIN", world.string("frozen"))
    // No module is frozen here.
    frozen.classMethod("find_spec", .named("fullname", "path", "target", required: 1)) { _, _ throws(Raised) in .none }
  }

  private static func requireBuiltin(_ world: World, _ name: Value) throws(Raised) {
    if world.isString(name), world.nativeModules[text(name)] != nil { return }
    throw try world.importError("\(world.reprText(name)) is not a built-in module", name: name)
  }

  // MARK: PathFinder

  private static func pathFinder(_ world: World) {
    let finder = TypeBuilder(world: world, type: world.imports.types.pathFinder)
    finder.classMethod("find_spec", .named("fullname", "path", "target", required: 1)) {
      world, arguments throws(Raised) in
      try world.findOnPath(world.strText(arguments[1]), arguments.or(2, .none), arguments.or(3, .none))
    }
    finder.classMethod("_get_spec", .named("fullname", "path", "target", required: 2)) {
      world, arguments throws(Raised) in
      try world.searchPath(world.strText(arguments[1]), arguments[2], arguments.or(3, .none))
    }
    finder.classMethod("_path_importer_cache", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else { return .none }
      return try world.pathEntryFinder(arguments[1])
    }
    finder.staticMethod("_path_hooks", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else { return .none }
      return try world.pathEntryFinder(arguments[0])
    }
    finder.staticMethod("find_distributions", .named("context")) { world, arguments throws(Raised) in
      let finder = try world.getAttribute(
        world.importModule("importlib.metadata"), world.intern("MetadataPathFinder"))
      return try world.callMethod(finder, "find_distributions", arguments[0].isUnbound ? [] : [arguments[0]])
    }
    finder.staticMethod("invalidate_caches") { world, _ throws(Raised) in
      world.imports.folders = [:]
      world.imports.epoch += 1
      let cache = world.systemAttribute("path_importer_cache")
      guard world.kind(of: cache) == .dict else { return .none }
      for key in try world.collect(cache) {
        let finder = try world.getItem(cache, key)
        if finder.isNone {
          try world.deleteItem(cache, key)
        } else if world.type(of: finder) != world.imports.types.fileFinder,
          try !world.attributeIfAny(finder, "invalidate_caches").isUnbound
        {
          _ = try world.callMethod(finder, "invalidate_caches")
        }
      }
      return .none
    }
  }

  // MARK: FileFinder

  private static func fileFinder(_ world: World) {
    let finder = TypeBuilder(world: world, type: world.imports.types.fileFinder)
    finder.method("__init__", .variadic(required: 1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError("expected str, bytes or os.PathLike object, not \(world.typeName(of: arguments[1]))")
      }
      let loaders = world.makeList()
      for detail in arguments.positional(from: 2) {
        let pair = try world.collect(detail)
        guard pair.count == 2 else { throw world.valueError("not enough values to unpack (expected 2)") }
        for suffix in try world.collect(pair[1]) {
          world.append(world.makeTuple([suffix, pair[0]]).value, to: loaders)
        }
      }
      world.put("_loaders", loaders.value, in: arguments[0])
      world.put("path", world.string(world.host.absolute(text(arguments[1]))), in: arguments[0])
      return .none
    }
    finder.method("find_spec", .named("fullname", "target", required: 1)) { world, arguments throws(Raised) in
      let name = try world.strText(arguments[1])
      let loaders = try world.attributeIfAny(arguments[0], "_loaders")
      // Made by our own hook, or with the very loaders that are usual.
      if loaders.isUnbound { return world.findInFolder(world.folder(of: arguments[0]), name) }
      return try find(world, arguments[0], name, try world.collect(loaders))
    }
    finder.method("invalidate_caches") { world, arguments throws(Raised) in
      world.imports.folders[world.folder(of: arguments[0])] = nil
      return .none
    }
    finder.classMethod("path_hook", .variadic()) { world, arguments throws(Raised) in
      let details = world.makeTuple([arguments[0]] + arguments.positional(from: 1)).value
      return world.makeNative(
        NativeDefinition("path_hook_for_FileFinder", .exactly(2), isMethod: true) { world, arguments throws(Raised) in
          let details = world.elements(Ref<TupleObject>(arguments[0]))
          try checkFolder(world, arguments[1])
          return try world.call(details[0], [arguments[1]] + details.dropFirst())
        }, receiver: details)
    }
    finder.method("__repr__") { world, arguments throws(Raised) in
      world.string("FileFinder(\(try world.reprText(world.getAttribute(arguments[0], world.intern("path")))))")
    }
    // The usual hook: its finders need no list of loaders.
    world.imports.fileHook = world.makeNative(
      NativeDefinition("path_hook_for_FileFinder", .exactly(1), isMethod: false) { world, arguments throws(Raised) in
        try checkFolder(world, arguments[0])
        let finder = world.makeInstance(world.imports.types.fileFinder)
        world.put("path", world.string(world.host.absolute(text(arguments[0]))), in: finder)
        return finder
      }, module: world.intern("_frozen_importlib_external"))
  }

  private static func checkFolder(_ world: World, _ path: Value) throws(Raised) {
    if world.isString(path), world.host.isFolder(world.host.absolute(text(path))) { return }
    let error = try world.call(
      world.exceptionType("ImportError").value, [world.string("only directories are supported")],
      named: [("path", path)])
    throw world.raise(error)
  }

  /// `FileFinder.find_spec` with loaders of somebody's choice.
  private static func find(_ world: World, _ finder: Value, _ fullName: String, _ loaders: [Value]) throws(Raised)
    -> Value
  {
    let tail = fullName.lastIndex(of: ".").map { String(fullName[fullName.index(after: $0)...]) } ?? fullName
    let base = world.folder(of: finder) + "/" + tail
    let isFolder = world.host.isFolder(base)
    for (prefix, locations) in [(base + "/__init__", true), (base, false)] where isFolder || !locations {
      for pair in loaders {
        let suffix = Ref<TupleObject>(pair)[0]
        guard world.isString(suffix), world.host.isFile(prefix + text(suffix)) else { continue }
        let path = world.string(prefix + text(suffix)), name = world.string(fullName)
        let loader = try world.call(Ref<TupleObject>(pair)[1], [name, path])
        return world.makeSpec(
          fullName, loader: loader, origin: path,
          locations: locations ? world.makeList([world.string(base)]).value : .none, hasLocation: true)
      }
    }
    return isFolder
      ? world.makeSpec(fullName, loader: .none, locations: world.makeList([world.string(base)]).value) : .none
  }
}
