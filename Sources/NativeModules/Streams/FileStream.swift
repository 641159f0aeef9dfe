// io.FileIO: a file of the host, read whole when it is opened; an open file by its number; the standard streams.
import Runtime

struct FileStream: BitwiseCopyable {
  var bytes: BytesStream
  var name: Value
  /// 1 and 2 are the standard streams, which are written; 0 is empty.
  var descriptor: Int
  var closesDescriptor: Bool
  /// What it reads and writes is the open file of that number.
  var isNumbered: Bool
  /// What such a stream was opened for.
  var access: Access

  struct Access: OptionSet, BitwiseCopyable {
    let rawValue: UInt8
    static let reads = Access(rawValue: 1)
    static let writes = Access(rawValue: 2)
    static let appends = Access(rawValue: 4)
    static let makes = Access(rawValue: 8)

    /// As `FileIO.mode` says it.
    var mode: String {
      let both = contains([.reads, .writes])
      if contains(.makes) { return both ? "xb+" : "xb" }
      if contains(.appends) { return both ? "ab+" : "ab" }
      return both ? "rb+" : contains(.reads) ? "rb" : "wb"
    }
  }
}

enum FileStreamType {
  /// The mode of `open`, taken apart.
  struct Mode {
    var reads = false
    var updates = false
    var kind: Character = "r"
    var isText = true
    var access: FileStream.Access {
      var access: FileStream.Access = kind == "r" ? .reads : kind == "a" ? [.writes, .appends] : .writes
      if kind == "x" { access.insert(.makes) }
      if updates { access.formUnion([.reads, .writes]) }
      return access
    }
    /// The flags of `os.open`.
    var flags: Int {
      let access = updates ? 2 : kind == "r" ? 0 : 1
      let making = kind == "r" ? 0 : kind == "w" ? 64 | 512 : kind == "x" ? 64 | 128 : 64 | 1024
      return access | making | 1 << 19
    }
    var writes: Bool { kind != "r" || updates }
  }

  private static func open(_ world: World, _ value: Value) throws(Raised) -> Ref<BytesStream> {
    let stream = Ref<BytesStream>(value)
    if stream.pointee.isClosed { throw world.valueError("I/O operation on closed file") }
    return stream
  }

  private static func readable(_ world: World, _ value: Value) throws(Raised) -> Ref<BytesStream> {
    let stream = try open(world, value)
    if !reads(value) { throw try Streams.unsupported(world, "File not open for reading") }
    return stream
  }

  /// The number of the open file that a stream stands for.
  private static func number(_ world: World, _ value: Value) throws(Raised) -> Int? {
    _ = try open(world, value)
    let file = Ref<FileStream>(value)
    return file.pointee.isNumbered ? file.pointee.descriptor : nil
  }

  /// Gets more of standard input when all that came so far was read: a line, or all lines where everything is wanted.
  private static func refill(_ world: World, _ value: Value, _ size: Int) throws(Raised) {
    guard Ref<FileStream>(value).pointee.descriptor == 0 else { return }
    let stream = Ref<BytesStream>(value)
    if size >= 0, stream.pointee.position < stream.pointee.count { return }
    var content: [UInt8] = []
    for index in stream.pointee.position..<max(stream.pointee.count, stream.pointee.position) {
      content.append(stream.pointee.data[index])
    }
    repeat {
      guard let line = world.host.readLine() else {
        _ = world.host.isInterrupted()
        throw world.raise("KeyboardInterrupt", "")
      }
      if line.isEmpty { break }
      content += line
      try world.charge(line.count)
    } while size < 0
    let bytes = Ref<BytesObject>(try world.bytes(content))
    stream.pointee.data = bytes.pointee.data
    stream.pointee.count = content.count
    stream.pointee.capacity = content.count
    stream.pointee.position = 0
  }

  private static func reads(_ value: Value) -> Bool {
    let file = Ref<FileStream>(value)
    return file.pointee.isNumbered ? file.pointee.access.contains(.reads) : !writes(value)
  }

  private static func mode(_ value: Value) -> String {
    let file = Ref<FileStream>(value)
    return file.pointee.isNumbered ? file.pointee.access.mode : writes(value) ? "wb" : "rb"
  }

  private static func writes(_ value: Value) -> Bool {
    let file = Ref<FileStream>(value)
    if file.pointee.isNumbered { return file.pointee.access.contains(.writes) }
    let descriptor = Ref<FileStream>(value).pointee.descriptor
    return descriptor == 1 || descriptor == 2
  }

