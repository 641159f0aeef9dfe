// LZ507: a lazy import of a module that the same file imports eagerly as well.
import Analysis
import Basics

enum LazyUndoneByEager: Rule {
  static let info = RuleInfo(
    507, "lazy-undone-by-eager", .lazySyntax, .warning, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports a lazy import where another import of this file, which is not lazy and always runs, loads the same module or
      a submodule of it.

      ## Why is this bad
      The module is loaded while this file is imported all the same. The lazy import saves nothing, and whoever reads it
      believes that it does.

      ## Example
      ```python
      lazy import pandas
      from pandas import DataFrame
      ```

      ## Use instead
      ```python
      lazy import pandas
      lazy from pandas import DataFrame
      ```

      ## Fix safety
      Dropping `lazy`, or the entry of `__lazy_modules__`, is safe where the eager import stands above: the module is loaded by then. Below it, the load would
      move up to this line: unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    let deferred = summary.imports.indices.filter { context.isDeferred(ImportID($0)) }
    if deferred.isEmpty || deferred.count == summary.imports.count { return }
    let eager = summary.imports.indices.filter { isEager(ImportID($0), context) }
    for index in deferred {
      let loaded = program.module(loadedBy: ImportID(index), in: context.file)
      guard loaded.isPresent,
        let other = eager.first(where: {
          program.isOrIsBelow(program.module(loadedBy: ImportID($0), in: context.file), loaded)
        })
      else { continue }
      let record = summary.imports[index]
      let undoing = summary.imports[other]
      let isAbove = undoing.statement.start < record.statement.start
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(record.alias),
          "`\(program.name(loaded))` is imported eagerly by this file too, so `\(context.text(record.bound))` is not lazy.",
          related: [
            context.note(record.statement, "the lazy import"),
            context.note(undoing.statement, "the eager import of it"),
          ], fixes: context.makeEager(record, isAbove ? .safe : .unsafe)))
    }
  }

  /// Does the import surely load its module while the file is imported?
  static func isEager(_ id: ImportID, _ context: borrowing RuleContext) -> Bool {
    let record = context.summary[id]
    return record.guardKind == .none && record.flags.isDisjoint(with: [.inFunction, .isFuture, .inHandler])
      && !context.isDeferred(id)
  }
}
