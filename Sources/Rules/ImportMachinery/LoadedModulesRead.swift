// LZ304: `sys.modules` asked for a module whose import waits.
import Analysis
import Basics

enum LoadedModulesRead: Rule {
  static let info = RuleInfo(
    304, "loaded-modules-read", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `sys.modules["x"]`, `sys.modules.get("x")` and `"x" in sys.modules`, while the module runs, of a module that
      this file imports above and that is still deferred by then; also with a key put together from literals, and
      as a loop over `sys.modules` that picks names with `startswith("x")`. Also loops over `sys.modules`, while the
      module runs, that put what they meet into `sys.modules` under other names, where all imports are deferred.

      ## Why is this bad
      A deferred import does not put the module into `sys.modules`. The look-up raises KeyError, or answers that the module
      is not there, unless something else has loaded it. A loop meets fewer modules than it was written for.

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
    // A loop is told of once.
    let loops = context.dialect == .explicit ? [] : checkLoops(context, &findings)
    var last: ByteRange?
    for event in summary.events
    where event.kind == .modulesRead && event.value.base == .literal && event.range != last {
      let isScan = summary.texts.equals(event.method, "startswith")
      if isScan, loops.contains(where: { $0.contains(event.range) }) { continue }
      let wanted = context.text(event.value.text)
      if wanted.isEmpty || StartupModules.contains(wanted) || isAround(wanted, context) { continue }
      // Any eager import of the module, or of something below it, that stands above has loaded it.
      var pending: ImportRecord?
      var isLoaded = false
      for index in summary.imports.indices where summary.imports[index].statement.start < event.time {
        let id = ImportID(index)
        let record = summary.imports[index]
        guard !record.guardKind.isNever, !record.flags.contains(.inFunction), loads(id, wanted, isScan, context)
        else { continue }
        let isRead =
          record.firstImportUse.isPresent
          && PathEvents.position(of: summary[record.firstImportUse], in: summary) < event.time
        if !context.isDeferred(id) || isRead {
          // A scan is to meet all that it fits.
          isLoaded = !isScan
        } else if pending == nil {
          pending = record
        }
      }
      guard !isLoaded, let pending else { continue }
      last = event.range
      let isLookup = summary.texts.equals(event.method, "[]")
      let outcome = isLookup ? "raises KeyError" : "finds it missing"
      let name = isScan ? context.text(pending.module) : wanted
      findings.append(
        Finding(
          info.code, event.isConditional ? .information : .warning, .likely, at: context.here(event.range),
          "`\(name)` is not in `sys.modules` while its import is deferred: this \(outcome) unless something else loaded it.",
          related: [
            context.note(pending.statement, "the import, which waits"),
            context.note(event.range, isLookup ? "looked up here" : "asked for here"),
          ], fixes: isLookup ? fixes(context, event, pending, wanted) : []))
    }
  }

  /// This module or a package around it: loaded before its first line runs.
  private static func isAround(_ wanted: String, _ context: borrowing RuleContext) -> Bool {
    let own = context.program[context.file].description.module
    return own == wanted || own.hasPrefix(wanted + ".")
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

  private static func loads(
    _ id: ImportID, _ wanted: String, _ isScan: Bool, _ context: borrowing RuleContext
  ) -> Bool {
    let loaded = context.program.name(context.program.module(loadedBy: id, in: context.file))
    if isScan { return loaded.hasPrefix(wanted) }
    return loaded == wanted || loaded.hasPrefix(wanted + ".")
  }

  /// Everything that a loop over `sys.modules` makes known by another name was loaded by somebody's imports.
  private static func checkLoops(_ context: borrowing RuleContext, _ findings: inout [Finding]) -> [ByteRange] {
    let summary = context.summary
    var loops: [ByteRange] = []
    for loop in summary.events where loop.kind == .modulesRead && summary.texts.equals(loop.method, "for") {
      guard
        let write = summary.events.first(where: {
          $0.kind == .modulesWrite && $0.function == loop.function && loop.range.contains($0.range)
        })
      else { continue }
      loops.append(loop.range)
      findings.append(
        Finding(
          info.code, .warning, .likely, at: context.here(loop.argument),
          "The loop meets what is in `sys.modules` by then: modules whose imports are deferred are not, and get no other name.",
          related: [
            context.note(loop.argument, "asks which modules are loaded"), context.note(write.range, "names them anew"),
          ]))
    }
    return loops
  }
}
