// Interned identifiers of one file: equal spellings share one 32-bit id, so nothing above compares text.

/// An identifier (or dotted module name) of one file, interned in that file's `NameTable`.
/// Ids are dense, start at 1, and mean nothing outside their table; 0 is "no name".
@usableFromInline package struct Name: Hashable, Sendable {
  @usableFromInline package let rawValue: UInt32
  @inlinable @inline(__always) package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// "There is no name here": `from . import x` has no module, `import a` no alias.
  @inlinable @inline(__always) package static var none: Name { Name(0) }
  @inlinable @inline(__always) package var isPresent: Bool { rawValue != 0 }
}

/// What of a name takes part in looking it up: its hash and its first sixteen bytes. Most names end within these, so
/// that two integers are compared where there would be a loop over bytes.
@usableFromInline package struct NameKey: Sendable {
  /// The first eight bytes and the eight after them as little-endian words; zero past the end of the name.
  @usableFromInline package var low: UInt64
  @usableFromInline package var high: UInt64
  @usableFromInline package var state: UInt64

  @inlinable @inline(__always) init(low: UInt64, high: UInt64, state: UInt64) {
    self.low = low
    self.high = high
    self.state = state
  }

  /// The key of no bytes, to which `add` adds.
  @inlinable @inline(__always) package static var empty: NameKey { NameKey(low: 0, high: 0, state: 0) }

  /// The name's next sixteen bytes, the last of them filled up with zeros. (No name holds a zero byte.)
  @inlinable @inline(__always) package mutating func add(_ low: UInt64, _ high: UInt64) {
    if state == 0 {
      self.low = low
      self.high = high
    }
    state = NameKey.mix(state, low, high)
  }

  @inlinable @inline(__always) static func mix(_ state: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
    // Two odd constants (of the golden ratio, and of pi); multiplying carries upwards, the shift brings it down again.
    let mixed = ((state ^ low) &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xC90F_DAA2_2168_C235)
    return mixed ^ (mixed >> 29)
  }

  @inlinable @inline(__always) package var hash: UInt32 { UInt32(truncatingIfNeeded: state ^ (state >> 32)) }

  /// The key of `bytes[range]`.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self = .empty
    var offset = 0
    while offset < range.count {
      add(NameKey.word(bytes, range, offset), NameKey.word(bytes, range, offset + 8))
      offset += 16
    }
  }

  private static func word(_ bytes: [UInt8], _ range: Range<Int>, _ offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for step in 0..<max(0, min(8, range.count - offset)) {
      word |= UInt64(bytes[range.lowerBound + offset + step]) << UInt64(8 * step)
    }
    return word
  }
}

/// A name to look for in the tables of many files: what a look-up needs of it is made once.
package struct Spelling: Sendable {
  fileprivate let bytes: [UInt8]
  fileprivate let key: NameKey

  package init(_ text: StaticString) {
    bytes = text.withUTF8Buffer { unsafe Array($0) }
    key = NameKey(bytes, 0..<bytes.count)
  }
}

