// LZ302: a module that changes `sys.path` is imported lazily, and another import counts on the change.
import Analysis
import Basics

enum PathChangedForImport: Rule {
  static let info = RuleInfo(
    302, "path-changed-for-import", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports a deferred import of a module that changes `sys.path` or the `__path__` of another package, when a later
      import is found nowhere without that change: one of the same file, or one of a module that the added folder holds in a
      file that a later import leads to.

      ## Why is this bad
      Deferred, the module does not run before its name is used, so the path is not changed when the later import
      searches. `PYTHONPATH` is not such a change: Python reads it when it starts.

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

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices {
      let id = ImportID(index)
      guard context.isDeferred(id), let source = source(context, id), source != context.file else { continue }
      let record = summary.imports[index]
      // What reads the name in time runs the module in time.
      let limit =
        record.firstImportUse.isPresent ? PathEvents.position(of: summary[record.firstImportUse], in: summary) : .max
      for change in lastingChanges(context.program[source]) {
        guard
          let needy = needy(context, Change(event: change, file: source), after: record.statement.end, before: limit)
        else { continue }
        let what =
          change.kind == .otherPackagePath
          ? "the path of `\(context.program[source].summary.text(change.value.text))`" : "`sys.path`"
        let module = context.program.name(context.program.target(of: needy.importID, in: needy.file))
        findings.append(
          Finding(
            info.code, info.severity, .likely, at: context.here(record.alias),
            "`\(context.text(record.bound))` changes \(what) when it runs, which is too late for the import of `\(module)`.",
            related: [
              RelatedLocation(Location(source, change.range), "the change of the search path"),
              RelatedLocation(
                Location(needy.file, context.program[needy.file].summary[needy.importID].statement),
                "found nowhere without it"),
            ], fixes: context.makeEager(record)))
        break
      }
    }
  }

  /// An event and the file in which it happens.
  private struct Change {
    var event: ImportTimeEvent
    var file: FileID
  }

  /// The file that the import runs: the submodule's for `from pkg import sub`.
  private static func source(_ context: borrowing RuleContext, _ id: ImportID) -> FileID? {
    return context.program.file(context.program.module(loadedBy: id, in: context.file))
  }

  /// Additions in the module's body that its body does not take back.
  private static func lastingChanges(_ file: ProgramFile) -> [ImportTimeEvent] {
    file.summary.events.filter { event in
      guard !event.isConditional else { return false }
      switch event.kind {
      case .pathAdd: return PathEvents.undoing(event, in: file.summary) == nil
      case .otherPackagePath: return true
      default: return false
      }
    }
  }

  /// An import below that finds nothing on the path as it is known, and that runs or is used by then: in this file, or
  /// in one that an import below runs.
  private static func needy(
    _ context: borrowing RuleContext, _ change: Change, after start: UInt32, before limit: UInt32
  ) -> ImportReference? {
    let program = context.program
    var seen: Set<FileID> = []
    for index in context.summary.imports.indices {
      let record = context.summary.imports[index]
      guard record.statement.start >= start, !record.guardKind.isNever, !record.flags.contains(.inFunction) else {
        continue
      }
      let id = ImportID(index)
      var time = record.statement.start
      if limit < .max, context.isDeferred(id) {
        let use = record.firstImportUse
        time = use.isPresent ? PathEvents.position(of: context.summary[use], in: context.summary) : .max
      }
      guard time < limit else { continue }
      if isMissing(id, in: context.file, change, program) { return ImportReference(context.file, id) }
      seen.formUnion([change.file, context.file])
      if let found = needy(from: id, in: context.file, change, program, &seen) { return found }
    }
    return nil
  }

  /// The first such import in the files that an import runs, and that those run in turn.
  private static func needy(
    from id: ImportID, in file: FileID, _ change: Change, _ program: Program, _ seen: inout Set<FileID>
  ) -> ImportReference? {
    var pending = files(of: id, in: file, program)
    while let next = pending.popLast(), seen.count < limit {
      guard !program[next].isExternal, seen.insert(next).inserted else { continue }
      if let found = needy(in: next, change, program) { return found }
      let summary = program[next].summary
      for index in summary.imports.indices
      where !summary.imports[index].guardKind.isNever && !summary.imports[index].flags.contains(.inFunction) {
        pending += files(of: ImportID(index), in: next, program)
      }
    }
    return nil
  }

  /// Farther away nobody looks for the reason.
  private static let limit = 2000

  private static func files(of id: ImportID, in file: FileID, _ program: Program) -> [FileID] {
    [program.target(of: id, in: file), program.submodule(of: id, in: file)].compactMap { program.file($0) }
  }

  /// The first import of a file's body that only the change can satisfy; there the added folder has to hold the module,
  /// because anything may be missing from a file farther away.
  private static func needy(in file: FileID, _ change: Change, _ program: Program) -> ImportReference? {
    let summary = program[file].summary
    for index in summary.imports.indices where isMissing(ImportID(index), in: file, change, program) {
      if change.event.kind == .otherPackagePath
        || PathEvents.file(of: summary.text(summary.imports[index].module), in: change.event, of: change.file, program)
          != nil
      {
        return ImportReference(file, ImportID(index))
      }
    }
    return nil
  }

  /// An absolute import in a module's body that nothing provides and nothing guards; of a package whose path is
  /// changed, one below it.
  private static func isMissing(_ id: ImportID, in file: FileID, _ change: Change, _ program: Program) -> Bool {
    let record = program[file].summary[id]
    guard record.level == 0, !record.guardKind.isNever, record.flags.isDisjoint(with: [.isGuarded, .inFunction]) else {
      return false
    }
    let target = program.target(of: id, in: file)
    guard target.isPresent, program.facts(target).kind == .missing else { return false }
    guard change.event.kind == .otherPackagePath else { return true }
    return program.name(target).hasPrefix(program[change.file].summary.text(change.event.value.text) + ".")
  }
}
