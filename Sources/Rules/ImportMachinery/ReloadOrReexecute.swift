// LZ308: modules that run twice: reloaded as their first use, or run as a script besides their import.
import Analysis
import Basics

enum ReloadOrReexecute: Rule {
  static let info = RuleInfo(
    308, "reload-or-reexecute", .importMachinery, .information, fix: .none,
    page: """
      ## What it does
      Points at `importlib.reload(module)` where the module is a deferred import that nothing reads before, and at
      `runpy.run_module("m")` in a file that imports `m` as well.

      ## Why is this bad
      The reload first loads the module, because its argument is read, and then runs its body a second time.
      `runpy.run_module` runs the body anew, whether or not the import has run it.

      ## Example
      ```python
      lazy import conf

      def start():
          importlib.reload(conf)
      ```

      ## Use instead
      ```python
      lazy import conf

      def start():
          conf.start()
      ```

      ## Fix safety
      None, because what should be run again, and why, no edit can know.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for call in summary.calls where call.kind == .reload || call.kind == .runModule {
      guard let callee = summary.uses(in: call.callee).first, callee.importID.isPresent else { continue }
      switch (call.kind, context.origin(of: callee)) {
      case (.reload, "importlib.reload"): reload(call, context, &findings)
      case (.runModule, "runpy.run_module"): runModule(call, context, &findings)
      default: continue
      }
    }
  }

  private static func reload(_ call: NotableCall, _ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard let use = summary.uses(in: call.subject).first(where: { $0.range == call.subject }),
      use.importID.isPresent, context.isDeferred(use.importID)
    else { return }
    let record = summary[use.importID]
    let first = record.firstUse
    guard first.isPresent, summary[first].range == use.range else { return }
    findings.append(
      Finding(
        info.code, .information, .resolved, at: context.here(call.range),
        "This is the first use of `\(context.moduleName(use.importID))`: it is loaded, and then its body runs again.",
        related: [
          context.note(record.statement, "the import, which waits"),
          context.note(call.range, "loads it, and runs it again"),
        ]))
  }

  private static func runModule(_ call: NotableCall, _ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard call.key.isPresent else { return }
    let name = context.text(call.key)
    for index in summary.imports.indices {
      let id = ImportID(index)
      guard context.isDeferred(id), context.moduleName(id) == name else { continue }
      findings.append(
        Finding(
          info.code, .information, .resolved, at: context.here(call.range),
          "`\(name)` is imported here too: its body runs here, and once more when the import is first used.",
          related: [
            context.note(summary.imports[index].statement, "the import, which waits"),
            context.note(call.range, "runs the module"),
          ]))
      return
    }
  }
}
