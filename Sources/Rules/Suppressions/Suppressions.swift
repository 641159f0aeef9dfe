// Comments that silence findings, and the finding about those that silence nothing (LZ903).
package import Analysis
import Basics

/// Drops the findings that a comment of the file covers, then reports comments that covered none.
func applySuppressions(_ context: borrowing RuleContext, _ rules: ActiveRules, _ findings: inout [Finding]) {
  let suppressions = context.summary.suppressions
  if suppressions.isEmpty { return }
  /// By suppression: the codes of what it silenced.
  var silenced: [[RuleCode]] = Array(repeating: [], count: suppressions.count)
  findings.removeAll { finding in
    var isSilenced = false
    for (index, suppression) in suppressions.enumerated()
    where covers(suppression, finding, context.summary) {
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

/// What comments have to say of a finding that no rule made.
package enum Silence: Hashable, Sendable {
  case none
  /// A comment at the place speaks of other rules only.
  case ofOthers
  /// Silenced, by the comment at this place.
  case by(Location)
}

/// Do comments silence a finding that is not of `findings(in:)`?
package func silence(of finding: Finding, in program: Program) -> Silence {
  let summary = program[finding.location.file].summary
  var silence = Silence.none
  for suppression in summary.suppressions {
    if covers(suppression, finding, summary) { return .by(Location(finding.location.file, suppression.comment)) }
    if !suppression.isFile, covers(suppression, finding.location.range.start) { silence = .ofOthers }
  }
  return silence
}

private func covers(_ suppression: Suppression, _ place: UInt32) -> Bool {
  suppression.isFile || (suppression.covers.start <= place && place <= suppression.covers.end)
}

/// Does the comment stand for this finding's place and code?
private func covers(_ suppression: Suppression, _ finding: Finding, _ summary: ModuleSummary) -> Bool {
  if !covers(suppression, finding.location.range.start) { return false }
  if !suppression.hasCodes { return true }
  for index in suppression.codes.indices
  where matches(summary.text(summary.suppressionCodes[index].text), finding.code) {
    return true
  }
  return false
}

/// Is `text` the code, a prefix of it, or its rule's name?
private func matches(_ text: String, _ code: RuleCode) -> Bool {
  if text.hasPrefix("LZ"), text.count > 2 { return code.description.hasPrefix(text) }
  return RuleRegistry.info(code)?.name == text
}
