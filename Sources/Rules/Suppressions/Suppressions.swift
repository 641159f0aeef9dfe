// Comments that silence findings, and the finding about those that silence nothing (LZ903).
import Analysis
import Basics

/// Drops the findings that a comment of the file covers, then reports comments that covered none.
func applySuppressions(_ context: borrowing RuleContext, _ rules: ActiveRules, _ findings: inout [Finding]) {
  let suppressions = context.summary.suppressions
  if suppressions.isEmpty { return }
  /// By suppression: the codes of what it silenced.
  var silenced: [[RuleCode]] = Array(repeating: [], count: suppressions.count)
  findings.removeAll { finding in
    var isSilenced = false
    for (index, suppression) in suppressions.enumerated() where covers(suppression, finding, context) {
      silenced[index].append(finding.code)
      isSilenced = true
    }
    return isSilenced
  }
  guard rules.reportsSuppressions else { return }
  for (index, suppression) in suppressions.enumerated() {
    ConfigurationOrSuppression.check(suppression, silenced: silenced[index], rules.selection, context, &findings)
  }
}

/// Does the comment stand for this finding's place and code?
private func covers(_ suppression: Suppression, _ finding: Finding, _ context: RuleContext) -> Bool {
  let place = finding.location.range.start
  guard suppression.isFile || (suppression.covers.start <= place && place <= suppression.covers.end) else {
    return false
  }
  if !suppression.hasCodes { return true }
  for index in suppression.codes.indices
  where matches(context.text(context.summary.suppressionCodes[index].text), finding.code) {
    return true
  }
  return false
}

/// Is `text` the code, a prefix of it, or its rule's name?
private func matches(_ text: String, _ code: RuleCode) -> Bool {
  if text.hasPrefix("LZ"), text.count > 2 { return code.description.hasPrefix(text) }
  return RuleRegistry.info(code)?.name == text
}
