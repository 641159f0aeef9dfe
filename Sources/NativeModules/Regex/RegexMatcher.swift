// The matching engine: runs a pattern's code at one place of a text, with a stack of its own for backtracking.
import Runtime

/// One run over a text of one width. The order in which it tries things, and what becomes of groups on the way back, is that
/// of CPython's engine.
struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  let world: World
  let shared: Ref<RegexShared>
  let text: Cells<Unit>
  let code: Cells<UInt32>
  /// The whole text must match.
  let mustReachEnd: Bool
  let marks: Cells<Int>
  var end: Int
  /// Where the match begins.
  var start: Int
  /// Where a part begins, and where it ended.
  var place: Int
  /// An empty match at the start does not count.
  var mustAdvance: Bool
  var lastMark: Int32 = -1
  var lastIndex: Int32 = -1
  /// Offset of the innermost repeat; 0: none.
  var repetition = 0
  var stack: Cells<Int>
  var capacity: Int
  var top = 0
  /// Offset of the context that runs.
  var base = 0
  var fuel: Int
  var problem = RegexProblem.none

  @inline(__always) var context: Ref<RegexContext> { Ref(address: stack.address &+ UInt(bitPattern: base &* 8)) }
  @inline(__always) func repetition(at offset: Int) -> Ref<RegexRepetition> {
    Ref(address: stack.address &+ UInt(bitPattern: offset &* 8))
  }

  @inline(__always) func unit(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: text[index]) }

  // MARK: The stack

  /// Room for so many words; false ends the run.
  @inline(__always) mutating func reserve(_ words: Int) -> Bool {
    if top &+ words <= capacity { return true }
    return growStack(words)
  }

  @inline(never) private mutating func growStack(_ words: Int) -> Bool {
    if !shared.grow(top, top + words, world) {
      problem = .memory
      return false
    }
    stack = shared.pointee.stack
    capacity = shared.pointee.stackSize
    return true
  }

  @inline(__always) mutating func saveMarks() {
    let context = context
    context.pointee.lastMark = lastMark
    context.pointee.lastIndex = lastIndex
  }
  @inline(__always) mutating func restoreMarks() {
    let context = context
    lastMark = context.pointee.lastMark
    lastIndex = context.pointee.lastIndex
  }

  /// Puts the valid marks on the stack.
  @inline(__always) mutating func pushMarks() {
    let count = Int(context.pointee.lastMark) &+ 1
    if count <= 0 || !reserve(count) { return }
    stack.from(top).copy(marks, count)
    top &+= count
  }
  /// Takes the marks from the stack, where they may stay for the next try.
  @inline(__always) mutating func popMarks(keep: Bool) {
    let count = Int(context.pointee.lastMark) &+ 1
    if count <= 0 { return }
    marks.copy(stack.from(top &- count), count)
    if !keep { top &-= count }
  }

  /// Begins a part of the pattern in a context of its own; `code` and `place` are the caller's.
  @inline(__always) mutating func enter(_ purpose: RegexPurpose, _ code: Int, _ place: Int, isTopLevel: Bool) {
    context.pointee.code = code
    context.pointee.place = place
    if !reserve(RegexContext.size) { return }
    fuel &-= 1
    if fuel < 0 { problem = .budget }
    let parent = base
    base = top
    top &+= RegexContext.size
    let context = context
    context.pointee.parent = parent
    context.pointee.purpose = purpose
    context.pointee.isTopLevel = isTopLevel
  }

  // MARK: Running

  /// Does the pattern from `first` on match at `place`? Then `place` is behind the match.
  mutating func matches(_ first: Int, isTopLevel: Bool) -> Bool {
    top = 0
    base = 0
    repetition = 0
    if !reserve(RegexContext.size) { return false }
    top = RegexContext.size
    let context = context
    context.pointee.parent = -1
    context.pointee.purpose = .whole
    context.pointee.isTopLevel = isTopLevel
    var pc = first
    if code[pc] == RegexOpcode.info.rawValue {
      if Int(code[pc &+ 3]) > end &- place { return false }
      pc &+= Int(code[pc &+ 1]) &+ 1
    }
    var at = place
    while true {
      let result = run(&pc, &at)
      if problem != .none { return false }
      if result == .called { continue }
      switch leave(result == .succeeded, &pc, &at) {
      case .finished(let answer): return answer
      case .goesOn: break
      }
      if problem != .none { return false }
    }
  }

  enum Outcome { case succeeded, failed, called }
  enum Return {
    case finished(Bool)
    case goesOn
  }

  /// May the whole pattern end here?
  @inline(__always) func mayEnd(_ at: Int) -> Bool {
    !context.pointee.isTopLevel || !(mustReachEnd && at != end || mustAdvance && at == start)
  }
}

/// Why a run ended without an answer.
enum RegexProblem { case none, memory, budget, code }
