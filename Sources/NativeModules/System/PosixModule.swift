// posix: what `os` is built on, as far as a world may see: files through its host, an empty environment, no processes.
import Runtime

enum PosixModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant("error", world.exceptionType("OSError").value)
    let environment = world.makeDict()
    for (name, value) in world.host.environment.sorted(by: { $0.key < $1.key }) {
      try world.setItem(environment.value, world.bytes(Array(name.utf8)), world.bytes(Array(value.utf8)))
    }
    builder.constant("environ", environment.value)
    builder.constant("_have_functions", world.makeList().value)
    builder.numbers(NumberTables.posix)
    let result = StatResult.makeType(world)
    builder.constant("stat_result", result.value)
    paths(builder)
    files(builder, result)
    PosixFolders.define(builder)
    PosixDescriptors.define(builder, result)
    for name in refused { refuse(builder, name) }
    process(builder)
  }

  /// Functions that change files: but for its scratch files the world sees them, it does not change them.
  private static let refused: [StaticString] = [
    "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "link", "symlink", "chmod", "chown", "lchown",
    "truncate", "utime", "mkfifo", "mknod", "setxattr", "removexattr", "chroot",
  ]

  private static func refuse(_ builder: ModuleBuilder, _ name: StaticString) {
    builder.function(name, .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      let path = try OpenFunction.path(world, arguments[0])
      world.noteEffect(.fileWrite, "os.\(name)(\(path))")
      if try ScratchChanges.make(world, name, arguments) { return .none }
      throw Streams.denied(world, 30, "Read-only file system", arguments[0])
    }
  }

  // MARK: Paths

  private static func paths(_ builder: ModuleBuilder) {
    builder.function("fspath", .named("path", required: 1)) { world, arguments throws(Raised) in
      let path = arguments[0]
      if world.isString(path) || world.kind(of: path) == .bytes { return path }
      guard let found = try world.callSpecial(.fspath, path) else {
        throw world.typeError("expected str, bytes or os.PathLike object, not \(world.typeName(of: path))")
      }
      if world.isString(found) || world.kind(of: found) == .bytes { return found }
      throw world.typeError(
        "expected \(world.typeName(of: path)).__fspath__() to return str or bytes, not \(world.typeName(of: found))")
    }
    builder.function("getcwd", .none) { world, _ throws(Raised) in world.string(folder(world)) }
    builder.function("getcwdb", .none) { world, _ throws(Raised) in try world.bytes(Array(folder(world).utf8)) }
    builder.function("strerror", .exactly(1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      return world.string(messages[number] ?? "Unknown error \(number)")
    }
  }

  /// A world whose creator names no folder looks names up from the root.
  private static func folder(_ world: World) -> String {
    world.host.currentFolder.isEmpty ? "/" : world.host.currentFolder
  }

  private static let messages: [Int: String] = [
    0: "Success", 1: "Operation not permitted", 2: "No such file or directory", 9: "Bad file descriptor",
    13: "Permission denied", 17: "File exists", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
    25: "Inappropriate ioctl for device", 28: "No space left on device", 30: "Read-only file system",
    39: "Directory not empty",
  ]

  // MARK: Files

  private static func files(_ builder: ModuleBuilder, _ result: Ref<TypeObject>) {
    let parameters = Parameters.named("path", "dir_fd", "follow_symlinks", required: 1, maximum: 1)
    builder.function("stat", parameters, bound: result.value) { world, arguments throws(Raised) in
      if world.kind(of: arguments[1]) == .integer {
        return try OpenFiles.metadata(world, Ref(arguments[0]), world.index(arguments[1]))
      }
      return try StatResult.make(world, Ref(arguments[0]), arguments[1], in: arguments[2])
    }
    let plain = Parameters.named("path", "dir_fd", required: 1, maximum: 1)
    builder.function("lstat", plain, bound: result.value) { world, arguments throws(Raised) in
      try StatResult.make(world, Ref(arguments[0]), arguments[1], in: arguments[2])
    }
    builder.function(
      "access", .named("path", "mode", "dir_fd", "effective_ids", "follow_symlinks", required: 2, maximum: 2)
    ) { world, arguments throws(Raised) in
      let path = world.host.absolute(try OpenFunction.path(world, arguments[0]))
      let mode = try world.index(arguments[1])
      if mode & 2 != 0 {
        let absolute = ScratchFiles.absolute(world, path), files = ScratchFiles.of(world)
        let isOurs = files.number(absolute) != nil || files.isFolder(absolute)
        if !isOurs, !ScratchFiles.temporaryFolders.contains(absolute) { return .false }
      }
      return Value(world.host.isFolder(path) || world.host.isFile(path) && mode & 1 == 0)
    }
    builder.function("readlink", .named("path", "dir_fd", required: 1, maximum: 1)) { world, arguments throws(Raised) in
      let path = world.host.absolute(try OpenFunction.path(world, arguments[0]))
      let exists = world.host.isFile(path) || world.host.isFolder(path)
      throw Streams.systemError(
        world, exists ? 22 : 2, exists ? "Invalid argument" : "No such file or directory", arguments[0])
    }
    builder.function("isatty", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.index(arguments[0])
      return .false
    }
    builder.function("get_terminal_size", .positional(0, 1)) { world, _ throws(Raised) in
      throw Streams.systemError(world, 25, "Inappropriate ioctl for device")
    }
  }

  private static func process(_ builder: ModuleBuilder) {
    builder.function("_exit", .named("status", required: 1)) { world, arguments throws(Raised) in
      throw world.raise(try world.call(world.exceptionType("SystemExit").value, [arguments[0]]))
    }
    builder.function("cpu_count", .none) { _, _ throws(Raised) in Value(small: 1) }
    // The one process there is, its user root without a group.
    for name: StaticString in ["getpid", "getpgrp"] {
      builder.function(name, .none) { _, _ throws(Raised) in Value(small: 1) }
    }
    for name: StaticString in ["getppid", "getuid", "geteuid", "getgid", "getegid"] {
      builder.function(name, .none) { _, _ throws(Raised) in Value(small: 0) }
    }
    builder.function("getgroups", .none) { world, _ throws(Raised) in world.makeList().value }
    builder.function("sched_yield", .none) { _, _ throws(Raised) in .none }
    builder.function("umask", .exactly(1)) { world, arguments throws(Raised) in
      _ = try world.index(arguments[0])
      return Value(small: 0o22)
    }
    for name: StaticString in ["putenv", "unsetenv"] {
      builder.function(name, .positional(1, 2)) { world, arguments throws(Raised) in
        world.noteEffect(.environ, "os.environ[\((try? world.reprText(arguments[0])) ?? "")]")
        return .none
      }
    }
    builder.function(
      "register_at_fork", .named("before", "after_in_child", "after_in_parent", maximum: 0)
    ) { _, _ throws(Raised) in .none }
    for name: StaticString in ["fork", "forkpty", "pipe", "pipe2", "openpty"] {
      builder.function(name, .variadic()) { world, _ throws(Raised) in
        world.noteEffect(.process, "os.\(name)()")
        throw Streams.denied(world, 1, "Operation not permitted in the sandbox: os.\(name)()")
      }
    }
    for name: StaticString in ["system", "kill", "killpg", "execv", "execve", "posix_spawn", "posix_spawnp"] {
      builder.function(name, .variadic(required: 1, names: true)) { world, _ throws(Raised) in
        world.noteEffect(.process, "os.\(name)()")
        throw Streams.denied(world, 1, "Operation not permitted in the sandbox: os.\(name)()")
      }
    }
    for name: StaticString in ["wait", "waitpid", "wait3", "wait4", "waitid"] {
      builder.function(name, .variadic()) { world, _ throws(Raised) in
        throw Streams.systemError(world, 10, "No child processes")
      }
    }
    waiting(builder)
  }

  /// What the status of a process that has ended says.
  private static func waiting(_ builder: ModuleBuilder) {
    builder.function("WIFEXITED", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(try world.index(arguments[0]) & 0x7f == 0)
    }
    builder.function("WEXITSTATUS", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(small: try world.index(arguments[0]) >> 8 & 0xff)
    }
    builder.function("WIFSIGNALED", .named("status", required: 1)) { world, arguments throws(Raised) in
      let low = try world.index(arguments[0]) & 0x7f
      return Value(low != 0 && low != 0x7f)
    }
    builder.function("WTERMSIG", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(small: try world.index(arguments[0]) & 0x7f)
    }
    builder.function("WIFSTOPPED", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(try world.index(arguments[0]) & 0xff == 0x7f)
    }
    builder.function("WSTOPSIG", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(small: try world.index(arguments[0]) >> 8 & 0xff)
    }
    builder.function("WIFCONTINUED", .named("status", required: 1)) { world, arguments throws(Raised) in
      Value(try world.index(arguments[0]) == 0xffff)
    }
    builder.function("WCOREDUMP", .exactly(1)) { world, arguments throws(Raised) in
      Value(try world.index(arguments[0]) & 0x80 != 0)
    }
    builder.function("waitstatus_to_exitcode", .named("status", required: 1)) { world, arguments throws(Raised) in
      let status = try world.index(arguments[0]), low = status & 0x7f
      if low == 0 { return Value(small: status >> 8 & 0xff) }
      if low == 0x7f { throw world.valueError("process stopped by delivery of signal \(status >> 8 & 0xff)") }
      return Value(small: -low)
    }
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

  /// What the host tells of a path: what it is and its size. Nobody may write to what is not scratch, and it has no times.
  static func make(
    _ world: World, _ type: Ref<TypeObject>, _ given: Value, in folder: Value = .unbound
  ) throws(Raised) -> Value {
    let path = try OpenFiles.path(world, given, in: folder)
    var mode = 0, size = 0
    let absolute = ScratchFiles.absolute(world, path), files = ScratchFiles.of(world)
    let hosts = world.host.absolute(path)
    if let scratch = files.number(absolute) {
      return make(world, type, mode: 0o100644, number: number(scratch), size: files.count(scratch))
    }
    if files.isFolder(absolute) {
      mode = 0o40755
    } else if !path.isEmpty, world.host.isFolder(hosts) {
      mode = ScratchFiles.temporaryFolders.contains(absolute) ? 0o41777 : 0o40555
    } else if !path.isEmpty, world.host.isFile(hosts) {
      mode = 0o100444
      size = world.host.readFile(hosts)?.count ?? 0
    } else {
      throw Streams.systemError(world, 2, "No such file or directory", given)
    }
    // Two paths are not the same file unless they are the same path.
    let number = Int(truncatingIfNeeded: Ref<StringObject>(world.string(path)).hash >> 3)
    return make(world, type, mode: mode, number: number, size: size)
  }

  /// A scratch file keeps its number when it gets another name.
  static func number(_ scratch: Int) -> Int { (1 << 40) + scratch }

  static func make(_ world: World, _ type: Ref<TypeObject>, mode: Int, number: Int, size: Int) -> Value {
    let values = [mode, number, 1, 1, 0, 0, size, 0, 0, 0].map { world.makeInteger($0) }
    let tuple = world.makeTuple(values)
    tuple.pointee.header.type = type
    return tuple.value
  }
}
