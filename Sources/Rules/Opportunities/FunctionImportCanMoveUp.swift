// LZ603: the same import in several functions, which one lazy import at the top would replace.
import Analysis
import Basics

enum FunctionImportCanMoveUp: Rule {
  static let info = RuleInfo(
    603, "function-import-can-move-up", .opportunities, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Points at an import that two or more functions of a module repeat, for Python 3.15 and later, where one `lazy`
      import at the top would do the same. Not for imports in a `try`, those that follow changes of `sys.path`, modules that
      are not there or that the file imports eagerly besides, and names that the module binds otherwise.

      ## Why is this bad
      Imports in functions hide what a module needs, run at each call, and are written again in each function. `lazy`
      defers as long as they do.

      ## Example
      ```python
      def mean(values):
          import numpy as np
          return np.mean(values)

      def median(values):
          import numpy as np
          return np.median(values)
      ```

      ## Use instead
      ```python
      lazy import numpy as np

      def mean(values):
          return np.mean(values)

      def median(values):
          return np.median(values)
      ```

      ## Fix safety
      Unsafe: the name is the module's then, and tests that put another module into `sys.modules` may come too late. There
      is none where one of the statements imports more than the name, or shares its line.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.imports.contains(where: { $0.flags.contains(.inFunction) }), LazyEdits.allowsMoves(summary)
    else { return }
    var groups: [Key: [ImportID]] = [:]
    var order: [Key] = []
    for index in summary.imports.indices {
      let record = summary.imports[index]
      guard LazyEdits.canMove(record, summary) else { continue }
      let key = Key(module: record.module, name: record.name, bound: record.bound, level: record.level)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(ImportID(index))
    }
    for key in order {
      guard let group = groups[key], Set(group.map { summary[$0].function }).count > 1, let first = group.first else {
        continue
      }
      // Where it is missing, or loaded anyway, `lazy` would be wrong at once.
      guard context.program.exists(context.program.target(of: first, in: context.file)),
        !LazyUndoneByEager.undoes(first, context)
      else { continue }
      // The name must be free at the top.
      if summary.symbol(named: key.bound, of: summary.texts).isPresent { continue }
      if order.contains(where: { $0 != key && $0.bound == key.bound }) { continue }
      findings.append(
        Finding(
          info.code, .hint, .likely, at: context.here(summary[first].statement),
          "\(group.count) functions import `\(context.text(key.bound))`: one `lazy` import at the top would do.",
          related: group.prefix(6).map { context.note(summary[$0].statement, "imported here") },
          fixes: fixes(context, group.map { summary[$0] })))
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ statements: [ImportRecord]) -> [Fix] {
    if statements.contains(where: { $0.flags.contains(.isOneOfMany) }) { return [] }
    return LazyEdits(context).moveToTop(statements).map { [Fix("Import it once, at the top", .unsafe, $0)] } ?? []
  }

  private struct Key: Hashable {
    var module: TextID
    var name: TextID
    var bound: TextID
    var level: UInt16
  }
}
