// A table from numbers to numbers, for code that asks it all the time: no hashing against attackers, nothing is removed.

/// Keys come from the tables of one file (names, nodes, scopes); all but `UInt64.max` will do.
package struct IntegerMap<Value: FixedWidthInteger & Sendable>: Sendable {
  private var keys: [UInt64] = []
  private var values: [Value] = []
  package private(set) var count = 0

  private static var free: UInt64 { .max }

  package init() {}

  /// Makes room for so many without growing.
  package mutating func reserveCapacity(_ wanted: Int) {
    while wanted * 4 > keys.count * 3 { grow() }
  }

  @inline(__always) package subscript(_ key: some FixedWidthInteger & UnsignedInteger) -> Value? {
    if keys.isEmpty { return nil }
    let place = place(of: UInt64(key))
    return keys[place] == Self.free ? nil : values[place]
  }

  /// Puts in a value, in place of an earlier one.
  package mutating func set(_ key: some FixedWidthInteger & UnsignedInteger, _ value: Value) {
    // At least a quarter stays free.
    if (count + 1) * 4 > keys.count * 3 { grow() }
    let place = place(of: UInt64(key))
    if keys[place] == Self.free {
      keys[place] = UInt64(key)
      count += 1
    }
    values[place] = value
  }

  /// Where the key stands, or the free place where it would.
  @inline(__always) private func place(of key: UInt64) -> Int {
    let mask = keys.count &- 1
    // Fibonacci's hash: the product's high half has heard of every bit.
    var place = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while keys[place] != key, keys[place] != Self.free { place = (place &+ 1) & mask }
    return place
  }

  private mutating func grow() {
    let oldKeys = keys, oldValues = values
    let size = max(8, oldKeys.count * 2)
    keys = [UInt64](repeating: Self.free, count: size)
    values = [Value](repeating: 0, count: size)
    for at in oldKeys.indices where oldKeys[at] != Self.free {
      let place = place(of: oldKeys[at])
      keys[place] = oldKeys[at]
      values[place] = oldValues[at]
    }
  }
}
