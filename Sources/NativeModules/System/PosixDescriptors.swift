// posix's files by number: open, read, write, lseek, close; only scratch files are written. Random bytes.
import Runtime

/// Open files by number. What the host has is read when it is opened.
final class DescriptorState: ModuleState {
  struct File {
    let path: Value
    var bytes: [UInt8] = []
    var place = 0
    /// The number of a scratch file, whose content lies there.
    var scratch: Int?
    var appends = false
  }
  var files: [Int: File] = [:]
  init() {}
}

/// What is done with an open file, be it by its number or by a stream.
enum OpenFiles {
  static func unknown(_ world: World) -> Raised { Streams.systemError(world, 9, "Bad file descriptor") }

  /// A path that may be given relative to an open folder.
  static func path(_ world: World, _ given: Value, in folder: Value) throws(Raised) -> String {
    let path = try OpenFunction.path(world, given)
    if folder.isUnbound || folder.isNone || path.hasPrefix("/") { return path }
    return try self.path(world, world.index(folder)) + "/" + path
  }

  /// The path that a file was opened by.
  static func path(_ world: World, _ number: Int) throws(Raised) -> String {
    try OpenFunction.path(world, file(world, number).path)
  }

  /// The metadata of an open file, which may have no name any more.
  static func metadata(_ world: World, _ type: Ref<TypeObject>, _ number: Int) throws(Raised) -> Value {
    let file = try file(world, number)
    guard let scratch = file.scratch else { return try StatResult.make(world, type, file.path) }
    return StatResult.make(
      world, type, mode: 0o100644, number: StatResult.number(scratch), size: ScratchFiles.of(world).count(scratch))
  }

  private static func file(_ world: World, _ number: Int) throws(Raised) -> DescriptorState.File {
    guard let file = world.state(DescriptorState.self).files[number] else { throw unknown(world) }
    return file
  }

  static func content(_ world: World, _ number: Int) throws(Raised) -> [UInt8] {
    let file = try file(world, number)
    return file.scratch.map(ScratchFiles.of(world).bytes) ?? file.bytes
  }

  /// The next bytes, all there are if negative.
  static func read(_ world: World, _ number: Int, _ count: Int) throws(Raised) -> Value {
    let bytes = try content(world, number), place = try place(world, number)
    let rest = max(bytes.count - place, 0)
    let end = place + (count < 0 ? rest : min(count, rest))
    if end <= place { return try world.bytes([]) }
    world.state(DescriptorState.self).files[number]?.place = end
    return try world.bytes(Array(bytes[place..<end]))
  }

  static func write(_ world: World, _ number: Int, _ row: TextRow) throws(Raised) -> Int {
    let file = try file(world, number)
    guard let scratch = file.scratch else { throw unknown(world) }
    let files = ScratchFiles.of(world)
    let place = file.appends ? files.count(scratch) : file.place
    if place > 1 << 40 { throw Streams.systemError(world, 27, "File too large") }
    try world.mustAllocate(max(place + row.count - files.count(scratch), 0))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(row.count)
    for index in 0..<row.count { bytes.append(UInt8(truncatingIfNeeded: row[index])) }
    files.write(bytes, scratch, at: place)
    world.state(DescriptorState.self).files[number]?.place = place + row.count
    return row.count
  }

  static func place(_ world: World, _ number: Int) throws(Raised) -> Int { try file(world, number).place }

  static func seek(_ world: World, _ number: Int, _ distance: Int, _ origin: Int) throws(Raised) -> Int {
    let file = try file(world, number)
    let end = file.scratch.map(ScratchFiles.of(world).count) ?? file.bytes.count
    let start = origin == 0 ? 0 : origin == 1 ? file.place : end
    let (place, isLarge) = start.addingReportingOverflow(distance)
    if isLarge || place < 0 || !(0...2).contains(origin) {
      throw Streams.systemError(world, 22, "Invalid argument")
    }
    world.state(DescriptorState.self).files[number]?.place = place
    return place
  }

  static func truncate(_ world: World, _ number: Int, to size: Int) throws(Raised) {
    guard let scratch = try file(world, number).scratch, size >= 0 else {
      throw Streams.systemError(world, 22, "Invalid argument")
    }
    if size > 1 << 40 { throw Streams.systemError(world, 27, "File too large") }
    try world.mustAllocate(max(size - ScratchFiles.of(world).count(scratch), 0))
    ScratchFiles.of(world).resize(scratch, to: size)
  }

  static func close(_ world: World, _ number: Int) throws(Raised) {
    if world.state(DescriptorState.self).files.removeValue(forKey: number) == nil { throw unknown(world) }
  }
}

