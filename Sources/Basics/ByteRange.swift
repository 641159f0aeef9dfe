// Byte offsets into one source text, the only positions used below the server and the reporters.

/// A half-open range of byte offsets into one file's UTF-8 text.
@usableFromInline package struct ByteRange: Hashable, Sendable, Comparable {
  @usableFromInline package var start: UInt32
  @usableFromInline package var end: UInt32

  @inlinable package init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  /// An empty range at `offset`.
  @inlinable package init(at offset: UInt32) { self.init(offset, offset) }

  /// Length in bytes.
  @inlinable package var length: Int { Int(end) - Int(start) }
  @inlinable package var isEmpty: Bool { end <= start }

  @inlinable package func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }
  @inlinable package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// The smallest range that covers both.
  @inlinable package func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// Source order: by start, then by end.
  @inlinable package static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
