// A message digest on its way: bytes go in, blocks are mixed into the state, and at any time the digest can be asked for.

/// What there is: names as `hashlib` has them.
enum DigestAlgorithm: String, CaseIterable, Sendable {
  case md5, sha1, sha224, sha256, sha384, sha512
  case sha3_224, sha3_256, sha3_384, sha3_512
  case shake_128, shake_256
  case blake2b, blake2s

  var blockSize: Int {
    switch self {
    case .md5, .sha1, .sha224, .sha256, .blake2s: 64
    case .sha384, .sha512, .blake2b: 128
    case .sha3_224: 144
    case .sha3_256, .shake_256: 136
    case .sha3_384: 104
    case .sha3_512: 72
    case .shake_128: 168
    }
  }

  /// 0: as long as it is asked for.
  var digestSize: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224, .sha3_224: 28
    case .sha256, .sha3_256, .blake2s: 32
    case .sha384, .sha3_384: 48
    case .sha512, .sha3_512, .blake2b: 64
    case .shake_128, .shake_256: 0
    }
  }

  var isSponge: Bool { rawValue.hasPrefix("sha3_") || rawValue.hasPrefix("shake") }
  var isBlake: Bool { self == .blake2b || self == .blake2s }
}

struct Digest: Sendable {
  let algorithm: DigestAlgorithm
  private(set) var digestSize: Int
  private var state: [UInt64]
  /// Bytes that fill no block yet.
  private var rest: [UInt8] = []
  private var total: UInt64 = 0
  private var isLastNode = false

  init(_ algorithm: DigestAlgorithm) {
    self.algorithm = algorithm
    digestSize = algorithm.digestSize
    switch algorithm {
    case .md5: state = MD5.start
    case .sha1: state = SHA1.start
    case .sha224, .sha256: state = algorithm == .sha224 ? SHA2.start224 : SHA2.start256
    case .sha384, .sha512: state = algorithm == .sha384 ? SHA2.start384 : SHA2.start512
    case .blake2b: state = SHA2.start512
    case .blake2s: state = SHA2.start256
    default: state = [UInt64](repeating: 0, count: 25)
    }
  }

  /// BLAKE2 with its parameters, as a block of 64 or 32 bytes, and a key.
  init(_ algorithm: DigestAlgorithm, digestSize: Int, parameters: [UInt8], key: [UInt8], isLastNode: Bool) {
    self.init(algorithm)
    self.digestSize = digestSize
    self.isLastNode = isLastNode
    let size = algorithm == .blake2b ? 8 : 4
    for index in state.indices { state[index] ^= parameters[(index * size)...].littleEndian(size) }
    if !key.isEmpty { update(key + [UInt8](repeating: 0, count: algorithm.blockSize - key.count)) }
  }

  mutating func update(_ bytes: [UInt8]) {
    if rest.isEmpty { rest = bytes } else { rest += bytes }
    total &+= UInt64(bytes.count)
    let size = algorithm.blockSize
    // The last block of BLAKE2 is mixed in another way, so a full one waits.
    var start = 0
    while rest.count - start > size || rest.count - start == size && !algorithm.isBlake {
      let mixed = total &- UInt64(rest.count - start - size)
      mix(rest[start..<start + size], count: mixed, isLast: false)
      start += size
    }
    if start > 0 { rest.removeFirst(start) }
  }

  private mutating func mix(_ block: ArraySlice<UInt8>, count: UInt64, isLast: Bool) {
    switch algorithm {
    case .md5: MD5.mix(&state, block)
    case .sha1: SHA1.mix(&state, block)
    case .sha224, .sha256: SHA2.mix32(&state, block)
    case .sha384, .sha512: SHA2.mix64(&state, block)
    case .blake2b: Blake2.mix64(&state, block, count: count, isLast: isLast, isLastNode: isLastNode)
    case .blake2s: Blake2.mix32(&state, block, count: count, isLast: isLast, isLastNode: isLastNode)
    default: Keccak.absorb(&state, block)
    }
  }

  /// The digest of what went in so far; of a SHAKE so many bytes of it.
  func digest(count: Int? = nil) -> [UInt8] {
    var copy = self
    let size = algorithm.blockSize
    if algorithm.isBlake {
      let block = rest + [UInt8](repeating: 0, count: size - rest.count)
      copy.mix(block[...], count: total, isLast: true)
    } else if algorithm.isSponge {
      var block = rest + [UInt8](repeating: 0, count: size - rest.count)
      block[rest.count] = algorithm.digestSize == 0 ? 0x1f : 0x06
      block[size - 1] |= 0x80
      copy.mix(block[...], count: 0, isLast: true)
      return Keccak.squeeze(copy.state, rate: size, count: count ?? digestSize)
    } else {
      let lengthSize = size / 8
      var end = rest + [0x80]
      while end.count % size != size - lengthSize { end.append(0) }
      let bits = total << 3
      for place in 0..<lengthSize {
        let shift = UInt64(algorithm == .md5 ? place : lengthSize - 1 - place) * 8
        end.append(shift < 64 ? UInt8(truncatingIfNeeded: bits >> shift) : shift == 64 ? UInt8(total >> 61) : 0)
      }
      for start in stride(from: 0, to: end.count, by: size) {
        copy.mix(end[start..<start + size], count: 0, isLast: false)
      }
    }
    return copy.bytes()
  }

  private func bytes() -> [UInt8] {
    var output: [UInt8] = []
    let isWide = algorithm == .sha384 || algorithm == .sha512 || algorithm == .blake2b
    let size = isWide ? 8 : 4
    let isLittle = algorithm == .md5 || algorithm.isBlake
    for word in state {
      for place in 0..<size {
        output.append(UInt8(truncatingIfNeeded: word >> UInt64((isLittle ? place : size - 1 - place) * 8)))
      }
    }
    return Array(output.prefix(digestSize))
  }
}

extension Collection<UInt8> {
  /// A number of the first `size` bytes, the least first.
  func littleEndian(_ size: Int) -> UInt64 {
    var number: UInt64 = 0, shift: UInt64 = 0
    for byte in prefix(size) {
      number |= UInt64(byte) << shift
      shift += 8
    }
    return number
  }
  /// A number of the first `size` bytes, the greatest first.
  func bigEndian(_ size: Int) -> UInt64 { prefix(size).reduce(0) { $0 << 8 | UInt64($1) } }
}
