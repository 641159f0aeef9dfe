// Sets of a program's files, for questions that concern many of them.

/// One bit a file: joining two costs nothing beside making them.
package struct FileSet: Hashable, Sendable {
  private var words: [UInt64] = []

  package init() {}

  package init(_ files: some Sequence<FileID>) { for file in files { insert(file) } }

  package func contains(_ file: FileID) -> Bool {
    let word = Int(file.rawValue >> 6)
    return word < words.count && words[word] & Self.bit(file) != 0
  }

  /// False if it was in it already.
  @discardableResult package mutating func insert(_ file: FileID) -> Bool {
    let word = Int(file.rawValue >> 6)
    while words.count <= word { words.append(0) }
    let isNew = words[word] & Self.bit(file) == 0
    words[word] |= Self.bit(file)
    return isNew
  }

  package mutating func remove(_ file: FileID) {
    if contains(file) { words[Int(file.rawValue >> 6)] &= ~Self.bit(file) }
  }

  package mutating func formUnion(_ other: FileSet) {
    while words.count < other.words.count { words.append(0) }
    for (index, word) in other.words.enumerated() { words[index] |= word }
  }

  package func union(_ other: FileSet) -> FileSet {
    var result = self
    result.formUnion(other)
    return result
  }

  private static func bit(_ file: FileID) -> UInt64 { 1 << UInt64(file.rawValue & 63) }
}

extension FileSet: Sequence {
  /// In the order of the files.
  package struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var rest: UInt64

    package mutating func next() -> FileID? {
      while rest == 0 {
        index += 1
        if index >= words.count { return nil }
        rest = words[index]
      }
      defer { rest &= rest - 1 }
      return FileID(UInt32(truncatingIfNeeded: index * 64 + rest.trailingZeroBitCount))
    }
  }

  package func makeIterator() -> Iterator { Iterator(words: words, rest: words.first ?? 0) }
}
