// Is a file UTF-8? One pass over its bytes at memory speed, which also looks for NUL.

/// What a pass over bytes found.
package struct UTF8Scan: Sendable {
  /// Where the first byte stands that begins no UTF-8 sequence (surrogates and overlong forms included).
  package var firstInvalid: Int?
  package var firstNUL: Int?
  package var isASCII = true

  /// Looks at `bytes[start...]`.
  package init(_ bytes: [UInt8], from start: Int = 0) {
    let count = bytes.count
    // Words are read at offsets that leave room for the whole block, inside the buffer's bounds.
    unsafe bytes.withUnsafeBytes { raw in
      var at = start
      while at < count {
        while at &+ 32 <= count {
          let a = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          let b = unsafe raw.loadUnaligned(fromByteOffset: at &+ 8, as: UInt64.self)
          let c = unsafe raw.loadUnaligned(fromByteOffset: at &+ 16, as: UInt64.self)
          let d = unsafe raw.loadUnaligned(fromByteOffset: at &+ 24, as: UInt64.self)
          // A NUL borrows from the bit above it; a false alarm only costs the slow path below.
          let low: UInt64 = 0x0101_0101_0101_0101
          let zero = (a &- low) | (b &- low) | (c &- low) | (d &- low)
          if (a | b | c | d | zero) & 0x8080_8080_8080_8080 != 0 { break }
          at &+= 32
        }
        // To the end of the block that is not plain, then try whole blocks again.
        let stop = min(count, at &+ 32)
        while at < stop {
          let byte = unsafe raw[at]
          if byte < 0x80 {
            if byte == 0, firstNUL == nil { firstNUL = at }
            at &+= 1
            continue
          }
          isASCII = false
          let length = utf8SequenceLength(count - at, byte) { unsafe raw[at &+ $0] }
          if length == 0 {
            if firstInvalid == nil { firstInvalid = at }
            at &+= 1
          } else {
            at &+= length
          }
        }
      }
    }
  }
}

/// The length of the UTF-8 sequence that begins with `lead` (at least 0x80), 0 when there is none.
/// `left` counts the bytes from `lead` on, `next(i)` gives byte `i` after it.
@inline(__always)
func utf8SequenceLength(_ left: Int, _ lead: UInt8, _ next: (Int) -> UInt8) -> Int {
  switch lead {
  case 0xc2...0xdf:
    return left >= 2 && next(1) & 0xc0 == 0x80 ? 2 : 0
  case 0xe0...0xef:
    guard left >= 3 else { return 0 }
    let second = next(1)
    let allowed: ClosedRange<UInt8> = lead == 0xe0 ? 0xa0...0xbf : lead == 0xed ? 0x80...0x9f : 0x80...0xbf
    return allowed.contains(second) && next(2) & 0xc0 == 0x80 ? 3 : 0
  case 0xf0...0xf4:
    guard left >= 4 else { return 0 }
    let second = next(1)
    let allowed: ClosedRange<UInt8> = lead == 0xf0 ? 0x90...0xbf : lead == 0xf4 ? 0x80...0x8f : 0x80...0xbf
    return allowed.contains(second) && next(2) & 0xc0 == 0x80 && next(3) & 0xc0 == 0x80 ? 4 : 0
  default:
    return 0
  }
}

extension [UInt8] {
  /// Appends one code point as UTF-8; a surrogate as the three bytes that UTF-8 would give it.
  @inline(__always)
  mutating func appendCodePoint(_ value: UInt32) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xc0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    } else if value < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xe0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    } else {
      append(UInt8(truncatingIfNeeded: 0xf0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
    }
  }
}

/// The code point at `bytes[at]` and its length, at least 1. Surrogates are let through;
/// what is no sequence gives U+FFFD and length 1.
@inline(__always)
func codePoint(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (value: UInt32, length: Int) {
  let lead = bytes[at]
  if lead < 0x80 { return (UInt32(lead), 1) }
  let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  guard lead >= 0xc2, lead < 0xf5, at + length <= end else { return (0xfffd, 1) }
  var value = UInt32(lead) & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07)
  for i in 1..<length {
    guard bytes[at + i] & 0xc0 == 0x80 else { return (0xfffd, 1) }
    value = value << 6 | UInt32(bytes[at + i] & 0x3f)
  }
  return (value, length)
}
