// How a block is mixed into the state: MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), SHA-3 (FIPS 202), BLAKE2 (RFC 7693).

extension FixedWidthInteger where Self: UnsignedInteger {
  @inline(__always) fileprivate func rotated(left count: Int) -> Self {
    self << Self(count) | self >> Self(Self.bitWidth - count)
  }
  @inline(__always) fileprivate func rotated(right count: Int) -> Self { rotated(left: Self.bitWidth - count) }
}

private func words32(_ block: ArraySlice<UInt8>, isLittle: Bool) -> [UInt32] {
  stride(from: block.startIndex, to: block.endIndex, by: 4).map {
    UInt32(isLittle ? block[$0...].littleEndian(4) : block[$0...].bigEndian(4))
  }
}

private func words64(_ block: ArraySlice<UInt8>, isLittle: Bool) -> [UInt64] {
  stride(from: block.startIndex, to: block.endIndex, by: 8).map {
    isLittle ? block[$0...].littleEndian(8) : block[$0...].bigEndian(8)
  }
}

/// Constants that the standards define by roots of the first primes: their first 64 bits behind the point.
private enum Roots {
  static let primes: [UInt64] = {
    var found: [UInt64] = []
    var candidate: UInt64 = 2
    while found.count < 80 {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }()

  /// floor(2^64 · frac(root(number))), the root of this power.
  static func fraction(_ number: UInt64, power: Int) -> UInt64 {
    // The greatest r with r^power ≤ number · 2^(64·power), r below 2^70: bit by bit, in 128 bits and more.
    var whole: UInt64 = 1
    while pow(whole + 1, power) <= number { whole += 1 }
    var fraction: UInt64 = 0
    for bit in (0..<64).reversed() {
      let candidate = fraction | 1 << UInt64(bit)
      if isAtMost(whole, candidate, power, number) { fraction = candidate }
    }
    return fraction
  }

  private static func pow(_ base: UInt64, _ power: Int) -> UInt64 { (0..<power).reduce(1) { a, _ in a * base } }

  /// (whole + fraction / 2^64)^power ≤ number? In base 2^32, the least digit first.
  private static func isAtMost(_ whole: UInt64, _ fraction: UInt64, _ power: Int, _ number: UInt64) -> Bool {
    let root = [fraction & 0xffff_ffff, fraction >> 32, whole]
    var product: [UInt64] = [1]
    for _ in 0..<power {
      var next = [UInt64](repeating: 0, count: product.count + root.count + 1)
      for (i, a) in product.enumerated() {
        var carry: UInt64 = 0
        for (j, b) in root.enumerated() {
          let sum = next[i + j] + a * b + carry
          next[i + j] = sum & 0xffff_ffff
          carry = sum >> 32
        }
        next[i + root.count] += carry
      }
      product = next
    }
    let above = Array(product.dropFirst(2 * power))
    let value: UInt64 = above[0] + (above.count > 1 ? above[1] << 32 : 0)
    return value < number || value == number && product.prefix(2 * power).allSatisfy { $0 == 0 }
  }
}

enum MD5 {
  static let start: [UInt64] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
  private static let shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
  /// floor(2^32 · |sin(i + 1)|)
  private static let sines: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501,
    0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821,
    0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8,
    0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a,
    0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70,
    0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665,
    0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb, 0xeb86_d391,
  ]

  static func mix(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    let words = words32(block, isLittle: true)
    var a = UInt32(state[0]), b = UInt32(state[1]), c = UInt32(state[2]), d = UInt32(state[3])
    for i in 0..<64 {
      let f: UInt32, g: Int
      switch i >> 4 {
      case 0: (f, g) = (b & c | ~b & d, i)
      case 1: (f, g) = (d & b | ~d & c, 5 * i + 1)
      case 2: (f, g) = (b ^ c ^ d, 3 * i + 5)
      default: (f, g) = (c ^ (b | ~d), 7 * i)
      }
      let sum = a &+ f &+ sines[i] &+ words[g & 15]
      (a, d, c) = (d, c, b)
      b = b &+ sum.rotated(left: shifts[i >> 4][i & 3])
    }
    for (index, word) in [a, b, c, d].enumerated() { state[index] = UInt64(UInt32(state[index]) &+ word) }
  }
}

