// Which text the analysis died of, as far as can be told: the one touched last.
package import Protocol

/// Counts deaths by text: three on one text keep it from the analysis. Deaths without an answer in between earn pauses.
package struct Blame {
  package enum Verdict: Equatable {
    case first, again
    case blocked(DocumentURI)
    /// It dies again and again, of more than one text, and answers nothing in between. Said once for all that follow.
    case repeatedly
  }

  package static let limit = 3
  private var last: DocumentURI?
  private var deaths: [DocumentURI: (text: [UInt8], count: Int)] = [:]
  private var total = 0
  /// Since it last answered.
  private var deathsInARow = 0
  private var hasSaidSo = false

  package init() {}

  package mutating func touched(_ key: DocumentURI) { last = key }

  package func isBlocked(_ key: DocumentURI) -> Bool { (deaths[key]?.count ?? 0) >= Self.limit }

  package func isBlocked(_ key: DocumentURI, text: [UInt8]) -> Bool { isBlocked(key) && deaths[key]?.text == text }

  package mutating func unblock(_ key: DocumentURI) { deaths[key] = nil }

  /// Before it is started again, in milliseconds: nothing at first, then twice as long after each death, up to half a minute.
  package var pause: Int64 {
    let doublings = deathsInARow - Self.limit
    return doublings < 0 ? 0 : min(30_000, 20 << Int64(min(doublings, 20)))
  }

  /// It answered something: what kills it is not there from the start.
  package mutating func answered() {
    deathsInARow = 0
    hasSaidSo = false
  }

  package mutating func died(_ documents: [DocumentURI: OpenDocument]) -> Verdict {
    total += 1
    deathsInARow += 1
    if let key = last, let document = documents[key], !isBlocked(key) {
      let before = deaths[key].map { $0.text == document.text ? $0.count : 0 } ?? 0
      deaths[key] = (document.text, before + 1)
      if before + 1 >= Self.limit { return .blocked(document.uri) }
    }
    if deathsInARow >= Self.limit, !hasSaidSo {
      hasSaidSo = true
      return .repeatedly
    }
    return total == 1 ? .first : .again
  }
}
