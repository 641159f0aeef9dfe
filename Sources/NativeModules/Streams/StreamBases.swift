// _io._IOBase and the three below it: what a stream does that says nothing else.
import Runtime

enum StreamBases {
  static func define(_ world: World, _ state: StreamState) {
    let base = TypeBuilder(world: world, type: state.base)
    base.property(
      "__dict__",
      { world, arguments throws(Raised) in
        world.dict(of: Ref<Header>(arguments[0]).at(MemoryLayout<Header>.size)).value
      })
    base.method("__enter__") { world, arguments throws(Raised) in
      try check(world, arguments[0])
      return arguments[0]
    }
    base.method("__exit__", .variadic()) { world, arguments throws(Raised) in
      try world.callMethod(arguments[0], "close")
    }
    base.method("__iter__") { world, arguments throws(Raised) in
      try check(world, arguments[0])
      return arguments[0]
    }
    base.method("__next__") { world, arguments throws(Raised) in
      let line = try world.callMethod(arguments[0], "readline")
      return try world.length(line) == 0 ? .unbound : line
    }
    base.method("close") { world, arguments throws(Raised) in
      if try isClosed(world, arguments[0]) { return .none }
      _ = try world.callMethod(arguments[0], "flush")
      try world.setAttribute(arguments[0], world.intern("__IOBase_closed"), .true)
      return .none
    }
    base.property("closed") { world, arguments throws(Raised) in
      Value(!(try world.findAttribute(arguments[0], "__IOBase_closed")).isUnbound)
    }
    base.method("flush") { world, arguments throws(Raised) in
      try check(world, arguments[0])
      return .none
    }
    base.method("isatty") { world, arguments throws(Raised) in
      try check(world, arguments[0])
      return .false
    }
    base.method("readable") { _, _ throws(Raised) in .false }
    base.method("writable") { _, _ throws(Raised) in .false }
    base.method("seekable") { _, _ throws(Raised) in .false }
    base.method("_checkClosed", .positional(0, 1)) { world, arguments throws(Raised) in
      try check(world, arguments[0])
      return .none
    }
    checks(base)
    refuse(base)
    base.method("tell") { world, arguments throws(Raised) in
      try world.callMethod(arguments[0], "seek", [Value(small: 0), Value(small: 1)])
    }
    base.method("readline", .positional(0, 1)) { world, arguments throws(Raised) in
      try readLine(world, arguments[0], limit: Streams.size(world, arguments[1]))
    }
    base.method("readlines", .positional(0, 1)) { world, arguments throws(Raised) in
      let hint = try Streams.size(world, arguments[1])
      let lines = world.makeList()
      var total = 0
      try world.forEach(arguments[0]) { line throws(Raised) in
        world.append(line, to: lines)
        total += try world.length(line)
        return hint <= 0 || total < hint
      }
      return lines.value
    }
    base.method("writelines", .exactly(1)) { world, arguments throws(Raised) in
      try check(world, arguments[0])
      let stream = arguments[0]
      try world.forEach(arguments[1]) { line throws(Raised) in
        _ = try world.callMethod(stream, "write", [line])
        return true
      }
      return .none
    }
    raw(TypeBuilder(world: world, type: state.raw))
    buffered(TypeBuilder(world: world, type: state.buffered))
    text(TypeBuilder(world: world, type: state.text))
  }

  static func isClosed(_ world: World, _ stream: Value) throws(Raised) -> Bool {
    try world.isTrue(world.getAttribute(stream, world.intern("closed")))
  }
  static func check(_ world: World, _ stream: Value) throws(Raised) {
    if try isClosed(world, stream) { throw Streams.closed(world) }
  }

  private static func checks(_ base: TypeBuilder) {
    base.method("_checkReadable", .positional(0, 1)) { world, arguments throws(Raised) in
      if try world.isTrue(world.callMethod(arguments[0], "readable")) { return .true }
      throw try Streams.unsupported(world, "File or stream is not readable.")
    }
    base.method("_checkWritable", .positional(0, 1)) { world, arguments throws(Raised) in
      if try world.isTrue(world.callMethod(arguments[0], "writable")) { return .true }
      throw try Streams.unsupported(world, "File or stream is not writable.")
    }
    base.method("_checkSeekable", .positional(0, 1)) { world, arguments throws(Raised) in
      if try world.isTrue(world.callMethod(arguments[0], "seekable")) { return .true }
      throw try Streams.unsupported(world, "File or stream is not seekable.")
    }
  }

