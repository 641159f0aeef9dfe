// Putting texts one behind the other.

extension World {
  /// `a + b` of two strings.
  package func concatenate(_ a: Value, _ b: Value) throws(Raised) -> Value {
    let left = Ref<StringObject>(a), right = Ref<StringObject>(b)
    if right.count == 0, isExactString(a) { return a }
    if left.count == 0, isExactString(b) { return b }
    let (count, overflow) = left.count.addingReportingOverflow(right.count)
    if overflow { throw overflowError("strings are too large to concat") }
    let width = max(left.pointee.width, right.pointee.width)
    let isASCII = left.pointee.isASCII && right.pointee.isASCII
    // `text += piece` in a loop: from the second time on the text stays where it is, and grows at its end.
    if left.pointee.growth != .none, width == left.pointee.width, count >= World.growingSize {
      return try grow(left, right, count, isASCII)
    }
    let string = try newString(count, width: width, isASCII: isASCII)
    let target = TextRow(string)
    TextRow(left).copy(to: target, at: 0)
    TextRow(right).copy(to: target, at: left.count)
    string.pointee.growth = .sum
    return string.value
  }

  /// Shorter strings are rather copied.
  private static let growingSize = 64

  /// `left + right`, where left is a sum already: behind left's own text if nothing else has been put there yet.
  private func grow(
    _ left: Ref<StringObject>, _ right: Ref<StringObject>, _ count: Int, _ isASCII: Bool
  ) throws(Raised) -> Value {
    let width = Int(left.pointee.width)
    let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
    if overflow || bytes > Int.max / 4 { throw raise("MemoryError", "") }
    let header = MemoryLayout<TextBlock>.stride
    var block = Ref<TextBlock>(address: left.pointee.text &- UInt(header))
    let isLast = left.pointee.growth == .block && block.pointee.used == left.count &* width
    if !isLast || bytes > block.pointee.capacity {
      try mustAllocate(bytes * 2)
      block = Ref<TextBlock>(address: heap.allocate(header + bytes * 2))
      block.pointee.capacity = bytes * 2
      Cells<UInt8>(address: block.address &+ UInt(header)).copy(left.latin, left.count &* width)
    }
    let string = heap.make(StringObject.self)
    string.pointee = StringObject(
      header: Header(types.string, .string, owner: owner), count: count, hash: 0, width: left.pointee.width,
      isASCII: isASCII, isInterned: false, growth: .block, text: block.address &+ UInt(header))
    TextRow(right).copy(to: TextRow(string), at: left.count)
    block.pointee.used = bytes
    return string.value
  }

  /// The parts, which are all strings, one behind the other.
  package func join(_ parts: Cells<Value>, _ count: Int) throws(Raised) -> Value {
    try join(parts, count, separator: TextRow(Ref<StringObject>(emptyString)))
  }

  /// `separator.join(parts)` of strings.
  package func join(_ parts: Cells<Value>, _ count: Int, separator: TextRow) throws(Raised) -> Value {
    if count == 0 { return emptyString }
    if count == 1, isExactString(parts[0]) { return parts[0] }
    var total = 0
    var width: UInt8 = 1
    var isASCII = true
    for index in 0..<count {
      let part = Ref<StringObject>(parts[index])
      total &+= part.count
      width = max(width, part.pointee.width)
      isASCII = isASCII && part.pointee.isASCII
    }
    if count > 1 {
      let (between, overflow) = separator.count.multipliedReportingOverflow(by: count - 1)
      let (sum, isTooMuch) = total.addingReportingOverflow(between)
      if overflow || isTooMuch { throw overflowError("join() result is too long for a Python string") }
      total = sum
      if separator.count > 0 {
        width = max(width, separator.width)
        isASCII = isASCII && separator.isASCII
      }
    }
    if total == 0 { return emptyString }
    let string = try newString(total, width: width, isASCII: isASCII)
    let target = TextRow(string)
    var place = 0
    for index in 0..<count {
      if index > 0, separator.count > 0 {
        separator.copy(to: target, at: place)
        place &+= separator.count
      }
      let part = TextRow(Ref<StringObject>(parts[index]))
      part.copy(to: target, at: place)
      place &+= part.count
    }
    return string.value
  }

