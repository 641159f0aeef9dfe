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
    let names = Set(texts.map(\.module)).union(["_ssl"])
    for module in names {
      guard let first = world.nativeModules[module] else { continue }
      world.nativeModules[module] = NativeModule { world, object throws(Raised) in
        try first.fill(world, object)
        guard try isOlder(world) else { return }
        let builder = ModuleBuilder(world, object)
        for entry in texts where entry.module == module { builder.constant(entry.name, world.string(entry.text)) }
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
