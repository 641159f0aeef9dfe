// posix's files by number: open, read, lseek, close, for reading only; random bytes.
import Runtime

/// Open files by number; their content is read when they are opened.
final class DescriptorState: ModuleState {
  struct File {
    let path: Value
    let bytes: [UInt8]
    var place = 0
  }
  var files: [Int: File] = [:]
  init() {}
}

enum PosixDescriptors {
  static func define(_ builder: ModuleBuilder, _ result: Ref<TypeObject>) {
    builder.function("open", .named("path", "flags", "mode", "dir_fd", required: 2, maximum: 3)) {
      world, arguments throws(Raised) in
      try open(world, arguments[0], world.index(arguments[1]))
    }
    builder.function("close", .named("fd", required: 1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      if world.state(DescriptorState.self).files.removeValue(forKey: number) == nil { throw unknown(world) }
      return .none
    }
    builder.function("read", .exactly(2)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0]), count = try world.index(arguments[1])
      if count < 0 { throw Streams.systemError(world, 22, "Invalid argument") }
      let state = world.state(DescriptorState.self)
      guard let file = state.files[number] else { throw unknown(world) }
      let end = file.place + min(count, max(file.bytes.count - file.place, 0))
      if end <= file.place { return try world.bytes([]) }
      state.files[number]?.place = end
      return try world.bytes(Array(file.bytes[file.place..<end]))
    }
    builder.function("write", .exactly(2)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0]), row = try world.mustBuffer(arguments[1])
      if number != 1 && number != 2 { throw unknown(world) }
      var bytes: [UInt8] = []
      for index in 0..<row.count { bytes.append(UInt8(truncatingIfNeeded: row[index])) }
      world.host.write(bytes, number == 2)
      return world.makeInteger(bytes.count)
    }
    builder.function("lseek", .exactly(3)) { world, arguments throws(Raised) in
      try seek(world, world.index(arguments[0]), world.index(arguments[1]), world.index(arguments[2]))
    }
    builder.function("fstat", .named("fd", required: 1), bound: result.value) { world, arguments throws(Raised) in
      guard let file = world.state(DescriptorState.self).files[try world.index(arguments[1])] else {
        throw unknown(world)
      }
      return try StatResult.make(world, Ref(arguments[0]), file.path)
    }
    // The standard streams stay open: another descriptor of one of them is itself.
    builder.function("dup", .exactly(1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      if 0...2 ~= number { return Value(small: number) }
      throw unknown(world)
    }
    for name: StaticString in ["dup2", "fsync", "ftruncate", "ttyname", "fchmod", "fchown", "fchdir"] {
      builder.function(name, .variadic(required: 1, names: true)) { world, _ throws(Raised) in throw unknown(world) }
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

  private static func unknown(_ world: World) -> Raised { Streams.systemError(world, 9, "Bad file descriptor") }

  private static func open(_ world: World, _ given: Value, _ flags: Int) throws(Raised) -> Value {
    let path = try OpenFunction.path(world, given)
    let isFolder = world.host.isFolder(path), isFile = world.host.isFile(path)
    let writes = flags & 3 != 0, makes = flags & 64 != 0
    if isFolder, writes { throw Streams.systemError(world, 21, "Is a directory", given) }
    if isFile, makes, flags & 128 != 0 { throw Streams.systemError(world, 17, "File exists", given) }
    if writes && (isFile || makes) || makes && !isFile && !isFolder {
      throw Streams.systemError(world, 30, "Read-only file system", given)
    }
    if !isFolder && !isFile { throw Streams.systemError(world, 2, "No such file or directory", given) }
    var bytes: [UInt8] = []
    if isFile {
      guard let content = world.host.readFile(path) else {
        throw Streams.systemError(world, 13, "Permission denied", given)
      }
      bytes = content
    }
    let state = world.state(DescriptorState.self)
    var number = 3
    while state.files[number] != nil { number += 1 }
    state.files[number] = DescriptorState.File(path: given, bytes: bytes)
    return world.makeInteger(number)
  }

  private static func seek(_ world: World, _ number: Int, _ distance: Int, _ origin: Int) throws(Raised) -> Value {
    let state = world.state(DescriptorState.self)
    guard let file = state.files[number] else { throw unknown(world) }
    let start = origin == 0 ? 0 : origin == 1 ? file.place : file.bytes.count
    let (place, isLarge) = start.addingReportingOverflow(distance)
    if isLarge || place < 0 || !(0...2).contains(origin) {
      throw Streams.systemError(world, 22, "Invalid argument")
    }
    state.files[number]?.place = place
    return world.makeInteger(place)
  }
}