  /// `value * count` of a text.
  package func repeated(_ value: Value, _ times: Int) throws(Raised) -> Value {
    let units = units(of: value)
    let flavor = flavor(of: value)
    let isExact = flavor != .bytearray && (isExactString(value) || type(of: value) == types.bytes)
    if times == 1, isExact { return value }
    if times <= 0 || units.count == 0 { return try emptyText(flavor) }
    let (count, overflow) = units.count.multipliedReportingOverflow(by: times)
    if overflow {
      if flavor == .bytearray { throw raise("MemoryError", "") }
      throw overflowError(flavor == .string ? "repeated string is too long" : "repeated bytes are too long")
    }
    let target: TextRow
    let result: Value
    if flavor == .string {
      let string = try newString(count, width: units.width, isASCII: units.isASCII)
      target = TextRow(string)
      result = string.value
    } else {
      let bytes = try newBytes(count, flavor)
      target = TextRow(bytes)
      result = bytes.value
    }
    if units.count == 1 {
      target.fill(units[0], from: 0, count)
      return result
    }
    units.copy(to: target, at: 0)
    var done = units.count
    while done < count {
      let more = min(done, count &- done)
      target.part(0, more).copy(to: target, at: done)
      done &+= more
    }
    return result
  }

  /// `a + b` of bytes and bytearrays; the flavor is that of `a`.
  package func concatenateBytes(_ a: TextRow, _ b: TextRow, _ flavor: TextFlavor) throws(Raised) -> Value {
    let (count, overflow) = a.count.addingReportingOverflow(b.count)
    if overflow { throw raise("MemoryError", "") }
    let result = try newBytes(count, flavor)
    a.copy(to: TextRow(result), at: 0)
    b.copy(to: TextRow(result), at: a.count)
    return result.value
  }

  /// A slice of None and small integers: asking for its bounds runs no Python code, which could change what is sliced.
  package func settled(_ slice: Value) throws(Raised) -> Value {
    let parts = Ref<SliceObject>(slice).pointee
    func isPlain(_ part: Value) -> Bool { part.isNone || part.isInteger }
    if isPlain(parts.start), isPlain(parts.stop), isPlain(parts.step) { return slice }
    func plain(_ part: Value) throws(Raised) -> Value {
      if part.isNone { return part }
      let bound = try clampedIndex(part)
      return Value(small: min(max(bound, Value.smallRange.lowerBound), Value.smallRange.upperBound))
    }
    let step = try plain(parts.step)
    let start = try plain(parts.start)
    return makeSlice(start, try plain(parts.stop), step)
  }

  /// `value[key]` where the key is a slice.
  package func sliceOfText(_ value: Value, _ key: Value) throws(Raised) -> Value {
    let key = try settled(key)
    let units = units(of: value)
    let bounds = try sliceBounds(key, units.count)
    if bounds.count == 0 { return try emptyText(flavor(of: value)) }
    if bounds.step == 1 { return try slice(value, units, bounds.start, bounds.start + bounds.count) }
    let flavor = flavor(of: value)
    if flavor != .string {
      let bytes = try newBytes(bounds.count, flavor)
      var index = bounds.start
      for place in 0..<bounds.count {
        bytes.pointee.data[place] = units.row[index]
        index &+= bounds.step
      }
      return bytes.value
    }
    if bounds.count == 1 { return character(units[bounds.start]) }
    var highest: UInt32 = 0
    var index = bounds.start
    for _ in 0..<bounds.count {
      highest |= units[index]
      index &+= bounds.step
    }
    let string = try newString(bounds.count, highest: highest)
    let target = TextRow(string)
    index = bounds.start
    for place in 0..<bounds.count {
      target.set(place, units[index])
      index &+= bounds.step
    }
    return string.value
  }
}
