// Which files an answer depends on, nearly: a filter of a few bits that never forgets one.

/// A set of files that may seem to hold more than was put in (a Bloom filter of one word). For what is found anew when a file
/// changes: a little too often is no harm.
struct FileFilter: Equatable, Sendable {
  private var bits: UInt64 = 0

  init() {}

  init(_ files: some Sequence<FileID>) { for file in files { insert(file) } }

  @inline(__always) mutating func insert(_ file: FileID) { bits |= Self.bit(file) }
  @inline(__always) mutating func formUnion(_ other: FileFilter) { bits |= other.bits }
  @inline(__always) func mayContain(_ file: FileID) -> Bool { bits & Self.bit(file) != 0 }
  /// May the two have a file in common?
  @inline(__always) func mayMeet(_ other: FileFilter) -> Bool { bits & other.bits != 0 }

  /// Neighbours in the list of files, which often go together, have different bits.
  @inline(__always) private static func bit(_ file: FileID) -> UInt64 { 1 << UInt64(file.rawValue & 63) }
}
