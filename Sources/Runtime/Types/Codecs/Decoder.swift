// Bytes to text, by the codecs that are built in.

struct Decoder {
  let world: World
  let object: Value
  let buffer: TextRow
  let errors: TextErrors
  private var output = TextBuffer()

  init(world: World, object: Value, buffer: TextRow, errors: TextErrors) {
    self.world = world
    self.object = object
    self.buffer = buffer
    self.errors = errors
  }

  mutating func run(_ codec: Codec) throws(Raised) -> Value {
    switch codec {
    case .utf8: try utf8(from: 0)
    case .utf8Signature:
      let hasSignature = buffer.count >= 3 && buffer[0] == 0xef && buffer[1] == 0xbb && buffer[2] == 0xbf
      try utf8(from: hasSignature ? 3 : 0)
    case .ascii, .latin1: try ascii()
    case .utf16Little, .utf16Big: try utf16(codec, from: 0)
    case .utf16:
      let mark = buffer.count >= 2 ? buffer[0] << 8 | buffer[1] : 0
      try utf16(mark == 0xfeff ? .utf16Big : .utf16Little, from: mark == 0xfeff || mark == 0xfffe ? 2 : 0)
    case .utf32Little, .utf32Big: try utf32(codec, from: 0)
    case .utf32:
      let mark = buffer.count >= 4 ? buffer[0] << 24 | buffer[1] << 16 | buffer[2] << 8 | buffer[3] : 0
      try utf32(mark == 0xfeff ? .utf32Big : .utf32Little, from: mark == 0xfeff || mark == 0xfffe_0000 ? 4 : 0)
    }
    return try output.finish(world)
  }

  /// What the error handler gives for `start..<end`; where to go on.
  private mutating func fail(
    _ codec: Codec, _ start: Int, _ end: Int, _ reason: StaticString
  ) throws(Raised) -> Int {
    var collected = output
    output = TextBuffer()
    let next = try errors.decode(self, codec, start, end, reason, &collected)
    output = collected
    if output.count > world.heap.limit { throw world.raise("MemoryError", "") }
    return next
  }

  private mutating func ascii() throws(Raised) {
    var index = 0
    while index < buffer.count {
      if buffer[index] < 0x80 {
        output.append(buffer[index])
        index += 1
      } else {
        index = try fail(.ascii, index, index + 1, "ordinal not in range(128)")
      }
    }
  }

  // MARK: UTF-8

  private enum Step {
    case scalar(UInt32, Int)
    case unexpectedEnd
    case invalidStart
    /// So many bytes are wrong.
    case invalidContinuation(Int)
  }

  private func step(at index: Int) -> Step {
    let first = buffer[index]
    let left = buffer.count - index
    let size: Int
    switch first {
    case 0..<0x80: return .scalar(first, 1)
    case 0xc2...0xdf: size = 2
    case 0xe0...0xef: size = 3
    case 0xf0...0xf4: size = 4
    default: return .invalidStart
    }
    if left < 2 { return .unexpectedEnd }
    let second = buffer[index + 1]
    let lowest: UInt32 = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80
    let highest: UInt32 = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf
    if second < lowest || second > highest { return .invalidContinuation(1) }
    if size == 2 { return .scalar((first & 0x1f) << 6 | second & 63, 2) }
    if left < 3 { return .unexpectedEnd }
    let third = buffer[index + 2]
    if third & 0xc0 != 0x80 { return .invalidContinuation(2) }
    if size == 3 { return .scalar((first & 15) << 12 | (second & 63) << 6 | third & 63, 3) }
    if left < 4 { return .unexpectedEnd }
    let fourth = buffer[index + 3]
    if fourth & 0xc0 != 0x80 { return .invalidContinuation(3) }
    return .scalar((first & 7) << 18 | (second & 63) << 12 | (third & 63) << 6 | fourth & 63, 4)
  }

