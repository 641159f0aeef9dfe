// Methods of bytes and bytearray that str has not, or has otherwise: decode, hex, fromhex, translate, maketrans.

enum BytesMethods {
  static func define(_ type: TypeBuilder) {
    type.method("decode", .named("encoding", "errors")) { world, arguments throws(Raised) in
      try StringTranslate.codecNames(world, arguments, "decode")
      return try world.decode(
        arguments[0], world.units(of: arguments[0]), encoding: arguments[1], errors: arguments[2])
    }
    type.method("hex", .named("sep", "bytes_per_sep")) { world, arguments throws(Raised) in
      try hexadecimal(world, world.units(of: arguments[0]), arguments[1], arguments[2])
    }
    type.classMethod("fromhex", .exactly(1)) { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      let isBytes = world.isSubtype(type, world.types.bytes)
      let made = try fromHexadecimal(world, arguments[1], isBytes ? .bytes : .bytearray)
      if type == world.types.bytes || type == world.types.bytearray { return made }
      return try world.call(arguments[0], [made])
    }
    type.method(
      "translate", .named("table", "delete", required: 1, positionalOnly: 1)
    ) { world, arguments throws(Raised) in
      try translate(world, arguments)
    }
    type.staticMethod("maketrans", .exactly(2)) { world, arguments throws(Raised) in
      let from = try world.mustBuffer(arguments[0]), to = try world.mustBuffer(arguments[1])
      if from.count != to.count { throw world.valueError("maketrans arguments must have same length") }
      let table = try world.newBytes(256)
      for byte in 0..<256 { table.pointee.data[byte] = UInt8(byte) }
      for index in 0..<from.count { table.pointee.data[Int(from[index])] = to.row[index] }
      return table.value
    }
  }

  static func hexadecimal(
    _ world: World, _ bytes: TextRow, _ separator: Value, _ group: Value
  ) throws(Raised) -> Value {
    var size = group.isUnbound ? 1 : try world.index(group)
    var between: UInt32 = 0
    if separator.isUnbound {
      size = 0
    } else {
      if try world.length(separator) != 1 { throw world.valueError("sep must be length 1.") }
      if world.isString(separator) {
        between = Ref<StringObject>(separator)[0]
      } else if world.kind(of: separator) == .bytes {
        between = UInt32(Ref<BytesObject>(separator).pointee.data[0])
      } else {
        throw world.typeError("sep must be str or bytes.")
      }
      if between > 0x7f { throw world.valueError("sep must be ASCII.") }
    }
    if bytes.count == 0 { return world.emptyString }
    let width = Int(min(size.magnitude, UInt(bytes.count)))
    let breaks = width == 0 ? 0 : (bytes.count - 1) / width
    let (double, overflow) = bytes.count.multipliedReportingOverflow(by: 2)
    if overflow { throw world.raise("MemoryError", "") }
    let string = try world.newString(double &+ breaks, width: 1, isASCII: true)
    var place = 0
    for index in 0..<bytes.count {
      if width > 0, index > 0 {
        // Groups are counted from the end, unless the size is negative.
        let isBreak = size > 0 ? (bytes.count - index) % width == 0 : index % width == 0
        if isBreak {
          string.latin[place] = UInt8(truncatingIfNeeded: between)
          place += 1
        }
      }
      for digit in [bytes.row[index] >> 4, bytes.row[index] & 15] {
        string.latin[place] = digit < 10 ? 48 + digit : 87 + digit
        place += 1
      }
    }
    return string.value
  }

  private static func digit(_ unit: UInt32) -> UInt8? {
    switch unit {
    case 48...57: UInt8(unit - 48)
    case 65...70: UInt8(unit - 55)
    case 97...102: UInt8(unit - 87)
    default: nil
    }
  }

  private static func fromHexadecimal(
    _ world: World, _ value: Value, _ flavor: TextFlavor
  ) throws(Raised) -> Value {
    let text: TextRow
    if world.isString(value) {
      text = TextRow(Ref<StringObject>(value))
    } else if let buffer = world.buffer(of: value) {
      text = buffer
    } else {
      throw world.typeError("fromhex() argument must be str or bytes-like, not \(world.typeName(of: value))")
    }
    var content: [UInt8] = []
    var index = 0
    while true {
      while index < text.count, isByteSpace(text[index]) { index += 1 }
      if index == text.count { break }
      guard let high = digit(text[index]) else { throw wrongDigit(world, index) }
      if index + 1 == text.count {
        throw world.valueError("fromhex() arg must contain an even number of hexadecimal digits")
      }
      guard let low = digit(text[index + 1]) else { throw wrongDigit(world, index + 1) }
      content.append(high << 4 | low)
      index += 2
    }
    return try world.bytes(content, flavor)
  }

  private static func wrongDigit(_ world: World, _ index: Int) -> Raised {
    world.valueError("non-hexadecimal number found in fromhex() arg at position \(index)")
  }

  private static func translate(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let table = arguments[1].isNone ? nil : try world.mustBuffer(arguments[1])
    if let table, table.count != 256 {
      throw world.valueError("translation table must be 256 characters long")
    }
    let removed = arguments[2].isUnbound ? nil : try world.mustBuffer(arguments[2])
    let text = world.units(of: arguments[0])
    var keeps = [Bool](repeating: true, count: 256)
    if let removed { for index in 0..<removed.count { keeps[Int(removed.row[index])] = false } }
    var content: [UInt8] = []
    content.reserveCapacity(text.count)
    for index in 0..<text.count {
      let byte = text.row[index]
      if keeps[Int(byte)] { content.append(table.map { $0.row[Int(byte)] } ?? byte) }
    }
    return try world.bytes(content, world.flavor(of: arguments[0]))
  }
}
