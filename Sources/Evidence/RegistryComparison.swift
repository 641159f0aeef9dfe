// Which registries of the interpreter and the library are left in another state when imports are deferred.
import Evaluation
import Runtime

struct RegistryComparison {
  private let eager: EvaluationReport
  private let lazy: EvaluationReport
  /// Modules that only one of the two has loaded: what they enter for themselves, nobody misses.
  private let absent: Set<String>

  init(_ eager: EvaluationReport, _ lazy: EvaluationReport) {
    self.eager = eager
    self.lazy = lazy
    absent = Set(eager.loadedUntilEnd.map(\.name)).symmetricDifference(lazy.loadedUntilEnd.map(\.name))
  }

  var changes: [BehaviourChange] {
    var known: [String: TableRecord] = [:]
    for registry in lazy.registries ?? [] { known[registry.name] = registry }
    var found: [BehaviourChange] = []
    for before in eager.registries ?? [] {
      // One of a module that is not loaded lacks nothing.
      guard let after = known[before.name], let sentence = sentence(before, after) else { continue }
      var change = BehaviourChange(.table, sentence)
      change.table = before.name
      found.append(change)
    }
    return found
  }

  private func sentence(_ before: TableRecord, _ after: TableRecord) -> String? {
    if before.entries == after.entries { return nil }
    let were = counted(before), are = counted(after)
    if let missing = were.first(where: { !are.contains($0) }) {
      return "`\(before.name)` lacks `\(missing.prefix(80))`"
    }
    if let more = are.first(where: { !were.contains($0) }) {
      return "`\(before.name)` holds `\(more.prefix(80))` as well"
    }
    return before.name == "sys.path" && were != are ? "`sys.path` has another order" : nil
  }

  private func counted(_ registry: TableRecord) -> [String] {
    registry.entries.indices.filter { index in
      guard registry.owners.indices.contains(index) else { return true }
      return registry.owners[index].allSatisfy { owner in !absent.contains(owner) && !isBelowAbsent(owner) }
    }.map { BehaviourChange.withoutAddresses(registry.entries[$0]) }
  }

  /// Loggers are named after modules, or below them.
  private func isBelowAbsent(_ name: String) -> Bool {
    var name = name[...]
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if absent.contains(String(name)) { return true }
    }
    return false
  }
}

extension EvaluationReport {
  /// Modules that were loaded while the target ran: not those that the end of the interpreter loads, or the search for
  /// failures that wait.
  var loadedUntilEnd: ArraySlice<LoadRecord> { loaded.prefix(loadsUntilEnd ?? loaded.count) }
}
