// Eight bytes of text looked at in one go: how far an identifier, white space or plain text reaches.
// Plain arithmetic on a 64-bit word: a comparison of Swift's `SIMD16` becomes a loop over its lanes.

/// The bytes that a search stops at, besides NUL, which always ends one.
struct StopBytes {
  let first: UInt64, second: UInt64, third: UInt64, fourth: UInt64

  @inline(__always) init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    self.first = ByteWord.repeating(first)
    self.second = ByteWord.repeating(second)
    self.third = ByteWord.repeating(third)
    self.fourth = ByteWord.repeating(fourth)
  }
}

/// Eight bytes, the first of them lowest.
struct ByteWord {
  let bits: UInt64

  @inline(__always) init(_ bits: UInt64) { self.bits = bits }

  @inline(__always) static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// How many leading bytes are neither NUL nor one of `stops`: 0 to 8.
  @inline(__always) func length(before stops: StopBytes) -> Int {
    let found =
      ByteWord.zeros(bits) | ByteWord.zeros(bits ^ stops.first) | ByteWord.zeros(bits ^ stops.second)
      | ByteWord.zeros(bits ^ stops.third) | ByteWord.zeros(bits ^ stops.fourth)
    return ByteWord.bytesBefore(found)
  }

  /// How many leading bytes are neither NUL nor one of two others, repeated in every byte of a word: 0 to 8.
  @inline(__always) func length(before first: UInt64, _ second: UInt64) -> Int {
    ByteWord.bytesBefore(ByteWord.zeros(bits) | ByteWord.zeros(bits ^ first) | ByteWord.zeros(bits ^ second))
  }

  /// How many leading bytes can stand inside an identifier, those of non-ASCII characters included: 0 to 8.
  @inline(__always) var identifierLength: Int {
    let low = bits & ByteWord.repeating(0x7F)
    let folded = low | ByteWord.repeating(0x20)
    // Adding 0x80 - c sets a byte's top bit if it is at least c, and carries nothing into the next byte.
    let letter = (folded &+ ByteWord.repeating(0x80 - 0x61)) & ~(folded &+ ByteWord.repeating(0x80 - 0x7B))
    let digit = (low &+ ByteWord.repeating(0x80 - 0x30)) & ~(low &+ ByteWord.repeating(0x80 - 0x3A))
    let notUnderscore = (low ^ ByteWord.repeating(UInt8(ascii: "_"))) &+ ByteWord.repeating(0x7F)
    return ByteWord.bytesBefore(~(letter | digit | ~notUnderscore | bits))
  }

  /// How many leading bytes are blanks: 0 to 8.
  @inline(__always) var blankLength: Int {
    (bits ^ ByteWord.repeating(UInt8(ascii: " "))).trailingZeroBitCount / 8
  }

  /// Is one of the bytes part of a non-ASCII character?
  @inline(__always) var hasNonASCII: Bool { bits & ByteWord.repeating(0x80) != 0 }

  /// The first `length` bytes, 0 to 8, with zeros after them.
  @inline(__always) func prefix(_ length: Int) -> ByteWord {
    // Shifting by 64 would be shifting by nothing.
    length == 8 ? self : ByteWord(bits & ((1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1))
  }

  /// The top bit of the first byte that is zero is set; of bytes before it none is (of those after it some may be).
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- repeating(0x01)) & ~word }

  /// How many bytes come before the first one whose top bit is set; 8 when there is none.
  @inline(__always) private static func bytesBefore(_ marks: UInt64) -> Int {
    (marks & repeating(0x80)).trailingZeroBitCount / 8
  }
}