enum SHA1 {
  static let start: [UInt64] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]

  static func mix(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    var words = words32(block, isLittle: false)
    for i in 16..<80 { words.append((words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]).rotated(left: 1)) }
    var v = state.map { UInt32($0) }
    for i in 0..<80 {
      let f: UInt32, k: UInt32
      switch i / 20 {
      case 0: (f, k) = (v[1] & v[2] | ~v[1] & v[3], 0x5a82_7999)
      case 1: (f, k) = (v[1] ^ v[2] ^ v[3], 0x6ed9_eba1)
      case 2: (f, k) = (v[1] & v[2] | v[1] & v[3] | v[2] & v[3], 0x8f1b_bcdc)
      default: (f, k) = (v[1] ^ v[2] ^ v[3], 0xca62_c1d6)
      }
      let sum = v[0].rotated(left: 5) &+ f &+ v[4] &+ k &+ words[i]
      v = [sum, v[0], v[1].rotated(left: 30), v[2], v[3]]
    }
    for index in 0..<5 { state[index] = UInt64(UInt32(state[index]) &+ v[index]) }
  }
}

enum SHA2 {
  static let start512 = Roots.primes.prefix(8).map { Roots.fraction($0, power: 2) }
  static let start384 = Roots.primes[8..<16].map { Roots.fraction($0, power: 2) }
  static let start256 = start512.map { $0 >> 32 }
  /// The second halves of SHA-384's.
  static let start224 = start384.map { $0 & 0xffff_ffff }
  private static let constants = Roots.primes.map { Roots.fraction($0, power: 3) }

  static func mix32(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    var words = words32(block, isLittle: false)
    for i in 16..<64 {
      let a = words[i - 15], b = words[i - 2]
      let s0 = a.rotated(right: 7) ^ a.rotated(right: 18) ^ a >> 3
      let s1 = b.rotated(right: 17) ^ b.rotated(right: 19) ^ b >> 10
      words.append(words[i - 16] &+ s0 &+ words[i - 7] &+ s1)
    }
    var v = state.map { UInt32($0) }
    for i in 0..<64 {
      let s1 = v[4].rotated(right: 6) ^ v[4].rotated(right: 11) ^ v[4].rotated(right: 25)
      let first = v[7] &+ s1 &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ UInt32(constants[i] >> 32) &+ words[i]
      let s0 = v[0].rotated(right: 2) ^ v[0].rotated(right: 13) ^ v[0].rotated(right: 22)
      let second = s0 &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] = UInt64(UInt32(state[index]) &+ v[index]) }
  }

  static func mix64(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    var words = words64(block, isLittle: false)
    for i in 16..<80 {
      let a = words[i - 15], b = words[i - 2]
      let s0 = a.rotated(right: 1) ^ a.rotated(right: 8) ^ a >> 7
      let s1 = b.rotated(right: 19) ^ b.rotated(right: 61) ^ b >> 6
      words.append(words[i - 16] &+ s0 &+ words[i - 7] &+ s1)
    }
    var v = state
    for i in 0..<80 {
      let s1 = v[4].rotated(right: 14) ^ v[4].rotated(right: 18) ^ v[4].rotated(right: 41)
      let first = v[7] &+ s1 &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ constants[i] &+ words[i]
      let s0 = v[0].rotated(right: 28) ^ v[0].rotated(right: 34) ^ v[0].rotated(right: 39)
      let second = s0 &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ v[index] }
  }
}

enum Keccak {
  private static let rounds: [UInt64] = {
    // A shift register of eight bits gives the bits of the constants.
    var register: UInt8 = 1
    return (0..<24).map { _ in
      var constant: UInt64 = 0
      for j in 0..<7 {
        if register & 1 != 0 { constant |= 1 << UInt64((1 << j) - 1) }
        register = register & 0x80 != 0 ? register << 1 ^ 0x71 : register << 1
      }
      return constant
    }
  }()

