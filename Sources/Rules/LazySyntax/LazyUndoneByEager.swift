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
      The eager imports of the module become lazy as well where LZ601 finds that they can. Elsewhere `lazy`, or the entry of
      `__lazy_modules__`, goes: safe where the eager import stands above, since the module is loaded by then. Below it, the
      load would move up to this line: unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    let deferred = summary.imports.indices.filter { context.isDeferred(ImportID($0)) }
    if deferred.isEmpty || deferred.count == summary.imports.count { return }
    let eager = summary.imports.indices.filter { isEager(ImportID($0), context) }
    var offers: [Finding]?
    for index in deferred {
      let loaded = program.module(loadedBy: ImportID(index), in: context.file)
      guard loaded.isPresent,
        case let others = eager.filter({ loads(ImportID($0), loaded, context) }), let other = others.first
      else { continue }
      let record = summary.imports[index]
      let undoing = summary.imports[other]
      let isAbove = undoing.statement.start < record.statement.start
      // What LZ601 would make lazy again must not become eager for those that wait.
      let known = offers ?? offered(context)
      offers = known
      let lazily = others.compactMap { other in
        known.first { $0.location == context.here(summary.imports[other].alias) }?.fixes.first
      }
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(record.alias),
          "`\(program.name(loaded))` is imported eagerly by this file too, so `\(context.text(record.bound))` is not lazy.",
          related: [
            context.note(record.statement, "the lazy import"),
            context.note(undoing.statement, "the eager import of it"),
          ],
          fixes: lazily.count == others.count
            ? [lazily[0]] : context.makeEager(record, isAbove ? .safe : .unsafe)))
    }
  }

  /// What LZ601 says of the file.
  private static func offered(_ context: borrowing RuleContext) -> [Finding] {
    var found: [Finding] = []
    CanBeLazy.check(context, &found)
    return found
  }

  /// Would an import be undone if it were lazy?
  static func undoes(_ id: ImportID, _ context: borrowing RuleContext) -> Bool {
    let loaded = context.program.module(loadedBy: id, in: context.file)
    guard loaded.isPresent else { return false }
    return context.summary.imports.indices.contains { index in
      isEager(ImportID(index), context) && loads(ImportID(index), loaded, context)
    }
  }

  /// Does an import load a module, itself or with what lies below it?
  private static func loads(_ id: ImportID, _ module: ModuleID, _ context: borrowing RuleContext) -> Bool {
    context.program.isOrIsBelow(context.program.module(loadedBy: id, in: context.file), module)
  }

  /// Does the import surely load its module while the file is imported?
  static func isEager(_ id: ImportID, _ context: borrowing RuleContext) -> Bool {
    let record = context.summary[id]
    return record.guardKind == .none && record.flags.isDisjoint(with: [.inFunction, .isFuture, .inHandler])
      && !context.isDeferred(id)
  }
}
