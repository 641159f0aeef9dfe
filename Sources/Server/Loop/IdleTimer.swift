// When nobody has said anything for a while: the moment to give back memory that was kept for quick work.

/// Runs out once after each time that something happened, so that an idle process sleeps.
struct IdleTimer {
  /// Typing has longer pauses than most, and what was given back costs the next edit a fault for each page.
  private static let patience: Int64 = 5_000

  /// Nil: nothing has happened since it last ran out.
  private(set) var deadline: MonotonicTime?

  mutating func somethingHappened() { deadline = .after(milliseconds: Self.patience) }

  /// Has it run out since it was last asked?
  mutating func hasRunOut() -> Bool {
    guard let deadline, deadline <= .now else { return false }
    self.deadline = nil
    return true
  }
}
