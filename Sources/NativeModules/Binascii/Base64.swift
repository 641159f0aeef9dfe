// binascii: base64 and base32 (RFC 4648).
import Runtime

enum Base64 {
  static func define(_ builder: ModuleBuilder) {
    builder.function(
      "b2a_base64",
      .named("data", "padded", "wrapcol", "newline", "alphabet", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try alphabet(world, arguments[4], 64, Alphabets.base64)
      let isPadded = try BinasciiModule.flag(world, arguments[1], true)
      var output = encode(try BinasciiModule.bytes(world, arguments[0]), alphabet, bits: 6, isPadded: isPadded)
      output = try wrap(world, output, arguments[2], unit: 4)
      if try BinasciiModule.flag(world, arguments[3], true) { output.append(10) }
      return try world.bytes(output)
    }
    builder.function(
      "b2a_base32", .named("data", "padded", "wrapcol", "alphabet", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try alphabet(world, arguments[3], 32, Alphabets.base32)
      let isPadded = try BinasciiModule.flag(world, arguments[1], true)
      let output = encode(try BinasciiModule.bytes(world, arguments[0]), alphabet, bits: 5, isPadded: isPadded)
      return try world.bytes(wrap(world, output, arguments[2], unit: 8))
    }
    builder.function(
      "a2b_base64",
      .named(
        "data", "strict_mode", "padded", "alphabet", "ignorechars", "canonical", required: 1, positionalOnly: 1,
        maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try alphabet(world, arguments[3], 64, Alphabets.base64)
      let ignored = arguments[4].isUnbound ? nil : try BinasciiModule.bytes(world, arguments[4])
      let isStrict = try BinasciiModule.flag(world, arguments[1], ignored != nil)
      let isPadded = try BinasciiModule.flag(world, arguments[2], true)
      return try decode64(
        world, BinasciiModule.ascii(world, arguments[0]), alphabet, isStrict: isStrict, isPadded: isPadded,
        ignored: ignored ?? [])
    }
    builder.function(
      "a2b_base32",
      .named("data", "padded", "alphabet", "ignorechars", "canonical", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try alphabet(world, arguments[2], 32, Alphabets.base32)
      let ignored = arguments[3].isUnbound ? [] : try BinasciiModule.bytes(world, arguments[3])
      let isPadded = try BinasciiModule.flag(world, arguments[1], true)
      return try decode32(
        world, BinasciiModule.ascii(world, arguments[0]), alphabet, isPadded: isPadded, ignored: ignored)
    }
  }

  static func alphabet(
    _ world: World, _ given: Value, _ count: Int, _ usual: String
  ) throws(Raised) -> [UInt8] {
    if given.isUnbound { return Array(usual.utf8) }
    let alphabet = try BinasciiModule.bytes(world, given)
    if alphabet.count != count { throw world.valueError("alphabet must have length \(count)") }
    return alphabet
  }

  private static func encode(_ data: [UInt8], _ alphabet: [UInt8], bits: Int, isPadded: Bool) -> [UInt8] {
    var output: [UInt8] = [], held = 0, count = 0
    for byte in data {
      held = (held << 8 | Int(byte)) & 0xffff
      count += 8
      while count >= bits {
        count -= bits
        output.append(alphabet[held >> count & (1 << bits - 1)])
      }
    }
    if count > 0 { output.append(alphabet[held << (bits - count) & (1 << bits - 1)]) }
    let unit = bits == 6 ? 4 : 8
    if isPadded { while output.count % unit != 0 { output.append(61) } }
    return output
  }

  /// Lines of at most so many letters, whole units only.
  static func wrap(_ world: World, _ text: [UInt8], _ column: Value, unit: Int) throws(Raised) -> [UInt8] {
    let width = column.isUnbound ? 0 : try world.index(column)
    if width < 0 { throw world.overflowError("can't convert negative value to size_t") }
    if width == 0 || text.isEmpty { return text }
    let line = max(width / unit, 1) * unit
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: line) {
      if start > 0 { output.append(10) }
      output += text[start..<min(start + line, text.count)]
    }
    return output
  }

  private static func values(_ alphabet: [UInt8]) -> [Int] {
    var values = [Int](repeating: -1, count: 256)
    for (index, byte) in alphabet.enumerated() { values[Int(byte)] = index }
    return values
  }

  private static func decode64(
    _ world: World, _ text: [UInt8], _ alphabet: [UInt8], isStrict: Bool, isPadded: Bool, ignored: [UInt8]
  ) throws(Raised) -> Value {
    let values = values(alphabet)
    var output: [UInt8] = [], held = 0, place = 0, pads = 0, letters = 0
    func fail(_ message: String) -> Raised { BinasciiModule.error(world, message) }
    func oneTooMany() -> Raised {
      fail(
        "Invalid base64-encoded string: number of data characters (\(letters)) cannot be 1 more than a multiple of 4")
    }
    for byte in text {
      if byte == 61, isPadded {
        pads += 1
        if place >= 2, place + pads <= 4 { continue }
        if !isStrict || ignored.contains(61) {
          continue
        }
        if place == 1 { throw oneTooMany() }
        if letters == 0 && pads == 1 { throw fail("Leading padding not allowed") }
        throw fail("Excess padding not allowed")
      }
      let value = values[Int(byte)]
      if value < 0 {
        if isStrict, !ignored.contains(byte) { throw fail("Only base64 data is allowed") }
        continue
      }
      if isStrict, pads > 0 {
        throw fail(place + pads == 4 ? "Excess data after padding" : "Discontinuous padding not allowed")
      }
      pads = 0
      letters += 1
      held = (held << 6 | value) & 0xff_ffff
      switch place {
      case 0: break
      case 1: output.append(UInt8(truncatingIfNeeded: held >> 4))
      case 2: output.append(UInt8(truncatingIfNeeded: held >> 2))
      default: output.append(UInt8(truncatingIfNeeded: held))
      }
      place = (place + 1) % 4
    }
    if place == 1 { throw oneTooMany() }
    if place != 0, isPadded, place + pads < 4 { throw fail("Incorrect padding") }
    return try world.bytes(output)
  }

  private static func decode32(
    _ world: World, _ text: [UInt8], _ alphabet: [UInt8], isPadded: Bool, ignored: [UInt8]
  ) throws(Raised) -> Value {
    let values = values(alphabet)
    var output: [UInt8] = [], held = 0, bits = 0, letters = 0, pads = 0
    for byte in text {
      if ignored.contains(byte) { continue }
      if byte == 61, isPadded {
        pads += 1
        continue
      }
      let value = values[Int(byte)]
      if value < 0 { throw BinasciiModule.error(world, "Only base32 data is allowed") }
      if pads > 0 { throw BinasciiModule.error(world, "Excess data after padding") }
      letters += 1
      held = (held << 5 | value) & 0xffff
      bits += 5
      if bits >= 8 {
        bits -= 8
        output.append(UInt8(truncatingIfNeeded: held >> bits))
      }
    }
    if [1, 3, 6].contains(letters % 8) {
      throw BinasciiModule.error(
        world,
        "Invalid base32-encoded string: number of data characters (\(letters)) cannot be 1, 3, or 6 more than a multiple of 8"
      )
    }
    if isPadded, (letters + pads) % 8 != 0 {
      throw BinasciiModule.error(world, letters % 8 + pads < 8 ? "Incorrect padding" : "Excess padding not allowed")
    }
    return try world.bytes(output)
  }
}
