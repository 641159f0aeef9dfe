// LZ109: finalizers and exit callbacks that are the first to use a deferred import.
import Analysis
import Basics

enum FinalizerNeedsImport: Rule {
  static let info = RuleInfo(
    109, "finalizer-needs-import", .deferredErrors, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports whose only uses are in finalizers: `__del__` methods and functions given to
      `weakref.finalize` (a warning; information where other files of the program import the module as well), or to
      `atexit.register` (information).

      ## Why is this bad
      A finalizer may run when the interpreter shuts down. A module that was not loaded by then cannot be loaded any more:
      `ImportError: sys.meta_path is None, Python is likely shutting down`. What `atexit` calls can still import, but late.

      ## Example
      ```python
      import tempfile_tools

      class Folder:
          def __del__(self):
              tempfile_tools.remove(self.path)
      ```

      ## Use instead
      ```python
      import tempfile_tools

      class Folder:
          def __del__(self, _remove=tempfile_tools.remove):
              _remove(self.path)
      ```

      ## Fix safety
      What a `__del__` uses becomes the default of a parameter, which is read, and so loaded, where the method is defined, and
      stays until it runs: safe; a mark goes. For other callbacks, whose parameters others may know, the import becomes eager: without
      its mark, or by a read of its name below it. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let finalizers = finalizers(context)
    if finalizers.isEmpty { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.firstDeferredUse.isPresent, !record.firstImportUse.isPresent, context.isDeferred(id),
        !context.isFreeToLoad(id), !record.flags.contains(.isExported)
      else { continue }
      let uses = summary.uses(of: id).filter { $0.time == .deferred || $0.time == .main }
      guard let first = uses.first, uses.allSatisfy({ finalizers[$0.function] != nil }),
        let kind = finalizers[first.function]
      else { continue }
      // Where other files import the module too, it is mostly there by then.
      let isShared = context.program.importers(of: context.program.target(of: id, in: context.file)).contains {
        $0.file != context.file
      }
      findings.append(
        Finding(
          info.code, kind == .exit || isShared ? .information : .warning, .likely, at: context.here(first.range),
          kind == .exit
            ? "`\(context.moduleName(id))` is loaded only when the interpreter exits: this is its only user."
            : "`\(context.moduleName(id))` is first needed when `\(summary.qualifiedName(first.function))` runs, which may be too late to import anything.",
          related: [
            context.note(record.statement, "the import, which waits"),
            context.note(first.range, "its first use, in a finalizer"),
          ], fixes: fixes(context, record, uses)))
    }
  }

  /// The values as defaults where all users are `__del__` methods, else an eager import.
  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord, _ uses: [Use]) -> [Fix] {
    let summary = context.summary
    // A default is read where the method is defined.
    let isOfMethods = uses.allSatisfy {
      record.guardKind == .none && record.statement.end < summary[$0.function].range.start
        && summary[$0.function].classID.isPresent && summary.texts.equals(summary[$0.function].name, "__del__")
    }
    var edits = LazyEdits(context)
    guard isOfMethods, let bound = edits.bindDefaults(uses) else { return context.makeEager(record) }
    // `lazy` would be undone at once.
    let mark = context.dialect == .explicit ? context.makeEager(record).flatMap(\.edits) : []
    return [Fix("Bind what it uses as a default", .safe, bound + mark)]
  }

  private enum Kind { case finalizer, exit }

  private static func finalizers(_ context: borrowing RuleContext) -> [FunctionID: Kind] {
    let summary = context.summary
    var found: [FunctionID: Kind] = [:]
    for index in summary.functions.indices {
      let function = summary.functions[index]
      if function.classID.isPresent, summary.texts.equals(function.name, "__del__") {
        found[FunctionID(index)] = .finalizer
      }
    }
    for call in summary.calls where call.kind == .callback && call.subjectName.isPresent {
      guard let use = summary.uses(in: call.callee).first, use.importID.isPresent else { continue }
      let module = context.moduleName(use.importID)
      guard module == "atexit" || module == "weakref" else { continue }
      for binding in summary.bindings(of: summary.symbol(named: call.subjectName, of: summary.texts))
      where binding.functionID.isPresent {
        found[binding.functionID] = module == "atexit" ? .exit : .finalizer
      }
    }
    return found
  }
}
