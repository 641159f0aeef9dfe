// binascii: bytes as text in the ways of mail and the web, and check sums.
import Runtime

enum BinasciiModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Conversion between binary data and ASCII")
    builder.constant(
      "Error",
      try builder.exception("Error", bases: world.tuple(world.exceptionType("ValueError").value), module: "binascii"))
    builder.constant(
      "Incomplete",
      try builder.exception(
        "Incomplete", bases: world.tuple(world.exceptionType("Exception").value), module: "binascii"))
    for (name, alphabet) in Alphabets.all { builder.constant(name, try world.bytes(Array(alphabet.utf8))) }
    hexadecimal(builder)
    sums(builder)
    uuencoding(builder)
    Base64.define(builder)
    Base85.define(builder)
    QuotedPrintable.define(builder)
  }

  static func error(_ world: World, _ message: String) -> Raised {
    do throws(Raised) {
      let type = try world.getAttribute(world.importModule("binascii"), world.intern("Error"))
      return world.raise(try world.call(type, [world.string(message)]))
    } catch {
      return error
    }
  }

  /// The bytes to be encoded.
  static func bytes(_ world: World, _ value: Value) throws(Raised) -> [UInt8] {
    let row = try world.mustBuffer(value)
    try world.charge(row.count)
    return (0..<row.count).map { row.row[$0] }
  }

  /// What is to be decoded, which may be text as well.
  static func ascii(_ world: World, _ value: Value) throws(Raised) -> [UInt8] {
    if world.isString(value) {
      let text = Ref<StringObject>(value)
      guard text.pointee.isASCII else {
        throw world.valueError("string argument should contain only ASCII characters")
      }
      try world.charge(text.count)
      return (0..<text.count).map { UInt8(truncatingIfNeeded: text[$0]) }
    }
    guard world.buffer(of: value) != nil else {
      throw world.typeError("argument should be bytes, buffer or ASCII string, not '\(world.typeName(of: value))'")
    }
    return try bytes(world, value)
  }

  static func flag(_ world: World, _ value: Value, _ usual: Bool = false) throws(Raised) -> Bool {
    value.isUnbound ? usual : try world.isTrue(value)
  }

  // MARK: Hexadecimal digits

  private static func hexadecimal(_ builder: ModuleBuilder) {
    for name: StaticString in ["b2a_hex", "hexlify"] {
      builder.function(name, .named("data", "sep", "bytes_per_sep", required: 1)) { world, arguments throws(Raised) in
        let digits = Array("0123456789abcdef".utf8)
        let data = try bytes(world, arguments[0])
        var separator: UInt8?
        if !arguments[1].isUnbound {
          let given = try world.isString(arguments[1]) ? ascii(world, arguments[1]) : bytes(world, arguments[1])
          if given.count != 1 { throw world.valueError("sep must be length 1.") }
          separator = given[0]
        }
        let group = arguments[2].isUnbound ? 1 : try world.index(arguments[2])
        var output: [UInt8] = []
        for (index, byte) in data.enumerated() {
          if let separator, group != 0, index > 0 {
            let place = group > 0 ? data.count - index : index
            if place % group.magnitude.asInt == 0 { output.append(separator) }
          }
          output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return try world.bytes(output)
      }
    }
    for name: StaticString in ["a2b_hex", "unhexlify"] {
      builder.function(name, .named("hexstr", "ignorechars", required: 1, positionalOnly: 1, maximum: 1)) {
        world, arguments throws(Raised) in
        let ignored = arguments[1].isUnbound ? [] : try bytes(world, arguments[1])
        let text = try ascii(world, arguments[0]).filter { !ignored.contains($0) }
        if text.count % 2 != 0 { throw error(world, "Odd number of hexadecimal digits") }
        var output: [UInt8] = []
        for index in stride(from: 0, to: text.count, by: 2) {
          guard let high = digit(text[index]), let low = digit(text[index + 1]) else {
            throw error(world, "Non-hexadecimal digit found")
          }
          output.append(high << 4 | low)
        }
        return try world.bytes(output)
      }
    }
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  // MARK: Check sums

  private static func sums(_ builder: ModuleBuilder) {
    builder.function("crc32", .positional(1, 2)) { world, arguments throws(Raised) in
      let start = arguments[1].isUnbound ? 0 : try world.mask(arguments[1])
      return Value(small: Int(CheckSums.crc32(try bytes(world, arguments[0]), start)))
    }
    builder.function("crc_hqx", .exactly(2)) { world, arguments throws(Raised) in
      var sum = try world.mask(arguments[1]) & 0xffff
      for byte in try bytes(world, arguments[0]) {
        sum ^= UInt32(byte) << 8
        for _ in 0..<8 { sum = sum & 0x8000 != 0 ? (sum << 1 ^ 0x1021) & 0xffff : sum << 1 }
      }
      return Value(small: Int(sum))
    }
  }

  // MARK: uuencode

  private static func uuencoding(_ builder: ModuleBuilder) {
    builder.function("b2a_uu", .named("data", "backtick", required: 1, positionalOnly: 1, maximum: 1)) {
      world, arguments throws(Raised) in
      let data = try bytes(world, arguments[0])
      if data.count > 45 { throw error(world, "At most 45 bytes at once") }
      let zero: UInt8 = try flag(world, arguments[1]) ? 96 : 32
      func letter(_ bits: Int) -> UInt8 { bits == 0 ? zero : UInt8(32 + bits) }
      var output = [letter(data.count)]
      for start in stride(from: 0, to: data.count, by: 3) {
        let three = (start..<start + 3).reduce(0) { $0 << 8 | ($1 < data.count ? Int(data[$1]) : 0) }
        for shift in [18, 12, 6, 0] { output.append(letter(three >> shift & 63)) }
      }
      return try world.bytes(output + [10])
    }
    builder.function("a2b_uu", .exactly(1)) { world, arguments throws(Raised) in
      let text = try ascii(world, arguments[0])
      guard let first = text.first else { return try world.bytes([]) }
      let count = Int((first &- 32) & 63)
      var output: [UInt8] = [], bits = 0, held = 0, place = 1
      while output.count < count {
        var value = 0
        if place < text.count, text[place] != 10, text[place] != 13 {
          guard text[place] >= 32, text[place] <= 96 else { throw error(world, "Illegal char") }
          value = Int((text[place] - 32) & 63)
        }
        if place < text.count { place += 1 }
        held = (held << 6 | value) & 0xffff
        bits += 6
        if bits >= 8 {
          bits -= 8
          output.append(UInt8(truncatingIfNeeded: held >> bits))
        }
      }
      for byte in text[min(place, text.count)...] where ![32, 96, 10, 13].contains(byte) {
        _ = byte
        throw error(world, "Trailing garbage")
      }
      return try world.bytes(output)
    }
  }
}

extension UInt {
  fileprivate var asInt: Int { Int(clamping: self) }
}

extension World {
  /// The lowest 32 bits of an integer.
  func mask(_ value: Value) throws(Raised) -> UInt32 {
    let number = try indexValue(value)
    return UInt32(truncatingIfNeeded: smallInteger(number) ?? Int(truncatingIfNeeded: big(number)))
  }
}

enum Alphabets {
  static let base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  static let base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  static let base85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"

  static let all: [(StaticString, String)] = [
    ("BASE64_ALPHABET", base64), ("BASE32_ALPHABET", base32), ("BASE85_ALPHABET", base85),
    ("URLSAFE_BASE64_ALPHABET", base64.dropLast(2) + "-_"),
    ("CRYPT_ALPHABET", "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    ("UU_ALPHABET", ascii(32...95)), ("ASCII85_ALPHABET", ascii(33...117)),
    ("BINHEX_ALPHABET", "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"),
    ("Z85_ALPHABET", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"),
    ("BASE32HEX_ALPHABET", "0123456789ABCDEFGHIJKLMNOPQRSTUV"),
  ]

  private static func ascii(_ range: ClosedRange<UInt8>) -> String { String(decoding: Array(range), as: UTF8.self) }
}

/// Sums of bytes, as zlib has them.
enum CheckSums {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 != 0 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
  }

  static func crc32(_ bytes: [UInt8], _ start: UInt32) -> UInt32 {
    var sum = ~start
    for byte in bytes { sum = sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    return ~sum
  }

  static func adler32(_ bytes: [UInt8], _ start: UInt32) -> UInt32 {
    var low = start & 0xffff, high = start >> 16
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }
}
