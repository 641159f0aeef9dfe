// The line on a terminal that says how far a long run is. Pure: told the time, answers what to write.

/// Silent for the first second, then at most ten lines a second, each written over the one before.
package struct ProgressLine: Sendable {
  /// Short runs are better without.
  static let patience: Duration = .seconds(1)
  static let interval: Duration = .milliseconds(100)

  /// What is counted; the stages of a run follow each other.
  package enum Stage: String, Sendable { case read, evaluated }

  private var last: Duration?
  private var most = 0
  private var stage = Stage.read

  package init() {}

  /// What to write when `done` files have been read or evaluated `elapsed` after the start; nil for nothing. Counts that
  /// come late from another thread do not turn it back.
  package mutating func update(done: Int, _ stage: Stage = .read, elapsed: Duration) -> String? {
    most = stage == self.stage ? max(most, done) : done
    self.stage = stage
    if elapsed < Self.patience { return nil }
    if let last, elapsed < last + Self.interval { return nil }
    last = elapsed
    return "\r\u{1b}[Klazyls: \(most) \(most == 1 ? "file" : "files") \(stage.rawValue)"
  }

  /// Takes the line away before the report; nil when there is none.
  package mutating func clear() -> String? {
    defer { last = nil }
    return last == nil ? nil : "\r\u{1b}[K"
  }
}
