// LZ506: an import that is to be lazy and is read while its own module runs.
import Analysis
import Basics

enum LazyUsedAtImport: Rule {
  static let info = RuleInfo(
    506, "lazy-used-at-import", .lazySyntax, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports imports that are deferred and read while the module's own body runs: by a base class, a decorator, a default
      value, a constant, or a function that the body calls. A warning where the import is marked lazy, information where
      every import is lazy by itself.

      ## Why is this bad
      The first read loads the module, so nothing is saved, and the reader is told otherwise.

      ## Example
      ```python
      lazy import re

      PATTERN = re.compile("x")
      ```

      ## Use instead
      ```python
      import re

      PATTERN = re.compile("x")
      ```

      ## Fix safety
      Dropping `lazy` moves the load up to the import statement: unsafe, because it changes the order in which modules
      run. Moving the early read into a function keeps the laziness.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices where summary.imports[index].firstImportUse.isPresent {
      let id = ImportID(index)
      guard context.isDeferred(id), !context.isFreeToLoad(id) else { continue }
      let record = summary.imports[index]
      let use = summary[record.firstImportUse]
      // Types have rules of their own, with better advice.
      if use.kind.isType, context.importLoadedByTypes(use) != nil { continue }
      let isCertain = record.flags.contains(.importUseIsCertain)
      let isMarked = context.dialect == .explicit
      var related = [context.note(record.alias, "the import")]
      let steps = summary.chain(to: use)
      for step in steps.prefix(4) {
        related.append(context.note(step.range, "the module's body calls `\(summary.qualifiedName(step.function))`"))
      }
      related.append(context.note(use.range, isCertain ? "read here" : "read here on some runs"))
      let way = steps.isEmpty ? ways[Int(use.kind.rawValue)] : "in a function that the module calls"
      let sometimes = isCertain ? "" : ", on some runs"
      findings.append(
        Finding(
          info.code, isMarked && isCertain ? .warning : .information, isCertain ? .resolved : .likely,
          at: context.here(use.range),
          "`\(context.text(record.bound))` is loaded \(way) while this module is imported\(sometimes), so it is not lazy.",
          related: related, fixes: fixes(context, record, isCertain)))
    }
  }

  /// "by a base class", by `UseKind`: made once, since this rule speaks of a third of all imports.
  private static let ways: [String] = UseKind.allCases.map { kind in
    let words = kind.word.split(separator: "-").joined(separator: " ")
    let isVowel = words.first.map { "aeiou".contains($0) } ?? false
    return (isVowel ? "by an " : "by a ") + words
  }

  /// Dropping the keyword or the entry; where the keyword speaks of other names too, the statement is split.
  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord, _ isCertain: Bool) -> [Fix] {
    guard context.dialect == .explicit, isCertain else { return [] }
    var edits = LazyEdits(context)
    return edits.eagerFix(of: record, .unsafe).map { [$0] } ?? []
  }
}