  private mutating func utf8(from start: Int) throws(Raised) {
    var index = start
    while index < buffer.count {
      let plain = buffer.row.from(index).countOfASCII(buffer.count - index)
      if plain > 0 {
        output.append(TextRow(buffer.row.from(index), plain, isASCII: true))
        index += plain
        if index == buffer.count { break }
      }
      switch step(at: index) {
      case .scalar(let unit, let size):
        output.append(unit)
        index += size
      case .unexpectedEnd: index = try fail(.utf8, index, buffer.count, "unexpected end of data")
      case .invalidStart: index = try fail(.utf8, index, index + 1, "invalid start byte")
      case .invalidContinuation(let size):
        index = try fail(.utf8, index, index + size, "invalid continuation byte")
      }
    }
  }

  // MARK: UTF-16 and UTF-32

  private func unit16(_ index: Int, _ codec: Codec) -> UInt32 {
    codec == .utf16Big ? buffer[index] << 8 | buffer[index + 1] : buffer[index + 1] << 8 | buffer[index]
  }

  private mutating func utf16(_ codec: Codec, from start: Int) throws(Raised) {
    var index = start
    while index < buffer.count {
      if index + 1 == buffer.count {
        index = try fail(codec, index, index + 1, "truncated data")
        continue
      }
      let unit = unit16(index, codec)
      if unit & 0xf800 != 0xd800 {
        output.append(unit)
        index += 2
      } else if unit >= 0xdc00 {
        index = try fail(codec, index, index + 2, "illegal encoding")
      } else if index + 4 > buffer.count {
        index = try fail(codec, index, buffer.count, "unexpected end of data")
      } else {
        let low = unit16(index + 2, codec)
        if low & 0xfc00 == 0xdc00 {
          output.append(0x10000 + (unit & 0x3ff) << 10 + low & 0x3ff)
          index += 4
        } else {
          index = try fail(codec, index, index + 2, "illegal UTF-16 surrogate")
        }
      }
    }
  }

  private func unit32(_ index: Int, _ codec: Codec) -> UInt32 {
    var unit: UInt32 = 0
    for place in 0..<4 { unit = unit << 8 | buffer[index + (codec == .utf32Big ? place : 3 - place)] }
    return unit
  }

  private mutating func utf32(_ codec: Codec, from start: Int) throws(Raised) {
    var index = start
    while index < buffer.count {
      if index + 4 > buffer.count {
        index = try fail(codec, index, buffer.count, "truncated data")
        continue
      }
      let unit = unit32(index, codec)
      if unit >= 0xd800, unit <= 0xdfff {
        index = try fail(
          codec, index, index + 4, "code point in surrogate code point range(0xd800, 0xe000)")
      } else if unit > 0x10ffff {
        index = try fail(codec, index, index + 4, "code point not in range(0x110000)")
      } else {
        output.append(unit)
        index += 4
      }
    }
  }

  /// The surrogate that stands at `index`, and its size: the handler `surrogatepass`.
  func surrogate(at index: Int, _ codec: Codec) -> (UInt32, Int)? {
    switch codec {
    case .utf8, .utf8Signature:
      guard index + 3 <= buffer.count, buffer[index] == 0xed, buffer[index + 1] & 0xe0 == 0xa0,
        buffer[index + 2] & 0xc0 == 0x80
      else { return nil }
      return (0xd000 | (buffer[index + 1] & 63) << 6 | buffer[index + 2] & 63, 3)
    case .utf16, .utf16Little, .utf16Big:
      guard index + 2 <= buffer.count else { return nil }
      let unit = unit16(index, codec)
      return unit & 0xf800 == 0xd800 ? (unit, 2) : nil
    case .utf32, .utf32Little, .utf32Big:
      guard index + 4 <= buffer.count else { return nil }
      let unit = unit32(index, codec)
      return unit & 0xffff_f800 == 0xd800 ? (unit, 4) : nil
    case .ascii, .latin1: return nil
    }
  }
}
