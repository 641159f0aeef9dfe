// Which text the analysis died of, as far as can be told: the one touched last.
package import Protocol

/// Counts deaths by text. Three on one text keep it from the analysis.
package struct Blame {
  package enum Verdict: Equatable {
    case first, again
    case blocked(DocumentURI)
    /// It dies without any text of ours, again and again, and answers nothing in between.
    case giveUp
  }

  package static let limit = 3
  private var last: DocumentURI?
  private var deaths: [DocumentURI: (text: [UInt8], count: Int)] = [:]
  private var deathsWithoutText = 0
  private var total = 0

  package init() {}

  package mutating func touched(_ key: DocumentURI) { last = key }

  package func isBlocked(_ key: DocumentURI) -> Bool { (deaths[key]?.count ?? 0) >= Self.limit }

  package func isBlocked(_ key: DocumentURI, text: [UInt8]) -> Bool { isBlocked(key) && deaths[key]?.text == text }

  package mutating func unblock(_ key: DocumentURI) { deaths[key] = nil }

  /// It answered something: what kills it is not there from the start.
  package mutating func answered() { deathsWithoutText = 0 }

  package mutating func died(_ documents: [DocumentURI: OpenDocument]) -> Verdict {
    total += 1
    guard let key = last, let document = documents[key], !isBlocked(key) else {
      deathsWithoutText += 1
      return deathsWithoutText >= Self.limit ? .giveUp : total == 1 ? .first : .again
    }
    let before = deaths[key].map { $0.text == document.text ? $0.count : 0 } ?? 0
    deaths[key] = (document.text, before + 1)
    if before + 1 >= Self.limit { return .blocked(document.uri) }
    return total == 1 ? .first : .again
  }
}
