// What belongs to a literal of the program: found by the literal's address instead of its text.
// SAFETY: a `StaticString` with a pointer lies in the program's constant data, which stays as long as the program runs.

/// A small cache from literals to values. Two literals in one slot push each other out.
struct LiteralTable {
  private let slots: Cells<Slot>
  private static let size = 1024

  private struct Slot: BitwiseCopyable {
    var literal: UInt
    var value: Value
  }

  init(in heap: Heap) { slots = heap.row(Slot.self, LiteralTable.size) }

  @inline(__always) private static func address(_ literal: StaticString) -> UInt {
    literal.hasPointerRepresentation ? unsafe UInt(bitPattern: literal.utf8Start) : 0
  }
  @inline(__always) private static func slot(_ address: UInt) -> Int {
    Int(truncatingIfNeeded: (UInt64(address) &* 0x9e37_79b9_7f4a_7c15) >> 54)
  }

  /// Unbound where it is not known.
  @inline(__always) subscript(_ literal: StaticString) -> Value {
    get {
      let address = LiteralTable.address(literal)
      let slot = slots[LiteralTable.slot(address)]
      return slot.literal == address ? slot.value : .unbound
    }
    nonmutating set {
      let address = LiteralTable.address(literal)
      if address != 0 { slots[LiteralTable.slot(address)] = Slot(literal: address, value: newValue) }
    }
  }
}
