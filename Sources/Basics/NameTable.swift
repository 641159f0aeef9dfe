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

/// Bytes in, dense ids out. Open addressing over a power-of-two table; text lives in one blob.
@usableFromInline package struct NameTable: Sendable {
  /// UTF-8 text of all names, one after another.
  @usableFromInline var blob: [UInt8] = []
  /// `ends[i]` is where name `i` ends in `blob`; it starts where name `i - 1` ends. `ends[0]` is the absent name.
  @usableFromInline var ends: [UInt32] = [0]
  @usableFromInline var hashes: [UInt32] = [0]
  /// Name ids by hash; 0 is an empty slot. The count is a power of two, at most half full.
  @usableFromInline var slots: [UInt32]

  package init(capacity: Int = 256) {
    var size = 64
    while size < capacity &* 2 { size &*= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many names there are; ids run from 1 to `count`.
  @inlinable package var count: Int { ends.count - 1 }

  /// The FNV-1a step, for callers that hash while they scan.
  @inlinable package static func hash(_ state: UInt32, _ byte: UInt8) -> UInt32 {
    (state ^ UInt32(byte)) &* 16_777_619
  }
  @inlinable package static var hashSeed: UInt32 { 2_166_136_261 }

  /// Where the text of `name` lies in the blob.
  @inlinable @inline(__always) func blobRange(_ id: UInt32) -> Range<Int> {
    id == 0 ? 0..<0 : Int(ends[Int(id) - 1])..<Int(ends[Int(id)])
  }

  /// The id of `bytes[range]`, which must be valid UTF-8, adding it when it is new.
  @inlinable package mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> Name {
    var hash = Self.hashSeed
    for i in range { hash = Self.hash(hash, bytes[i]) }
    return intern(bytes, range, hash: hash)
  }

  /// The same with the FNV-1a hash of the bytes already known.
  @inlinable package mutating func intern(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt32) -> Name {
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while true {
      let id = slots[slot]
      if id == 0 { break }
      if hashes[Int(id)] == hash, isEqual(id, bytes, range) { return Name(id) }
      slot = (slot + 1) & mask
    }
    return add(bytes, range, hash: hash, slot: slot)
  }

  @inlinable func isEqual(_ id: UInt32, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let own = blobRange(id)
    if own.count != range.count { return false }
    for offset in 0..<own.count where blob[own.lowerBound + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  @inline(never) @usableFromInline
  mutating func add(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt32, slot: Int) -> Name {
    let id = UInt32(ends.count)
    blob.append(contentsOf: bytes[range])
    ends.append(UInt32(blob.count))
    hashes.append(hash)
    slots[slot] = id
    if ends.count &* 2 > slots.count { grow() }
    return Name(id)
  }

  private mutating func grow() {
    let mask = slots.count &* 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for id in 1..<ends.count {
      let hash = hashes[id]
      var slot = Int(hash ^ (hash >> 15)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id)
    }
  }

  package mutating func intern(_ text: String) -> Name {
    let bytes = Array(text.utf8)
    return intern(bytes, 0..<bytes.count)
  }

  /// The id of `text` if the file names it at all; adds nothing.
  package func find(_ text: String) -> Name {
    let bytes = Array(text.utf8)
    var hash = Self.hashSeed
    for byte in bytes { hash = Self.hash(hash, byte) }
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, isEqual(id, bytes, 0..<bytes.count) { return Name(id) }
      slot = (slot + 1) & mask
    }
    return .none
  }

  /// The id of `bytes[range]` if the file names it at all; adds nothing.
  package func find(_ bytes: [UInt8], _ range: Range<Int>) -> Name {
    var hash = Self.hashSeed
    for i in range { hash = Self.hash(hash, bytes[i]) }
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, isEqual(id, bytes, range) { return Name(id) }
      slot = (slot + 1) & mask
    }
    return .none
  }

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
  @inlinable @inline(__always) package func length(_ name: Name) -> Int { blobRange(name.rawValue).count }
}
