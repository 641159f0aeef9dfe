// Interns the texts of a summary while it is made.
import Basics

/// A growing `TextTable` with the hash table that finds equal texts.
struct TextBuilder: Sendable {
  private var blob: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var hashes: [UInt32] = [TextTable.hashSeed]
  /// Text ids by hash; 0 is an empty slot. The count is a power of two, at most half full.
  private var slots: [UInt32] = []
  /// Text under construction: see `append` and `takeBuffer`.
  private var buffer: [UInt8] = []

  mutating func reset(to texts: TextTable = TextTable()) {
    blob.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
    hashes.removeAll(keepingCapacity: true)
    hashes.append(TextTable.hashSeed)
    let size = 256
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: size))
    buffer.removeAll(keepingCapacity: true)
    for id in 0..<texts.count { _ = intern(texts.bytes(TextID(UInt32(id + 1)))) }
  }

  mutating func intern(_ bytes: ArraySlice<UInt8>) -> TextID {
    let hash = TextTable.hash(bytes)
    let mask = slots.count - 1
    var slot = Int(hash ^ (hash >> 15)) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash, blob[Int(ends[id - 1])..<Int(ends[id])] == bytes { return TextID(UInt32(id)) }
      slot = (slot + 1) & mask
    }
    let id = UInt32(ends.count)
    blob.append(contentsOf: bytes)
    ends.append(UInt32(truncatingIfNeeded: blob.count))
    hashes.append(hash)
    slots[slot] = id
    if ends.count * 2 > slots.count { grow() }
    return TextID(id)
  }

  mutating func intern(_ text: String) -> TextID { intern(Array(text.utf8)[...]) }

  mutating func append(_ bytes: ArraySlice<UInt8>) { buffer.append(contentsOf: bytes) }
  mutating func append(_ byte: UInt8) { buffer.append(byte) }

  /// The id of the text under construction, which is then empty again.
  mutating func takeBuffer() -> TextID {
    let taken = buffer
    buffer.removeAll(keepingCapacity: true)
    return intern(taken[...])
  }

  func bytes(_ id: TextID) -> ArraySlice<UInt8> {
    let index = Int(id.rawValue)
    return index == 0 ? [] : blob[Int(ends[index - 1])..<Int(ends[index])]
  }

  /// How many texts there are.
  var count: Int { ends.count - 1 }

  func hash(_ id: TextID) -> UInt32 { hashes[Int(id.rawValue)] }

  func equals(_ id: TextID, _ text: StaticString) -> Bool {
    let mine = bytes(id)
    if mine.count != text.utf8CodeUnitCount { return false }
    return text.withUTF8Buffer { other in
      for offset in 0..<mine.count where unsafe mine[mine.startIndex + offset] != other[offset] { return false }
      return true
    }
  }

  /// What was interned, in memory of exactly its size.
  func table() -> TextTable {
    TextTable(blob: exact(blob), ends: exact(ends), hashes: exact(hashes))
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    refill(&slots, 0, mask + 1)
    for id in 1..<ends.count {
      let hash = hashes[id]
      var slot = Int(hash ^ (hash >> 15)) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: id)
    }
  }
}

/// A copy without spare capacity: summaries live long.
func exact<Element>(_ array: [Element]) -> [Element] {
  if array.isEmpty { return [] }
  var copy: [Element] = []
  copy.reserveCapacity(array.count)
  copy.append(contentsOf: array)
  return copy
}
