// A table from numbers to numbers, for code that asks it all the time: no hashing against attackers, nothing is removed.

/// Keys come from the tables of one file (names, nodes, scopes); all but `UInt64.max` will do.
package struct IntegerMap<Value: FixedWidthInteger & Sendable>: Sendable {
  private struct Entry: Sendable {
    var key: UInt64
    var value: Value
  }

  /// A few stand in the order they came; more stand where their hash says, between free places.
  private var entries: [Entry] = []
  package private(set) var count = 0

  private static var free: UInt64 { .max }
  /// So many are looked through faster than hashed.
  private static var few: Int { 8 }

  package init() {}

  /// Makes room for so many without growing.
  package mutating func reserveCapacity(_ wanted: Int) {
    if wanted > max(count, Self.few) { spread(over: Self.size(for: wanted)) }
  }

  /// Forgets everything; the room for a few stays.
  package mutating func removeAll() {
    if isHashed { entries = [] } else { entries.removeAll(keepingCapacity: true) }
    count = 0
  }

  private var isHashed: Bool { @inline(__always) get { entries.count > Self.few } }

  @inline(__always) package subscript(_ key: some FixedWidthInteger & UnsignedInteger) -> Value? {
    let key = UInt64(key)
    if isHashed {
      let place = place(of: key)
      return entries[place].key == Self.free ? nil : entries[place].value
    }
    for entry in entries where entry.key == key { return entry.value }
    return nil
  }

  /// Puts in a value, in place of an earlier one.
  package mutating func set(_ key: some FixedWidthInteger & UnsignedInteger, _ value: Value) {
    let entry = Entry(key: UInt64(key), value: value)
    if !isHashed {
      for at in entries.indices where entries[at].key == entry.key {
        entries[at] = entry
        return
      }
      if entries.count < Self.few {
        entries.append(entry)
        count += 1
        return
      }
    }
    // At least a quarter stays free.
    if (count + 1) * 4 > entries.count * 3 { spread(over: Self.size(for: count + 1)) }
    let place = place(of: entry.key)
    if entries[place].key == Self.free { count += 1 }
    entries[place] = entry
  }

  /// Where the key stands, or the free place where it would.
  @inline(__always) private func place(of key: UInt64) -> Int {
    let mask = entries.count &- 1
    // Fibonacci's hash: the product's high half has heard of every bit.
    var place = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while entries[place].key != key, entries[place].key != Self.free { place = (place &+ 1) & mask }
    return place
  }

  /// A power of two that leaves room for as many again.
  private static func size(for count: Int) -> Int {
    var size = 4 * few
    while size * 3 < count * 4 { size *= 2 }
    return size
  }

  private mutating func spread(over size: Int) {
    let old = entries
    entries = [Entry](repeating: Entry(key: Self.free, value: 0), count: size)
    for entry in old where entry.key != Self.free { entries[place(of: entry.key)] = entry }
  }
}
