// Text to bytes, by the codecs that are built in.

struct Encoder {
  let world: World
  let codec: Codec
  let object: Value
  let errors: TextErrors
  private var output: [UInt8] = []

  init(world: World, codec: Codec, object: Value, errors: TextErrors) {
    self.world = world
    self.codec = codec
    self.object = object
    self.errors = errors
  }

  mutating func run() throws(Raised) -> Value {
    let text = TextRow(Ref<StringObject>(object))
    output.reserveCapacity(text.count + text.count / 2 + 8)
    switch codec {
    case .utf8Signature: output = [0xef, 0xbb, 0xbf]
    case .utf16: output = [0xff, 0xfe]
    case .utf32: output = [0xff, 0xfe, 0, 0]
    default: break
    }
    var index = 0
    while index < text.count {
      if append(text[index]) {
        index += 1
        continue
      }
      var end = index + 1
      if hasRuns { while end < text.count, !canEncode(text[end]) { end += 1 } }
      let (replacement, next) = try errors.encode(world, codec, object, index, end, reason)
      switch replacement {
      case .bytes(let bytes): output += bytes
      case .text(let row):
        for place in 0..<row.count where !append(row[place]) {
          throw world.raise(
            TextErrors.exception(world, "UnicodeEncodeError", codec.name, object, index, end, reason))
        }
      }
      if output.count > world.heap.limit { throw world.raise("MemoryError", "") }
      index = next
    }
    return try world.bytes(output)
  }

  /// Errors speak of as many characters as there are; in UTF-16 and UTF-32 of one.
  private var hasRuns: Bool {
    switch codec {
    case .utf8, .utf8Signature, .ascii, .latin1: true
    default: false
    }
  }

  private var reason: StaticString {
    switch codec {
    case .ascii: "ordinal not in range(128)"
    case .latin1: "ordinal not in range(256)"
    default: "surrogates not allowed"
    }
  }

  private func canEncode(_ unit: UInt32) -> Bool {
    switch codec {
    case .ascii: unit < 0x80
    case .latin1: unit < 0x100
    default: unit < 0xd800 || unit > 0xdfff
    }
  }

  /// False where the codec has nothing for the unit.
  @inline(__always) private mutating func append(_ unit: UInt32) -> Bool {
    if !canEncode(unit) { return false }
    switch codec {
    case .ascii, .latin1: output.append(UInt8(truncatingIfNeeded: unit))
    case .utf8, .utf8Signature: Self.appendUTF8(unit, &output)
    case .utf16, .utf16Little, .utf16Big:
      if unit < 0x10000 {
        Self.append16(unit, codec == .utf16Big, &output)
      } else {
        Self.append16(0xd7c0 + unit >> 10, codec == .utf16Big, &output)
        Self.append16(0xdc00 + unit & 0x3ff, codec == .utf16Big, &output)
      }
    case .utf32, .utf32Little, .utf32Big: Self.append32(unit, codec == .utf32Big, &output)
    }
    return true
  }

  /// Also of surrogates.
  static func appendUTF8(_ unit: UInt32, _ output: inout [UInt8]) {
    func add(_ bits: UInt32) { output.append(UInt8(truncatingIfNeeded: bits)) }
    if unit < 0x80 {
      add(unit)
    } else if unit < 0x800 {
      add(0xc0 | unit >> 6)
      add(0x80 | unit & 63)
    } else if unit < 0x10000 {
      add(0xe0 | unit >> 12)
      add(0x80 | unit >> 6 & 63)
      add(0x80 | unit & 63)
    } else {
      add(0xf0 | unit >> 18)
      add(0x80 | unit >> 12 & 63)
      add(0x80 | unit >> 6 & 63)
      add(0x80 | unit & 63)
    }
  }

  private static func append16(_ unit: UInt32, _ isBig: Bool, _ output: inout [UInt8]) {
    let low = UInt8(truncatingIfNeeded: unit), high = UInt8(truncatingIfNeeded: unit >> 8)
    output.append(isBig ? high : low)
    output.append(isBig ? low : high)
  }

  private static func append32(_ unit: UInt32, _ isBig: Bool, _ output: inout [UInt8]) {
    for place in 0..<4 {
      output.append(UInt8(truncatingIfNeeded: unit >> UInt32(8 * (isBig ? 3 - place : place))))
    }
  }

  /// The handler `surrogatepass`; false for codecs that have no way to write one.
  static func appendSurrogate(_ unit: UInt32, _ codec: Codec, _ output: inout [UInt8]) -> Bool {
    switch codec {
    case .utf8, .utf8Signature: appendUTF8(unit, &output)
    case .utf16, .utf16Little: append16(unit, false, &output)
    case .utf16Big: append16(unit, true, &output)
    case .utf32, .utf32Little: append32(unit, false, &output)
    case .utf32Big: append32(unit, true, &output)
    case .ascii, .latin1: return false
    }
    return true
  }
}
