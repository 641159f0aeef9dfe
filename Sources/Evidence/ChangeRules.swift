// Which rule speaks of a change that no rule had foreseen: chosen by what was seen to differ.
import Analysis
import Evaluation
import Rules
import Runtime

/// A change, the statement whose deferral makes it, and both worlds.
struct ChangeRules {
  let change: BehaviourChange
  let culprit: Place
  let target: TargetEvidence
  /// Does the file that imports use what the statement binds?
  let isNameRead: Bool

  var code: RuleCode {
    switch change.kind {
    case .hidden: hidden
    case .ending: change.isAbsent ? RuleCode(105) : raised ?? sideEffect  // import-time-check-deferred
    case .output: change.sentence.contains("lazy_import") ? RuleCode(107) : sideEffect  // placeholder-exposed
    case .table: table
    }
  }

  /// Is it one of which nothing says more than that the load happens late or never?
  static func isGeneral(_ code: RuleCode) -> Bool { code.number == 401 || code.number == 402 }

  /// side-effect-import-never-runs, or side-effect-runs-late.
  private var sideEffect: RuleCode {
    let waits = target.lazy.deferred.contains { $0.importedAt == culprit }
    return RuleCode(waits && !isNameRead ? 401 : 402)
  }

  private var hidden: RuleCode {
    switch change.exception {
    case "ModuleNotFoundError": RuleCode(101)  // deferred-missing-module
    case "ImportError" where isCycle, "ImportCycleError": RuleCode(408)  // cycle-broken-or-hidden
    case "ImportError": RuleCode(104)  // deferred-missing-name
    default: RuleCode(105)  // import-time-check-deferred
    }
  }

  private var isCycle: Bool { change.message.contains("partially initialized") || change.message.contains("circular") }

  private var raised: RuleCode? {
    if change.message.contains("lazy_import") { return RuleCode(107) }  // placeholder-exposed
    switch change.exception {
    case "ImportCycleError": return RuleCode(408)  // cycle-broken-or-hidden
    case "ModuleNotFoundError": return notFound
    case _ where isCycle: return RuleCode(408)
    case "RecursionError": return RuleCode(307)  // finder-reenters-import
    case "AttributeError": return isSubmodule ? RuleCode(404) : nil  // implicit-submodule
    case "KeyError": return isModuleName ? RuleCode(304) : nil  // loaded-modules-read
    // registry-grows-while-read
    case "RuntimeError": return change.message.contains("changed size") ? RuleCode(407) : nil
    default: return nil
    }
  }

  /// A module that is found at once and not when its import is at last done: the search path was another one, or who
  /// finds it; see which of the two worlds differ in.
  private var notFound: RuleCode? {
    let name = quoted.first ?? ""
    guard isLoaded(name, target.eager) || name.isEmpty else { return nil }
    let own = target.lazy.deferred.contains { $0.importedAt == culprit && $0.module.hasPrefix(name) }
    let differs = (target.changes ?? []).contains { $0.table == "sys.meta_path" || $0.table == "sys.path_hooks" }
    // import-hook-order, path-restored-before-use, path-changed-for-import
    return RuleCode(differs ? 306 : own || change.places.contains(culprit) ? 301 : 302)
  }

  /// "module 'a' has no attribute 'b'", and `a.b` is a module that the eager world has loaded.
  private var isSubmodule: Bool {
    let names = quoted
    guard change.message.hasPrefix("module"), names.count >= 2 else { return false }
    return isLoaded("\(names[0]).\(names[1])", target.eager)
  }

  private var isModuleName: Bool {
    quoted.first.map { isLoaded($0, target.eager) && !isLoaded($0, target.lazy) } ?? false
  }

  private var table: RuleCode {
    switch change.table {
    case "sys.path": RuleCode(302)  // path-changed-for-import
    case "sys.meta_path", "sys.path_hooks": RuleCode(306)  // import-hook-order
    default: sideEffect
    }
  }

  private func isLoaded(_ name: String, _ report: EvaluationReport) -> Bool {
    report.loaded.contains { $0.name == name }
  }

  /// What stands between single quotes in the message.
  private var quoted: [String] {
    let parts = change.message.split(separator: "'", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).map { String(parts[$0]) }
  }
}