  static func define(_ file: TypeBuilder) {
    file.new { world, arguments throws(Raised) in
      let made = world.makeInstance(Ref(arguments[0]))
      Ref<BytesStream>(made).pointee.isClosed = true
      return made
    }
    file.method("__init__", .named("file", "mode", "closefd", "opener", required: 1)) {
      world, arguments throws(Raised) in
      let mode = arguments[2].isUnbound ? "r" : try world.strText(arguments[2])
      var parsed = Mode()
      let kinds = mode.filter { "rwxa".contains($0) }
      if !mode.allSatisfy({ "rwxab+".contains($0) }) { throw world.valueError("invalid mode: \(mode)") }
      if kinds.count != 1 {
        throw world.valueError(
          "Must have exactly one of create/read/write/append mode and at most one plus")
      }
      parsed.kind = kinds.first ?? "r"
      parsed.updates = mode.contains("+")
      let closes = arguments[3].isUnbound ? true : try world.isTrue(arguments[3])
      try begin(world, Ref(arguments[0]), arguments[1], parsed, closes: closes, opener: arguments.or(4, .none))
      return .none
    }
    file.member("name", at: MemoryLayout<FileStream>.offset(of: \.name) ?? 0)
    file.property("mode") { world, arguments throws(Raised) in world.string(mode(arguments[0])) }
    file.property("closefd") { _, arguments throws(Raised) in
      Value(Ref<FileStream>(arguments[0]).pointee.closesDescriptor)
    }
    file.property("closed") { _, arguments throws(Raised) in Value(Ref<BytesStream>(arguments[0]).pointee.isClosed) }
    file.method("__repr__") { world, arguments throws(Raised) in
      let object = Ref<FileStream>(arguments[0])
      if object.pointee.bytes.isClosed { return world.string("<\(world.typeName(of: arguments[0])) [closed]>") }
      let name = try world.reprOf(object.pointee.name)
      let closes = object.pointee.closesDescriptor ? "True" : "False"
      let mode = mode(arguments[0])
      return world.string("<\(world.typeName(of: arguments[0])) name=\(name) mode='\(mode)' closefd=\(closes)>")
    }
    file.method("close") { world, arguments throws(Raised) in
      let stream = Ref<FileStream>(arguments[0])
      if stream.pointee.isNumbered, !stream.pointee.bytes.isClosed, stream.pointee.closesDescriptor {
        stream.pointee.bytes.isClosed = true
        try OpenFiles.close(world, stream.pointee.descriptor)
      }
      Ref<BytesStream>(arguments[0]).pointee.isClosed = true
      return .none
    }
    file.method("fileno") { world, arguments throws(Raised) in
      _ = try open(world, arguments[0])
      return Value(small: Ref<FileStream>(arguments[0]).pointee.descriptor)
    }
    file.method("readable") { world, arguments throws(Raised) in
      _ = try open(world, arguments[0])
      return Value(reads(arguments[0]))
    }
    file.method("writable") { world, arguments throws(Raised) in
      _ = try open(world, arguments[0])
      return Value(writes(arguments[0]))
    }
    file.method("seekable") { world, arguments throws(Raised) in
      _ = try open(world, arguments[0])
      return Value(Ref<FileStream>(arguments[0]).pointee.descriptor > 2)
    }
    file.method("read", .positional(0, 1)) { world, arguments throws(Raised) in
      let size = try Streams.size(world, arguments[1])
      if let number = try number(world, arguments[0]), reads(arguments[0]) {
        return try OpenFiles.read(world, number, size)
      }
      _ = try readable(world, arguments[0])
      try refill(world, arguments[0], size)
      return try world.bytes(readable(world, arguments[0]).take(size))
    }
    file.method("readall") { world, arguments throws(Raised) in
      if let number = try number(world, arguments[0]), reads(arguments[0]) {
        return try OpenFiles.read(world, number, -1)
      }
      _ = try readable(world, arguments[0])
      try refill(world, arguments[0], -1)
      return try world.bytes(readable(world, arguments[0]).take(-1))
    }
    file.method("readinto", .exactly(1)) { world, arguments throws(Raised) in
      if let number = try number(world, arguments[0]), reads(arguments[0]) {
        let bytes = try OpenFiles.read(world, number, world.mustBuffer(arguments[1]).count)
        return try StreamBases.copy(world, world.mustBuffer(bytes), into: arguments[1])
      }
      let stream = try readable(world, arguments[0])
      try refill(world, arguments[0], try world.mustBuffer(arguments[1]).count)
      return try StreamBases.copy(world, stream.take(world.mustBuffer(arguments[1]).count), into: arguments[1])
    }
    file.method("write", .exactly(1)) { world, arguments throws(Raised) in
      _ = try open(world, arguments[0])
      if !writes(arguments[0]) { throw try Streams.unsupported(world, "File not open for writing") }
      let bytes = try world.mustBuffer(arguments[1])
      if let number = try number(world, arguments[0]) {
        return world.makeInteger(try OpenFiles.write(world, number, bytes))
      }
      let content = (0..<bytes.count).map { UInt8(truncatingIfNeeded: bytes[$0]) }
      if !world.write(content, toError: Ref<FileStream>(arguments[0]).pointee.descriptor == 2) {
        throw world.memoryError()
      }
      return Value(small: bytes.count)
    }
    file.method("tell") { world, arguments throws(Raised) in
      if let number = try number(world, arguments[0]) { return world.makeInteger(try OpenFiles.place(world, number)) }
      return world.makeInteger(try open(world, arguments[0]).pointee.position)
    }
    file.method("seek", .positional(1, 2)) { world, arguments throws(Raised) in
      let stream = try open(world, arguments[0])
      if let number = try number(world, arguments[0]) {
        let origin = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
        return world.makeInteger(try OpenFiles.seek(world, number, world.index(arguments[1]), origin))
      }
      if writes(arguments[0]) { throw Streams.systemError(world, 29, "Illegal seek") }
      stream.pointee.position = try BytesStreamType.place(
        world, arguments, current: stream.pointee.position, end: stream.pointee.count)
      return world.makeInteger(stream.pointee.position)
    }
    file.method("truncate", .positional(0, 1)) { world, arguments throws(Raised) in
      guard let number = try number(world, arguments[0]), writes(arguments[0]) else {
        throw try Streams.unsupported(world, "File not open for writing")
      }
      let isHere = arguments[1].isUnbound || arguments[1].isNone
      let size = isHere ? try OpenFiles.place(world, number) : try world.index(arguments[1])
      try OpenFiles.truncate(world, number, to: size)
      return world.makeInteger(size)
    }
  }

