// One node of the flat tree: twenty trivial bytes, no reference to anything.
public import Basics

/// The index of a node in its tree. 0 is "no node".
@usableFromInline package struct NodeID: Hashable, Sendable {
  @usableFromInline package let rawValue: UInt32
  @inlinable @inline(__always) package init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable @inline(__always) package static var none: NodeID { NodeID(0) }
  @inlinable @inline(__always) package var isPresent: Bool { rawValue != 0 }
}

/// A list of words in a tree's `extra`: node ids, names, or what the kind's documentation says.
/// Read the elements through `SyntaxTree`.
@usableFromInline package struct NodeList: Hashable, Sendable {
  /// Index of the first element in `extra`.
  @usableFromInline package let start: UInt32
  @usableFromInline package let count: Int
  @inlinable @inline(__always) package init(start: UInt32, count: Int) {
    self.start = start
    self.count = count
  }
  @inlinable @inline(__always) package static var empty: NodeList { NodeList(start: 0, count: 0) }
  @inlinable @inline(__always) package var isEmpty: Bool { count == 0 }
}

/// A node: children always have smaller ids than their parents, so a reverse scan is top-down.
@usableFromInline package struct Node: BitwiseCopyable, Sendable {
  @usableFromInline package var kind: NodeKind
  /// Operator, context or flag bits, as `NodeKind` says; bit 7 is `isParenthesized`.
  @usableFromInline package var flags: UInt8
  /// First and past-the-last byte, exactly CPython's position of the node (parentheses are outside).
  @usableFromInline package var start: UInt32
  @usableFromInline package var end: UInt32
  @usableFromInline package var first: UInt32
  @usableFromInline package var second: UInt32

  @inlinable
  package init(
    _ kind: NodeKind, flags: UInt8 = 0, _ start: UInt32, _ end: UInt32, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) {
    self.kind = kind
    self.flags = flags
    self.start = start
    self.end = end
    self.first = first
    self.second = second
  }

  /// The expression stands in parentheses of its own, which its range does not cover (a tuple's does).
  @inlinable @inline(__always) package static var parenthesized: UInt8 { 0x80 }
  @inlinable @inline(__always) package var isParenthesized: Bool { flags & Node.parenthesized != 0 }
  @inlinable @inline(__always) package var range: ByteRange { ByteRange(start, end) }
}
