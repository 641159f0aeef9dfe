// The names one summary speaks of: a blob of UTF-8 with hashes, so that modules compare names without a `String`.
import Basics

/// A name, dotted path or literal text in one summary's `TextTable`. Dense from 1; 0 is "none". Meaningless elsewhere.
package struct TextID: Hashable, Sendable {
  package let rawValue: UInt32
  @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable package static var none: TextID { TextID(0) }
  @inlinable package var isPresent: Bool { rawValue != 0 }
  @inlinable package static func == (a: TextID, b: TextID) -> Bool { a.rawValue == b.rawValue }
}

/// The texts of one summary. Equal texts share one id within a table.
package struct TextTable: Hashable, Sendable {
  /// UTF-8 of all texts, one after another.
  @usableFromInline var blob: [UInt8]
  /// Text `i` ends at `ends[i]` and starts where `i - 1` ends; `ends[0]` is 0.
  @usableFromInline var ends: [UInt32]
  /// FNV-1a of each text; the same text has the same hash in every table.
  @usableFromInline var hashes: [UInt32]

  package init() {
    blob = []
    ends = [0]
    hashes = [TextTable.hashSeed]
  }

  init(blob: [UInt8], ends: [UInt32], hashes: [UInt32]) {
    self.blob = blob
    self.ends = ends
    self.hashes = hashes
  }

  /// How many texts there are; ids run from 1 to `count`.
  @inlinable package var count: Int { ends.count - 1 }

  @inlinable func blobRange(_ id: TextID) -> Range<Int> {
    id.rawValue == 0 ? 0..<0 : Int(ends[Int(id.rawValue) - 1])..<Int(ends[Int(id.rawValue)])
  }

  /// The text's UTF-8; empty for `TextID.none`.
  @inlinable package func bytes(_ id: TextID) -> ArraySlice<UInt8> { blob[blobRange(id)] }
  @inlinable package func length(_ id: TextID) -> Int { blobRange(id).count }
  @inlinable package func hash(_ id: TextID) -> UInt32 { hashes[Int(id.rawValue)] }

  /// About how many bytes of memory it takes.
  var footprint: Int { blob.count + 4 * (ends.count + hashes.count) + 96 }

  /// For messages; not for hot code.
  package func text(_ id: TextID) -> String { String(decoding: bytes(id), as: UTF8.self) }

  /// Does `id` spell `other`'s `otherID`?
  @inlinable package func equals(_ id: TextID, _ other: TextTable, _ otherID: TextID) -> Bool {
    if hash(id) != other.hash(otherID) { return false }
    let mine = blobRange(id)
    let theirs = other.blobRange(otherID)
    if mine.count != theirs.count { return false }
    for offset in 0..<mine.count
    where blob[mine.lowerBound + offset] != other.blob[theirs.lowerBound + offset] { return false }
    return true
  }

  /// Does `id` spell `text`?
  @inlinable package func equals(_ id: TextID, _ text: StaticString) -> Bool {
    let mine = blobRange(id)
    if mine.count != text.utf8CodeUnitCount { return false }
    return text.withUTF8Buffer { buffer in
      for offset in 0..<mine.count where unsafe blob[mine.lowerBound + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// Does `id` spell exactly these bytes?
  @inlinable package func equals(_ id: TextID, _ text: some Collection<UInt8>) -> Bool {
    let mine = blobRange(id)
    if mine.count != text.count { return false }
    // Not `elementsEqual`: that is not specialised for two kinds of collections.
    var place = mine.lowerBound
    for byte in text {
      if blob[place] != byte { return false }
      place += 1
    }
    return true
  }

  @inlinable static var hashSeed: UInt32 { 2_166_136_261 }

  /// The FNV-1a hash under which a text is stored.
  @inlinable package static func hash(_ text: some Sequence<UInt8>) -> UInt32 {
    var state = hashSeed
    for byte in text { state = (state ^ UInt32(byte)) &* 16_777_619 }
    return state
  }
}
