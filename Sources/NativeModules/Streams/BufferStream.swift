// io.BufferedReader, BufferedWriter and BufferedRandom: what is read ahead of a raw stream; what is written goes through.
import Runtime

struct BufferStream: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  /// Unbound before `__init__` and after `detach`.
  var raw: Value
  /// Bytes that were read ahead.
  var ahead: Cells<UInt8>
  var start: Int
  var end: Int
}

extension Ref where Layout == BufferStream {
  var rest: TextRow { TextRow(pointee.ahead.from(pointee.start), pointee.end - pointee.start) }

  /// Reads ahead so that `wanted` bytes are there, or all there are if negative.
  func fill(_ world: World, _ wanted: Int) throws(Raised) {
    while wanted < 0 || rest.count < wanted {
      let missing = wanted < 0 ? Value(small: -1) : world.makeInteger(max(wanted - rest.count, 131072))
      let part = try world.callMethod(pointee.raw, "read", [missing])
      if part.isNone { return }
      let row = try Streams.bytes(world, part, "read")
      if row.count == 0 { return }
      let old = rest
      let bytes = try world.newBytes(old.count + row.count)
      bytes.pointee.data.copy(old.row, old.count)
      bytes.pointee.data.from(old.count).copy(row.row, row.count)
      pointee.ahead = bytes.pointee.data
      pointee.start = 0
      pointee.end = bytes.pointee.count
    }
  }

  func take(_ size: Int) -> TextRow {
    let rest = rest
    let count = size < 0 ? rest.count : min(size, rest.count)
    pointee.start += count
    return rest.part(0, count)
  }
}

enum BufferStreamType {
  private static func open(_ world: World, _ value: Value, _ what: String = "") throws(Raised) -> Ref<BufferStream> {
    let stream = Ref<BufferStream>(value)
    if stream.pointee.raw.isUnbound { throw world.valueError("raw stream has been detached") }
    if try StreamBases.isClosed(world, stream.pointee.raw) {
      throw what.isEmpty ? Streams.closed(world) : world.valueError("\(what) closed file")
    }
    return stream
  }

  static func define(_ stream: TypeBuilder, reads: Bool, writes: Bool) {
    stream.new { world, arguments throws(Raised) in world.makeInstance(Ref(arguments[0])) }
    stream.method("__init__", .named("raw", "buffer_size", required: 1)) { world, arguments throws(Raised) in
      if !arguments[2].isUnbound, try world.index(arguments[2]) <= 0 {
        throw world.valueError("buffer size must be strictly positive")
      }
      let object = Ref<BufferStream>(arguments[0])
      object.pointee.raw = arguments[1]
      object.pointee.start = 0
      object.pointee.end = 0
      return .none
    }
    common(stream)
    if reads { reading(stream) }
    if writes { writing(stream) }
  }

