// LZ302: a module that changes `sys.path` is imported lazily, and another import counts on the change.
import Analysis
import Basics

enum PathChangedForImport: Rule {
  static let info = RuleInfo(
    302, "path-changed-for-import", .importMachinery, .warning, fix: .none,
    page: """
      ## What it does
      Reports a deferred import of a module that changes `sys.path`, when a later import of the same file is found nowhere
      without that change.

      ## Why is this bad
      Deferred, the module does not run before its name is used, so the path is not changed when the later import
      searches.

      ## Example
      ```python
      import _bootstrap_path  # adds ./lib
      import libthing
      ```

      ## Use instead
      ```python
      import _bootstrap_path
      _bootstrap_path.setup()
      import libthing
      ```
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices {
      let id = ImportID(index)
      guard context.isDeferred(id), let source = source(context, id) else { continue }
      let record = summary.imports[index]
      let changer = context.program.summary(source)
      guard source != context.file, let change = lastingChange(changer) else { continue }
      // What reads the name in time runs the module in time.
      let limit = record.firstImportUse.isPresent ? PathEvents.position(of: summary[record.firstImportUse], in: summary) : .max
      guard let needy = needy(context, after: record.statement.end, before: limit) else { continue }
      let name = context.text(record.bound)
      findings.append(
        Finding(
          info.code, info.severity, .likely, at: context.here(record.alias),
          "`\(name)` changes `sys.path` when it runs, which is too late for the import of `\(context.moduleName(needy))`.",
          related: [
            RelatedLocation(Location(source, change.range), "the change of the search path"),
            context.note(summary[needy].statement, "found nowhere without it"),
          ]))
    }
  }

  /// The file that the import runs: the submodule's for `from pkg import sub`.
  private static func source(_ context: borrowing RuleContext, _ id: ImportID) -> FileID? {
    let submodule = context.program.submodule(of: id, in: context.file)
    return context.program.file(submodule.isPresent ? submodule : context.program.target(of: id, in: context.file))
  }

  /// An addition in the module's body that its body does not take back.
  private static func lastingChange(_ summary: ModuleSummary) -> ImportTimeEvent? {
    summary.events.first { event in
      event.kind == .pathAdd && !event.isConditional && PathEvents.undoing(event, in: summary) == nil
    }
  }

  /// An import below that finds nothing on the path as it is known, and that runs or is used by then.
  private static func needy(_ context: borrowing RuleContext, after start: UInt32, before limit: UInt32) -> ImportID? {
    for index in context.summary.imports.indices {
      let record = context.summary.imports[index]
      guard record.statement.start >= start, record.statement.start < limit, record.level == 0 else { continue }
      guard !record.guardKind.isNever, record.flags.isDisjoint(with: [.isGuarded, .inFunction]) else { continue }
      let target = context.program.target(of: ImportID(index), in: context.file)
      if target.isPresent, context.program.facts(target).kind == .missing { return ImportID(index) }
    }
    return nil
  }
}
