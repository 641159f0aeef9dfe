// Where a match keeps what it may have to come back to: one row of words for all patterns of a world.
import Runtime

/// A place to come back to: the call of a part of the pattern by another.
struct RegexContext: BitwiseCopyable {
  /// Offset of the context that waits for this one's result; -1: none.
  var parent: Int
  var place: Int
  var code: Int
  var count: Int
  /// Offset of the repeat that the context works on.
  var repetition: Int
  var lastMark: Int32
  var lastIndex: Int32
  var purpose: RegexPurpose
  /// The end of this part is the end of the whole pattern.
  var isTopLevel: Bool
  static let size = (MemoryLayout<RegexContext>.stride + 7) / 8
}

/// What a context waits for.
enum RegexPurpose: UInt8, BitwiseCopyable {
  case whole
  case assert, assertNot
  case branch
  case repeatOne, repeatOneLiteral, minRepeatOne
  case `repeat`
  case maxTooFew, maxAnother, maxTail
  case minTooFew, minTail, minAnother
  case possessiveTooFew, possessiveAnother
  case atomic
}

/// A repeated group at work.
struct RegexRepetition: BitwiseCopyable {
  /// Of its REPEAT's operands; -1: a possessive one.
  var code: Int
  var count: Int
  /// The repeat around it; 0: none.
  var outer: Int
  /// Where it tried last, against repeating nothing for ever; -1: nowhere.
  var lastPlace: Int
  static let size = 4
}

/// What all patterns of a world share.
struct RegexShared: BitwiseCopyable {
  var patternType: Ref<TypeObject>
  var matchType: Ref<TypeObject>
  var scannerType: Ref<TypeObject>
  var templateType: Ref<TypeObject>
  var stack: Cells<Int>
  var stackSize: Int
  /// Beginnings and ends of groups, from the last match.
  var marks: Cells<Int>
  var marksSize: Int
}

extension Ref where Layout == RegexShared {
  /// Room for the marks of so many groups.
  func reserveMarks(_ groups: Int, _ world: World) throws(Raised) {
    let wanted = max(2 * groups, 16)
    if wanted <= pointee.marksSize { return }
    try world.mustAllocate(wanted * 8)
    pointee.marks = world.heap.row(Int.self, wanted)
    pointee.marksSize = wanted
  }

  /// Makes the stack larger; false where the world's memory does not allow it.
  func grow(_ used: Int, _ wanted: Int, _ world: World) -> Bool {
    let size = max(wanted, pointee.stackSize * 2, 4096)
    if !world.heap.mayAllocate(size * 8) { return false }
    let stack = world.heap.row(Int.self, size)
    stack.copy(pointee.stack, used)
    pointee.stack = stack
    pointee.stackSize = size
    return true
  }
}
