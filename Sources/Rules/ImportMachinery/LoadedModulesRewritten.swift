// LZ305: an entry of `sys.modules` that is set while an import of that module waits.
import Analysis
import Basics

enum LoadedModulesRewritten: Rule {
  static let info = RuleInfo(
    305, "loaded-modules-rewritten", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `sys.modules["x"] = …`, while the module runs, where this file imports `x` or a name of it above and that
      import is still deferred by then.

      ## Why is this bad
      An eager import above the line gives the module that was there before. A deferred one looks into `sys.modules` when
      its name is first read, and finds what this line has put there: another module, or None, for which it raises.

      ## Example
      ```python
      import sqlite3
      import sys
      import pysqlite3

      sys.modules["sqlite3"] = pysqlite3
      ```

      ## Use instead
      ```python
      import sqlite3
      import sys
      import pysqlite3

      sqlite3
      sys.modules["sqlite3"] = pysqlite3
      ```

      ## Fix safety
      Reading the name above the line loads what an eager import would have: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for event in summary.events where event.kind == .modulesWrite && event.value.base == .literal {
      let key = context.text(event.value.text)
      for index in summary.imports.indices {
        let id = ImportID(index)
        let record = summary.imports[index]
        if record.statement.start >= event.time { break }
        guard record.bound.isPresent, context.isDeferred(id), loads(id, key, context) else { continue }
        let use = record.firstImportUse
        if use.isPresent, PathEvents.position(of: summary[use], in: summary) < event.time { continue }
        // `sys.modules["m"] = m` reads the name before it sets the entry.
        if use.isPresent, event.range.contains(summary[use].start) { continue }
        let later = use.isPresent ? use : record.firstDeferredUse
        guard later.isPresent else { continue }
        findings.append(
          Finding(
            info.code, event.isConditional ? .information : .warning, .likely, at: context.here(event.range),
            "The import of `\(key)` above waits, so `\(context.text(record.bound))` will come from what is put into `sys.modules` here.",
            related: [
              context.note(record.statement, "the import, which waits"), context.note(event.range, "the entry is set"),
              context.note(summary[later].range, "the first use, which finds the new entry"),
            ], fixes: context.readAtOnce(record, .safe)))
        break
      }
    }
  }

  private static func loads(_ id: ImportID, _ key: String, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    let submodule = program.submodule(of: id, in: context.file)
    return program.name(program.target(of: id, in: context.file)) == key
      || (submodule.isPresent && program.name(submodule) == key)
  }
}
