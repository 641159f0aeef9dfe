// All findings of one module: every rule, then the comments that silence some. What `--check` and the editor both call.
package import Analysis
package import Basics
package import Modules

/// Which rules report, and how loud: selection by code, prefix or name, and severities from configuration.
package struct RuleSelection: Hashable, Sendable {
  /// Codes or prefixes to report; empty is all.
  package var select: [String] = []
  /// Codes or prefixes not to report; wins over `select`.
  package var ignore: [String] = []
  /// Severities that replace a rule's own, by code; nil turns the rule off.
  package var severities: [RuleCode: Severity?] = [:]

  package init(select: [String] = [], ignore: [String] = [], severities: [RuleCode: Severity?] = [:]) {
    self.select = select
    self.ignore = ignore
    self.severities = severities
  }

  /// What a file's configuration says.
  package init(_ configuration: Configuration, file: FilePath) {
    select = configuration.select
    ignore = configuration.ignore + configuration.ignoredCodes(for: file)
    for (code, level) in configuration.rules {
      guard let info = RuleRegistry.find(code) else { continue }
      switch level {
      case .off: severities[info.code] = .some(nil)
      case .severity(let severity): severities[info.code] = severity
      }
    }
  }

  /// Does a selector such as `LZ2`, `LZ202` or `dataclass-resolves-fields` mean this rule?
  package static func matches(_ selector: String, _ info: RuleInfo) -> Bool {
    selector == info.name || selector == "ALL"
      || (selector.hasPrefix("LZ") && info.code.description.hasPrefix(selector))
  }

  package func includes(_ info: RuleInfo) -> Bool {
    if case .some(.none) = severities[info.code] { return false }
    if ignore.contains(where: { Self.matches($0, info) }) { return false }
    return select.isEmpty || select.contains { Self.matches($0, info) }
  }
}

/// The findings of one file in the order of reports. Depends on nothing but its arguments.
/// - Parameters:
///   - memory: of the calling thread, for the program and dialect.
///   - extra: what rules say of the file that do not look at a module alone.
///   - cancellation: once it is set, what is found is not all.
package func findings(
  _ memory: RuleMemory, file: FileID, selection: RuleSelection = RuleSelection(), extra: [Finding] = [],
  cancellation: Cancellation? = nil
) -> [Finding] {
  let context = RuleContext(memory, file: file)
  let active = memory.rules(selection)
  var found: [Finding] = []
  for item in active.items {
    if let cancellation, cancellation.isCancelled { return [] }
    let before = found.count
    item.rule.check(context, &found)
    if !extra.isEmpty { found += extra.filter { $0.code == item.code } }
    if let severity = item.severity {
      for index in before..<found.count { found[index].severity = severity }
    }
  }
  applySuppressions(context, active, &found)
  if found.count > 1 { found.sort(by: Finding.isOrderedBefore) }
  return found
}

/// The same for a single file.
package func findings(
  in program: Program, file: FileID, dialect: Dialect, selection: RuleSelection = RuleSelection(), extra: [Finding] = []
) -> [Finding] {
  findings(RuleMemory(program, dialect), file: file, selection: selection, extra: extra)
}
