// LZ307: a finder that needs a deferred import to answer, and so is asked again while it does.
import Analysis
import Basics

enum FinderReentersImport: Rule {
  static let info = RuleInfo(
    307, "finder-reenters-import", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports finders (classes with `find_spec` or `find_module`) whose method reads a deferred import of their module that
      nothing has loaded by then. An error where this module puts something on `sys.meta_path` while it is imported, else
      a warning. Not for modules that every interpreter has loaded at start.

      ## Why is this bad
      Every import asks the finders. This one reads a name that has to be imported first, which asks the finders again:
      `ImportCycleError`, or endless recursion.

      ## Example
      ```python
      import fnmatch

      class Finder:
          def find_spec(self, name, path, target=None):
              return fnmatch.fnmatch(name, "vendored.*") and None
      ```

      ## Use instead
      ```python
      try:
          import fnmatch  # an import in a `try` is never deferred
      except ImportError:
          raise

      class Finder: ...
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager: unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.functions.indices {
      let function = summary.functions[index]
      guard function.classID.isPresent, function.name.isPresent,
        hooks.contains(where: { summary.texts.equals(function.name, $0.utf8) })
      else { continue }
      guard let use = pendingUse(in: FunctionID(index), context) else { continue }
      let record = summary[use.importID]
      let installation = summary.events.first { $0.kind == .metaPath }
      var related = [
        context.note(record.statement, "the import, which waits"),
        context.note(use.range, "read while an import asks this finder"),
      ]
      if let installation { related.append(context.note(installation.range, "finders are installed here")) }
      let isCertain = installation != nil && !use.flags.contains(.isConditional)
      findings.append(
        Finding(
          info.code, isCertain ? .error : .warning, isCertain ? .resolved : .likely, at: context.here(use.range),
          "`\(summary.qualifiedName(FunctionID(index)))` needs `\(context.moduleName(use.importID))`, whose import is deferred: importing it asks this finder again.",
          related: related, fixes: context.makeEager(record)))
    }
  }

  private static let hooks = ["find_spec", "find_module"]

  /// The first read of a deferred import in the function that nothing before it has loaded for sure.
  private static func pendingUse(in function: FunctionID, _ context: borrowing RuleContext) -> Use? {
    context.summary.uses.first { use in
      guard use.function == function, use.time == .deferred, use.importID.isPresent,
        !use.flags.contains(.isReachedAtImport), context.isDeferred(use.importID)
      else { return false }
      let record = context.summary[use.importID]
      let name = context.moduleName(use.importID)
      return !record.firstImportUse.isPresent && !context.isFreeToLoad(use.importID) && !name.hasPrefix("importlib")
    }
  }
}
