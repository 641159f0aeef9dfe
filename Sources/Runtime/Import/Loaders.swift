// The loaders of importlib.machinery: source files, extension modules (which nothing here can load), namespace packages.
import Bytecode
import PythonSyntax

enum Loaders {
  @Sendable static func define(_ world: World) {
    func make(_ name: StaticString, _ base: Ref<TypeObject>? = nil) -> Ref<TypeObject> {
      world.makeImportType(name, module: "_frozen_importlib_external", base: base)
    }
    let basics = make("_LoaderBasics")
    world.imports.types.loaderBasics = basics
    world.imports.types.fileLoader = make("FileLoader", basics)
    world.imports.types.sourceLoader = make("SourceLoader", basics)
    world.imports.types.sourceFileLoader = make("SourceFileLoader", world.imports.types.fileLoader)
    world.imports.types.sourcelessFileLoader = make("SourcelessFileLoader", world.imports.types.fileLoader)
    world.imports.types.extensionFileLoader = make("ExtensionFileLoader", world.imports.types.fileLoader)
    world.imports.types.namespaceLoader = make("NamespaceLoader")
    addBase(world.imports.types.sourceLoader, to: world.imports.types.sourceFileLoader, world)
    loaderBasics(world)
    fileLoader(world)
    sourceLoader(world)
    namespaceLoader(world)
    extensionLoader(world)
  }

  /// SourceFileLoader is a FileLoader and a SourceLoader.
  private static func addBase(_ base: Ref<TypeObject>, to type: Ref<TypeObject>, _ world: World) {
    let types = world.imports.types
    type.pointee.bases = world.makeTuple([types.fileLoader.value, base.value])
    type.pointee.mro = world.makeTuple([
      type.value, types.fileLoader.value, base.value, types.loaderBasics.value, world.types.object.value,
    ])
    world.append(type.value, to: base.pointee.subclasses)
  }

  private static func loaderBasics(_ world: World) {
    let loader = TypeBuilder(world: world, type: world.imports.types.loaderBasics)
    loader.method("create_module", .named("spec", required: 1)) { _, _ throws(Raised) in .none }
    loader.method("exec_module", .named("module", required: 1)) { world, arguments throws(Raised) in
      let name = try world.getAttribute(arguments[1], world.names.name)
      let code = try world.callMethod(arguments[0], "get_code", [name])
      if code.isNone {
        throw world.raise("ImportError", "cannot load module \(try world.reprText(name)) when get_code() returns None")
      }
      let dict = try world.getAttribute(arguments[1], world.names.dict)
      guard world.kind(of: code) == .code, world.kind(of: dict) == .dict else {
        throw world.typeError("exec() arg 1 must be a string, bytes or code object")
      }
      let body = Ref<CodeReference>(code).pointee.index, module = arguments[1]
      // An import that got here has told of it; what loads plugins by hand has not.
      let isImported = world.kind(of: module) != .module || Ref<ModuleObject>(module).pointee.number == world.owner
      if isImported || !world.isString(name) { return try world.runModuleBody(body, Ref<DictObject>(dict)) }
      try world.observed(module, Ref<StringObject>(name).text, path: world.codes[body].code.filename) {
        () throws(Raised) in
        _ = try world.runModuleBody(body, Ref<DictObject>(dict))
      }
      return .none
    }
    // Deprecated since Python 3.4 and gone with 3.15; older libraries still name it.
    loader.method("load_module", .named("fullname", required: 1)) { world, arguments throws(Raised) in
      try world.importModule(world.strText(arguments[1]))
    }
    loader.method("is_package", .named("fullname", required: 1)) { world, arguments throws(Raised) in
      let path = try world.strText(world.callMethod(arguments[0], "get_filename", [arguments[1]]))
      let tail = try world.strText(arguments[1]).split(separator: ".").last ?? ""
      return Value((path.split(separator: "/").last ?? "").hasPrefix("__init__.") && tail != "__init__")
    }
  }

