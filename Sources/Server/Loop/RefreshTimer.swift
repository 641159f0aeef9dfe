// Requests that the client asks again: of each kind at most one a second, and none for nothing.

/// When to send which refresh request. The first goes out at once; what comes too soon after waits, all of it as one.
package struct RefreshTimer {
  /// From one request of a kind to the next of that kind.
  package static let pause: Int64 = 1_000_000_000

  private var sent: [String: MonotonicTime] = [:]
  private var waiting: [String: MonotonicTime] = [:]

  package init() {}

  /// When something that waits may go out; nil when nothing waits, so that nobody has to wake.
  package var deadline: MonotonicTime? { waiting.values.min() }

  /// Something changed that a refresh of this kind is for.
  /// - Returns: whether to send it now; else it is in `due` later.
  package mutating func wants(_ method: String, at now: MonotonicTime) -> Bool {
    if waiting[method] != nil { return false }
    if let last = sent[method], now.nanoseconds - last.nanoseconds < Self.pause {
      waiting[method] = MonotonicTime(nanoseconds: last.nanoseconds + Self.pause)
      return false
    }
    sent[method] = now
    return true
  }

  /// What has waited long enough, sorted; it counts as sent.
  package mutating func due(at now: MonotonicTime) -> [String] {
    let ready = waiting.filter { $0.value <= now }.map(\.key).sorted()
    for method in ready {
      waiting[method] = nil
      sent[method] = now
    }
    return ready
  }
}
