// LZ103: an import in `with suppress(ImportError)`, whose error comes when the `with` has ended.
import Analysis
import Basics
import Modules

enum SuppressedImportEscapes: Rule {
  static let info = RuleInfo(
    103, "suppressed-import-escapes", .deferredErrors, .error, dialects: [.all, .explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports in a `with contextlib.suppress(…)` that is to swallow the ImportError of a module that may be
      missing. An error where the module is missing here, a warning where it is somebody else's package, information
      where it is part of this program or of Python. Not where the `with` itself reads the name. Under `cinder` imports
      in a `with` are never deferred.

      ## Why is this bad
      A deferred import raises nothing where it stands. Its error comes at the first use, which `suppress` does not cover;
      and the name is bound, so that a test for it succeeds.

      ## Example
      ```python
      with suppress(ImportError):
          import ujson
      ```

      ## Use instead
      ```python
      try:
          import ujson
      except ImportError:
          ujson = None
      ```

      ## Fix safety
      As `try` and `except` with the same exceptions the import is eager again, and what it raises is swallowed as before: safe.
      There is none where the `with` has more than one item or a name for it.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if summary.withs.isEmpty { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.enclosingWith.isPresent, context.isDeferred(id),
        let manager = suppressing(record.enclosingWith, summary)
      else { continue }
      let use = record.firstUse
      if record.firstImportUse.isPresent, manager.statement.contains(summary[record.firstImportUse].start) { continue }
      let facts = context.program.facts(context.program.target(of: id, in: context.file))
      let isOwn = facts.file.map { !context.program[$0].isExternal } ?? false
      let severity: Severity
      switch facts.kind {
      case .missing, .removed, .otherPlatform, .tooNew: severity = use.isPresent ? .error : .information
      case .unknown: severity = .warning
      case .source, .namespacePackage, .compiled, .builtin:
        severity = facts.isStandardLibrary || isOwn || !use.isPresent ? .information : .warning
      }
      var related = [
        context.note(manager.items, "swallows errors of this block only"),
        context.note(record.statement, "the import, which waits"),
      ]
      if use.isPresent { related.append(context.note(summary[use].range, "the first use, where the error comes")) }
      findings.append(
        Finding(
          info.code, severity, severity == .error ? .resolved : .likely, at: context.here(record.alias),
          "If `\(context.moduleName(id))` cannot be imported, that shows at the first use of `\(context.text(record.bound))`, where `suppress` has ended.",
          related: related, fixes: fixes(context, manager)))
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ manager: WithRecord) -> [Fix] {
    var edits = LazyEdits(context)
    return edits.withAsTry(manager).map { [Fix("Catch it with `try`", .safe, $0)] } ?? []
  }

  /// The nearest `with` around that swallows import errors by its first item.
  private static func suppressing(_ inner: WithID, _ summary: ModuleSummary) -> WithRecord? {
    var id = inner
    while id.isPresent {
      let record = summary[id]
      if summary.texts.equals(record.manager, "contextlib.suppress"), record.arguments.isPresent {
        let names = summary.text(record.arguments).split { !($0.isLetter || $0.isNumber || $0 == "_") }
        if names.contains(where: { swallowed.contains(String($0)) }) { return record }
      }
      id = record.parent
    }
    return nil
  }

  private static let swallowed: Set = ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]
}
