// LZ301: `sys.path` is put back before a deferred import looks at it.
import Analysis
import Basics

enum PathRestoredBeforeUse: Rule {
  static let info = RuleInfo(
    301, "path-restored-before-use", .importMachinery, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports of modules that only an added entry of `sys.path` provides, when the entry is removed, the
      list restored, or the working directory of a relative entry changed before the first use. Helper functions and context
      managers of the same file that change the path are followed.

      ## Why is this bad
      A deferred import searches when the name is first used. By then the entry is gone, and the import fails with
      ModuleNotFoundError although the same lines work eagerly. A module that is elsewhere on the path as well is then
      loaded from there: another copy.

      ## Example
      ```python
      sys.path.insert(0, VENDOR)
      import vend
      sys.path.pop(0)
      ```

      ## Use instead
      ```python
      sys.path.insert(0, VENDOR)
      import vend
      vend  # loads it while the entry is there
      sys.path.pop(0)
      ```

      ## Fix safety
      Dropping `lazy` where it is written, or reading the name below the import, is safe: the module is then loaded while
      the entry is there, as the source shows it.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if !summary.events.contains(where: { $0.kind == .pathAdd || isOwnFolderReplaced($0, summary) }) { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard context.isDeferred(id), !record.flags.contains(.isGuarded) else { continue }
      let target = context.program.target(of: id, in: context.file)
      guard target.isPresent, record.level == 0 else { continue }
      // The nearest addition above the import that is still in force there.
      let start = record.statement.start
      guard
        let addition = summary.events.last(where: {
          $0.time < start
            && ($0.kind == .pathAdd ? isInForce($0, at: record, summary) : isOwnFolderReplaced($0, summary))
        }),
        let undoing = undoing(addition, after: start, summary)
      else { continue }
      let firstUse = record.firstImportUse
      if firstUse.isPresent, PathEvents.position(of: summary[firstUse], in: summary) < undoing.time { continue }
      switch context.program.facts(target).kind {
      case .source where addition.kind == .pathReplace:
        guard isBeside(target, context) else { continue }
        findings.append(finding(context, record, addition, undoing))
      case .missing, .unknown: findings.append(finding(context, record, addition, undoing))
      case .source:
        if let other = copy(of: target, record, addition, context) {
          findings.append(copyFinding(context, record, other, addition, undoing))
        }
      case .namespacePackage, .compiled, .builtin, .removed, .otherPlatform, .tooNew: break
      }
    }
  }

  /// An addition that a helper function makes counts unless the function takes it back; a context manager's does within
  /// its `with`.
  private static func isInForce(
    _ addition: ImportTimeEvent, at record: ImportRecord, _ summary: ModuleSummary
  ) -> Bool {
    if addition.function == record.function { return true }
    if addition.scopeEnd != 0 { return addition.scopeEnd > record.statement.start }
    return !summary.events.contains {
      $0.function == addition.function && ($0.kind == .pathRemove || $0.kind == .pathReplace)
    }
  }

  /// `sys.path[0] = ""`: a relative entry instead of the script's folder, which alone held its modules.
  private static func isOwnFolderReplaced(_ event: ImportTimeEvent, _ summary: ModuleSummary) -> Bool {
    event.kind == .pathReplace && event.value.base == .literal && summary.texts.equals(event.method, "[0]=")
      && summary.texts.bytes(event.value.text).first != UInt8(ascii: "/")
  }

  /// Does the module lie in the folder of this file?
  private static func isBeside(_ target: ModuleID, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    guard let file = program.file(target) else { return false }
    let folder =
      program[file].description.isPackage
      ? program[file].description.path.parent.parent : program[file].description.path.parent
    return folder == program[context.file].description.path.parent
  }

  /// What ends the addition, if that happens below the import.
  private static func undoing(_ addition: ImportTimeEvent, after start: UInt32, _ summary: ModuleSummary)
    -> ImportTimeEvent?
  {
    if addition.kind == .pathAdd, let undoing = PathEvents.undoing(addition, in: summary) {
      return undoing.time > start ? undoing : nil
    }
    let isRelative =
      addition.value.base == .workingDirectory
      || (addition.value.base == .literal && summary.texts.bytes(addition.value.text).first != UInt8(ascii: "/"))
    guard isRelative, addition.value.base != .workingDirectory else { return nil }
    return summary.events.first { $0.kind == .changeDirectory && $0.time > start }
  }

  private static func finding(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ addition: ImportTimeEvent, _ undoing: ImportTimeEvent
  ) -> Finding {
    let summary = context.summary
    let name = context.text(record.bound)
    let use = record.firstUse
    let isCertain = use.isPresent && !undoing.isConditional && !addition.isConditional
    let end =
      switch undoing.kind {
      case .changeDirectory: "the working directory has changed"
      case .pathAdd: "the `with` that added to `sys.path` has ended"
      default: "`sys.path` has been put back"
      }
    var related = [
      context.note(addition.range, "the entry is added"), context.note(record.alias, "the import, which waits"),
      context.note(undoing.range, undoing.kind == .pathAdd ? "the `with` that ends" : "the entry is gone from here on"),
    ]
    var ending = ", and nothing here uses it."
    if use.isPresent {
      ending = ": this import will fail."
      related.append(context.note(summary[use].range, "the first use, which searches without the entry"))
    }
    return Finding(
      info.code, isCertain ? .error : .warning, isCertain ? .resolved : .likely, at: context.here(record.moduleRange),
      "When `\(name)` is first used, \(end)\(ending)", related: related, fixes: fixes(context, record))
  }

  /// Two files of one module: what the import finds while the entry is there, and what without it.
  private struct Copy {
    var inEntry: FileID
    var without: FileID
  }

  /// The entry's own copy of a module that is found without it too. Nil where the entry does not come first or its
  /// folder is not known.
  private static func copy(
    of target: ModuleID, _ record: ImportRecord, _ addition: ImportTimeEvent, _ context: borrowing RuleContext
  ) -> Copy? {
    let summary = context.summary
    let method = addition.method
    guard summary.texts.equals(method, "insert") || summary.texts.equals(method, "[:0]="),
      let without = context.program.file(target)
    else { return nil }
    let inEntry = PathEvents.file(of: summary.text(record.module), in: addition, of: context.file, context.program)
    guard let inEntry, inEntry != without else { return nil }
    return Copy(inEntry: inEntry, without: without)
  }

  private static func copyFinding(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ copy: Copy, _ addition: ImportTimeEvent,
    _ undoing: ImportTimeEvent
  ) -> Finding {
    let program = context.program
    return Finding(
      info.code, .warning, .likely, at: context.here(record.moduleRange),
      "When `\(context.text(record.bound))` is first used, the entry of `sys.path` is gone: another copy is loaded, `\(program[copy.without].description.displayPath)`.",
      related: [
        context.note(addition.range, "the entry is added"), context.note(record.alias, "the import, which waits"),
        context.note(undoing.range, "the entry is gone from here on"),
        RelatedLocation(Location(copy.inEntry, ByteRange(at: 0)), "the copy that an eager import loads"),
        RelatedLocation(Location(copy.without, ByteRange(at: 0)), "the copy that is found without the entry"),
      ], fixes: fixes(context, record))
  }

  /// The load while the entry is there: an eager import, or a read of what a deferred one binds.
  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord) -> [Fix] {
    let fixes = context.makeEager(record, .safe)
    return fixes.isEmpty ? context.readAtOnce(record, .safe) : fixes
  }
}
