// A Python value in one word: small integers, most floats and the singletons in the word itself, all else a pointer.

/// Trivial to copy; no reference is counted. Tags in the low bits, of which pointers leave four free:
/// `…1` integer of 63 bits, `..10` float, `0100` singleton, `1000` deferred import, `0000` object, all zero: unbound.
package struct Value: BitwiseCopyable, Hashable, Sendable {
  package let bits: UInt64
  @inline(__always) package init(bits: UInt64) { self.bits = bits }

  /// Are they the same object, or number? Written out, as the one that is derived is a call.
  @inline(__always) package static func == (a: Value, b: Value) -> Bool { a.bits == b.bits }

  // MARK: Singletons
  /// No value: a variable that is not bound, an argument that is not given.
  @inline(__always) package static var unbound: Value { Value(bits: 0) }
  @inline(__always) package static var none: Value { Value(bits: 0x04) }
  @inline(__always) package static var `false`: Value { Value(bits: 0x14) }
  @inline(__always) package static var `true`: Value { Value(bits: 0x24) }
  @inline(__always) package static var notImplemented: Value { Value(bits: 0x34) }
  @inline(__always) package static var ellipsis: Value { Value(bits: 0x44) }

  @inline(__always) package var isUnbound: Bool { bits == 0 }
  @inline(__always) package var isNone: Bool { bits == 0x04 }
  @inline(__always) package var isTrue: Bool { bits == 0x24 }
  @inline(__always) package var isFalse: Bool { bits == 0x14 }
  @inline(__always) package var isBoolean: Bool { bits | 0x30 == 0x34 && bits != 0x34 && bits != 0x04 }
  @inline(__always) package init(_ truth: Bool) { bits = truth ? 0x24 : 0x14 }

  // MARK: Small integers
  @inline(__always) package var isInteger: Bool { bits & 1 != 0 }
  /// Of a small integer.
  @inline(__always) package var integer: Int { Int(bitPattern: UInt(bits)) >> 1 }
  /// Both are small integers.
  @inline(__always) package static func areIntegers(_ a: Value, _ b: Value) -> Bool { a.bits & b.bits & 1 != 0 }
  /// The number must fit 63 bits: `World.integer` takes any.
  @inline(__always) package init(small number: Int) { bits = UInt64(UInt(bitPattern: number << 1)) | 1 }
  package static let smallRange = -(1 << 62)...((1 << 62) - 1)
  @inline(__always) package static func fits(_ number: Int) -> Bool { (number << 1) >> 1 == number }

  // MARK: Floats, whose exponent decides whether they fit
  @inline(__always) package var isFlonum: Bool { bits & 3 == 2 }
  /// Of a float in the word. The three bits below the sign are known from one another, which makes room for the tag.
  @inline(__always) package var flonum: Double {
    if bits == 0x8000_0000_0000_0002 { return 0 }
    let restored = (2 &- (bits >> 63)) | (bits & ~3)
    return Double(bitPattern: (restored >> 3) | (restored << 61))
  }
  /// Nil where the float needs an object: tiny, huge, infinite, NaN and -0.0.
  @inline(__always) package init?(flonum number: Double) {
    let raw = number.bitPattern
    let exponent = (raw >> 60) & 7
    if exponent == 3 || exponent == 4, raw != 0x3000_0000_0000_0000 {
      bits = ((raw << 3) | (raw >> 61)) & ~3 | 2
    } else if raw == 0 {
      bits = 0x8000_0000_0000_0002
    } else {
      return nil
    }
  }

  // MARK: Pointers
  @inline(__always) package var isObject: Bool { bits & 0xf == 0 && bits != 0 }
  /// A deferred import; as an object it is the proxy.
  @inline(__always) package var isDeferred: Bool { bits & 0xf == 8 }
  /// The object that a deferred import's word points at.
  @inline(__always) package var proxy: Value { Value(bits: bits & ~8) }
  @inline(__always) package var deferred: Value { Value(bits: bits | 8) }
}
