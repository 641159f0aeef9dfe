// io.StringIO: a stream of text in memory.
import Runtime

struct StringStream: BitwiseCopyable {
  var header: Header
  var attributes: AttributeStorage
  var data: Cells<UInt32>
  var count: Int
  var capacity: Int
  var position: Int
  /// None or a str, as given.
  var newline: Value
  var isClosed: Bool
}

/// How lines end: the argument `newline` of text streams.
enum Newlines {
  static func check(_ world: World, _ value: Value, quotes: Bool) throws(Raised) {
    if value.isNone { return }
    guard world.isString(value) else {
      throw world.typeError("newline must be str or None, not \(world.typeName(of: value))")
    }
    let text = Ref<StringObject>(value).text
    if ["", "\n", "\r", "\r\n"].contains(text) { return }
    throw world.valueError("illegal newline value: \(quotes ? try world.reprOf(value) : text)")
  }

  /// What is read: each line end as `\n`.
  static func translated(_ units: some Sequence<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    var wasReturn = false
    for unit in units {
      if unit == 10, wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = unit == 13
      result.append(unit == 13 ? 10 : unit)
    }
    return result
  }

  /// What is written: `\n` as the line end that was asked for.
  static func written(_ units: [UInt32], _ world: World, _ newline: Value) -> [UInt32] {
    guard world.isString(newline) else { return units }
    let end = Ref<StringObject>(newline).codePoints
    if end.isEmpty || end == [10] { return units }
    return units.flatMap { $0 == 10 ? end : [$0] }
  }

  /// How long the line at `start` is with its end, by `newline`.
  static func length(_ world: World, _ newline: Value, from start: Int, to end: Int, _ unit: (Int) -> UInt32) -> Int {
    let given = world.isString(newline) ? Ref<StringObject>(newline).codePoints : [10]
    var index = start
    while index < end {
      let one = unit(index)
      if given.isEmpty {
        if one == 10 { return index + 1 - start }
        if one == 13 { return (index + 1 < end && unit(index + 1) == 10 ? index + 2 : index + 1) - start }
      } else if one == given[0] {
        if given.count == 1 { return index + 1 - start }
        if index + 1 < end, unit(index + 1) == given[1] { return index + 2 - start }
      }
      index += 1
    }
    return end - start
  }
}

extension World {
  /// `repr(value)` for messages.
  func reprOf(_ value: Value) throws(Raised) -> String { Ref<StringObject>(try repr(value)).text }
}

enum StringStreamType {
  private static func open(_ world: World, _ value: Value) throws(Raised) -> Ref<StringStream> {
    let stream = Ref<StringStream>(value)
    if stream.pointee.isClosed { throw world.valueError("I/O operation on closed file") }
    return stream
  }