/// Bytes in, dense ids out. Open addressing over a power-of-two table; text lives in one blob.
@usableFromInline package struct NameTable: Sendable {
  @usableFromInline struct Entry: Sendable {
    @usableFromInline var low: UInt64, high: UInt64
    /// Where the text lies in the blob.
    @usableFromInline var start: UInt32, count: UInt32
    @inlinable init(low: UInt64, high: UInt64, start: UInt32, count: UInt32) {
      self.low = low
      self.high = high
      self.start = start
      self.count = count
    }
  }

  /// UTF-8 text of all names, one after another.
  @usableFromInline var blob: [UInt8] = []
  /// By id; the first is the absent name's.
  @usableFromInline var entries: [Entry] = [Entry(low: 0, high: 0, start: 0, count: 0)]
  /// The hash of a name above its id; 0 is an empty slot. The count is a power of two, at most half full.
  @usableFromInline var slots: [UInt64]

  package init(capacity: Int = 256) {
    var size = 64
    while size < capacity &* 2 { size &*= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many names there are; ids run from 1 to `count`.
  @inlinable package var count: Int { entries.count - 1 }

  /// The same table, in which some names have another text; by the new one they are not found.
  package func renaming(_ names: [String: String]) -> NameTable {
    var table = self
    for id in 1..<max(entries.count, 1) {
      guard let new = names[String(decoding: blob[blobRange(UInt32(id))], as: UTF8.self)] else { continue }
      let bytes = Array(new.utf8), key = NameKey(bytes, 0..<bytes.count)
      table.entries[id] = Entry(
        low: key.low, high: key.high, start: UInt32(truncatingIfNeeded: table.blob.count),
        count: UInt32(truncatingIfNeeded: bytes.count))
      table.blob += bytes
    }
    return table
  }

  /// Is there a name with a character beyond ASCII?
  package var isBeyondASCII: Bool { blob.contains { $0 >= 0x80 } }

  /// Where the text of `name` lies in the blob.
  @inlinable @inline(__always) func blobRange(_ id: UInt32) -> Range<Int> {
    let entry = entries[Int(id)]
    return Int(entry.start)..<Int(entry.start) + Int(entry.count)
  }

  /// The id of `bytes[range]`, which must be valid UTF-8, adding it when it is new.
  package mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Name {
    intern(bytes, range, NameKey(bytes, range))
  }

  /// The same with the key already known, by a caller that made it while it scanned.
  @inlinable @inline(__always)
  package mutating func intern(_ bytes: [UInt8], _ range: Range<Int>, _ key: NameKey) -> Name {
    let found = find(bytes, range, key)
    return found.isPresent ? found : add(bytes, range, key)
  }

  /// The id of the name, `Name.none` when it is not in the table.
  @inlinable @inline(__always)
  func find(_ bytes: [UInt8], _ range: Range<Int>, _ key: NameKey) -> Name {
    let hash = key.hash
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while true {
      let held = slots[slot]
      if held == 0 { return .none }
      if UInt32(truncatingIfNeeded: held >> 32) == hash {
        let id = UInt32(truncatingIfNeeded: held)
        let entry = entries[Int(id)]
        if entry.low == key.low, entry.high == key.high, Int(entry.count) == range.count,
          range.count <= 16 || isTailEqual(id, bytes, range)
        {
          return Name(id)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// Do the names agree after their first sixteen bytes, being of one length?
  @inline(never) @usableFromInline
  func isTailEqual(_ id: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let own = blobRange(id)
    return blob[own.lowerBound + 16..<own.upperBound].elementsEqual(bytes[range.lowerBound + 16..<range.upperBound])
  }

  @inline(never) @usableFromInline
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, _ key: NameKey) -> Name {
    let id = UInt32(truncatingIfNeeded: entries.count)
    entries.append(
      Entry(
        low: key.low, high: key.high, start: UInt32(truncatingIfNeeded: blob.count),
        count: UInt32(truncatingIfNeeded: range.count)))
    // Short as names are, a loop is quicker than taking a slice.
    for index in range { blob.append(bytes[index]) }
    place(UInt64(key.hash) << 32 | UInt64(id))
    if entries.count &* 2 > slots.count { grow() }
    return Name(id)
  }

  private mutating func place(_ held: UInt64) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: held >> 32) & mask
    while slots[slot] != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = held
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count &* 2)
    for held in old where held != 0 { place(held) }
  }

  package mutating func intern(_ text: String) -> Name {
    let bytes = Array(text.utf8)
    return intern(bytes, 0..<bytes.count)
  }

  /// The id of a name if the file has it at all; adds nothing.
  package func find(_ spelling: Spelling) -> Name {
    find(spelling.bytes, 0..<spelling.bytes.count, spelling.key)
  }

  /// The same for a name that is looked for once.
  package func find(_ text: String) -> Name {
    let bytes = Array(text.utf8)
    return find(bytes, 0..<bytes.count)
  }

  /// The id of `bytes[range]` if the file names it at all; adds nothing.
  package func find(_ bytes: [UInt8], _ range: Range<Int>) -> Name { find(bytes, range, NameKey(bytes, range)) }

  /// Is the name's text `text`? For the few spellings that are no `KnownName`.
  package func spells(_ name: Name, _ text: StaticString) -> Bool {
    let range = blobRange(name.rawValue)
    if range.count != text.utf8CodeUnitCount { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<range.count where unsafe blob[range.lowerBound + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// The name's UTF-8 text; empty for `Name.none`.
  @inlinable package func bytes(_ name: Name) -> ArraySlice<UInt8> { blob[blobRange(name.rawValue)] }

  /// The name as a `String`, for messages; not for hot code.
  package func text(_ name: Name) -> String { String(decoding: bytes(name), as: UTF8.self) }

  /// Length in bytes of the name's text.
  @inlinable @inline(__always) package func length(_ name: Name) -> Int { Int(entries[Int(name.rawValue)].count) }
}