  private static func begin(
    _ object: Ref<FileStream>, _ number: Int, _ access: FileStream.Access
  ) {
    object.pointee.descriptor = number
    object.pointee.isNumbered = true
    object.pointee.access = access
    object.pointee.bytes.isClosed = false
  }

  /// Opens a file for a new object. Only scratch files are written: the world sees the others, it does not change them.
  static func begin(
    _ world: World, _ object: Ref<FileStream>, _ file: Value, _ mode: Mode, closes: Bool, opener: Value = .none
  ) throws(Raised) {
    object.pointee.name = file
    object.pointee.closesDescriptor = closes
    object.pointee.isNumbered = false
    if !opener.isNone {
      let number = try world.call(opener, [file, world.makeInteger(mode.flags)])
      guard world.kind(of: number) == .integer else { throw world.typeError("expected integer from opener") }
      let descriptor = try world.index(number)
      if descriptor < 0 { throw world.valueError("opener returned \(descriptor)") }
      try begin(world, object, number, mode, closes: closes)
      object.pointee.name = file
      return
    }
    if world.kind(of: file) == .integer {
      let descriptor = try world.index(file)
      if descriptor < 0 { throw world.valueError("negative file descriptor") }
      if world.state(DescriptorState.self).files[descriptor] != nil { return begin(object, descriptor, mode.access) }
      if descriptor > 2 || (descriptor == 0) == mode.writes {
        throw Streams.systemError(world, 9, "Bad file descriptor", file)
      }
      object.pointee.descriptor = descriptor
      object.pointee.bytes.isClosed = false
      return
    }
    let path = try OpenFunction.path(world, file)
    if let number = try PosixDescriptors.openScratch(world, file, ScratchFiles.absolute(world, path), mode.flags) {
      return begin(object, number, mode.access)
    }
    let absolute = world.host.absolute(path)
    if mode.writes {
      if mode.kind == "x", world.host.isFile(absolute) || world.host.isFolder(absolute) {
        throw Streams.systemError(world, 17, "File exists", file)
      }
      if world.host.isFolder(absolute) { throw Streams.systemError(world, 21, "Is a directory", file) }
      if mode.kind == "r"
        ? !world.host.isFile(absolute) : !ScratchFiles.hasFolder(world, ScratchFiles.absolute(world, path))
      {
        throw Streams.systemError(world, 2, "No such file or directory", file)
      }
      throw Streams.denied(world, 30, "Read-only file system", file)
    }
    if world.host.isFolder(absolute) { throw Streams.systemError(world, 21, "Is a directory", file) }
    guard !path.isEmpty, let content = world.host.readFile(absolute) else {
      if world.host.isFile(absolute) { throw Streams.unreadable(world, path, file) }
      throw Streams.systemError(world, 2, "No such file or directory", file)
    }
    let bytes = Ref<BytesObject>(try world.bytes(content))
    object.pointee.bytes.data = bytes.pointee.data
    object.pointee.bytes.count = content.count
    object.pointee.bytes.capacity = content.count
    object.pointee.bytes.position = 0
    object.pointee.descriptor = 3
    object.pointee.bytes.isClosed = false
  }
}
