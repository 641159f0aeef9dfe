// LZ110: an `except` clause whose exception type comes from a module that may be missing.
import Analysis
import Basics

enum HandlerTypeDeferred: Rule {
  static let info = RuleInfo(
    110, "handler-type-deferred", .deferredErrors, .information, fix: .sometimes,
    page: """
      ## What it does
      Points at `except` clauses that are the first use of a deferred import, when its module is not found here or is not
      known.

      ## Why is this bad
      The clause is evaluated when an exception arrives. If the module cannot be imported then, its ImportError takes the
      place of the exception that is to be handled.

      ## Example
      ```python
      lazy import psycopg

      def save(row):
          try:
              write(row)
          except psycopg.Error:
              retry(row)
      ```

      ## Use instead
      ```python
      import psycopg

      def save(row):
          try:
              write(row)
          except psycopg.Error:
              retry(row)
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard context.isDeferred(id), !record.firstImportUse.isPresent, record.firstDeferredUse.isPresent else {
        continue
      }
      let use = summary[record.firstDeferredUse]
      guard use.kind == .exceptClause else { continue }
      switch context.program.facts(context.program.target(of: id, in: context.file)).kind {
      case .missing, .removed, .otherPlatform, .tooNew, .unknown: break
      case .source, .namespacePackage, .compiled, .builtin: continue
      }
      findings.append(
        Finding(
          info.code, .information, .likely, at: context.here(use.range),
          "If `\(context.moduleName(id))` cannot be imported, its ImportError hides the exception that arrives here.",
          related: [
            context.note(record.statement, "the import, which waits"),
            context.note(use.range, "its first use, when an exception is being handled"),
          ], fixes: context.makeEager(record)))
    }
  }
}
