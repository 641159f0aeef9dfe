// posix: answers about the one process of a sandbox, and the functions of paths that the library has in C.
import Runtime

enum PosixAnswers {
  static func define(_ module: ModuleBuilder) throws(Raised) {
    limits(module)
    process(module)
    paths(module)
    let features = PosixLimits.features.split(whereSeparator: \.isWhitespace)
    module.constant("_have_functions", module.world.makeList(features.map { module.world.string(String($0)) }).value)
    module.function("_create_environ") { world, _ throws(Raised) in
      let found = world.makeDict()
      for (name, value) in world.host.environment.sorted(by: { $0.key < $1.key }) {
        try world.setItem(found.value, world.bytes(Array(name.utf8)), world.bytes(Array(value.utf8)))
      }
      return found.value
    }
  }

  // MARK: Limits

  private static func limits(_ module: ModuleBuilder) {
    let world = module.world
    func names(_ name: StaticString, _ table: String) -> Value {
      let found = world.makeDict()
      NumberTables.pairs(table) { name, number in world.set(world.intern(name), Value(small: number), in: found) }
      module.constant(name, found.value)
      return found.value
    }
    let system = names("sysconf_names", PosixLimits.system)
    module.function("sysconf", .exactly(1), bound: system) { world, arguments throws(Raised) in
      Value(small: PosixLimits.values[try number(world, arguments[0], arguments[1])] ?? -1)
    }
    let texts = names("confstr_names", PosixLimits.texts)
    module.function("confstr", .exactly(1), bound: texts) { world, arguments throws(Raised) in
      switch try number(world, arguments[0], arguments[1]) {
      case 0: return world.string("/bin:/usr/bin")
      case 2: return world.string("glibc 2.42")
      default: return world.emptyString
      }
    }
    let paths = names("pathconf_names", PosixLimits.paths)
    for name: StaticString in ["pathconf", "fpathconf"] {
      module.function(name, .exactly(2), bound: paths) { world, arguments throws(Raised) in
        let limits = [3: 255, 4: 4096, 5: 4096]
        return Value(small: limits[try number(world, arguments[0], arguments[2])] ?? -1)
      }
    }
  }

  /// The number that a name, or itself, stands for.
  private static func number(_ world: World, _ names: Value, _ name: Value) throws(Raised) -> Int {
    if !world.isString(name) { return try world.index(name) }
    let found = world.get(world.intern(world.text(name)), in: Ref<DictObject>(names))
    if found.isUnbound { throw world.valueError("unrecognized configuration name") }
    return try world.index(found)
  }

  // MARK: The process

  private static func process(_ module: ModuleBuilder) {
    let world = module.world
    let names = world.get(world.intern("uname_result"), in: module.dict)
    module.function("uname", bound: names) { world, arguments throws(Raised) in
      let texts = ["Linux", "localhost", "6.1.0", "#1 SMP", "x86_64"]
      return world.makeStructSequence(Ref<TypeObject>(arguments[0]), texts.map { world.string($0) })
    }
    let times = world.get(world.intern("times_result"), in: module.dict)
    module.function("times", bound: times) { world, arguments throws(Raised) in
      let elapsed = world.float(Double(world.elapsedTime) / 1e9)
      let zero = world.float(0)
      return world.makeStructSequence(Ref<TypeObject>(arguments[0]), [elapsed, zero, zero, zero, elapsed])
    }
    module.function("sched_getaffinity", .exactly(1)) { world, _ throws(Raised) in
      try world.setOf(world.makeList([Value(small: 0)]).value, world.types.set).value
    }
    for name: StaticString in ["sched_get_priority_max", "sched_get_priority_min", "getpriority"] {
      module.function(name, .positional(1, 2)) { _, _ throws(Raised) in Value(small: 0) }
    }
    for name: StaticString in ["getpgid", "getsid"] {
      module.function(name, .exactly(1)) { _, _ throws(Raised) in Value(small: 1) }
    }
    for name: StaticString in ["getresuid", "getresgid"] {
      module.function(name) { world, _ throws(Raised) in
        world.tuple(Value(small: 0), Value(small: 0), Value(small: 0))
      }
    }
    module.function("getloadavg") { world, _ throws(Raised) in
      world.tuple(world.float(0), world.float(0), world.float(0))
    }
    module.function("get_inheritable", .exactly(1)) { _, _ throws(Raised) in .false }
    module.function("get_blocking", .exactly(1)) { _, _ throws(Raised) in .true }
    module.function("device_encoding", .exactly(1)) { _, _ throws(Raised) in .none }
    module.function("ctermid") { world, _ throws(Raised) in world.string("/dev/tty") }
    module.function("_inputhook") { _, _ throws(Raised) in .none }
    module.function("_is_inputhook_installed") { _, _ throws(Raised) in .false }
  }

  // MARK: Paths

  private static func paths(_ module: ModuleBuilder) {
    module.function("_path_normpath", .named("path", required: 1)) { world, arguments throws(Raised) in
      try world.mapPath(arguments[0], "_path_normpath") { [normalized($0)] }[0]
    }
    module.function("_path_splitroot_ex", .named("path", required: 1)) { world, arguments throws(Raised) in
      let parts = try world.mapPath(arguments[0], "_path_splitroot_ex") { path in
        let count = slashes(path)
        return [[], Array(path[..<count]), Array(path[count...])]
      }
      return world.makeTuple(parts).value
    }
  }

  /// So many slashes begin a path and are its root: one, or exactly two.
  private static func slashes(_ path: [UInt32]) -> Int {
    let count = path.prefix { $0 == 47 }.count
    return count == 2 ? 2 : min(count, 1)
  }

  private static func normalized(_ path: [UInt32]) -> [UInt32] {
    let root = slashes(path)
    var parts: [ArraySlice<UInt32>] = []
    for part in path[root...].split(separator: 47) where !part.elementsEqual([46]) {
      if !part.elementsEqual([46, 46]) || root == 0 && (parts.last.map { $0.elementsEqual([46, 46]) } ?? true) {
        parts.append(part)
      } else if !parts.isEmpty {
        parts.removeLast()
      }
    }
    let result = Array(path[..<root]) + parts.joined(separator: [47])
    return result.isEmpty ? [46] : result
  }
}

extension World {
  /// A path in parts, of the same type as the path: text or bytes.
  fileprivate func mapPath(
    _ given: Value, _ function: String, _ body: ([UInt32]) -> [[UInt32]]
  ) throws(Raised) -> [Value] {
    var path = given
    if !isString(path), kind(of: path) != .bytes {
      guard let found = try callSpecial(.fspath, path), isString(found) || kind(of: found) == .bytes else {
        throw typeError("\(function): path should be string, bytes or os.PathLike, not \(typeName(of: given))")
      }
      path = found
    }
    if isString(path) {
      let parts = body(Ref<StringObject>(path).codePoints)
      return parts.map { string($0) }
    }
    let bytes = Ref<BytesObject>(path)
    let parts = body((0..<bytes.pointee.count).map { UInt32(bytes.pointee.data[$0]) })
    var made: [Value] = []
    for part in parts { made.append(try self.bytes(part.map { UInt8(truncatingIfNeeded: $0) })) }
    return made
  }
}