  private static func refuse(_ base: TypeBuilder) {
    base.method("seek", .positional(1, 2)) { world, _ throws(Raised) in throw try Streams.unsupported(world, "seek") }
    base.method("truncate", .positional(0, 1)) { world, _ throws(Raised) in
      throw try Streams.unsupported(world, "truncate")
    }
    base.method("fileno") { world, _ throws(Raised) in throw try Streams.unsupported(world, "fileno") }
  }

  /// A line, byte by byte through `read`.
  private static func readLine(_ world: World, _ stream: Value, limit: Int) throws(Raised) -> Value {
    var line: [UInt8] = []
    while limit < 0 || line.count < limit {
      let byte = try world.callMethod(stream, "read", [Value(small: 1)])
      guard world.kind(of: byte) == .bytes else {
        throw world.raise("OSError", "read() should have returned a bytes object, not '\(world.typeName(of: byte))'")
      }
      let row = TextRow(Ref<BytesObject>(byte))
      if row.count == 0 { break }
      for index in 0..<row.count { line.append(UInt8(truncatingIfNeeded: row[index])) }
      if line.last == 10 { break }
      try world.checkRoom()
    }
    return try world.bytes(line)
  }

  private static func raw(_ raw: TypeBuilder) {
    raw.method("read", .positional(0, 1)) { world, arguments throws(Raised) in
      let size = try Streams.size(world, arguments[1])
      if size < 0 { return try world.callMethod(arguments[0], "readall") }
      let buffer = try world.newBytes(size, .bytearray)
      let count = try world.callMethod(arguments[0], "readinto", [buffer.value])
      if count.isNone { return .none }
      return try world.bytes(TextRow(buffer).part(0, min(max(try world.index(count), 0), buffer.pointee.count)))
    }
    raw.method("readall") { world, arguments throws(Raised) in
      var all: [UInt8] = []
      while true {
        let part = try world.callMethod(arguments[0], "read", [Value(small: 131072)])
        if part.isNone { return all.isEmpty ? .none : try world.bytes(all) }
        let row = try Streams.bytes(world, part, "read")
        if row.count == 0 { return try world.bytes(all) }
        for index in 0..<row.count { all.append(UInt8(truncatingIfNeeded: row[index])) }
        try world.mustAllocate(all.count)
      }
    }
    for name in ["readinto", "write"] as [StaticString] {
      raw.method(name, .exactly(1)) { world, _ throws(Raised) in throw world.raise("NotImplementedError", "") }
    }
  }

  private static func buffered(_ buffered: TypeBuilder) {
    buffered.method("detach") { world, _ throws(Raised) in throw try Streams.unsupported(world, "detach") }
    buffered.method("read", .positional(0, 1)) { world, _ throws(Raised) in
      throw try Streams.unsupported(world, "read")
    }
    buffered.method("read1", .positional(0, 1)) { world, _ throws(Raised) in
      throw try Streams.unsupported(world, "read1")
    }
    buffered.method("write", .exactly(1)) { world, _ throws(Raised) in throw try Streams.unsupported(world, "write") }
    buffered.method("readinto", .exactly(1)) { world, arguments throws(Raised) in
      try readInto(world, arguments[0], arguments[1], "read")
    }
    buffered.method("readinto1", .exactly(1)) { world, arguments throws(Raised) in
      try readInto(world, arguments[0], arguments[1], "read1")
    }
  }

  private static func readInto(_ world: World, _ stream: Value, _ target: Value, _ name: StaticString) throws(Raised)
    -> Value
  {
    let size = try world.mustBuffer(target).count
    let part = try world.callMethod(stream, name, [Value(small: size)])
    return try copy(world, Streams.bytes(world, part, "\(name)"), into: target)
  }

  /// Puts bytes at the beginning of a buffer that may be written.
  static func copy(_ world: World, _ source: TextRow, into target: Value) throws(Raised) -> Value {
    let count = source.count
    let slice = try world.call(world.types.slice.value, [Value(small: 0), Value(small: count)])
    try world.setItem(target, slice, world.bytes(source))
    return Value(small: count)
  }

  private static func text(_ text: TypeBuilder) {
    text.method("detach") { world, _ throws(Raised) in throw try Streams.unsupported(world, "detach") }
    text.method("read", .positional(0, 1)) { world, _ throws(Raised) in throw try Streams.unsupported(world, "read") }
    text.method("readline", .positional(0, 1)) { world, _ throws(Raised) in
      throw try Streams.unsupported(world, "readline")
    }
    text.method("write", .exactly(1)) { world, _ throws(Raised) in throw try Streams.unsupported(world, "write") }
    for name in ["encoding", "errors", "newlines"] as [StaticString] {
      text.property(name) { _, _ throws(Raised) in .none }
    }
  }
}
