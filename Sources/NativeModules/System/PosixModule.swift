// posix: what `os` is built on, as far as a world may see: files through its host, an empty environment, no processes.
import Runtime

enum PosixModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let filler = ModuleFiller(world, module)
    filler.put("error", world.exceptionType("OSError").value)
    filler.put("environ", world.makeDict().value)
    filler.put("_have_functions", world.makeList().value)
    for (name, value) in constants { filler.put(name, Value(small: value)) }
    let result = StatResult.makeType(world)
    filler.put("stat_result", result.value)
    paths(filler)
    files(filler, result)
    for name in refused { refuse(filler, name) }
    process(filler)
  }

  private static let constants: [(StaticString, Int)] = [
    ("F_OK", 0), ("R_OK", 4), ("W_OK", 2), ("X_OK", 1), ("O_RDONLY", 0), ("O_WRONLY", 1), ("O_RDWR", 2),
    ("O_CREAT", 64), ("O_EXCL", 128), ("O_NOCTTY", 256), ("O_TRUNC", 512), ("O_APPEND", 1024), ("O_NONBLOCK", 2048),
    ("O_CLOEXEC", 524288), ("O_DIRECTORY", 65536), ("O_NOFOLLOW", 131072), ("EX_OK", 0), ("EX_USAGE", 64),
    ("NGROUPS_MAX", 65536), ("TMP_MAX", 238328),
  ]

  /// Functions that change files: the world sees its files, it does not change them.
  private static let refused: [StaticString] = [
    "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "link", "symlink", "chmod", "lchmod", "chown", "lchown",
    "truncate", "utime", "mkfifo", "mknod",
  ]

  private static func refuse(_ filler: ModuleFiller, _ name: StaticString) {
    filler.function(name, .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      _ = try OpenFunction.path(world, arguments[0])
      throw Streams.systemError(world, 30, "Read-only file system", arguments[0])
    }
  }

  // MARK: Paths

  private static func paths(_ filler: ModuleFiller) {
    filler.function("fspath", .named("path", required: 1)) { world, arguments throws(Raised) in
      let path = arguments[0]
      if world.isString(path) || world.kind(of: path) == .bytes { return path }
      guard let found = try world.callSpecial(.fspath, path) else {
        throw world.typeError("expected str, bytes or os.PathLike object, not \(world.typeName(of: path))")
      }
      if world.isString(found) || world.kind(of: found) == .bytes { return found }
      throw world.typeError(
        "expected \(world.typeName(of: path)).__fspath__() to return str or bytes, not \(world.typeName(of: found))")
    }
    // A world has no folder of its own: names are looked up from the root.
    filler.function("getcwd", .none) { world, _ throws(Raised) in world.string("/") }
    filler.function("getcwdb", .none) { world, _ throws(Raised) in try world.bytes([47]) }
    filler.function("strerror", .exactly(1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      return world.string(messages[number] ?? "Unknown error \(number)")
    }
  }

  private static let messages: [Int: String] = [
    0: "Success", 1: "Operation not permitted", 2: "No such file or directory", 9: "Bad file descriptor",
    13: "Permission denied", 17: "File exists", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
    25: "Inappropriate ioctl for device", 28: "No space left on device", 30: "Read-only file system",
    39: "Directory not empty",
  ]

  // MARK: Files

  private static func files(_ filler: ModuleFiller, _ result: Ref<TypeObject>) {
    let parameters = Parameters.named("path", "dir_fd", "follow_symlinks", required: 1, maximum: 1)
    filler.function("stat", parameters, bound: result.value) { world, arguments throws(Raised) in
      try StatResult.make(world, Ref(arguments[0]), arguments[1])
    }
    let plain = Parameters.named("path", "dir_fd", required: 1, maximum: 1)
    filler.function("lstat", plain, bound: result.value) { world, arguments throws(Raised) in
      try StatResult.make(world, Ref(arguments[0]), arguments[1])
    }
    filler.function(
      "access", .named("path", "mode", "dir_fd", "effective_ids", "follow_symlinks", required: 2, maximum: 2)
    ) { world, arguments throws(Raised) in
      let path = try OpenFunction.path(world, arguments[0])
      let mode = try world.index(arguments[1])
      if mode & 2 != 0 { return .false }
      return Value(world.host.isFolder(path) || world.host.isFile(path) && mode & 1 == 0)
    }
    filler.function("readlink", .named("path", "dir_fd", required: 1, maximum: 1)) { world, arguments throws(Raised) in
      let path = try OpenFunction.path(world, arguments[0])
      let exists = world.host.isFile(path) || world.host.isFolder(path)
      throw Streams.systemError(
        world, exists ? 22 : 2, exists ? "Invalid argument" : "No such file or directory", arguments[0])
    }
    filler.function("isatty", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.index(arguments[0])
      return .false
    }
    filler.function("get_terminal_size", .positional(0, 1)) { world, _ throws(Raised) in
      throw Streams.systemError(world, 25, "Inappropriate ioctl for device")
    }
  }

  private static func process(_ filler: ModuleFiller) {
    filler.function("_exit", .named("status", required: 1)) { world, arguments throws(Raised) in
      throw world.raise(try world.call(world.exceptionType("SystemExit").value, [arguments[0]]))
    }
    filler.function("cpu_count", .none) { _, _ throws(Raised) in Value(small: 1) }
    filler.function("getpid", .none) { _, _ throws(Raised) in Value(small: 1) }
  }
}

