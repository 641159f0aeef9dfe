// LZ510: the interpreter's mode or filter, set by a module that others import.
import Analysis
import Basics

enum GlobalSwitchInLibrary: Rule {
  static let info = RuleInfo(
    510, "global-switch-in-library", .lazySyntax, .warning, dialects: [.explicit, .all], fix: .none,
    page: """
      ## What it does
      Reports `sys.set_lazy_imports` and `sys.set_lazy_imports_filter` in modules that other modules of the program import,
      where the call runs at import. Not in `__main__.py`, scripts, `conftest.py`, `sitecustomize.py` and
      `usercustomize.py`, nor in functions that a program may call.

      ## Why is this bad
      The mode and the filter belong to the whole process. A library that sets them decides for everybody who imports it,
      from the middle of start-up on: imports above are judged by the old setting, those below by the new one, and a
      filter that was there before is gone.

      ## Example
      ```python
      # mylib/__init__.py
      import sys

      sys.set_lazy_imports("all")
      ```

      ## Use instead
      ```python
      # app/__main__.py
      import sys

      sys.set_lazy_imports("all")
      ```

      ## Fix safety
      None, because the call belongs into a program that may be another project's, and a filter that others may have set
      has to be asked by the new one.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let program = context.program
    let isSwitch = { (event: ImportTimeEvent) in
      (event.kind == .setLazyImports || event.kind == .setLazyImportsFilter) && isAtImport(event, summary)
    }
    guard summary.events.contains(where: isSwitch), !summary.flags.contains(.isScript) else { return }
    let own = program.module(of: context.file)
    let name = program.name(own)
    if starts.contains(where: { name == $0 || name.hasSuffix("." + $0) }) { return }
    guard let importer = program.importers(of: own).first(where: { $0.file != context.file }) else { return }
    let record = program[importer.file].summary[importer.importID]
    for event in summary.events where isSwitch(event) {
      let what = event.kind == .setLazyImports ? "mode" : "filter"
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(event.range),
          "Importing `\(name)` sets the \(what) of lazy imports for the whole process: leave that to the program that starts it.",
          related: [
            context.note(event.range, "runs when the module is imported"),
            RelatedLocation(Location(importer.file, record.statement), "imported here"),
          ]))
    }
  }

  /// Modules that Python or a test runner starts with.
  private static let starts = ["__main__", "conftest", "sitecustomize", "usercustomize", "manage"]

  private static func isAtImport(_ event: ImportTimeEvent, _ summary: ModuleSummary) -> Bool {
    guard event.function.isPresent else { return true }
    return summary[event.function].importCall != .never
  }
}
