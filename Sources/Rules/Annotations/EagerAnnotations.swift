// LZ201: before Python 3.14, annotations are evaluated and load what they name.
import Analysis
import Basics

enum EagerAnnotations: Rule {
  static let info = RuleInfo(
    201, "eager-annotations", .annotations, .warning, dialects: [.cinder], fix: .always,
    page: """
      ## What it does
      Reports, for targets before Python 3.14 under Cinder's lazy imports, imports that only annotations load while the
      module itself is imported.

      ## Why is this bad
      Without `from __future__ import annotations`, these versions evaluate the annotations of functions, classes and
      module variables when the definition runs. That loads the names in them, so the imports are not lazy after all.

      ## Example
      ```python
      import models

      def save(user: models.User): ...
      ```

      ## Use instead
      ```python
      from __future__ import annotations
      import models

      def save(user: models.User): ...
      ```

      ## Fix safety
      The future import turns all annotations of the file into strings. The fix is safe unless the module itself reads
      annotations at run time; then it is marked unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.target < .v3_14, !summary.flags.contains(.postponesAnnotations) else { return }
    for record in summary.imports where record.firstImportUse.isPresent {
      let use = summary[record.firstImportUse]
      guard use.kind == .annotation, context.importLoadedByTypes(use) != nil else { continue }
      // What reads a type in another way loads it with the future import as well.
      if summary.uses(of: use.importID).contains(where: { $0.isReadAtImport && $0.kind != .annotation }) { continue }
      let safety: Fix.Safety = summary.flags.contains(.readsAnnotations) ? .unsafe : .safe
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(use.range),
          "This annotation loads `\(context.text(record.bound))` when the module is imported, and nothing but annotations needs it then.",
          related: [context.note(record.alias, "the import")],
          fixes: LazyEdits(context).postponeAnnotations().map {
            [Fix("Add `from __future__ import annotations`", safety, [$0])]
          } ?? []))
    }
  }
}