  static func absorb(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
    for (index, word) in words64(block, isLittle: true).enumerated() { state[index] ^= word }
    permute(&state)
  }

  static func squeeze(_ state: [UInt64], rate: Int, count: Int) -> [UInt8] {
    var state = state, output: [UInt8] = []
    while true {
      for index in 0..<rate {
        if output.count == count { return output }
        output.append(UInt8(truncatingIfNeeded: state[index >> 3] >> (UInt64(index & 7) * 8)))
      }
      permute(&state)
    }
  }

  private static func permute(_ a: inout [UInt64]) {
    for round in 0..<24 {
      var c = [UInt64](repeating: 0, count: 5)
      for x in 0..<25 { c[x % 5] ^= a[x] }
      for x in 0..<5 {
        let d = c[(x + 4) % 5] ^ c[(x + 1) % 5].rotated(left: 1)
        for y in stride(from: x, to: 25, by: 5) { a[y] ^= d }
      }
      var x = 1, y = 0, moved = a[1]
      for t in 0..<24 {
        (x, y) = (y, (2 * x + 3 * y) % 5)
        let shift = (t + 1) * (t + 2) / 2 % 64
        (moved, a[x + 5 * y]) = (a[x + 5 * y], shift == 0 ? moved : moved.rotated(left: shift))
      }
      for row in stride(from: 0, to: 25, by: 5) {
        let old = Array(a[row..<row + 5])
        for x in 0..<5 { a[row + x] = old[x] ^ ~old[(x + 1) % 5] & old[(x + 2) % 5] }
      }
      a[0] ^= rounds[round]
    }
  }
}

enum Blake2 {
  private static let orders: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
  ]

  static func mix64(
    _ state: inout [UInt64], _ block: ArraySlice<UInt8>, count: UInt64, isLast: Bool, isLastNode: Bool
  ) {
    var end = SHA2.start512
    end[4] ^= count
    if isLast { end[6] = ~end[6] }
    if isLast, isLastNode { end[7] = ~end[7] }
    let mixed = mix(state + end, words64(block, isLittle: true), rounds: 12, shifts: [32, 24, 16, 63])
    for index in 0..<8 { state[index] ^= mixed[index] ^ mixed[index + 8] }
  }

  static func mix32(
    _ state: inout [UInt64], _ block: ArraySlice<UInt8>, count: UInt64, isLast: Bool, isLastNode: Bool
  ) {
    var end = SHA2.start256.map { UInt32($0) }
    end[4] ^= UInt32(truncatingIfNeeded: count)
    end[5] ^= UInt32(truncatingIfNeeded: count >> 32)
    if isLast { end[6] = ~end[6] }
    if isLast, isLastNode { end[7] = ~end[7] }
    let start = state.map { UInt32($0) } + end
    let mixed = mix(start, words32(block, isLittle: true), rounds: 10, shifts: [16, 12, 8, 7])
    for index in 0..<8 { state[index] ^= UInt64(mixed[index] ^ mixed[index + 8]) }
  }

  private static func mix<Word: FixedWidthInteger & UnsignedInteger>(
    _ start: [Word], _ words: [Word], rounds: Int, shifts: [Int]
  ) -> [Word] {
    var v = start
    func quarter(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ x: Word, _ y: Word) {
      v[a] = v[a] &+ v[b] &+ x
      v[d] = (v[d] ^ v[a]).rotated(right: shifts[0])
      v[c] = v[c] &+ v[d]
      v[b] = (v[b] ^ v[c]).rotated(right: shifts[1])
      v[a] = v[a] &+ v[b] &+ y
      v[d] = (v[d] ^ v[a]).rotated(right: shifts[2])
      v[c] = v[c] &+ v[d]
      v[b] = (v[b] ^ v[c]).rotated(right: shifts[3])
    }
    for round in 0..<rounds {
      let s = orders[round % 10]
      for i in 0..<4 { quarter(i, i + 4, i + 8, i + 12, words[s[2 * i]], words[s[2 * i + 1]]) }
      for i in 0..<4 {
        quarter(
          i, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12, words[s[2 * i + 8]], words[s[2 * i + 9]])
      }
    }
    return v
  }
}
