// Whole-row work on bytes: comparing, searching, looking for what is not ASCII, eight or sixteen at a time.
// SAFETY: all loads are unaligned and stay inside `count`; rows are never freed before their world.

extension Cells where Element == UInt8 {
  @inline(__always) private func word(_ offset: Int) -> UInt64 {
    unsafe UnsafeRawPointer(bitPattern: address).unsafelyUnwrapped.loadUnaligned(
      fromByteOffset: offset, as: UInt64.self)
  }

  /// Do two rows begin with the same `count` bytes?
  package func isEqual(to other: Cells<UInt8>, _ count: Int) -> Bool {
    var index = 0
    while index &+ 8 <= count {
      if word(index) != other.word(index) { return false }
      index &+= 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  /// Are the first `count` bytes below 0x80?
  package func isASCII(_ count: Int) -> Bool { countOfASCII(count) == count }

  /// How many of the first `count` bytes come before the first that is not ASCII.
  package func countOfASCII(_ count: Int) -> Int {
    var index = 0
    while index &+ 8 <= count, word(index) & 0x8080_8080_8080_8080 == 0 { index &+= 8 }
    while index < count, self[index] < 0x80 { index &+= 1 }
    return index
  }

  /// Where `byte` is first, from `start` on and before `end`; -1: nowhere.
  package func index(of byte: UInt8, from start: Int, to end: Int) -> Int {
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= end {
      let difference = word(index) ^ pattern
      if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0 { break }
      index &+= 8
    }
    while index < end {
      if self[index] == byte { return index }
      index &+= 1
    }
    return -1
  }

  /// A hash of the first `count` bytes, eight at a time; never 0.
  package func hash(_ count: Int, seed: UInt64) -> UInt64 {
    var state = seed ^ 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: count)
    var index = 0
    while index &+ 8 <= count {
      state = (state ^ word(index)) &* 0x9e37_79b9_7f4a_7c15
      state ^= state >> 32
      index &+= 8
    }
    var tail: UInt64 = 0
    while index < count {
      tail = tail << 8 | UInt64(self[index])
      index &+= 1
    }
    state = (state ^ tail) &* 0x9e37_79b9_7f4a_7c15
    state ^= state >> 29
    return state == 0 ? 1 : state
  }
}
