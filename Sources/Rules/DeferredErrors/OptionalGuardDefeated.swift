// LZ102: a `try: import m` that is to notice a missing package, which `m` imports only later.
import Analysis
import Basics

enum OptionalGuardDefeated: Rule {
  static let info = RuleInfo(
    102, "optional-guard-defeated", .deferredErrors, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports imports in a `try` that catches ImportError, where the module itself is there, but its import leads to one
      that is missing, by way of an import that is deferred. Not where the modules on the way use it while they are
      imported, which raises as before, nor where they guard it themselves.

      Under `all` also `exec("import x")` in such a `try` of the module's body, unless `x` is known to be there: of the
      import in the text nothing sees that a `try` is around it, so it is deferred.

      ## Why is this bad
      The `try` succeeds, so the program believes that the feature is there. The ImportError comes at the first use of it,
      where nothing expects one.

      ## Example
      ```python
      try:
          import plots  # which begins with `import matplotlib`
      except ImportError:
          plots = None
      ```

      ## Use instead
      ```python
      from importlib.util import find_spec

      HAS_PLOTS = find_spec("matplotlib") is not None
      ```

      ## Fix safety
      Below the import, a question for the spec of the missing module raises what the import would raise if it were eager:
      unsafe, since the module may be there and still fail to load. `exec` of an import becomes that import, which is safe:
      in a `try` it is eager.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if context.dialect == .all { checkTexts(context, &findings) }
    var reported: ByteRange?
    for index in summary.imports.indices {
      let record = summary.imports[index]
      guard record.flags.contains(.isGuarded), record.flags.contains(.inTry), record.moduleRange != reported,
        record.flags.isDisjoint(with: elsewhere), !record.guardKind.isNever, !context.isDeferred(ImportID(index)),
        mayFail(ImportID(index), context)
      else { continue }
      guard let chain = missing(from: ImportID(index), context), let first = chain.first, let last = chain.last,
        !asksForSpec(record, context)
      else { continue }
      reported = record.moduleRange
      let program = context.program
      let name = program.name(program.target(of: last.importID, in: last.file))
      // The submodule of `from package import submodule`, or a package around it.
      let loaded = program.name(program.module(of: first.file))
      var related = [context.note(record.statement, "is to fail when something is missing")]
      for step in chain {
        let statement = program[step.file].summary[step.importID].statement
        let isLast = step == last
        let isDeferred = program.isEligible(step.importID, in: step.file, context.dialect)
        related.append(
          RelatedLocation(
            Location(step.file, statement),
            isLast
              ? "the missing module, \(isDeferred ? "imported at its first use only" : "imported here")"
              : isDeferred ? "leads there, and waits" : "leads there"))
      }
      findings.append(
        Finding(
          info.code, info.severity, .likely, at: context.here(record.moduleRange),
          "This `try` does not notice that `\(name)` is missing: `\(loaded)` leads to it by a deferred import.",
          related: related, fixes: fixes(context, record, name)))
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord, _ missing: String) -> [Fix] {
    var edits = LazyEdits(context)
    return edits.raiseWithout(missing, below: record).map { [Fix("Ask for `\(missing)` itself", .unsafe, $0)] } ?? []
  }

  /// Does the `try` look for what is missing by itself?
  private static func asksForSpec(_ record: ImportRecord, _ context: borrowing RuleContext) -> Bool {
    let summary = context.summary
    guard let statement = summary.tries.last(where: { $0.body.contains(record.statement) }) else { return false }
    return summary.uses(in: statement.body).contains {
      $0.importID.isPresent && context.origin(of: $0) == "importlib.util.find_spec"
    }
  }

  /// `try: exec("import x")`.
  private static func checkTexts(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for call in summary.calls where call.kind == .importText {
      let statement = summary.tries.last { $0.body.contains(call.range) && !$0.function.isPresent }
      guard let statement, !statement.catches.isDisjoint(with: [.importError, .everything]) else { continue }
      let name = context.text(call.key)
      guard !name.hasPrefix("."), !context.program.exists(name, from: context.file) else { continue }
      findings.append(
        Finding(
          info.code, info.severity, .likely, at: context.here(call.range),
          "This `try` does not notice when `\(name)` is missing: at module level the import in the text is deferred.",
          related: [
            context.note(call.subject, "the import, which waits"),
            context.note(statement.handler, "is to notice that it fails"),
          ], fixes: fixes(context, call)))
    }
  }

  /// `exec("import x")` as `import x`, where that is all of the statement and of the text.
  private static func fixes(_ context: borrowing RuleContext, _ call: NotableCall) -> [Fix] {
    var edits = LazyEdits(context)
    return edits.statement(of: call.range, text: call.subject).map { [Fix("Import it", .safe, [$0])] } ?? []
  }

  /// Parts of a `try` that its handlers do not cover, and stars.
  private static let elsewhere: ImportRecord.Flags = [.inHandler, .inElse, .inFinally, .isStar]

  /// Does any of the files that the import loads lead to a missing module?
  private static func mayFail(_ id: ImportID, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    for start in [program.target(of: id, in: context.file), program.submodule(of: id, in: context.file)] {
      var module = start
      while module.isPresent {
        if let file = program.file(module), program.leadsToMissing(file) { return true }
        module = program.parent(module)
      }
    }
    return false
  }

  /// The imports that lead to a module which is not there, when eager imports would find that out and deferred ones do
  /// not; the last of them names it.
  private static func missing(from guarded: ImportID, _ context: borrowing RuleContext) -> [ImportReference]? {
    let start = ImportReference(context.file, guarded)
    if search(from: start, surely: true, context) != nil { return nil }
    return search(from: start, surely: false, context)
  }

  /// Breadth first through what runs when the import does: all that eager imports run, or only what surely runs though
  /// imports are deferred.
  private static func search(
    from start: ImportReference, surely: Bool, _ context: borrowing RuleContext
  ) -> [ImportReference]? {
    let program = context.program
    var via: [FileID: ImportReference] = [:]
    var pending: [FileID] = []
    var next = 0
    func enter(_ reference: ImportReference) {
      for module in [
        program.target(of: reference.importID, in: reference.file),
        program.submodule(of: reference.importID, in: reference.file),
      ] {
        var module = module
        while module.isPresent {
          if let file = program.file(module), file != context.file, via[file] == nil, pending.count < limit {
            via[file] = reference
            pending.append(file)
          }
          module = program.parent(module)
        }
      }
    }
    func chain(to last: ImportReference) -> [ImportReference] {
      var steps = [last]
      while let step = via[steps[steps.count - 1].file], step != start { steps.append(step) }
      return steps.reversed()
    }
    enter(start)
    while next < pending.count {
      let file = pending[next]
      next += 1
      let summary = program[file].summary
      // What cannot be read says nothing, and of the standard library nothing is missing.
      if !summary.syntaxErrors.isEmpty || program.isOfStandardLibrary(file) { continue }
      for index in summary.imports.indices {
        let id = ImportID(index)
        let record = summary.imports[index]
        guard record.failsItsModule else { continue }
        let isRun =
          !program.isEligible(id, in: file, context.dialect)
          || (record.firstImportUse.isPresent && record.flags.contains(.importUseIsCertain))
        if surely, !isRun { continue }
        let reference = ImportReference(file, id)
        if program.isMissing(program.target(of: id, in: file)) {
          // A finder or a path set up here may provide it.
          if PathEvents.changesFinding(summary, before: record.statement.start) { continue }
          return chain(to: reference)
        }
        enter(reference)
      }
    }
    return nil
  }

  /// Beyond so many files nothing is said.
  private static let limit = 500
}
