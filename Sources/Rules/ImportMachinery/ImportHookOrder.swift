// LZ306: import hooks that are installed below deferred imports, or taken away before those are resolved.
import Analysis
import Basics

enum ImportHookOrder: Rule {
  static let info = RuleInfo(
    306, "import-hook-order", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Looks at what is put on `sys.meta_path` or `sys.path_hooks` while a module is imported, and at installers of import
      hooks (typeguard, beartype, pyximport, wrapt). Reports a deferred import between the installation and the removal of
      a hook, when it is first used below the removal (a warning), and deferred imports above an installer that names
      their package (information).

      ## Why is this bad
      A hook sees the imports that are resolved while it is installed. A deferred import is resolved at its first use,
      wherever it is written: a hook that is gone by then does not see it, one installed below it does.

      ## Example
      ```python
      sys.meta_path.insert(0, finder)
      import plugin
      sys.meta_path.remove(finder)

      plugin.run()
      ```

      ## Use instead
      ```python
      sys.meta_path.insert(0, finder)
      import plugin
      plugin
      sys.meta_path.remove(finder)

      plugin.run()
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    removedHooks(context, &findings)
    installers(context, &findings)
  }

  private static func removedHooks(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let hooks = summary.events.filter { $0.kind == .metaPath || $0.kind == .pathHooks }
    for (position, addition) in hooks.enumerated() where isAddition(addition, summary) {
      guard
        let removal = hooks[(position + 1)...].first(where: {
          $0.kind == addition.kind && isRemoval($0, summary) && $0.time > addition.time
        })
      else { continue }
      for index in summary.imports.indices {
        let record = summary.imports[index]
        let id = ImportID(index)
        guard record.statement.start > addition.time, record.statement.end <= removal.time, record.bound.isPresent,
          !record.function.isPresent, context.isDeferred(id), !context.isFreeToLoad(id)
        else { continue }
        let use = record.firstUse
        guard use.isPresent else { continue }
        if record.firstImportUse.isPresent, PathEvents.position(of: summary[use], in: summary) < removal.time {
          continue
        }
        findings.append(
          Finding(
            info.code, .warning, .likely, at: context.here(record.statement),
            "`\(context.moduleName(id))` is loaded at its first use, when the import hook above is gone.",
            related: [
              context.note(addition.range, "the hook is installed"),
              context.note(record.statement, "the import, which waits"), context.note(removal.range, "the hook goes"),
              context.note(summary[use].range, "the first use, which the hook does not see"),
            ], fixes: context.makeEager(record)))
      }
    }
  }

  private static func isAddition(_ event: ImportTimeEvent, _ summary: borrowing ModuleSummary) -> Bool {
    ["insert", "append", "extend"].contains(summary.text(event.method))
  }

  private static func isRemoval(_ event: ImportTimeEvent, _ summary: borrowing ModuleSummary) -> Bool {
    ["remove", "pop", "del"].contains(summary.text(event.method))
  }

  // MARK: Installers

  private static let installers: Set<String> = [
    "typeguard.install_import_hook", "beartype.claw.beartype_package", "wrapt.register_post_import_hook",
    "ddtrace.internal.module.register_post_import_hook",
  ]

  private static func installers(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for call in summary.calls where call.kind == .importHook && call.time == .atImport && call.key.isPresent {
      guard let use = summary.uses(in: call.callee).first, use.importID.isPresent,
        installers.contains(context.origin(of: use))
      else { continue }
      let package = context.text(call.key)
      for index in summary.imports.indices {
        let record = summary.imports[index]
        let id = ImportID(index)
        if record.statement.start >= call.range.start { break }
        let name = context.moduleName(id)
        guard record.bound.isPresent, name == package || name.hasPrefix(package + "."), context.isDeferred(id) else {
          continue
        }
        if record.firstImportUse.isPresent,
          PathEvents.position(of: summary[record.firstImportUse], in: summary) < call.range.start
        {
          continue
        }
        findings.append(
          Finding(
            info.code, .information, .likely, at: context.here(record.statement),
            "`\(name)` is loaded below the import hook that is installed for it: the hook applies to it now.",
            related: [
              context.note(record.statement, "the import, which waits"),
              context.note(call.range, "the hook is installed"),
            ], fixes: context.makeEager(record)))
      }
    }
  }
}
