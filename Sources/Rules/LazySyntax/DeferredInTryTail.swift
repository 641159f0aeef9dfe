// LZ511: an import in the `else` or `finally` of a `try`, which Python defers though the keyword is refused there.
import Analysis
import Basics

enum DeferredInTryTail: Rule {
  static let info = RuleInfo(
    511, "deferred-in-try-tail", .lazySyntax, .warning, dialects: [.all, .explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports imports in the `else` or `finally` of a `try` statement that Python 3.15 makes lazy: in mode `all`, or
      because `__lazy_modules__` names their module. Not where the module's body reads the name at once.

      ## Why is this bad
      Everything in a `try` statement looks eager: the keyword `lazy` is a syntax error there, and imports in the `try`
      body and its handlers are never deferred. Those in `else` and `finally` are, so an error that was meant to show
      here shows at the first use.

      ## Example
      ```python
      try:
          import fastmath
      except ImportError:
          fastmath = None
      else:
          import fastmath_plugins
      ```

      ## Use instead
      ```python
      try:
          import fastmath
          import fastmath_plugins
      except ImportError:
          fastmath = None
      ```

      ## Fix safety
      A read of the name below the import, or under `__lazy_modules__` the end of its entry, loads it where it looks as if
      it did: safe. The import does not move into the `try` body, where the handlers would see its errors, nor below the
      statement, where it would also run after one that was handled.
      """)

  /// Made once: every import of a program is asked.
  private static let tail: ImportRecord.Flags = [.inElse, .inFinally]

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    var reported: ByteRange?
    for index in summary.imports.indices {
      let record = summary.imports[index]
      // One finding for all names of `from m import a, b`.
      guard record.moduleRange != reported, !record.flags.isDisjoint(with: tail),
        context.isDeferred(ImportID(index)),
        !record.firstImportUse.isPresent, !context.isFreeToLoad(ImportID(index))
      else { continue }
      reported = record.moduleRange
      let use = record.firstDeferredUse
      var related = [context.note(record.statement, "the import, which waits")]
      if use.isPresent { related.append(context.note(summary[use].range, "the first use, where it is loaded")) }
      // Without a use there is nothing to show but that it never runs.
      let severity: Severity = use.isPresent ? .warning : .information
      let part = record.flags.contains(.inElse) ? "else" : "finally"
      let ending = use.isPresent ? "at its first use" : "never, as nothing here uses it"
      findings.append(
        Finding(
          info.code, severity, at: context.here(record.moduleRange),
          "`\(context.moduleName(ImportID(index)))` is deferred, unlike other imports in a `try` statement: this `\(part)` does not load it; it is loaded \(ending).",
          related: related,
          fixes: context.makeEager(
            summary.imports.indices.filter { summary.imports[$0].moduleRange == record.moduleRange }.map {
              ImportID($0)
            },
            .safe)))
    }
  }
}
