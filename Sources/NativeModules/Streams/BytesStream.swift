// io.BytesIO: a stream of bytes in memory.
import Runtime

/// Bytes that grow; also the head of other streams that keep bytes.
struct BytesStream: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var data: Cells<UInt8>
  var count: Int
  var capacity: Int
  var position: Int
  var isClosed: Bool
}

extension Ref where Layout == BytesStream {
  var rest: TextRow {
    let start = min(pointee.position, pointee.count)
    return TextRow(pointee.data.from(start), pointee.count - start)
  }

  /// The next `size` bytes, all if negative; the position moves on.
  func take(_ size: Int) -> TextRow {
    let rest = rest
    let count = size < 0 ? rest.count : min(size, rest.count)
    pointee.position += count
    return rest.part(0, count)
  }

  /// The rest of the line, `limit` bytes at most unless negative.
  func takeLine(_ limit: Int) -> TextRow {
    let rest = rest
    let found = rest.row.index(of: 10, from: 0, to: rest.count)
    let count = found < 0 ? rest.count : found + 1
    return take(limit < 0 ? count : min(count, limit))
  }

  func write(_ bytes: TextRow, _ world: World) throws(Raised) {
    if bytes.count == 0 { return }
    let end = pointee.position &+ bytes.count
    if end < 0 { throw world.overflowError("new buffer size too large") }
    if end > 1 << 48 { throw world.memoryError() }
    if end > pointee.capacity {
      let capacity = end + end / 8 + 32
      try world.mustAllocate(capacity)
      let data = world.heap.row(UInt8.self, capacity)
      data.copy(pointee.data, pointee.count)
      pointee.data = data
      pointee.capacity = capacity
    }
    // What was skipped is zero.
    if pointee.position > pointee.count { pointee.data.from(pointee.count).fill(0, pointee.position - pointee.count) }
    pointee.data.from(pointee.position).copy(bytes.row, bytes.count)
    pointee.position = end
    pointee.count = max(pointee.count, end)
  }
}

enum BytesStreamType {
  private static func open(_ world: World, _ value: Value) throws(Raised) -> Ref<BytesStream> {
    let stream = Ref<BytesStream>(value)
    if stream.pointee.isClosed { throw Streams.closed(world) }
    return stream
  }

  static func define(_ stream: TypeBuilder) {
    stream.new { world, arguments throws(Raised) in world.makeInstance(Ref(arguments[0])) }
    stream.method("__init__", .named("initial_bytes")) { world, arguments throws(Raised) in
      let object = Ref<BytesStream>(arguments[0])
      object.pointee.count = 0
      object.pointee.position = 0
      object.pointee.isClosed = false
      if !arguments[1].isUnbound, !arguments[1].isNone {
        try object.write(world.mustBuffer(arguments[1]), world)
        object.pointee.position = 0
      }
      return .none
    }
    for name in ["readable", "writable", "seekable"] as [StaticString] {
      stream.method(name) { world, arguments throws(Raised) in
        _ = try open(world, arguments[0])
        return .true
      }
    }
    stream.property("closed") { _, arguments throws(Raised) in Value(Ref<BytesStream>(arguments[0]).pointee.isClosed) }
    stream.method("close") { _, arguments throws(Raised) in
      Ref<BytesStream>(arguments[0]).pointee.isClosed = true
      return .none
    }
    for name in ["read", "read1"] as [StaticString] {
      stream.method(name, .positional(0, 1)) { world, arguments throws(Raised) in
        let size = try Streams.size(world, arguments[1])
        return try world.bytes(open(world, arguments[0]).take(size))
      }
    }
    stream.method("readline", .positional(0, 1)) { world, arguments throws(Raised) in
      let limit = try Streams.size(world, arguments[1])
      return try world.bytes(open(world, arguments[0]).takeLine(limit))
    }
    stream.method("__next__") { world, arguments throws(Raised) in
      let line = try open(world, arguments[0]).takeLine(-1)
      return line.count == 0 ? .unbound : try world.bytes(line)
    }
    stream.method("readinto", .exactly(1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      return try StreamBases.copy(world, object.take(world.mustBuffer(arguments[1]).count), into: arguments[1])
    }
    stream.method("write", .exactly(1)) { world, arguments throws(Raised) in
      let bytes = try world.mustBuffer(arguments[1])
      try open(world, arguments[0]).write(bytes, world)
      return Value(small: bytes.count)
    }
    stream.method("getvalue") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      return try world.bytes(TextRow(object.pointee.data, object.pointee.count))
    }
    // A view of what is there now, which cannot be written through.
    stream.method("getbuffer") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let bytes = try world.bytes(TextRow(object.pointee.data, object.pointee.count))
      return try world.call(world.types.memoryView.value, [bytes])
    }
    stream.method("tell") { world, arguments throws(Raised) in
      world.makeInteger(try open(world, arguments[0]).pointee.position)
    }
    stream.method("seek", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      object.pointee.position = try place(
        world, arguments, current: object.pointee.position, end: object.pointee.count)
      return world.makeInteger(object.pointee.position)
    }
    stream.method("truncate", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let size =
        arguments[1].isUnbound || arguments[1].isNone ? object.pointee.position : try world.index(arguments[1])
      if size < 0 { throw world.valueError("negative size value \(size)") }
      object.pointee.count = min(object.pointee.count, size)
      return world.makeInteger(size)
    }
  }

  /// Where `seek(offset, whence)` leads in a row of bytes.
  static func place(_ world: World, _ arguments: Arguments, current: Int, end: Int) throws(Raised) -> Int {
    let offset = try world.index(arguments[1])
    let whence = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
    switch whence {
    case 0:
      if offset < 0 { throw world.valueError("negative seek value \(offset)") }
      return offset
    case 1, 2:
      let (sum, overflow) = (whence == 1 ? current : end).addingReportingOverflow(offset)
      if overflow { throw world.overflowError("new position too large") }
      return max(sum, 0)
    default: throw world.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
    }
  }
}
