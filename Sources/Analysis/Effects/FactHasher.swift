// A hash of many small facts, for telling whether any of them has changed.
import Basics

/// A `Hasher` for numbers, many times as fast: nobody chooses files so that two hash alike.
struct FactHasher: Equatable, Sendable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) mutating func combine(_ number: some FixedWidthInteger) {
    // A round of MurmurHash3's finalizer.
    state ^= UInt64(truncatingIfNeeded: number)
    state &*= 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }

  @inline(__always) mutating func combine(_ isSo: Bool) { combine(isSo ? 1 as UInt8 : 0) }

  @inline(__always) mutating func combine<Fact: RawRepresentable>(_ fact: Fact) where Fact.RawValue: FixedWidthInteger {
    combine(fact.rawValue)
  }

  @inline(__always) mutating func combine<Record>(_ id: RecordID<Record>) { combine(id.rawValue) }

  @inline(__always) mutating func combine(_ range: RecordRange) {
    combine(range.start)
    combine(range.count)
  }

  func finalize() -> Int { Int(truncatingIfNeeded: state &* 0xC4CE_B9FE_1A85_EC53) }
}