  static func define(_ stream: TypeBuilder) {
    stream.new { world, arguments throws(Raised) in world.makeInstance(Ref(arguments[0])) }
    stream.method("__init__", .named("initial_value", "newline")) { world, arguments throws(Raised) in
      let object = Ref<StringStream>(arguments[0])
      let newline = arguments.or(2, world.intern("\n"))
      try Newlines.check(world, newline, quotes: true)
      object.pointee.newline = newline
      object.pointee.count = 0
      object.pointee.position = 0
      object.pointee.isClosed = false
      if !arguments[1].isUnbound, !arguments[1].isNone {
        guard world.isString(arguments[1]) else {
          throw world.typeError("initial_value must be str or None, not \(world.typeName(of: arguments[1]))")
        }
        try write(world, object, Ref(arguments[1]))
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
    stream.property("closed") { _, arguments throws(Raised) in Value(Ref<StringStream>(arguments[0]).pointee.isClosed) }
    stream.property("line_buffering") { _, _ throws(Raised) in .false }
    stream.method("close") { _, arguments throws(Raised) in
      Ref<StringStream>(arguments[0]).pointee.isClosed = true
      return .none
    }
    stream.method("read", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let size = try Streams.size(world, arguments[1])
      let left = max(object.pointee.count - object.pointee.position, 0)
      return try take(world, object, size < 0 ? left : min(size, left))
    }
    stream.method("readline", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let limit = try Streams.size(world, arguments[1])
      let length = lineLength(world, object)
      return try take(world, object, limit < 0 ? length : min(limit, length))
    }
    stream.method("__next__") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let length = lineLength(world, object)
      return length == 0 ? .unbound : try take(world, object, length)
    }
    stream.method("write", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError("string argument expected, got '\(world.typeName(of: arguments[1]))'")
      }
      let text = Ref<StringObject>(arguments[1])
      try write(world, open(world, arguments[0]), text)
      return Value(small: text.count)
    }
    stream.method("getvalue") { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      return try text(world, object, 0, object.pointee.count)
    }
    stream.method("tell") { world, arguments throws(Raised) in
      world.makeInteger(try open(world, arguments[0]).pointee.position)
    }
    stream.method("seek", .positional(1, 2)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let offset = try world.index(arguments[1])
      let whence = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      if whence < 0 || whence > 2 {
        throw world.valueError("Invalid whence (\(whence), should be 0, 1 or 2)")
      }
      if whence == 0, offset < 0 { throw world.valueError("Negative seek position \(offset)") }
      if whence != 0, offset != 0 { throw world.raise("OSError", "Can't do nonzero cur-relative seeks") }
      if whence == 0 { object.pointee.position = offset }
      if whence == 2 { object.pointee.position = object.pointee.count }
      return world.makeInteger(object.pointee.position)
    }
    stream.method("truncate", .positional(0, 1)) { world, arguments throws(Raised) in
      let object = try open(world, arguments[0])
      let size =
        arguments[1].isUnbound || arguments[1].isNone ? object.pointee.position : try world.index(arguments[1])
      if size < 0 { throw world.valueError("Negative size value \(size)") }
      object.pointee.count = min(object.pointee.count, size)
      return world.makeInteger(size)
    }
  }

  private static func lineLength(_ world: World, _ object: Ref<StringStream>) -> Int {
    let start = min(object.pointee.position, object.pointee.count)
    let newline = object.pointee.newline
    let data = object.pointee.data
    return Newlines.length(world, newline, from: start, to: object.pointee.count) { data[$0] }
  }

  private static func text(_ world: World, _ object: Ref<StringStream>, _ start: Int, _ end: Int) throws(Raised)
    -> Value
  {
    let row = TextRow(Cells<UInt8>(address: object.pointee.data.address), object.pointee.count, width: 4)
    return try world.string(row.part(start, end))
  }

  private static func take(_ world: World, _ object: Ref<StringStream>, _ count: Int) throws(Raised) -> Value {
    let start = object.pointee.position
    if count == 0 { return world.emptyString }
    object.pointee.position = start + count
    return try text(world, object, start, start + count)
  }

  private static func write(_ world: World, _ object: Ref<StringStream>, _ string: Ref<StringObject>) throws(Raised) {
    var units = string.codePoints
    if object.pointee.newline.isNone { units = Newlines.translated(units) }
    units = Newlines.written(units, world, object.pointee.newline)
    if units.isEmpty { return }
    let start = object.pointee.position
    let end = start &+ units.count
    if end < 0 || end > 1 << 40 { throw world.overflowError("new position too large") }
    if end > object.pointee.capacity {
      let capacity = end + end / 8 + 32
      try world.mustAllocate(capacity * 4)
      let data = world.heap.row(UInt32.self, capacity)
      data.copy(object.pointee.data, object.pointee.count)
      object.pointee.data = data
      object.pointee.capacity = capacity
    }
    if start > object.pointee.count {
      object.pointee.data.from(object.pointee.count).fill(0, start - object.pointee.count)
    }
    for (index, unit) in units.enumerated() { object.pointee.data[start + index] = unit }
    object.pointee.position = end
    object.pointee.count = max(object.pointee.count, end)
  }
}