/// os.stat_result: a tuple with names.
enum StatResult {
  private static let names: [StaticString] = [
    "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
  ]

  static func makeType(_ world: World) -> Ref<TypeObject> {
    let type = world.makeModuleType("stat_result", in: "os", base: world.types.tuple, kind: .tuple)
    let builder = TypeBuilder(world: world, type: type)
    builder.new(.variadic(names: true)) { world, arguments throws(Raised) in
      let given = try world.collect(arguments[1].isUnbound ? world.makeTuple([]).value : arguments[1])
      if given.count < 10 {
        throw world.typeError(
          "os.stat_result() takes an at least 10-sequence (\(given.count)-sequence given)")
      }
      let tuple = world.makeTuple(Array(given.prefix(10)))
      tuple.pointee.header.type = Ref(arguments[0])
      return tuple.value
    }
    builder.constant("n_sequence_fields", Value(small: 10))
    builder.constant("n_fields", Value(small: 16))
    builder.constant("n_unnamed_fields", Value(small: 3))
    for (index, name) in names.enumerated() { field(builder, name, index) }
    time(builder, "st_atime", "st_atime_ns", 7)
    time(builder, "st_mtime", "st_mtime_ns", 8)
    time(builder, "st_ctime", "st_ctime_ns", 9)
    builder.method("__repr__") { world, arguments throws(Raised) in
      let tuple = Ref<TupleObject>(arguments[0])
      let all = names.map { "\($0)" } + ["st_atime", "st_mtime", "st_ctime"]
      var parts: [String] = []
      for index in 0..<min(tuple.count, all.count) { parts.append("\(all[index])=\(try world.reprOf(tuple[index]))") }
      return world.string("os.stat_result(\(parts.joined(separator: ", ")))")
    }
    return type
  }

  private static func field(_ builder: TypeBuilder, _ name: StaticString, _ index: Int) {
    builder.readOnly(name) { _, arguments throws(Raised) in Ref<TupleObject>(arguments[0])[index] }
  }

  private static func time(_ builder: TypeBuilder, _ name: StaticString, _ exact: StaticString, _ index: Int) {
    builder.readOnly(name) { world, arguments throws(Raised) in
      world.float(Double(try world.index(Ref<TupleObject>(arguments[0])[index])))
    }
    builder.readOnly(exact) { world, arguments throws(Raised) in
      world.makeInteger(try world.index(Ref<TupleObject>(arguments[0])[index]) &* 1_000_000_000)
    }
  }

  /// What the host tells of a path: what it is and its size. Nobody may write to it, and it has no times.
  static func make(_ world: World, _ type: Ref<TypeObject>, _ given: Value) throws(Raised) -> Value {
    let path = try OpenFunction.path(world, given)
    var mode = 0, size = 0
    if !path.isEmpty, world.host.isFolder(path) {
      mode = 0o40555
    } else if !path.isEmpty, world.host.isFile(path) {
      mode = 0o100444
      size = world.host.readFile(path)?.count ?? 0
    } else {
      throw Streams.systemError(world, 2, "No such file or directory", given)
    }
    // Two paths are not the same file unless they are the same path.
    let number = Int(truncatingIfNeeded: Ref<StringObject>(world.string(path)).hash >> 3)
    let values = [mode, number, 1, 1, 0, 0, size, 0, 0, 0].map { world.makeInteger($0) }
    let tuple = world.makeTuple(values)
    tuple.pointee.header.type = type
    return tuple.value
  }
}
