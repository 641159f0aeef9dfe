// LZ105: a module that can stop the program when it is loaded, and whose load is deferred.
import Analysis
import Basics

enum ImportTimeCheckDeferred: Rule {
  static let info = RuleInfo(
    105, "import-time-check-deferred", .deferredErrors, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports of modules whose body checks something and then raises or ends the program: a missing
      setting, a wrong platform, a library that is too old.

      ## Why is this bad
      The check was to speak at start-up. Deferred, it speaks at the first use of the name, perhaps hours later and in
      the middle of other work, or inside a `try` that takes it for another error.

      ## Example
      ```python
      # settings.py
      if "TOKEN" not in os.environ:
          sys.exit("no token")
      ```
      ```python
      # main.py
      lazy import settings
      ```

      ## Use instead
      Import the module eagerly in the entry point, or call a function that checks:
      ```python
      import settings
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager: unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let program = context.program
    var counter: LoadCounter?
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard !record.firstImportUse.isPresent, !record.isStar, record.guardKind != .main, context.isDeferred(id),
        !record.flags.contains(.inFunction)
      else { continue }
      if index > 0, summary.imports[index - 1].statement == record.statement, record.isFrom,
        !program.submodule(of: id, in: context.file).isPresent
      {
        continue
      }
      let module = program.module(loadedBy: id, in: context.file)
      // The standard library's checks are about a broken installation.
      if program.facts(module).isStandardLibrary { continue }
      guard let file = program.file(module), file != context.file,
        let stop = program.effects.loadCheck(of: file)
      else { continue }
      var loads = counter ?? LoadCounter(program, context.dialect)
      let isNew = loads.newlyLoaded(by: id, in: context.file).contains(module)
      counter = loads
      if !isNew { continue }
      var related = [
        context.note(record.alias, "the import"), RelatedLocation(Location(file, stop.range), "this can end the load"),
      ]
      var moment = "never happens, for nothing here reads `\(context.text(record.bound))`"
      if record.firstDeferredUse.isPresent {
        let use = summary[record.firstDeferredUse]
        moment = "happens at the first use of `\(context.text(record.bound))`"
        related.append(context.note(use.range, "the first use, where it now shows"))
      }
      findings.append(
        Finding(
          info.code, !stop.isInHandler && isOwn(program, module, context.file) ? .warning : .information, .likely,
          at: context.here(record.alias),
          "`\(program.name(module))` can stop with an exception when it is loaded; deferred, that \(moment).",
          related: related, fixes: context.makeEager(record)))
    }
  }

  /// Of the same project or package: what libraries check of themselves is no news to those who use them.
  private static func isOwn(_ program: Program, _ module: ModuleID, _ importer: FileID) -> Bool {
    if let file = program.file(module), program[file].isExternal { return false }
    let own = program[importer].description.module.split(separator: ".").first
    let theirs = program.name(module).split(separator: ".")
    // A script and a module beside it are one project.
    return own == nil || theirs.count == 1 || own == theirs.first
  }
}
