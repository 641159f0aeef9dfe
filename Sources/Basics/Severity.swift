// How bad a finding is; configuration, rules and reporters all speak of it.

/// How bad it is, worst first. `cli.md`: error will break, warning likely does, the rest costs laziness or is an opportunity.
package enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case error, warning, information, hint

  /// Worse is smaller: `.error < .warning`.
  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

  /// The word users write and read: `error`, `warning`, `information`, `hint`.
  package var word: String { "\(self)" }

  /// `information` may be written `info`.
  package init?(word: String) {
    if word == "info" {
      self = .information
      return
    }
    guard let found = Severity.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
