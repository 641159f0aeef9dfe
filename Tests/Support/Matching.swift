// Holding what was found against what a test expects, and saying the difference so that one sees what to do.
package import Basics

/// A finding as a test sees it; whoever runs the rules makes these out of theirs.
package struct ReportedFinding: Sendable, Equatable {
  package struct Place: Sendable, Equatable {
    package var path: String
    package var line: Int
    package var column: Int
    package var message: String

    package init(path: String, line: Int, column: Int, message: String) {
      self.path = path
      self.line = line
      self.column = column
      self.message = message
    }
  }

  package var code: String
  package var severity: Severity
  /// Relative to the project's root, 1-based line and column, the column in Unicode code points.
  package var place: Place
  package var related: [Place]

  package init(code: String, severity: Severity, place: Place, related: [Place] = []) {
    self.code = code
    self.severity = severity
    self.place = place
    self.related = related
  }
}

/// What does not agree; empty when all does.
package struct Mismatch: Sendable, CustomStringConvertible {
  package var unmet: [ExpectedFinding] = []
  package var unexpected: [ReportedFinding] = []
  package var scenario: String
  package var dialect: Dialect

  package var isEmpty: Bool { unmet.isEmpty && unexpected.isEmpty }

  package var description: String {
    if isEmpty { return "all as expected" }
    var lines = ["\(scenario), dialect \(dialect.word):"]
    for expectation in unmet {
      lines.append(
        "  missing     \(expectation.path):\(expectation.line) (line \(expectation.suiteLine) of the suite): \(expectation.comment)"
      )
    }
    for finding in unexpected {
      let place = finding.place
      lines.append(
        "  unexpected  \(place.path):\(place.line): # \(finding.severity.comment): \(place.column) [\(finding.code)] \"\(place.message)\""
      )
      for other in finding.related {
        lines.append("                related \(other.path):\(other.line): \(other.message)")
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension Scenario {
  /// Pairs findings and expectations under one dialect; each finding serves one expectation.
  package func compare(_ findings: [ReportedFinding], under dialect: Dialect) -> Mismatch {
    var left = findings
    var mismatch = Mismatch(scenario: description, dialect: dialect)
    // The more an expectation says, the earlier it chooses: one that says little must not take its finding.
    let applicable = expectations.enumerated().filter { $0.element.holds(under: dialect) }
    for (_, expectation) in applicable.sorted(by: {
      ($1.element.precision, $0.offset) < ($0.element.precision, $1.offset)
    }) {
      if expectation.kind == .evidence {
        let isMet = findings.contains { finding in
          finding.code == expectation.code && finding.related.contains { expectation.fits($0) }
        }
        if !isMet { mismatch.unmet.append(expectation) }
      } else if let index = left.firstIndex(where: {
        $0.code == expectation.code && expectation.kind == .finding($0.severity) && expectation.fits($0.place)
      }) {
        left.remove(at: index)
      } else {
        mismatch.unmet.append(expectation)
      }
    }
    mismatch.unmet.sort { $0.suiteLine < $1.suiteLine }
    mismatch.unexpected = left
    return mismatch
  }

  /// Nil when the text is what a `fixed` block expects, expectation comments aside; else what differs.
  package func compare(fixed text: String, with expected: ExpectedFix) -> String? {
    let got = ExpectedFinding.removed(from: text)
    let wanted = ExpectedFinding.removed(from: expected.text)
    if got == wanted { return nil }
    return
      "\(description): \(expected.path) after the choice of \(expected.choice) fixes\n-- expected\n\(wanted)\n-- got\n\(got)"
  }
}

extension ExpectedFinding {
  fileprivate var precision: Int { (column == nil ? 0 : 1) + (message == nil ? 0 : 1) }

  fileprivate func fits(_ place: ReportedFinding.Place) -> Bool {
    place.path == path && place.line == line && (column ?? place.column) == place.column
      && (message.map { place.message.contains($0) } ?? true)
  }

  /// As one would write it.
  fileprivate var comment: String {
    var text = "# "
    switch kind {
    case .finding(let severity): text += severity.comment
    case .evidence: text += "evidence"
    }
    if !dialects.isEmpty { text += "@" + dialects.map(\.word).joined(separator: "+") }
    text += ":"
    if let column { text += " \(column)" }
    text += " [\(code)]"
    if let message { text += " \"\(message)\"" }
    return text
  }
}

extension Severity {
  /// The word of expectation comments.
  fileprivate var comment: String { self == .information ? "info" : word }
}
