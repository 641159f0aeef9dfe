// bytearray: what changes it. All else it shares with bytes.

enum BytearrayType {
  @Sendable static func define(_ world: World) {
    let bytearray = TypeBuilder(world: world, type: world.types.bytearray)
    BytesType.iterator(world, "bytearray_iterator", \.bytearrayIterator)
    bytearray.new { world, arguments throws(Raised) in
      try world.newBytes(0, type: Ref<TypeObject>(arguments[0])).value
    }
    bytearray.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let given = try TextConstructors.arguments(
        world, arguments, ["source", "encoding", "errors"], of: "bytearray")
      let own = Ref<BytesObject>(arguments[0])
      if own.pointee.count > 0 { try world.checkNoViews(own) }
      let made = Ref<BytesObject>(try BytesType.content(world, given, .bytearray))
      if made.pointee.count != own.pointee.count { try world.checkNoViews(own) }
      own.pointee.data = made.pointee.data
      own.pointee.count = made.pointee.count
      own.pointee.capacity = made.pointee.capacity
      return .none
    }
    bytearray.constant("__hash__", .none)
    bytearray.method("__repr__") { world, arguments throws(Raised) in
      let text = world.units(of: arguments[0])
      try world.mustAllocate(text.count)
      var buffer = TextBuffer()
      buffer.append("\(world.typeName(of: arguments[0]))(" as String)
      TextRepr.bytes(text, &buffer)
      buffer.append(")")
      return try buffer.finish(world)
    }
    bytearray.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(world.textTypes.bytearrayIterator, arguments[0])
    }
    bytearray.method("__alloc__") { _, arguments throws(Raised) in
      Value(small: Ref<BytesObject>(arguments[0]).pointee.capacity + 1)
    }
    bytearray.method("__reduce__") { world, arguments throws(Raised) in
      let text = try world.string(world.units(of: arguments[0]))
      let content = world.makeTuple([text, world.intern("latin-1")]).value
      return world.makeTuple([world.type(of: arguments[0]).value, content, .none]).value
    }
    BytesType.shared(bytearray)
    items(bytearray)
    elements(bytearray)
    whole(bytearray)
  }

  // MARK: Items and slices

  private static func items(_ bytearray: TypeBuilder) {
    bytearray.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      if world.kind(of: arguments[1]) == .slice {
        try assign(world, bytes, arguments[1], arguments[2])
        return .none
      }
      let place = try place(world, bytes, arguments[1])
      let byte = try world.byte(arguments[2])
      if place >= bytes.pointee.count { throw world.indexError("bytearray index out of range") }
      bytes.pointee.data[place] = byte
      return .none
    }
    bytearray.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      if world.kind(of: arguments[1]) == .slice {
        let key = try world.settled(arguments[1])
        let bounds = try world.sliceBounds(key, bytes.pointee.count)
        try remove(world, bytes, bounds)
        return .none
      }
      let place = try place(world, bytes, arguments[1])
      try replace(world, bytes, place, place + 1, [])
      return .none
    }
    bytearray.method("__iadd__", .exactly(1)) { world, arguments throws(Raised) in
      guard let other = world.buffer(of: arguments[1]) else {
        throw world.typeError(
          "can't concat \(world.typeName(of: arguments[1])) to \(world.typeName(of: arguments[0]))")
      }
      // The bytes that are added lie in what would be moved.
      if arguments[0] == arguments[1], other.count > 0 {
        throw world.raise("BufferError", "Existing exports of data: object cannot be re-sized")
      }
      try append(world, Ref<BytesObject>(arguments[0]), other)
      return arguments[0]
    }
    bytearray.method("__imul__", .exactly(1)) { world, arguments throws(Raised) in
      let times = try world.times(arguments[1])
      let bytes = Ref<BytesObject>(arguments[0])
      if times != 1 { try world.checkNoViews(bytes) }
      let made = Ref<BytesObject>(try world.repeated(arguments[0], times))
      bytes.pointee.data = made.pointee.data
      bytes.pointee.count = made.pointee.count
      bytes.pointee.capacity = made.pointee.capacity
      return arguments[0]
    }
  }

  private static func place(_ world: World, _ bytes: Ref<BytesObject>, _ key: Value) throws(Raised) -> Int {
    let index = try world.elementIndex(key, bytes.pointee.count, of: "bytearray")
    if index < 0 || index >= bytes.pointee.count { throw world.indexError("bytearray index out of range") }
    return index
  }

  private static func assign(
    _ world: World, _ bytes: Ref<BytesObject>, _ key: Value, _ value: Value
  ) throws(Raised) {
    let new: [UInt8]
    if let buffer = world.buffer(of: value) {
      new = (0..<buffer.count).map { buffer.row[$0] }
    } else {
      let type = world.type(of: value)
      let isIterable = !world.special(.iter, of: type).isUnbound || world.hasItems(type)
      if !isIterable || world.isString(value) || world.kind(of: value) == .integer {
        throw world.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
      }
      let made = Ref<BytesObject>(try BytesType.bytes(of: value, world, .bytearray))
      new = (0..<made.pointee.count).map { made.pointee.data[$0] }
    }
    let key = try world.settled(key)
    let bounds = try world.sliceBounds(key, bytes.pointee.count)
    if bounds.step == 1 {
      return try replace(world, bytes, bounds.start, max(bounds.start, bounds.stop), new)
    }
    if new.isEmpty { return try remove(world, bytes, bounds) }
    if new.count != bounds.count {
      throw world.valueError(
        "attempt to assign bytes of size \(new.count) to extended slice of size \(bounds.count)")
    }
    var index = bounds.start
    for byte in new {
      bytes.pointee.data[index] = byte
      index &+= bounds.step
    }
  }

  private static func remove(_ world: World, _ bytes: Ref<BytesObject>, _ bounds: SliceBounds) throws(Raised) {
    if bounds.count == 0 { return }
    try world.checkNoViews(bytes)
    if bounds.step == 1 { return try replace(world, bytes, bounds.start, bounds.start + bounds.count, []) }
    let first = bounds.step > 0 ? bounds.start : bounds.start + (bounds.count - 1) * bounds.step
    let step = abs(bounds.step)
    var target = first
    for index in first..<bytes.pointee.count {
      let offset = index - first
      if offset % step == 0, offset / step < bounds.count { continue }
      bytes.pointee.data[target] = bytes.pointee.data[index]
      target += 1
    }
    bytes.pointee.count = target
  }

  // MARK: Storage

  /// Makes the bytearray `count` long; what comes to it is not cleared.
  private static func resize(_ world: World, _ bytes: Ref<BytesObject>, _ count: Int) throws(Raised) {
    if count != bytes.pointee.count { try world.checkNoViews(bytes) }
    if count > bytes.pointee.capacity {
      let old = bytes.pointee.capacity
      let capacity = max(count, old &+ old / 2 &+ 16)
      try world.mustAllocate(capacity)
      let data = world.heap.row(UInt8.self, capacity)
      data.copy(bytes.pointee.data, bytes.pointee.count)
      bytes.pointee.data = data
      bytes.pointee.capacity = capacity
    }
    bytes.pointee.count = count
  }

  private static func append(_ world: World, _ bytes: Ref<BytesObject>, _ other: TextRow) throws(Raised) {
    let count = bytes.pointee.count
    let (total, overflow) = count.addingReportingOverflow(other.count)
    if overflow { throw world.raise("MemoryError", "") }
    try resize(world, bytes, total)
    // Of itself the old row is still there.
    bytes.pointee.data.from(count).copy(other.row, other.count)
  }

  private static func replace(
    _ world: World, _ bytes: Ref<BytesObject>, _ start: Int, _ end: Int, _ new: [UInt8]
  ) throws(Raised) {
    let count = bytes.pointee.count
    let total = count - (end - start) + new.count
    if total != count { try world.checkNoViews(bytes) }
    if total > count { try resize(world, bytes, total) }
    let data = bytes.pointee.data
    data.from(start + new.count).copy(data.from(end), count - end)
    for index in new.indices { data[start + index] = new[index] }
    bytes.pointee.count = total
  }

  // MARK: Methods

  private static func elements(_ bytearray: TypeBuilder) {
    bytearray.method("append", .exactly(1)) { world, arguments throws(Raised) in
      let byte = try world.byte(arguments[1])
      let bytes = Ref<BytesObject>(arguments[0])
      try resize(world, bytes, bytes.pointee.count + 1)
      bytes.pointee.data[bytes.pointee.count - 1] = byte
      return .none
    }
    bytearray.method("extend", .exactly(1)) { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      if let buffer = world.buffer(of: arguments[1]) {
        try append(world, bytes, buffer)
        return .none
      }
      if world.isString(arguments[1]) {
        throw world.typeError("expected iterable of integers; got: '\(world.typeName(of: arguments[1]))'")
      }
      let type = world.type(of: arguments[1])
      if world.special(.iter, of: type).isUnbound, !world.hasItems(type) {
        throw world.typeError("can't extend bytearray with \(type.pointee.name.text)")
      }
      let made = try BytesType.bytes(of: arguments[1], world, .bytearray)
      try append(world, bytes, world.units(of: made))
      return .none
    }
    bytearray.method("insert", .exactly(2)) { world, arguments throws(Raised) in
      var index = try world.index(arguments[1])
      let byte = try world.byte(arguments[2])
      let bytes = Ref<BytesObject>(arguments[0])
      let count = bytes.pointee.count
      if index < 0 { index = max(index &+ count, 0) }
      index = min(index, count)
      try replace(world, bytes, index, index, [byte])
      return .none
    }
    bytearray.method("pop", .positional(0, 1)) { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      var index = arguments[1].isUnbound ? -1 : try world.index(arguments[1])
      let count = bytes.pointee.count
      if count == 0 { throw world.indexError("pop from empty bytearray") }
      if index < 0 { index &+= count }
      if index < 0 || index >= count { throw world.indexError("pop index out of range") }
      let byte = bytes.pointee.data[index]
      try replace(world, bytes, index, index + 1, [])
      return Value(small: Int(byte))
    }
    bytearray.method("remove", .exactly(1)) { world, arguments throws(Raised) in
      let byte = try world.byte(arguments[1])
      let bytes = Ref<BytesObject>(arguments[0])
      let index = bytes.pointee.data.index(of: byte, from: 0, to: bytes.pointee.count)
      if index < 0 { throw world.valueError("value not found in bytearray") }
      try replace(world, bytes, index, index + 1, [])
      return .none
    }
  }

  private static func whole(_ bytearray: TypeBuilder) {
    bytearray.method("clear") { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      if bytes.pointee.count > 0 { try world.checkNoViews(bytes) }
      bytes.pointee.count = 0
      return .none
    }
    bytearray.method("copy") { world, arguments throws(Raised) in
      try world.bytes(world.units(of: arguments[0]), .bytearray)
    }
    bytearray.method("reverse") { _, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      var low = 0, high = bytes.pointee.count - 1
      while low < high {
        let byte = bytes.pointee.data[low]
        bytes.pointee.data[low] = bytes.pointee.data[high]
        bytes.pointee.data[high] = byte
        low += 1
        high -= 1
      }
      return .none
    }
    bytearray.method("resize", .exactly(1)) { world, arguments throws(Raised) in
      let size = try world.index(arguments[1])
      if size < 0 { throw world.valueError("Can only resize to positive sizes, got \(size)") }
      let bytes = Ref<BytesObject>(arguments[0])
      let old = bytes.pointee.count
      try resize(world, bytes, size)
      if size > old { bytes.pointee.data.from(old).fill(0, size - old) }
      return .none
    }
    bytearray.method("take_bytes", .positional(0, 1)) { world, arguments throws(Raised) in
      let bytes = Ref<BytesObject>(arguments[0])
      var given: Int?
      if !arguments[1].isUnbound, !arguments[1].isNone {
        guard let whole = try world.wholeNumber(arguments[1]) else {
          throw world.typeError("n must be an integer or None")
        }
        given = try world.index(whole)
      }
      let count = bytes.pointee.count
      var taken = given ?? count
      if given != nil {
        if taken < 0 { taken &+= count }
        if taken < 0 || taken > count { throw world.indexError("can't take \(taken) bytes outside size \(count)") }
      }
      let result = try world.bytes(world.units(of: arguments[0]).part(0, taken))
      try replace(world, bytes, 0, taken, [])
      return result
    }
  }
}
