// LZ111: whoever comes first in a request handler or coroutine waits for the load of a costly module.
import Analysis
import Basics

enum FirstUseInCriticalPath: Rule {
  static let info = RuleInfo(
    111, "first-use-in-critical-path", .deferredErrors, .information, fix: .none,
    page: """
      ## What it does
      Names the first use of a costly deferred import when every use of it lies where somebody waits: in a coroutine, a
      request handler (Flask, FastAPI, Starlette, Quart, Sanic, Bottle, aiohttp), a signal handler, the function of a
      thread. Costly is what loads more than 1.6 MB of source from outside the program's own package, about 50 ms, or one of
      the libraries that are known to take longer (numpy, pandas, torch and the like). What those import in turn counts as
      far as it is read.

      Silent about programs of one file (`if __name__ == "__main__":`), and about modules that another module of the
      program loads when it is imported.

      ## Why is this bad
      The first request, or the event loop with all that it serves, stands still while the module is loaded.

      ## Example
      ```python
      import pandas

      async def report(request):
          return pandas.DataFrame(await rows(request)).to_html()
      ```

      ## Use instead
      Load it when the server starts, not when it serves. `lazyls filter --warm-up` lists what to touch:
      ```python
      async def start():
          pandas.DataFrame
      ```

      ## Fix safety
      None, because whether the pause matters, and where it may be instead, is for people to say. `lazyls filter --warm-up`
      lists what a server can load when it starts.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if summary.imports.isEmpty || summary.flags.contains(.isScript) { return }
    let program = context.program
    let own = program.root(of: program.module(of: context.file))
    var places: Places?
    var reported: Set<ModuleID> = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.firstDeferredUse.isPresent, !record.firstImportUse.isPresent, !record.isStar,
        !record.flags.contains(.inFunction), context.isDeferred(id)
      else { continue }
      // The rest of a program is loaded when it starts, one way or the other.
      let module = program.module(loadedBy: id, in: context.file)
      if program.root(of: module) == own { continue }
      let use = summary[record.firstDeferredUse]
      guard use.function.isPresent, mayWait(use.function, summary, known: places != nil) else { continue }
      let known = places ?? Places(context)
      places = known
      guard let kind = known.kind(of: use.function, summary),
        summary.uses(of: id).allSatisfy({ $0.time != .deferred || known.kind(of: $0.function, summary) != nil })
      else { continue }
      if context.isLoadedForAnother(module) { continue }
      var extra: [ModuleID] = []
      for loaded in context.newlyLoaded(by: id)
      where program.root(of: loaded) != own && !context.isLoadedForAnother(loaded) {
        extra.append(loaded)
      }
      if extra.isEmpty, program.exists(module) { continue }
      let cost = LoadCost(of: extra, target: module, from: context.file, in: program)
      guard cost.isHigh, reported.insert(module).inserted else { continue }
      findings.append(
        Finding(
          info.code, info.severity, .likely, at: context.here(use.range),
          "`\(context.moduleName(id))` is first used in \(kind.words): whoever comes first waits for its load (\(cost.words)).",
          related: [
            context.note(record.alias, "the import, which waits"),
            context.note(use.range, "the first use, in `\(summary.qualifiedName(use.function))`"),
          ]))
    }
  }

  /// Cheap: can the function be one where somebody waits?
  private static func mayWait(_ function: FunctionID, _ summary: ModuleSummary, known: Bool) -> Bool {
    if known { return true }
    var current = function
    while current.isPresent {
      if !summary[current].flags.isDisjoint(with: [.isAsync, .isDecorated]) { return true }
      current = summary[current].parent
    }
    return summary.calls.contains { $0.kind == .waitedFor }
  }

  // MARK: Where somebody waits

  private enum Kind {
    case coroutine, request, signal, thread

    var words: String {
      switch self {
      case .coroutine: "a coroutine"
      case .request: "a request handler"
      case .signal: "a signal handler"
      case .thread: "the function of a thread"
      }
    }
  }

  private struct Places {
    private var kinds: [FunctionID: Kind] = [:]

    init(_ context: borrowing RuleContext) {
      for decorator in context.effects.decorators(in: context.file) where decorator.function.isPresent {
        guard let contract = FrameworkContracts.contract(decorator: decorator.origin.name), contract.isServed else {
          continue
        }
        kinds[decorator.function] = .request
      }
      let summary = context.summary
      for call in summary.calls where call.kind == .waitedFor && call.subjectName.isPresent {
        let symbol = summary.symbol(named: call.subjectName, of: summary.texts)
        guard symbol.isPresent, let binding = summary.bindings(of: symbol).last, binding.functionID.isPresent else {
          continue
        }
        kinds[binding.functionID] = summary.texts.equals(call.key, "signal") ? .signal : .thread
      }
    }

    func kind(of function: FunctionID, _ summary: ModuleSummary) -> Kind? {
      var current = function
      while current.isPresent {
        if let kind = kinds[current] { return kind }
        if summary[current].flags.contains(.isAsync) { return .coroutine }
        current = summary[current].parent
      }
      return nil
    }
  }
}
