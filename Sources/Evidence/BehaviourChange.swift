// What goes another way when imports are deferred: the difference between two evaluations of one target.
package import Evaluation
package import Runtime

/// One difference that a program or its user notices.
package struct BehaviourChange: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// One of the two ends with an exception, or each with another.
    case ending
    case output
    /// A registry holds something else.
    case table
    /// The load of a deferred module fails, and nothing shows it until somebody uses the import.
    case hidden
  }
  package var kind: Kind
  /// What is seen, to follow "with deferred imports".
  package var sentence: String
  /// Innermost last: where it is seen.
  package var places: [Place] = []
  /// The statement whose deferral hides the failure.
  package var importedAt: Place?
  /// Of an exception: its class and message.
  package var exception: String?

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

extension BehaviourChange {
  /// What differs between an evaluation without laziness and one with it; nil where one of them says nothing, since it
  /// was stopped or met what the runtime does not have.
  package static func between(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> [BehaviourChange]? {
    guard eager.isConclusive, lazy.isConclusive else { return nil }
    var found: [BehaviourChange] = []
    if let change = ending(eager, lazy) { found.append(change) }
    if eager.stdout != lazy.stdout || eager.stderr != lazy.stderr {
      found.append(output(eager, lazy))
    }
    found += tables(eager.tables ?? [], lazy.tables ?? [])
    // What fails without laziness too hides nothing.
    if eager.outcome == .completed { found += hidden(lazy) }
    return found
  }

  private static func ending(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> BehaviourChange? {
    switch (eager.exception, lazy.exception) {
    case (nil, nil): return nil
    case (nil, let raised?):
      var change = BehaviourChange(.ending, "\(raised.headline) is raised")
      change.add(raised)
      return change
    case (let raised?, nil):
      var change = BehaviourChange(.ending, "\(raised.headline) is not raised any more")
      change.add(raised)
      return change
    case (let before?, let after?):
      if before.headline == after.headline, before.innermost == after.innermost { return nil }
      var change = BehaviourChange(.ending, "\(after.headline) is raised in place of \(before.headline)")
      change.add(after)
      return change
    }
  }

  private static func output(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> BehaviourChange {
    let isError = eager.stdout == lazy.stdout
    let before = (isError ? eager.stderr : eager.stdout).split(separator: "\n", omittingEmptySubsequences: false)
    let after = (isError ? lazy.stderr : lazy.stdout).split(separator: "\n", omittingEmptySubsequences: false)
    let common = min(before.count, after.count)
    let line = (0..<common).first { before[$0] != after[$0] } ?? common
    func quoted(_ lines: [Substring]) -> String {
      line < lines.count && !lines[line].isEmpty ? "`\(lines[line].prefix(80))`" : "nothing"
    }
    let stream = isError ? "standard error" : "the output"
    return BehaviourChange(.output, "\(stream) has \(quoted(after)) where \(quoted(before)) was")
  }

  private static func tables(_ eager: [TableRecord], _ lazy: [TableRecord]) -> [BehaviourChange] {
    var known: [String: TableRecord] = [:]
    for table in lazy { known[table.name] = table }
    var found: [BehaviourChange] = []
    // A container of a module that is not loaded misses nothing.
    for before in eager {
      guard let after = known[before.name], after != before else { continue }
      let missing = before.entries.filter { !after.entries.contains($0) }
      let more = after.entries.filter { !before.entries.contains($0) }
      var sentence: String
      if after.count != before.count {
        sentence = "`\(before.name)` holds \(after.count) in place of \(before.count)"
      } else if missing.isEmpty, more.isEmpty {
        sentence = "`\(before.name)` holds the same in another order"
      } else {
        sentence = "`\(before.name)` holds something else"
      }
      if let first = missing.first { sentence += ": `\(first.prefix(60))` is missing" }
      found.append(BehaviourChange(.table, sentence))
    }
    return found
  }

  private static func hidden(_ lazy: EvaluationReport) -> [BehaviourChange] {
    (lazy.resolved ?? []).compactMap { resolved in
      guard let raised = resolved.exception else { return nil }
      var change = BehaviourChange(.hidden, "\(raised.headline) waits for the first use of `\(resolved.bound)`")
      change.add(raised)
      change.importedAt = resolved.importedAt
      return change
    }
  }

  private mutating func add(_ raised: ExceptionRecord) {
    places = raised.traceback.map { Place(path: $0.path, line: $0.line) }
    exception = raised.type
  }
}

extension EvaluationReport {
  /// Does it say what CPython would do? Not when it was stopped, or rests on what cannot be evaluated.
  package var isConclusive: Bool {
    (outcome == .completed || outcome == .raised) && opaque.isEmpty
  }
}

extension ExceptionRecord {
  /// "KeyError: 'x'".
  package var headline: String {
    let first = message.prefix { $0 != "\n" }
    return first.isEmpty ? "`\(type)`" : "`\(type): \(first.prefix(160))`"
  }

  var innermost: Place? { traceback.last.map { Place(path: $0.path, line: $0.line) } }
}
