// LZ508: a module that marks its own package lazy, which is loading already.
import Analysis
import Basics

enum EnclosingPackageLazy: Rule {
  static let info = RuleInfo(
    508, "enclosing-package-lazy", .lazySyntax, .warning, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports `lazy import pkg` in a module of `pkg` itself, however deep.

      ## Why is this bad
      Before a module of a package runs, its packages are loaded, or are being loaded. There is nothing left to defer:
      `lazy` tells the reader otherwise and costs a look-up at the first use. `lazy from pkg import name` is another
      matter, because `name` may be a submodule that is not loaded, or be bound later.

      ## Example
      ```python
      # pkg/tools.py
      lazy import pkg
      ```

      ## Use instead
      ```python
      # pkg/tools.py
      import pkg
      ```

      ## Fix safety
      Dropping `lazy`, or the entry of `__lazy_modules__`, loads nothing that is not there: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let around = program.parent(program.module(of: context.file))
    for index in context.summary.imports.indices {
      let id = ImportID(index)
      let record = context.summary.imports[index]
      guard !record.isFrom, context.isDeferred(id) else { continue }
      let target = program.target(of: id, in: context.file)
      guard target.isPresent, program.isOrIsBelow(around, target) else { continue }
      let own = context.program[context.file].description.module
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(record.moduleRange),
          "`\(program.name(target))` is loading already when its module `\(own)` runs: nothing is deferred.",
          related: [context.note(record.statement, "the import")], fixes: context.makeEager(record, .safe)))
    }
  }
}
