// An array of many elements of which a copy with a few others shares nearly all memory with the first.

/// An array in chunks. A change of one element after a copy costs one chunk and a reference to each of the others, where an
/// `Array` costs all elements: with 9,000 that are references, or hold some, half a millisecond.
@usableFromInline package struct PersistentArray<Element> {
  @usableFromInline var chunks: [[Element]] = []
  @usableFromInline package private(set) var count = 0

  @usableFromInline static var shift: Int { 6 }
  @usableFromInline static var mask: Int { 1 << shift - 1 }

  package init() {}

  package init(_ elements: some Sequence<Element>) { for element in elements { append(element) } }

  package init(repeating element: Element, count: Int) { self.init(repeatElement(element, count: count)) }

  package mutating func append(_ element: Element) {
    if count & Self.mask == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.mask + 1)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}

extension PersistentArray {
  /// Where an array may have other elements than an earlier copy of it; all that they do not share.
  package func places(notSharedWith other: Self) -> [Range<Int>] {
    chunks.indices.compactMap { index in
      if index < other.chunks.count, Self.isSame(chunks[index], other.chunks[index]) { return nil }
      return index << Self.shift..<Swift.min(count, (index + 1) << Self.shift)
    }
  }

  /// SAFETY: the addresses are compared and not followed.
  private static func isSame(_ a: [Element], _ b: [Element]) -> Bool {
    guard a.count == b.count else { return false }
    return unsafe a.withUnsafeBufferPointer { first in
      unsafe b.withUnsafeBufferPointer { second in unsafe first.baseAddress == second.baseAddress }
    }
  }
}

extension PersistentArray: RandomAccessCollection, MutableCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable package subscript(_ index: Int) -> Element {
    @inline(__always) get { chunks[index >> Self.shift][index & Self.mask] }
    @inline(__always) _modify { yield &chunks[index >> Self.shift][index & Self.mask] }
  }
}

extension PersistentArray: Sendable where Element: Sendable {}
