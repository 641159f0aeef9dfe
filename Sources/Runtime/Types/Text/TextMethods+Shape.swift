// Methods that str, bytes and bytearray share: filling up, replacing, joining.

extension TextMethods {
  static func shape(_ type: TypeBuilder) {
    type.method("center", .positional(1, 2)) { world, arguments throws(Raised) in
      let (text, width, fill) = try measures(world, arguments, "center")
      let missing = width - text.count
      let left = missing / 2 + (missing & width & 1)
      return try pad(world, arguments[0], left: missing > 0 ? left : 0, right: missing > 0 ? missing - left : 0, fill)
    }
    type.method("ljust", .positional(1, 2)) { world, arguments throws(Raised) in
      let (text, width, fill) = try measures(world, arguments, "ljust")
      return try pad(world, arguments[0], left: 0, right: max(width - text.count, 0), fill)
    }
    type.method("rjust", .positional(1, 2)) { world, arguments throws(Raised) in
      let (text, width, fill) = try measures(world, arguments, "rjust")
      return try pad(world, arguments[0], left: max(width - text.count, 0), right: 0, fill)
    }
    type.method("zfill", .exactly(1)) { world, arguments throws(Raised) in
      let width = try world.index(arguments[1])
      let text = world.units(of: arguments[0])
      let missing = max(width, 0) - text.count
      let filled = try pad(world, arguments[0], left: max(missing, 0), right: 0, 48)
      if missing > 0, text.count > 0, text[0] == 43 || text[0] == 45 {
        // The new text is ours alone: the sign goes before the zeros.
        let row = world.units(of: filled)
        row.set(0, text[0])
        row.set(missing, 48)
      }
      return filled
    }
    type.method("expandtabs", .named("tabsize")) { world, arguments throws(Raised) in
      let size = arguments[1].isUnbound ? 8 : try world.index(arguments[1])
      return try expand(world, arguments[0], size)
    }
    type.method(
      "replace", .named("old", "new", "count", required: 2, positionalOnly: 2)
    ) { world, arguments throws(Raised) in
      try replace(world, arguments)
    }
    type.method("join", .exactly(1)) { world, arguments throws(Raised) in
      try join(world, arguments[0], arguments[1])
    }
  }

  private static func measures(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) -> (TextRow, Int, UInt32) {
    let width = try world.index(arguments[1])
    var fill: UInt32 = 32
    if !arguments[2].isUnbound {
      if world.flavor(of: arguments[0]) == .string {
        guard world.isString(arguments[2]) else {
          throw world.typeError(
            "The fill character must be a unicode character, not \(world.typeName(of: arguments[2]))")
        }
        let text = Ref<StringObject>(arguments[2])
        if text.count != 1 { throw world.typeError("The fill character must be exactly one character long") }
        fill = text[0]
      } else {
        let kind = world.kind(of: arguments[2])
        guard kind == .bytes || kind == .bytearray else {
          throw world.typeError(
            "\(name)() argument 2 must be a byte string of length 1, not \(world.typeNameOrNone(of: arguments[2]))")
        }
        let bytes = Ref<BytesObject>(arguments[2])
        if bytes.pointee.count != 1 {
          throw world.typeError(
            "\(name)(): argument 2 must be a byte string of length 1, not a \(kind == .bytes ? "bytes" : "bytearray") object of length \(bytes.pointee.count)"
          )
        }
        fill = UInt32(bytes.pointee.data[0])
      }
    }
    return (world.units(of: arguments[0]), max(width, 0), fill)
  }

  /// The text with so many units before and behind it.
  static func pad(
    _ world: World, _ value: Value, left: Int, right: Int, _ fill: UInt32
  ) throws(Raised) -> Value {
    let text = world.units(of: value)
    if left == 0, right == 0 { return try world.slice(value, text, 0, text.count) }
    let (count, overflow) = text.count.addingReportingOverflow(left &+ right)
    if overflow { throw world.overflowError("padded string is too long") }
    let flavor = world.flavor(of: value)
    let target: TextRow
    let result: Value
    if flavor == .string {
      let string = try world.newString(
        count, width: max(text.width, fill < 0x100 ? 1 : fill < 0x10000 ? 2 : 4), isASCII: text.isASCII && fill < 0x80)
      target = TextRow(string)
      result = string.value
    } else {
      let bytes = try world.newBytes(count, flavor)
      target = TextRow(bytes)
      result = bytes.value
    }
    target.fill(fill, from: 0, left)
    text.copy(to: target, at: left)
    target.fill(fill, from: left + text.count, right)
    return result
  }

  private static func expand(_ world: World, _ value: Value, _ size: Int) throws(Raised) -> Value {
    let text = world.units(of: value)
    var total = 0, column = 0
    for index in 0..<text.count {
      let unit = text[index]
      if unit == 9 {
        let step = size > 0 ? size - column % size : 0
        let (sum, overflow) = total.addingReportingOverflow(step)
        if overflow { throw world.overflowError("new string is too long") }
        total = sum
        column = size > 0 ? 0 : column
      } else {
        let (sum, overflow) = total.addingReportingOverflow(1)
        if overflow { throw world.overflowError("new string is too long") }
        total = sum
        column = unit == 10 || unit == 13 ? 0 : column + 1
      }
    }
    try world.mustAllocate(total)
    var buffer = TextBuffer()
    column = 0
    for index in 0..<text.count {
      let unit = text[index]
      if unit == 9 {
        let step = size > 0 ? size - column % size : 0
        buffer.append(32, times: step)
        column = 0
      } else {
        buffer.append(unit)
        column = unit == 10 || unit == 13 ? 0 : column + 1
      }
    }
    let flavor = world.flavor(of: value)
    return flavor == .string ? try buffer.finish(world) : try buffer.finishBytes(world, flavor)
  }

