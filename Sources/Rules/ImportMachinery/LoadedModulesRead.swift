// LZ304: `sys.modules` asked for a module whose import waits.
import Analysis
import Basics

enum LoadedModulesRead: Rule {
  static let info = RuleInfo(
    304, "loaded-modules-read", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `sys.modules["x"]`, `sys.modules.get("x")` and `"x" in sys.modules`, while the module runs, of a module that
      this file imports above and that is still deferred by then.

      ## Why is this bad
      A deferred import does not put the module into `sys.modules`. The look-up raises KeyError, or answers that the module
      is not there, unless something else has loaded it.

      ## Example
      ```python
      import app.models

      models = sys.modules["app.models"]
      ```

      ## Use instead
      ```python
      import importlib

      models = importlib.import_module("app.models")
      ```

      ## Fix safety
      The imported name instead of the look-up is the same module, loaded when it is read: safe. Only for `sys.modules["x"]`
      outside of functions.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for event in summary.events where event.kind == .modulesRead && event.value.base == .literal {
      let wanted = context.text(event.value.text)
      if wanted.isEmpty || StartupModules.contains(wanted) { continue }
      // Any eager import of the module, or of something below it, that stands above has loaded it.
      var pending: ImportRecord?
      var isLoaded = false
      for index in summary.imports.indices where summary.imports[index].statement.start < event.time {
        let id = ImportID(index)
        let record = summary.imports[index]
        guard !record.guardKind.isNever, !record.flags.contains(.inFunction), loads(id, wanted, context) else {
          continue
        }
        let isRead =
          record.firstImportUse.isPresent
          && PathEvents.position(of: summary[record.firstImportUse], in: summary) < event.time
        if !context.isDeferred(id) || isRead {
          isLoaded = true
        } else if pending == nil {
          pending = record
        }
      }
      guard !isLoaded, let pending else { continue }
      let isLookup = summary.texts.equals(event.method, "[]")
      let outcome = isLookup ? "raises KeyError" : "finds it missing"
      findings.append(
        Finding(
          info.code, event.isConditional ? .information : .warning, .likely, at: context.here(event.range),
          "`\(wanted)` is not in `sys.modules` while its import is deferred: this \(outcome) unless something else loaded it.",
          related: [
            context.note(pending.statement, "the import, which waits"),
            context.note(event.range, isLookup ? "looked up here" : "asked for here"),
          ], fixes: isLookup ? fixes(context, event, pending, wanted) : []))
    }
  }

  /// `sys.modules["a.b"]` as `a.b`.
  private static func fixes(
    _ context: borrowing RuleContext, _ event: ImportTimeEvent, _ record: ImportRecord, _ wanted: String
  ) -> [Fix] {
    let text = context.summary
    guard !event.function.isPresent, !record.flags.contains(.isRebound), !text.flags.contains(.isTranscoded),
      let id = text.imports.firstIndex(where: { $0.alias == record.alias }).map({ ImportID($0) }),
      case .module = context.program.resolve(id, in: context.file),
      context.program.name(context.program.module(loadedBy: id, in: context.file)) == wanted
    else { return [] }
    let name = context.nameThatLoads(record)
    return [Fix("Read `\(name)`", .safe, [TextEdit(context.here(event.range), name)])]
  }

  private static func loads(_ id: ImportID, _ wanted: String, _ context: borrowing RuleContext) -> Bool {
    let loaded = context.program.name(context.program.module(loadedBy: id, in: context.file))
    return loaded == wanted || loaded.hasPrefix(wanted + ".")
  }
}