  private static func fileLoader(_ world: World) {
    let loader = TypeBuilder(world: world, type: world.imports.types.fileLoader)
    loader.method("__init__", .named("fullname", "path", required: 2)) { world, arguments throws(Raised) in
      world.put("name", arguments[1], in: arguments[0])
      world.put("path", arguments[2], in: arguments[0])
      return .none
    }
    loader.method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.type(of: arguments[0]) == world.type(of: arguments[1]) else { return .false }
      return Value(
        try world.areEqual(
          world.getAttribute(arguments[0], world.names.dict), world.getAttribute(arguments[1], world.names.dict)))
    }
    loader.method("__hash__") { world, arguments throws(Raised) in
      let name = try world.hash(world.getAttribute(arguments[0], world.intern("name")))
      let path = try world.hash(world.getAttribute(arguments[0], world.intern("path")))
      return try world.integer(Int(bitPattern: UInt(name ^ path)) >> 2)
    }
    loader.method("get_filename", .named("name")) { world, arguments throws(Raised) in
      try checkName(world, arguments)
      return try world.getAttribute(arguments[0], world.intern("path"))
    }
    loader.method("get_resource_reader", .named("name")) { world, arguments throws(Raised) in
      try checkName(world, arguments)
      return try reader(world, "FileReader", arguments[0])
    }
    loader.method("get_data", .named("path", required: 1)) { world, arguments throws(Raised) in
      let path = try world.strText(arguments[1])
      guard let bytes = world.host.readFile(world.host.absolute(path)) else {
        throw world.raise(
          try world.call(
            world.exceptionType("FileNotFoundError").value,
            [Value(small: 2), world.string("No such file or directory"), arguments[1]]))
      }
      return world.makeBytes(bytes)
    }
  }

  /// What importlib.resources reads files through: one of the classes of importlib.readers.
  private static func reader(_ world: World, _ name: StaticString, _ argument: Value) throws(Raised) -> Value {
    try world.call(
      world.getAttribute(world.importModule("importlib.readers"), world.intern(name)), [argument])
  }

  private static func checkName(_ world: World, _ arguments: Arguments) throws(Raised) {
    if arguments[1].isUnbound || arguments[1].isNone { return }
    let own = try world.getAttribute(arguments[0], world.intern("name"))
    if try !world.areEqual(own, arguments[1]) {
      throw try world.importError(
        "loader for \(world.strText(own)) cannot handle \(world.strText(arguments[1]))", name: arguments[1])
    }
  }

  private static func sourceLoader(_ world: World) {
    let loader = TypeBuilder(world: world, type: world.imports.types.sourceLoader)
    loader.method("get_source", .named("fullname", required: 1)) { world, arguments throws(Raised) in
      let data = try world.callMethod(
        arguments[0], "get_data", [try world.callMethod(arguments[0], "get_filename", [arguments[1]])])
      guard world.kind(of: data) == .bytes else { return data }
      let bytes = Ref<BytesObject>(data)
      let source = SourceText(file: (0..<bytes.pointee.count).map { bytes.pointee.data[$0] })
      return world.string(String(decoding: source.bytes, as: UTF8.self))
    }
    loader.method("get_code", .named("fullname", required: 1)) { world, arguments throws(Raised) in
      let path = try world.callMethod(arguments[0], "get_filename", [arguments[1]])
      let data = try world.callMethod(arguments[0], "get_data", [path])
      return try world.callMethod(arguments[0], "source_to_code", [data, path])
    }
    loader.method("source_to_code", .named("data", "path", "fullname", required: 2)) {
      world, arguments throws(Raised) in
      let source = try world.sourceText(of: arguments[1], for: "compile")
      let number = try world.compileSource(source, filename: world.strText(arguments[2]), mode: .module)
      return world.codeObject(number)
    }
    loader.method("path_mtime", .named("path", required: 1)) { world, _ throws(Raised) in
      throw world.raise(try world.call(world.exceptionType("OSError").value))
    }
    loader.method("path_stats", .named("path", required: 1)) { world, arguments throws(Raised) in
      let stats = world.makeDict()
      world.set(
        world.intern("mtime"), try world.callMethod(arguments[0], "path_mtime", [arguments[1]]), in: stats)
      return stats.value
    }
    // Bytecode is kept nowhere.
    loader.method("set_data", .named("path", "data", required: 2)) { _, _ throws(Raised) in .none }
    let file = TypeBuilder(world: world, type: world.imports.types.sourceFileLoader)
    file.method("set_data", .named("path", "data", "_mode", required: 2, maximum: 2)) { _, _ throws(Raised) in .none }
    file.method("path_stats", .named("path", required: 1)) { world, arguments throws(Raised) in
      let path = try world.strText(arguments[1])
      let stats = world.makeDict()
      world.set(world.intern("mtime"), Value(small: 0), in: stats)
      world.set(
        world.intern("size"), Value(small: world.host.readFile(world.host.absolute(path))?.count ?? 0), in: stats)
      return stats.value
    }
  }

  private static func namespaceLoader(_ world: World) {
    let loader = TypeBuilder(world: world, type: world.imports.types.namespaceLoader)
    loader.method("__init__", .named("name", "path", "path_finder", required: 3)) { world, arguments throws(Raised) in
      let path = try world.call(
        world.imports.types.namespacePath.value, [arguments[1], arguments[2], arguments[3]])
      world.put("_path", path, in: arguments[0])
      return .none
    }
    loader.method("get_resource_reader", .named("module", required: 1)) { world, arguments throws(Raised) in
      try reader(world, "NamespaceReader", world.getAttribute(arguments[0], world.intern("_path")))
    }
    loader.method("is_package", .named("fullname", required: 1)) { _, _ throws(Raised) in .true }
    loader.method("get_source", .named("fullname", required: 1)) { world, _ throws(Raised) in world.emptyString }
    loader.method("get_code", .named("fullname", required: 1)) { world, _ throws(Raised) in
      world.codeObject(try world.compileSource(SourceText(buffer: []), filename: "<string>", mode: .module))
    }
    loader.method("create_module", .named("spec", required: 1)) { _, _ throws(Raised) in .none }
    loader.method("exec_module", .named("module", required: 1)) { _, _ throws(Raised) in .none }
  }

  private static func extensionLoader(_ world: World) {
    let loader = TypeBuilder(world: world, type: world.imports.types.extensionFileLoader)
    loader.method("create_module", .named("spec", required: 1)) { world, arguments throws(Raised) in
      let name = try world.getAttribute(arguments[1], world.intern("name"))
      throw try world.importError("\(world.strText(name)) is an extension module, which cannot be loaded", name: name)
    }
    loader.method("exec_module", .named("module", required: 1)) { _, _ throws(Raised) in .none }
    for name: StaticString in ["get_code", "get_source"] {
      loader.method(name, .named("fullname", required: 1)) { _, _ throws(Raised) in .none }
    }
  }
}
