// Reads the generated tables, which are ASCII text, when they are first asked for.

/// A cursor over one table. Tables are ours, so malformed ones cannot occur; reading past the end gives zeros.
package struct TableReader {
  private let bytes: [UInt8]
  private var at = 0

  package init(_ table: String) { bytes = Array(table.utf8) }

  package var isAtEnd: Bool { at >= bytes.count }

  package mutating func skip(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }
  package mutating func skip(_ scalar: Unicode.Scalar) -> Bool { skip(UInt8(ascii: scalar)) }

  /// Hexadecimal digits in lower case.
  package mutating func hex() -> UInt32 {
    var value: UInt32 = 0
    while at < bytes.count, let digit = hexDigit(bytes[at]) {
      value = value &* 16 &+ UInt32(digit)
      at += 1
    }
    return value
  }

  /// Words `gap[+more]`: each calls `body` with one closed range of code points. Stops at the first other byte.
  package mutating func ranges(_ body: (ClosedRange<UInt32>) -> Void) {
    var previous: UInt32 = 0
    while at < bytes.count, hexDigit(bytes[at]) != nil {
      let first = previous &+ hex()
      let last = first &+ (skip("+") ? hex() : 0)
      if first <= last { body(first...last) }
      previous = last
      _ = skip(" ")
    }
  }

  /// Words `gap[*count]=target[,target…]`: each calls `body` with every key of the run and its targets.
  package mutating func mappings(_ body: (UInt32, [UInt32]) -> Void) {
    var previous: UInt32 = 0
    while at < bytes.count {
      let first = previous &+ hex()
      let count = skip("*") ? hex() : 1
      _ = skip("=")
      var targets = [hex()]
      while skip(",") { targets.append(hex()) }
      for step in 0..<count { body(first &+ step, step == 0 ? targets : [targets[0] &+ step]) }
      previous = first &+ count &- 1
      if !skip(" ") { break }
    }
  }

  /// The bytes up to `stop`, which is skipped, or to the end.
  package mutating func text(upTo stop: Unicode.Scalar) -> ArraySlice<UInt8> {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: stop) { at += 1 }
    defer { at = min(at + 1, bytes.count) }
    return bytes[start..<at]
  }
}

/// The value of a hexadecimal digit in either case.
@inline(__always) func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- UInt8(ascii: "A") &+ 10
  default: nil
  }
}