enum PosixDescriptors {
  static func define(_ builder: ModuleBuilder, _ result: Ref<TypeObject>) {
    builder.function("open", .named("path", "flags", "mode", "dir_fd", required: 2, maximum: 3)) {
      world, arguments throws(Raised) in
      let path = world.string(try OpenFiles.path(world, arguments[0], in: arguments[3]))
      return try open(world, path, world.index(arguments[1]))
    }
    builder.function("close", .named("fd", required: 1)) { world, arguments throws(Raised) in
      try OpenFiles.close(world, world.index(arguments[0]))
      return .none
    }
    builder.function("read", .exactly(2)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0]), count = try world.index(arguments[1])
      if count < 0 { throw Streams.systemError(world, 22, "Invalid argument") }
      return try OpenFiles.read(world, number, count)
    }
    builder.function("write", .exactly(2)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0]), row = try world.mustBuffer(arguments[1])
      if number != 1 && number != 2 { return world.makeInteger(try OpenFiles.write(world, number, row)) }
      var bytes: [UInt8] = []
      for index in 0..<row.count { bytes.append(UInt8(truncatingIfNeeded: row[index])) }
      world.host.write(bytes, number == 2)
      return world.makeInteger(bytes.count)
    }
    builder.function("lseek", .exactly(3)) { world, arguments throws(Raised) in
      world.makeInteger(
        try OpenFiles.seek(world, world.index(arguments[0]), world.index(arguments[1]), world.index(arguments[2])))
    }
    builder.function("fstat", .named("fd", required: 1), bound: result.value) { world, arguments throws(Raised) in
      try OpenFiles.metadata(world, Ref(arguments[0]), world.index(arguments[1]))
    }
    builder.function("ftruncate", .exactly(2)) { world, arguments throws(Raised) in
      try OpenFiles.truncate(world, world.index(arguments[0]), to: world.index(arguments[1]))
      return .none
    }
    // The standard streams stay open: another descriptor of one of them is itself.
    builder.function("dup", .exactly(1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      if 0...2 ~= number { return Value(small: number) }
      throw OpenFiles.unknown(world)
    }
    for name: StaticString in ["dup2", "fsync", "ttyname", "fchmod", "fchown", "fchdir"] {
      builder.function(name, .variadic(required: 1, names: true)) { world, _ throws(Raised) in
        throw OpenFiles.unknown(world)
      }
    }
    builder.function("urandom", .exactly(1)) { world, arguments throws(Raised) in
      try random(world, world.index(arguments[0]))
    }
    builder.function("getrandom", .named("size", "flags", required: 1)) { world, arguments throws(Raised) in
      try random(world, world.index(arguments[0]))
    }
  }

  private static func random(_ world: World, _ count: Int) throws(Raised) -> Value {
    if count < 0 { throw world.valueError("size cannot be negative") }
    try world.mustAllocate(count)
    return try world.bytes(world.randomBytes(count))
  }

  private static func open(_ world: World, _ given: Value, _ flags: Int) throws(Raised) -> Value {
    let path = try OpenFunction.path(world, given)
    if let number = try openScratch(world, given, ScratchFiles.absolute(world, path), flags) {
      return world.makeInteger(number)
    }
    let absolute = world.host.absolute(path)
    let isFolder = world.host.isFolder(absolute), isFile = world.host.isFile(absolute)
    let writes = flags & 3 != 0, makes = flags & 64 != 0
    if isFolder, writes { throw Streams.systemError(world, 21, "Is a directory", given) }
    if isFile, makes, flags & 128 != 0 { throw Streams.systemError(world, 17, "File exists", given) }
    if makes, !ScratchFiles.hasFolder(world, ScratchFiles.absolute(world, path)) {
      throw Streams.systemError(world, 2, "No such file or directory", given)
    }
    if writes && (isFile || makes) || makes && !isFile && !isFolder {
      throw Streams.denied(world, 30, "Read-only file system", given)
    }
    if !isFolder && !isFile { throw Streams.systemError(world, 2, "No such file or directory", given) }
    var bytes: [UInt8] = []
    if isFile {
      guard let content = world.host.readFile(absolute) else {
        throw Streams.unreadable(world, path, given)
      }
      bytes = content
    }
    return world.makeInteger(add(DescriptorState.File(path: given, bytes: bytes), world))
  }

  /// Opens a scratch file, or makes one.
  /// - Returns: nil where there is none and none may be.
  static func openScratch(_ world: World, _ given: Value, _ path: String, _ flags: Int) throws(Raised) -> Int? {
    let files = ScratchFiles.of(world)
    let makes = flags & 64 != 0
    var file = DescriptorState.File(path: given)
    file.appends = flags & 1024 != 0
    if let known = files.number(path) {
      if makes, flags & 128 != 0 { throw Streams.systemError(world, 17, "File exists", given) }
      if flags & 512 != 0 { files.resize(known, to: 0) }
      file.scratch = known
    } else {
      guard makes, files.isWritable(path), !world.host.isFile(path), !world.host.isFolder(path) else { return nil }
      file.scratch = files.make(path, world)
    }
    if flags & 3 != 0 || makes { world.noteEffect(.fileWrite, path) }
    return add(file, world)
  }

  private static func add(_ file: DescriptorState.File, _ world: World) -> Int {
    let state = world.state(DescriptorState.self)
    var number = 3
    while state.files[number] != nil { number += 1 }
    state.files[number] = file
    return number
  }
}
