// LZ903: a suppression that names no rule or silences nothing: comments here, the others in the checker.
package import Analysis
import Basics

package enum ConfigurationOrSuppression: Rule {
  package static let info = RuleInfo(
    903, "configuration-or-suppression", .tool, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `# lazyls: ignore[…]` and `# lazyls: ignore-file[…]` comments that name a rule which does not exist, or
      that silence nothing. `--check` also reports entries of `per-file-ignores` that name none of the files (or, as
      information, silence nothing in them) and entries of a baseline whose finding is gone, when it looks at all of the
      files they speak of. In an editor, also what is wrong with `pyproject.toml` and `lazyls.toml`; `--check` says the
      same of them and ends with exit code 2.

      ## Why is this bad
      A comment that silences nothing hides the next finding on its line, and tells readers of a hazard that is gone.

      ## Example
      ```python
      import json  # lazyls: ignore[LZ999]
      ```

      ## Use instead
      ```python
      import json
      ```

      ## Fix safety
      Removing a comment that silences nothing is safe. The nearest rule to a name that does not exist is a guess: unsafe.
      """)

  /// Suppressions are judged after all rules have run: see `applySuppressions`.
  package static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {}

  /// Takes the whole comment out, with what stands between it and the code.
  private static func removal(_ suppression: Suppression, _ context: RuleContext) -> [Fix] {
    guard !suppression.removal.isEmpty, !context.summary.flags.contains(.isTranscoded) else { return [] }
    return [Fix("Remove the comment", .safe, [TextEdit(context.here(suppression.removal), "")])]
  }

  static func check(
    _ suppression: Suppression, silenced: [RuleCode], _ selection: RuleSelection, _ context: RuleContext,
    _ findings: inout [Finding]
  ) {
    if !suppression.hasCodes {
      if silenced.isEmpty {
        findings.append(
          Finding(
            info.code, info.severity, at: context.here(suppression.comment), "This comment silences no finding.",
            fixes: removal(suppression, context), isUnnecessary: true))
      }
      return
    }
    for index in suppression.codes.indices {
      let entry = context.summary.suppressionCodes[index]
      let text = context.text(entry.text)
      guard let rule = RuleRegistry.all.first(where: { RuleSelection.matches(text, $0.info) }) else {
        let near = RuleRegistry.nearest(text)
        let question = near.map { "; did you mean `\($0)`?" } ?? "."
        let rename = near.map { Fix("Write `\($0)`", .unsafe, [TextEdit(context.here(entry.range), $0)]) }
        findings.append(
          Finding(
            info.code, info.severity, at: context.here(entry.range), "There is no rule `\(text)`\(question)",
            fixes: rename.map { [$0] } ?? []))
        continue
      }
      // A rule that does not report in this run says nothing about its comments.
      if !selection.includes(rule.info) || !rule.info.dialects.contains(context.dialect) { continue }
      if !silenced.contains(where: { $0.description.hasPrefix(text) || RuleRegistry.info($0)?.name == text }) {
        findings.append(
          Finding(
            info.code, info.severity, at: context.here(entry.range), "This comment silences no `\(text)` finding.",
            fixes: suppression.codes.indices.count == 1 ? removal(suppression, context) : [], isUnnecessary: true))
      }
    }
  }
}
