// SipHash with 128 bits of output: a keyed hash of bytes that nobody can make collide who does not know the key.

/// 128 bits: a hash, or the key of one.
package struct Digest: Hashable, Sendable {
  package var low: UInt64
  package var high: UInt64
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The hash of some bytes under a key.
  /// - Parameter rounds: per word, and at the end. One and three, as in the standard library's hash tables; the
  ///   published vectors are for two and four.
  package init(
    of bytes: UnsafeRawBufferPointer, key: Digest, rounds: (each: Int, last: Int) = (1, 3)
  ) {
    var state = SipState(key)
    let words = bytes.count / 8
    for index in 0..<words {
      unsafe state.add(bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self).littleEndian, rounds.each)
    }
    // The last word holds what is left and, on top, the length.
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for index in words * 8..<bytes.count { unsafe last |= UInt64(bytes[index]) << UInt64(8 * (index & 7)) }
    state.add(last, rounds.each)
    self = state.finish(rounds.last)
  }

  package init(of bytes: [UInt8], key: Digest, rounds: (each: Int, last: Int) = (1, 3)) {
    self = unsafe bytes.withUnsafeBytes { unsafe Digest(of: $0, key: key, rounds: rounds) }
  }

  /// The hash of some words: of numbers that are known already.
  package init(ofWords words: UInt64..., key: Digest) {
    var state = SipState(key)
    for word in words { state.add(word, 1) }
    state.add(UInt64(words.count) << 59, 1)
    self = state.finish(3)
  }
}

private struct SipState {
  var v0: UInt64
  var v1: UInt64
  var v2: UInt64
  var v3: UInt64

  init(_ key: Digest) {
    v0 = 0x736f_6d65_7073_6575 ^ key.low
    // The 0xEE marks the form with 128 bits.
    v1 = 0x646f_7261_6e64_6f6d ^ key.high ^ 0xEE
    v2 = 0x6c79_6765_6e65_7261 ^ key.low
    v3 = 0x7465_6462_7974_6573 ^ key.high
  }

  @inline(__always) mutating func add(_ word: UInt64, _ rounds: Int) {
    v3 ^= word
    for _ in 0..<rounds { round() }
    v0 ^= word
  }

  mutating func finish(_ rounds: Int) -> Digest {
    v2 ^= 0xEE
    for _ in 0..<rounds { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<rounds { round() }
    return Digest(low: low, high: v0 ^ v1 ^ v2 ^ v3)
  }

  @inline(__always) private mutating func round() {
    v0 &+= v1
    v1 = (v1 << 13 | v1 >> 51) ^ v0
    v0 = v0 << 32 | v0 >> 32
    v2 &+= v3
    v3 = (v3 << 16 | v3 >> 48) ^ v2
    v0 &+= v3
    v3 = (v3 << 21 | v3 >> 43) ^ v0
    v2 &+= v1
    v1 = (v1 << 17 | v1 >> 47) ^ v2
    v2 = v2 << 32 | v2 >> 32
  }
}