  private static func common(_ stream: TypeBuilder) {
    stream.member("raw", at: MemoryLayout<BufferStream>.offset(of: \.raw) ?? 0, [.optional, .readOnly])
    stream.property("closed") { world, arguments throws(Raised) in
      let raw = Ref<BufferStream>(arguments[0]).pointee.raw
      if raw.isUnbound { throw world.valueError("raw stream has been detached") }
      return try world.getAttribute(raw, world.intern("closed"))
    }
    stream.property("name") { world, arguments throws(Raised) in
      try world.getAttribute(open(world, arguments[0]).pointee.raw, world.intern("name"))
    }
    stream.property("mode") { world, arguments throws(Raised) in
      try world.getAttribute(open(world, arguments[0]).pointee.raw, world.intern("mode"))
    }
    stream.method("__repr__") { world, arguments throws(Raised) in
      let raw = Ref<BufferStream>(arguments[0]).pointee.raw
      let name = raw.isUnbound ? Value.unbound : try world.findAttribute(raw, "name")
      let title = world.typeName(of: arguments[0])
      return world.string(name.isUnbound ? "<\(title)>" : "<\(title) name=\(try world.reprOf(name))>")
    }
    stream.method("close") { world, arguments throws(Raised) in
      let object = Ref<BufferStream>(arguments[0])
      if object.pointee.raw.isUnbound { throw world.valueError("raw stream has been detached") }
      if try StreamBases.isClosed(world, object.pointee.raw) { return .none }
      _ = try world.callMethod(arguments[0], "flush")
      return try world.callMethod(object.pointee.raw, "close")
    }
    stream.method("detach") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let raw = object.pointee.raw
      object.pointee.raw = .unbound
      return raw
    }
    stream.method("flush") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0], "flush of").pointee.raw, "flush")
    }
    stream.method("fileno") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.raw, "fileno")
    }
    stream.method("isatty") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.raw, "isatty")
    }
    stream.method("seekable") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.raw, "seekable")
    }
    stream.method("tell") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let place = try world.index(world.callMethod(object.pointee.raw, "tell"))
      return world.makeInteger(place &- object.rest.count)
    }
    stream.method("seek", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0], "seek of")
      var offset = try world.index(arguments[1])
      let whence = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      if whence < 0 || whence > 2 { throw world.valueError("whence value \(whence) unsupported") }
      if whence == 1 { offset = offset &- object.rest.count }
      object.pointee.start = object.pointee.end
      return try world.callMethod(object.pointee.raw, "seek", [world.makeInteger(offset), Value(small: whence)])
    }
  }

  private static func reading(_ stream: TypeBuilder) {
    stream.method("readable") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.raw, "readable")
    }
    stream.method("read", .positional(0, 1)) { world, arguments throws(Raised) in
      let size = try Streams.size(world, arguments[1])
      if size < -1 { throw world.valueError("read length must be non-negative or -1") }
      let object = try open(world, arguments[0], "read of")
      try object.fill(world, size)
      return try world.bytes(object.take(size))
    }
    stream.method("read1", .positional(0, 1)) { world, arguments throws(Raised) in
      let size = try Streams.size(world, arguments[1])
      let object = try open(world, arguments[0])
      if size != 0, object.rest.count == 0 { try object.fill(world, 1) }
      return try world.bytes(object.take(size))
    }
    stream.method("peek", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0], "peek of")
      if object.rest.count == 0 { try object.fill(world, 1) }
      return try world.bytes(object.rest)
    }
    stream.method("readline", .positional(0, 1)) { world, arguments throws(Raised) in
      let limit = try Streams.size(world, arguments[1])
      return try world.bytes(line(world, open(world, arguments[0], "readline of"), limit))
    }
    stream.method("__next__") { world, arguments throws(Raised) in
      let found = try line(world, open(world, arguments[0]), -1)
      return found.count == 0 ? .unbound : try world.bytes(found)
    }
  }

  private static func line(_ world: World, _ object: Ref<BufferStream>, _ limit: Int) throws(Raised) -> TextRow {
    var searched = 0
    while true {
      let rest = object.rest
      let found = rest.row.index(of: 10, from: searched, to: rest.count)
      if found >= 0 { return object.take(limit < 0 ? found + 1 : min(limit, found + 1)) }
      if limit >= 0, rest.count >= limit { return object.take(limit) }
      searched = rest.count
      try object.fill(world, rest.count + 1)
      if object.rest.count == searched { return object.take(-1) }
    }
  }

  private static func writing(_ stream: TypeBuilder) {
    stream.method("writable") { world, arguments throws(Raised) in
      try world.callMethod(open(world, arguments[0]).pointee.raw, "writable")
    }
    stream.method("write", .exactly(1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0], "write to")
      let bytes = try world.mustBuffer(arguments[1])
      // What was read ahead was not asked for yet.
      let ahead = object.rest.count
      if ahead > 0 {
        object.pointee.start = object.pointee.end
        _ = try world.callMethod(object.pointee.raw, "seek", [Value(small: -ahead), Value(small: 1)])
      }
      var written = 0
      while written < bytes.count {
        let part = try world.bytes(bytes.part(written, bytes.count))
        let count = try world.callMethod(object.pointee.raw, "write", [part])
        let number = count.isNone ? 0 : try world.index(count)
        if number <= 0 || number > bytes.count - written {
          throw world.raise("OSError", "raw write() returned invalid length \(number)")
        }
        written += number
      }
      return Value(small: bytes.count)
    }
    stream.method("truncate", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let size =
        arguments[1].isUnbound || arguments[1].isNone ? try world.callMethod(arguments[0], "tell") : arguments[1]
      return try world.callMethod(object.pointee.raw, "truncate", [size])
    }
  }
}
