// Requests that the client asks again: of each kind at most one a second, and none for nothing.
package import Protocol

/// When to send which refresh request. The first goes out at once; what comes too soon after waits, all of it as one.
package struct RefreshTimer {
  package struct Refresh: Hashable, Comparable, Sendable {
    package var method: String
    /// Of our own documents; nil where the client asks for whatever it shows.
    package var page: DocumentURI?

    package init(method: String, page: DocumentURI? = nil) {
      self.method = method
      self.page = page
    }

    package static func < (a: Refresh, b: Refresh) -> Bool {
      a.method != b.method ? a.method < b.method : (a.page?.spelling ?? "") < (b.page?.spelling ?? "")
    }
  }

  /// From one request of a kind to the next of that kind.
  package static let pause: Int64 = 1_000_000_000

  private var sent: [Refresh: MonotonicTime] = [:]
  private var waiting: [Refresh: MonotonicTime] = [:]

  package init() {}

  /// When something that waits may go out; nil when nothing waits, so that nobody has to wake.
  package var deadline: MonotonicTime? { waiting.values.min() }

  /// Something changed that a refresh of this kind is for.
  /// - Returns: whether to send it now; else it is in `due` later.
  package mutating func wants(_ what: Refresh, at now: MonotonicTime) -> Bool {
    if waiting[what] != nil { return false }
    if let last = sent[what], now.nanoseconds - last.nanoseconds < Self.pause {
      waiting[what] = MonotonicTime(nanoseconds: last.nanoseconds + Self.pause)
      return false
    }
    sent[what] = now
    return true
  }

  /// What has waited long enough, sorted; it counts as sent.
  package mutating func due(at now: MonotonicTime) -> [Refresh] {
    let ready = waiting.filter { $0.value <= now }.map(\.key).sorted()
    for what in ready {
      waiting[what] = nil
      sent[what] = now
    }
    return ready
  }
}
