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
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then. Without a mark only the first import of the
      module has a fix: one that loads it at once is enough.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let program = context.program
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
      if program.isStandardLibrary(module) { continue }
      guard let file = program.file(module), file != context.file,
        let stop = context.effects.loadCheck(of: file)
      else { continue }
      guard context.newlyLoaded(by: id).contains(module) else { continue }
      var related = [
        context.note(record.alias, "the import"), RelatedLocation(Location(file, stop.range), "this can end the load"),
      ]
      var moment = "never happens, for nothing here reads `\(context.text(record.bound))`"
      if record.firstDeferredUse.isPresent {
        let use = summary[record.firstDeferredUse]
        moment = "happens at the first use of `\(context.text(record.bound))`"
        related.append(context.note(use.range, "the first use, where it now shows"))
      }
      let isNews =
        !stop.isMinor && !isExpected(context, record, module) && isOwn(program, module, context.file)
        && isFirst(context, id, of: module)
      findings.append(
        Finding(
          info.code, isNews ? .warning : .information, .likely,
          at: context.here(record.alias),
          "`\(program.name(module))` can stop with an exception when it is loaded; deferred, that \(moment).",
          related: related,
          // One import that loads it at once is enough.
          fixes: isNews || context.dialect == .explicit ? context.makeEager(record) : []))
    }
  }

  /// Has the check been made by then, or was it never one of the start? An import on a branch was chosen by a condition
  /// of its own, and pytest loads `conftest` before what imports it. The same holds where nothing else leads to this
  /// module: the module that checks, branches, functions.
  private static func isExpected(_ context: borrowing RuleContext, _ record: ImportRecord, _ module: ModuleID) -> Bool {
    let program = context.program
    if record.flags.contains(.inBranch) || program.lastPart(module).elementsEqual("conftest".utf8) { return true }
    let importers = program.importers(of: program.module(of: context.file))
    let checking = program.file(module)
    return !importers.isEmpty
      && importers.allSatisfy { reference in
        let flags = program[reference.file].summary[reference.importID].flags
        return reference.file == checking || !flags.isDisjoint(with: [.inBranch, .inFunction])
      }
  }

  /// One check is one matter however many modules wait to be told of it: the first of those that import it says so.
  private static func isFirst(_ context: borrowing RuleContext, _ id: ImportID, of module: ModuleID) -> Bool {
    let program = context.program
    return !program.importers(of: module).contains { reference in
      if reference.file >= context.file { return false }
      let record = program[reference.file].summary[reference.importID]
      return !record.flags.contains(.inFunction) && !record.guardKind.isNever && record.guardKind != .main
        && !record.firstImportUse.isPresent && !record.isStar
        && program.isEligible(reference.importID, in: reference.file, context.dialect)
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
