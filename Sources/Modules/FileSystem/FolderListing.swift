// The names in one folder, packed: a project has a hundred thousand, most of them looked at once and dropped.

package struct FolderListing: Sendable {
  private struct Entry: Sendable {
    var end: UInt32
    var kind: FileKind
  }

  /// All names, one after another.
  var bytes: [UInt8] = []
  private var entries: [Entry] = []

  init() {}

  package var count: Int { entries.count }

  package func name(_ index: Int) -> ArraySlice<UInt8> {
    bytes[range(index)]
  }

  /// As the folder tells it: of a link, that it is one.
  package func kind(_ index: Int) -> FileKind { entries[index].kind }

  /// Is there an entry of this name?
  package func contains(_ name: [UInt8]) -> Bool {
    let wanted = name.span
    let all = bytes.span
    var start = 0
    search: for entry in entries {
      let end = Int(entry.end)
      defer { start = end }
      if end - start != wanted.count { continue }
      for offset in 0..<wanted.count where all[start + offset] != wanted[offset] { continue search }
      return true
    }
    return false
  }

  /// Indices of entries in the order of their names' bytes.
  func sorted(_ indices: [Int]) -> [Int] {
    let all = bytes.span
    return indices.sorted { (a: Int, b: Int) -> Bool in
      let left = range(a)
      let right = range(b)
      var i = left.lowerBound
      var j = right.lowerBound
      while i < left.upperBound, j < right.upperBound {
        if all[i] != all[j] { return all[i] < all[j] }
        i += 1
        j += 1
      }
      return left.count < right.count
    }
  }

  private func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(entries[index - 1].end))..<Int(entries[index].end)
  }

  /// The bytes appended since the last entry are the name of a new one.
  mutating func endEntry(_ kind: FileKind) {
    // A folder with 4 GiB of names would be needed to get past this.
    guard let end = UInt32(exactly: bytes.count) else { return }
    entries.append(Entry(end: end, kind: kind))
  }
}

package struct DirectoryEntry: Hashable, Sendable {
  package var name: [UInt8]
  package var kind: FileKind
}

/// For those who look at every entry anyway.
extension FolderListing: Sequence {
  package func makeIterator() -> some IteratorProtocol<DirectoryEntry> {
    (0..<count).lazy.map { DirectoryEntry(name: Array(name($0)), kind: kind($0)) }.makeIterator()
  }
}
