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
      where it is part of this program or of Python, and where nothing tells whether the import failed: neither does the
      name have another value, nor does the block bind anything else. Then the first use fails without laziness as well,
      with a NameError. Not where the `with` itself reads the name. Under `cinder` imports in a `with` are never deferred.

      ## Why is this bad
      A deferred import raises nothing where it stands. Its error comes at the first use, which `suppress` does not cover;
      and the name is bound, so that a test for it succeeds.

      ## Example
      ```python
      ujson = None
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
      if isReadInside(record, manager, summary) { continue }
      let facts = context.program.facts(context.program.target(of: id, in: context.file))
      let isOwn = facts.file.map { !context.program[$0].isExternal } ?? false
      let severity: Severity
      switch facts.kind {
      case _ where !isAnswered(record, manager, summary): severity = .information
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

  /// Does the block read the name, or another import of the same name, so that an error comes where it is swallowed?
  private static func isReadInside(
    _ record: ImportRecord, _ manager: WithRecord, _ summary: borrowing ModuleSummary
  ) -> Bool {
    if record.firstImportUse.isPresent, manager.statement.contains(summary[record.firstImportUse].start) { return true }
    return summary.imports.contains { other in
      other.symbol.isPresent && other.symbol == record.symbol && other.statement.start > record.statement.start
        && other.firstImportUse.isPresent && manager.statement.contains(other.statement.start)
        && manager.statement.contains(summary[other.firstImportUse].start)
    }
  }

  /// Does the program tell whether the import failed, by another value of the name or by what else the block binds?
  /// Otherwise it fails at the first use without laziness as well, with a NameError.
  private static func isAnswered(
    _ record: ImportRecord, _ manager: WithRecord, _ summary: borrowing ModuleSummary
  ) -> Bool {
    guard record.symbol.isPresent else { return true }
    if summary.bindings(of: record.symbol).contains(where: { !$0.importID.isPresent && $0.kind != .annotationOnly }) {
      return true
    }
    return summary.bindings.contains {
      !$0.importID.isPresent && $0.start > record.statement.end && manager.statement.contains($0.start)
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
