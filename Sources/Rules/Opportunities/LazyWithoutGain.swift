// LZ604: a lazy import of a module that the interpreter has loaded before the program begins.
import Analysis
import Basics
import Modules

enum LazyWithoutGain: Rule {
  static let info = RuleInfo(
    604, "lazy-without-gain", .opportunities, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Points at imports marked `lazy` of modules that every Python interpreter loads when it starts: `sys`, `os`, `io`,
      `abc` and some thirty others.

      ## Why is this bad
      There is nothing to defer. The keyword costs a look-up at the first use and makes readers think of a load that never
      happens.

      ## Example
      ```python
      lazy import sys
      ```

      ## Use instead
      ```python
      import sys
      ```

      ## Fix safety
      The module is there, whenever the import runs: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    for index in context.summary.imports.indices {
      let id = ImportID(index)
      let record = context.summary.imports[index]
      guard record.isLazy, context.isDeferred(id), loaded.contains(context.moduleName(id)) else { continue }
      findings.append(
        Finding(
          info.code, .hint, at: context.here(record.lazyPrefix),
          "Python has loaded `\(context.moduleName(id))` before the program begins: `lazy` wins nothing.",
          related: [context.note(record.statement, "the import")],
          fixes: context.makeEager(record, .safe), isUnnecessary: true))
    }
  }

  private static let loaded = StandardLibrary.loadedAtStart()
}
