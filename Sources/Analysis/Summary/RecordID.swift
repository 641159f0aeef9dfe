// Typed indices into a summary's arrays, so that a use cannot be looked up among the imports.

/// The index of a `Record` in its summary's array of such records.
package struct RecordID<Record: Sendable>: Hashable, Sendable, Comparable {
  package let rawValue: UInt32
  @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable package init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }
  /// "There is none."
  @inlinable package static var none: RecordID { RecordID(UInt32.max) }
  @inlinable package var isPresent: Bool { rawValue != UInt32.max }
  /// Position in the array; ask only of one that is present.
  @inlinable package var index: Int { Int(rawValue) }
  // Spelled out: what the compiler makes is not inlined elsewhere.
  @inlinable package static func == (a: RecordID, b: RecordID) -> Bool { a.rawValue == b.rawValue }
  @inlinable package static func < (a: RecordID, b: RecordID) -> Bool { a.rawValue < b.rawValue }
}

package typealias ImportID = RecordID<ImportRecord>
package typealias SymbolID = RecordID<Symbol>
package typealias UseID = RecordID<Use>
package typealias FunctionID = RecordID<FunctionRecord>
package typealias ClassID = RecordID<ClassRecord>
package typealias WithID = RecordID<WithRecord>

/// A run of consecutive elements of one of a summary's arrays.
package struct RecordRange: Hashable, Sendable {
  package var start: UInt32
  package var count: UInt32
  @inlinable package init(_ start: Int, _ count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }
  @inlinable package static var empty: RecordRange { RecordRange(0, 0) }
  @inlinable package var isEmpty: Bool { count == 0 }
  @inlinable package var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
