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
  /// Of an exception: its class and the first line of its message.
  package var exception: String?
  package var message = ""
  /// Is it an exception that is not raised any more?
  package var isAbsent = false
  /// The registry or container that holds something else.
  package var table: String?

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

extension BehaviourChange {
  /// An exception by which targets tell of the same thing.
  struct Raised: Hashable {
    var exception: String
    var message: String
    var place: Place?
  }

  var raised: Raised? {
    guard let exception, !isAbsent else { return nil }
    return Raised(exception: exception, message: message, place: places.last)
  }

  /// What differs between an evaluation without laziness and one with it; nil where one of them says nothing, since it
  /// was stopped or wanted what the runtime does not have.
  package static func between(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> [BehaviourChange]? {
    guard eager.isConclusive, lazy.isConclusive else { return nil }
    var found: [BehaviourChange] = []
    if let change = ending(eager, lazy) { found.append(change) }
    found += output(eager, lazy)
    if let change = lastWords(eager, lazy) { found.append(change) }
    found += tables(eager.tables ?? [], lazy.tables ?? [])
    found += RegistryComparison(eager, lazy).changes
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
      change.isAbsent = true
      return change
    case (let before?, let after?):
      if before.headline == after.headline, before.innermost == after.innermost { return nil }
      let isMoved = before.headline == after.headline
      var change = BehaviourChange(
        .ending, "\(after.headline) is raised \(isMoved ? "elsewhere" : "in place of \(before.headline)")")
      change.add(after)
      return change
    }
  }

  private static func output(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> [BehaviourChange] {
    for (stream, before, after) in [
      ("the output", eager.stdout, lazy.stdout), ("standard error", eager.stderr, lazy.stderr),
    ] where before != after {
      let before = lines(before), after = lines(after)
      let common = min(before.count, after.count)
      guard let line = (0..<max(before.count, after.count)).first(where: { $0 >= common || before[$0] != after[$0] })
      else { continue }
      func quoted(_ lines: [String]) -> String {
        line < lines.count && !lines[line].isEmpty ? "`\(lines[line].prefix(80))`" : "nothing"
      }
      return [BehaviourChange(.output, "\(stream) has \(quoted(after)) where \(quoted(before)) was")]
    }
    return []
  }

  /// What finalizers print comes in an order that nobody promises.
  private static func lastWords(_ eager: EvaluationReport, _ lazy: EvaluationReport) -> BehaviourChange? {
    guard let before = eager.lastWords, let after = lazy.lastWords, before != after else { return nil }
    let were = lines(before), are = lines(after)
    if let missing = were.first(where: { !are.contains($0) }) {
      return BehaviourChange(.output, "`\(missing.prefix(80))` is not printed any more when the program ends")
    }
    guard let more = are.last(where: { !were.contains($0) }) else { return nil }
    return BehaviourChange(.output, "`\(more.prefix(120))` is printed when the program ends")
  }

  private static func lines(_ text: String) -> [String] {
    withoutAddresses(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Where objects lie is not the same in any two evaluations.
  static func withoutAddresses(_ text: String) -> String {
    guard text.contains("0x") else { return text }
    var found: [UInt8] = []
    let bytes = Array(text.utf8)
    func isHex(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
    var at = 0
    while at < bytes.count {
      var end = at + 2
      if bytes[at] == UInt8(ascii: "0"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "x") {
        while end < bytes.count, isHex(bytes[end]) { end += 1 }
      }
      if end - at >= 10 {
        found += Array("0x…".utf8)
        at = end
      } else {
        found.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: found, as: UTF8.self)
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
      var change = BehaviourChange(.table, sentence)
      change.table = before.name
      found.append(change)
    }
    return found
  }

  private static func hidden(_ lazy: EvaluationReport) -> [BehaviourChange] {
    (lazy.resolved ?? []).compactMap { resolved in
      guard let raised = resolved.exception, !raised.isOfSandbox else { return nil }
      var change = BehaviourChange(.hidden, "\(raised.headline) waits for the first use of `\(resolved.bound)`")
      change.add(raised)
      change.importedAt = resolved.importedAt
      return change
    }
  }

  private mutating func add(_ raised: ExceptionRecord) {
    places = raised.traceback.map { Place(path: $0.path, line: $0.line) }
    exception = raised.type
    message = raised.firstLine
  }
}

extension EvaluationReport {
  /// Did it get to its end? Not when it was stopped, wanted what the runtime has not got, or reached out of the sandbox.
  package var isConclusive: Bool {
    outcome == .completed || outcome == .raised && exception?.isOfSandbox != true
  }
}

extension ExceptionRecord {
  /// "KeyError: 'x'".
  package var headline: String {
    let first = firstLine
    return first.isEmpty ? "`\(type)`" : "`\(type): \(first.prefix(160))`"
  }

  fileprivate var firstLine: String { BehaviourChange.withoutAddresses(String(message.prefix { $0 != "\n" })) }

  var innermost: Place? { traceback.last.map { Place(path: $0.path, line: $0.line) } }
}
