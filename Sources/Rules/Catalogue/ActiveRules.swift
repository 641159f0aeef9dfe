// The rules that report under a selection, found once for all files that it holds for.
import Analysis
import Basics

/// The rules to run for a file. Going through the catalogue for each file would cost more than most rules do.
struct ActiveRules: Sendable {
  struct Item: Sendable {
    var rule: any Rule.Type
    var code: RuleCode
    /// What configuration says instead of the rule's own severities.
    var severity: Severity?
  }
  let selection: RuleSelection
  let dialect: Dialect
  /// In the order of their codes.
  let items: [Item]
  /// Are comments that silence nothing reported?
  let reportsSuppressions: Bool

  init(_ selection: RuleSelection, _ dialect: Dialect) {
    self.selection = selection
    self.dialect = dialect
    items = RuleRegistry.all.compactMap { rule in
      let info = rule.info
      guard info.dialects.contains(dialect), selection.includes(info) else { return nil }
      return Item(rule: rule, code: info.code, severity: selection.severities[info.code] ?? nil)
    }
    reportsSuppressions = selection.includes(ConfigurationOrSuppression.info)
  }
}