  // MARK: Replacing

  private static func replace(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let old = try world.operand(arguments[1], of: arguments[0]) { world in
      "replace() argument 1 must be str, not \(world.typeNameOrNone(of: arguments[1]))"
    }
    let new = try world.operand(arguments[2], of: arguments[0]) { world in
      "replace() argument 2 must be str, not \(world.typeNameOrNone(of: arguments[2]))"
    }
    var limit = arguments[3].isUnbound ? Int.max : try world.index(arguments[3])
    if limit < 0 { limit = .max }
    let text = world.units(of: arguments[0])
    let times = text.occurrences(of: old, 0, text.count, limit: limit)
    if times == 0 { return try world.slice(arguments[0], text, 0, text.count) }
    let (growth, isTooMuch) = times.multipliedReportingOverflow(by: new.count - old.count)
    let (count, overflow) = text.count.addingReportingOverflow(growth)
    let flavor = world.flavor(of: arguments[0])
    if isTooMuch || overflow {
      throw world.overflowError(
        flavor == .string ? "replace string is too long" : "replace bytes is too long")
    }
    if count == 0 { return try world.emptyText(flavor) }
    let target: TextRow
    let result: Value
    if flavor == .string {
      // What is replaced may have been all that was wide.
      let isNarrowing = old.width > new.width && text.width > new.width
      let string = try world.newString(
        count, width: max(text.width, new.width), isASCII: text.isASCII && (new.isASCII || new.count == 0))
      target = TextRow(string)
      result = string.value
      write(text, old, new, times, to: target)
      return isNarrowing || !string.pointee.isASCII && string.pointee.width == 1
        ? try world.string(target.unknown) : result
    }
    let bytes = try world.newBytes(count, flavor)
    target = TextRow(bytes)
    result = bytes.value
    write(text, old, new, times, to: target)
    return result
  }

  private static func write(_ text: TextRow, _ old: TextRow, _ new: TextRow, _ times: Int, to target: TextRow) {
    var source = 0, place = 0
    for time in 0..<times {
      var index = source
      if old.count > 0 {
        index = text.find(old, source, text.count)
      } else if time > 0 {
        index += 1
      }
      text.part(source, index).copy(to: target, at: place)
      place += index - source
      new.copy(to: target, at: place)
      place += new.count
      source = index + old.count
    }
    text.part(source, text.count).copy(to: target, at: place)
  }

  // MARK: Joining

  private static func join(_ world: World, _ separator: Value, _ iterable: Value) throws(Raised) -> Value {
    let type = world.type(of: iterable)
    if world.special(.iter, of: type).isUnbound && !world.hasItems(type)
      || world.special(.iter, of: type).isNone
    {
      throw world.typeError("can only join an iterable")
    }
    let parts: Cells<Value>
    let count: Int
    if type == world.types.list {
      parts = Ref<ListObject>(iterable).pointee.items
      count = Ref<ListObject>(iterable).pointee.count
    } else if type == world.types.tuple {
      parts = Ref<TupleObject>(iterable).items
      count = Ref<TupleObject>(iterable).count
    } else {
      let list = world.makeList()
      try world.forEach(iterable) { element throws(Raised) in
        world.append(element, to: list)
        return true
      }
      parts = list.pointee.items
      count = list.pointee.count
    }
    if world.flavor(of: separator) != .string { return try joinBytes(world, separator, parts, count) }
    for index in 0..<count where !world.isString(parts[index]) {
      throw world.typeError(
        "sequence item \(index): expected str instance, \(world.typeName(of: parts[index])) found")
    }
    return try world.join(parts, count, separator: TextRow(Ref<StringObject>(separator)))
  }

  private static func joinBytes(
    _ world: World, _ separator: Value, _ parts: Cells<Value>, _ count: Int
  ) throws(Raised) -> Value {
    let between = world.units(of: separator)
    var total = 0
    var rows: [TextRow] = []
    rows.reserveCapacity(count)
    for index in 0..<count {
      guard let row = world.buffer(of: parts[index]) else {
        throw world.typeError(
          "sequence item \(index): expected a bytes-like object, \(world.typeName(of: parts[index])) found")
      }
      rows.append(row)
      let (sum, overflow) = total.addingReportingOverflow(row.count &+ (index > 0 ? between.count : 0))
      if overflow { throw world.overflowError("join() result is too long") }
      total = sum
    }
    let flavor = world.flavor(of: separator)
    if count == 1, flavor == .bytes, world.type(of: parts[0]) == world.types.bytes { return parts[0] }
    let result = try world.newBytes(total, flavor)
    let target = TextRow(result)
    var place = 0
    for (index, row) in rows.enumerated() {
      if index > 0 {
        between.copy(to: target, at: place)
        place += between.count
      }
      row.copy(to: target, at: place)
      place += row.count
    }
    return result.value
  }
}

extension TextRow {
  /// The same row, of which is not known whether it is ASCII.
  var unknown: TextRow { TextRow(row, count, width: width, isASCII: false) }
}
