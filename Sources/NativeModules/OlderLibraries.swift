// What the libraries of Python 3.11 to 3.14 take from native modules and that of 3.15 no more.
import Runtime

enum OlderLibraries {
  /// Strings, by module and name.
  private static let texts: [(module: String, name: StaticString, text: String)] = [
    ("_csv", "__version__", "1.0"), ("_ctypes", "__version__", "1.1.0"), ("_sqlite3", "version", "2.6.0"),
    ("_sqlite3", "_deprecated_version", "2.6.0"),
  ]

  /// Lets modules have those names too where the library is an older one.
  static func register(in world: World) {
    world.hasOlderLibrary = { world throws(Raised) in try isOlder(world) }
    // One module since Python 3.12.
    world.olderModules = [
      "_sha256": NativeModule(fill: DigestModules.fillSHA256), "_sha512": NativeModule(fill: DigestModules.fillSHA512),
    ]
    let names = Set(texts.map(\.module)).union(["_ssl"])
    for module in names {
      guard let first = world.nativeModules[module] else { continue }
      world.nativeModules[module] = NativeModule { world, object throws(Raised) in
        try first.fill(world, object)
        guard try isOlder(world) else { return }
        let builder = ModuleBuilder(world, object)
        for entry in texts where entry.module == module { builder.constant(entry.name, world.string(entry.text)) }
        if module == "_ctypes" { try addPointers(world, object) }
        if module == "_ssl" {
          builder.function("RAND_pseudo_bytes", .exactly(1)) { world, arguments throws(Raised) in
            let count = try world.index(arguments[0])
            if count < 0 { throw world.valueError("num must be positive") }
            try world.mustAllocate(count)
            return world.makeTuple([try world.bytes(world.randomBytes(count)), .true]).value
          }
        }
      }
    }
  }

  /// The pointer types of ctypes, which are written in Python since 3.14.
  private static func addPointers(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let held = world.makeDict()
    world.set(world.names.name, world.intern("_ctypes"), in: held)
    let base = world.get(world.intern("_Pointer"), in: module.pointee.attributes.dict)
    world.set(world.intern("_Pointer"), base, in: held)
    try world.runText(pointers, filename: "<_ctypes>", in: held)
    builder.constant("_pointer_type_cache", world.get(world.intern("_pointer_type_cache"), in: held))
    for name: StaticString in ["POINTER", "pointer"] {
      builder.nativeFunction(name, world.get(world.intern(name), in: held))
    }
  }

  private static let pointers = """
    _pointer_type_cache = {}

    def POINTER(type, /):
        try:
            return _pointer_type_cache[type]
        except KeyError:
            pass
        if isinstance(type, str):
            made = _Pointer.__class__("LP_" + type, (_Pointer,), {})
            _pointer_type_cache[id(made)] = made
        else:
            name = "c_void_p" if type is None else "LP_" + type.__name__
            made = _Pointer.__class__(name, (_Pointer,), {} if type is None else {"_type_": type})
        _pointer_type_cache[type] = made
        return made

    def pointer(object, /):
        return POINTER(object.__class__)(object)
    """

  /// Is there a library on the search path, and without what came with Python 3.15?
  private static func isOlder(_ world: World) throws(Raised) -> Bool {
    let path = try world.getAttribute(world.importModule("sys"), world.intern("path"))
    for folder in try world.collect(path) where world.isString(folder) {
      let folder = world.host.absolute(try world.strText(folder))
      if world.host.isFile(folder + "/os.py") { return !world.host.isFolder(folder + "/profiling") }
    }
    return false
  }
}
