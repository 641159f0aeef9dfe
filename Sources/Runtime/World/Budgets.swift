// What an evaluation may use, and how it ends when it has used it up: by an exception that no Python code can catch.

/// What an evaluation may use at most.
package struct Budget: Sendable {
  /// Bytes of heap.
  package var memory = 1 << 30
  /// Instructions; about 10⁸ a second. Calls, backward jumps, steps of native loops and whole module bodies count.
  package var instructions = Int.max
  /// Nanoseconds by the host's clock.
  package var time = UInt64.max
  /// Bytes that may be printed.
  package var output = Int.max
  /// Python calls inside one another: `sys.getrecursionlimit()`.
  package var depth = 1000
  /// Native calls inside one another.
  package var nativeDepth = 180
  /// Bytes of Swift's stack that may be used, counted from where the world is made; 0: not known, only `nativeDepth`
  /// counts.
  package var stack = 0
  package init() {}
  /// For threads with a stack of `ParallelMap.defaultStackSize`.
  package static var deep: Budget {
    var budget = Budget()
    budget.nativeDepth = 15000
    return budget
  }
}

/// What was used up.
package enum StopReason: String, Sendable, CaseIterable {
  case instructions, memory, time, output
  /// The body of a sentence: "the evaluation used up its …".
  package var what: String {
    switch self {
    case .instructions: "instructions"
    case .memory: "memory"
    case .time: "time"
    case .output: "output"
    }
  }
}

extension World {
  /// So many instructions run between two looks at the clock.
  private static let slice = 1 << 12

  /// Gives out the first instructions; called once.
  func startBudget() {
    reserve = budget.instructions
    startedAt = 0
    refill()
  }

  private func refill() {
    let part = min(reserve, World.slice)
    reserve -= part
    fuel = part
  }

  /// Instructions that have run so far.
  package var instructionsUsed: Int { budget.instructions &- reserve &- max(fuel, 0) }

  /// `fuel` is below zero: ends the evaluation, or gives it a new slice.
  @inline(never) package func refuel() throws(Raised) {
    if isStopped { throw stop(stopReason ?? .instructions) }
    if heap.isExhausted { throw stop(.memory) }
    // A large step may have taken more than there was in the slice.
    let debt = 0 &- fuel &- 1
    if debt > reserve { throw stop(.instructions) }
    reserve -= max(debt, 0)
    if reserve == 0 { throw stop(.instructions) }
    if budget.time != .max {
      let now = host.nanoseconds()
      if startedAt == 0 { startedAt = max(now, 1) }
      if now > startedAt, now - startedAt > budget.time { throw stop(.time) }
    }
    refill()
    if host.isInterrupted() { throw raise("KeyboardInterrupt", arguments: []) }
  }

  /// Counts native work of so many steps.
  @inline(__always) package func charge(_ steps: Int) throws(Raised) {
    fuel &-= steps
    if fuel < 0 { try refuel() }
  }

  /// So many steps may native work take at once: what is left, but not so much that the time could run out unseen.
  package var longStepAllowance: Int {
    let (left, isHuge) = max(fuel, 0).addingReportingOverflow(reserve)
    return isHuge ? 200_000_000 : min(left, 200_000_000)
  }

  /// Natives whose time grows with what they are called on, by name.
  static func isScan(_ definition: NativeDefinition) -> Bool {
    definition.isMethod && definition.owner.isPresent && scans.contains("\(definition.name)")
  }

  private static let scans: Set<String> = [
    "count", "find", "index", "rfind", "rindex", "replace", "split", "rsplit", "splitlines", "partition", "rpartition",
    "translate", "encode", "decode", "upper", "lower", "casefold", "swapcase", "title", "capitalize", "expandtabs",
    "strip", "lstrip", "rstrip", "isalpha", "isalnum", "isspace", "isdigit", "isascii", "hex", "sort", "reverse",
    "copy",
    "remove", "insert", "join", "__contains__", "__add__", "__mul__", "__eq__", "__lt__", "__reversed__",
  ]

  @inline(never) func chargeScan(_ value: Value) throws(Raised) {
    let length: Int
    switch kind(of: value) {
    case .string: length = Ref<StringObject>(value).count
    case .bytes, .bytearray: length = Ref<BytesObject>(value).pointee.count
    case .list: length = Ref<ListObject>(value).pointee.count
    case .tuple: length = Ref<TupleObject>(value).count
    default: return
    }
    try charge(length >> 4)
  }

  /// Ends the evaluation. From now on no handler of Python runs, and whatever calls or loops ends at once.
  @inline(never) package func stop(_ reason: StopReason) -> Raised {
    if !isStopped {
      isStopped = true
      stopReason = reason
      // Nothing may fail here: what the message needs is small.
      stopException = makeException(
        exceptionType("SystemError"), [string("the evaluation used up its \(reason.what)")])
    }
    fuel = -1
    reserve = 0
    raised = stopException
    return Raised()
  }

  /// So many frames at most, whatever a program asks for.
  private static let deepest = 50_000

  /// `sys.setrecursionlimit()`
  package func setRecursionLimit(_ limit: Int) throws(Raised) {
    if limit < 1 { throw valueError("recursion limit must be greater or equal than 1") }
    if limit <= frameCount {
      throw raise(
        "RecursionError",
        "cannot set the recursion limit to \(limit) at the recursion depth \(frameCount): the limit is too low")
    }
    let wanted = min(limit, World.deepest)
    if wanted > max(recursionLimit, budget.depth) {
      let moved = heap.row(Frame.self, wanted + 64)
      moved.copy(frames, frameCount)
      frames = moved
    }
    recursionLimit = wanted
  }

  /// Another call may not go deeper: Swift's stack, or the number of native calls, is at its end.
  @inline(__always) func checkNativeDepth() throws(Raised) {
    if nativeDepth > budget.nativeDepth || StackPointer.current < stackLimit {
      throw raise("RecursionError", "maximum recursion depth exceeded")
    }
  }

  /// Native code is about to call itself; `leaveNative` ends that. `doing` ends the message where it is too deep.
  package func enterNative(_ doing: String) throws(Raised) {
    if nativeDepth > budget.nativeDepth || StackPointer.current < stackLimit {
      throw raise("RecursionError", "maximum recursion depth exceeded" + doing)
    }
    nativeDepth += 1
  }
  package func leaveNative() { nativeDepth -= 1 }

  func raise(_ type: StaticString, arguments: [Value]) -> Raised {
    raise(makeException(exceptionType(type), arguments))
  }
}
