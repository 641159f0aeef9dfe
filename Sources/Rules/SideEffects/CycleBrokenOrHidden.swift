// LZ408: import cycles that start or fail depending on which of their modules is entered first.
import Analysis
import Basics

enum CycleBrokenOrHidden: Rule {
  static let info = RuleInfo(
    408, "cycle-broken-or-hidden", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Looks at modules that load each other in a circle while they are imported, and follows on paper what each reads of
      the others in which order.

      Reports a module

      - that can be imported first as long as imports are eager, and cannot when they are deferred: what it reads first
        leads back to it before it has bound the name that is asked for (a warning);
      - that cannot be imported first either way, when those who import it load another module of the circle before, and
        only deferral lets it come first (a warning);
      - that can be imported first only because some import is marked `lazy` (information).

      ## Why is this bad
      A circle of imports works from one side only: the module that reads the other's names must come second. Eager
      imports always come by in the same order; with deferral the first use decides, and that may be any module of the
      circle.

      ## Example
      ```python
      # base.py
      import registry
      class Base(registry.Root): ...
      class Extra: ...

      # registry.py
      import base
      class Root: ...
      class Special(base.Extra): ...
      ```

      ## Use instead
      Move what both need into a third module, or read it inside a function.

      ## Fix safety
      Where a package around the module, or who imports it, also imports a module of the circle that works as the first
      one, that import becomes eager and the order is what it is without laziness: unsafe, since it is loaded at once then.
      None elsewhere: which of two modules should know of the other is for people to say.
      """)

  /// Greater circles are not followed in ordinary Python, where nothing breaks them up.
  private static let eagerLimit = 60
  private static let lazyLimit = 1000

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    guard program.module(of: context.file).isPresent, !context.summary.imports.isEmpty else { return }
    let lazy = program.loadCycles(context.dialect)
    let size = lazy.size(around: context.file)
    if size > 0, size <= lazyLimit,
      let failure = context.cycleFailure(entering: context.file, context.dialect, lazy)
    {
      report(failure, lazy, context, &findings)
      return
    }
    reportHidden(context, &findings)
  }

  // MARK: It fails when deferred

  private static func report(
    _ failure: CycleFailure, _ lazy: LoadCycles, _ context: borrowing RuleContext, _ findings: inout [Finding]
  ) {
    let program = context.program
    let eager = program.loadCycles(nil)
    let name = program.name(program.module(of: context.file))
    var related = steps(failure, context)
    let reader = program.name(program.module(of: failure.path[failure.path.count - 1].file))
    let eagerFailure = context.cycleFailure(entering: context.file, nil, eager)
    if eagerFailure == nil {
      guard usesDeferral(failure, context) else { return }
      findings.append(
        Finding(
          info.code, .warning, .resolved, at: context.here(failure.path[0].step.range),
          "`\(name)` can no longer be imported first: this leads to `\(reader)`, which reads `\(failure.name)` of it before it is bound.",
          related: related, fixes: entryByPackage(context, lazy)))
      return
    }
    guard let (importer, fixes) = importerThatEntersElsewhere(context, eager, lazy) else { return }
    related.append(importer)
    findings.append(
      Finding(
        info.code, .warning, .likely, at: context.here(failure.path[0].step.range),
        "`\(name)` cannot be imported first, and with deferred imports it may be: this leads to `\(reader)`, which reads `\(failure.name)` of it before it is bound.",
        related: related, fixes: fixes))
  }

  private static func steps(_ failure: CycleFailure, _ context: borrowing RuleContext) -> [RelatedLocation] {
    let program = context.program
    var related: [RelatedLocation] = []
    for (index, place) in failure.path.enumerated() {
      let isLast = index == failure.path.count - 1
      if index > 0, !isLast, index > 4 { continue }
      if place.step.isRead, program.isEligible(place.step.importID, in: place.file, context.dialect) {
        let statement = program[place.file].summary[place.step.importID].statement
        related.append(RelatedLocation(Location(place.file, statement), "the import, which waits for its use"))
      }
      related.append(
        RelatedLocation(
          Location(place.file, place.step.range),
          isLast
            ? "reads `\(failure.name)`, which is not bound yet"
            : place.step.isCall
              ? "calls a function of `\(program.name(program.module(of: failure.path[index + 1].file)))`"
              : "loads `\(program.name(program.module(of: failure.path[index + 1].file)))`"))
    }
    related.append(context.note(ByteRange(at: failure.binding.start), "`\(failure.name)` is bound only here"))
    return related
  }

  /// Some import on the way is deferred: without one the order is the eager one.
  private static func usesDeferral(_ failure: CycleFailure, _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    for place in failure.path {
      let summary = program[place.file].summary
      for index in summary.imports.indices
      where program.isEligible(ImportID(index), in: place.file, context.dialect) {
        return true
      }
    }
    return false
  }

  /// An import of this module that is deferred, below another of the same circle which works as the first.
  private static func importerThatEntersElsewhere(
    _ context: borrowing RuleContext, _ eager: LoadCycles, _ lazy: LoadCycles
  ) -> (RelatedLocation, [Fix])? {
    let program = context.program
    let module = program.module(of: context.file)
    for reference in program.importers(of: module).prefix(16) {
      let summary = program[reference.file].summary
      let record = summary[reference.importID]
      if record.function.isPresent || record.guardKind != .none || reference.file == context.file { continue }
      guard program.isEligible(reference.importID, in: reference.file, context.dialect) else { continue }
      // One that is in the circle when imports are deferred is entered before this module itself.
      if lazy.areTogether(reference.file, context.file) { continue }
      // The first module of the circle that the importer loads, itself included.
      var first: FileID? = eager.areTogether(reference.file, context.file) ? reference.file : nil
      var entry = ImportID.none
      if first == nil {
        for index in summary.imports.indices.prefix(reference.importID.index) {
          let other = summary.imports[index]
          if other.function.isPresent || other.guardKind != .none { continue }
          let target = program.submodule(of: ImportID(index), in: reference.file)
          let loaded = target.isPresent ? target : program.target(of: ImportID(index), in: reference.file)
          guard let file = program.file(loaded), eager.areTogether(file, context.file), file != context.file else {
            continue
          }
          first = file
          entry = ImportID(index)
          break
        }
      }
      guard let first, context.cycleFailure(entering: first, nil, eager) == nil else { continue }
      let other = RuleContext(context, at: reference.file)
      // Loaded at once, it still comes first.
      if entry.isPresent, !other.isDeferred(entry) || isReadBelow(summary[entry], summary) { continue }
      let place = RelatedLocation(
        Location(reference.file, record.statement), "eager imports come here after another module of the circle")
      return (place, entry.isPresent ? other.makeEager(summary[entry]) : [])
    }
    return nil
  }

  private static func isReadBelow(_ record: ImportRecord, _ summary: ModuleSummary) -> Bool {
    record.flags.contains(.importUseIsCertain) && summary[record.firstImportUse].time == .atImport
  }

  /// Eagerly, a package around the module loads another module of the circle, which works as the first, before it.
  private static func entryByPackage(_ context: borrowing RuleContext, _ lazy: LoadCycles) -> [Fix] {
    let program = context.program
    var package = program.parent(program.module(of: context.file))
    while package.isPresent {
      defer { package = program.parent(package) }
      guard let file = program.file(package), file != context.file else { continue }
      let other = RuleContext(context, at: file)
      for index in other.summary.imports.indices {
        let id = ImportID(index)
        let record = other.summary.imports[index]
        guard record.guardKind == .none, !record.function.isPresent, other.isDeferred(id) else { continue }
        guard let entry = program.file(program.module(loadedBy: id, in: file)), entry != context.file,
          lazy.areTogether(entry, context.file), context.cycleFailure(entering: entry, context.dialect, lazy) == nil
        else { continue }
        return other.makeEager(record)
      }
    }
    return []
  }

  // MARK: Only deferral lets it start

  private static func reportHidden(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    // Where everything is deferred that would be told of every circle, and cost as much as all other rules.
    guard context.dialect == .explicit,
      context.summary.imports.indices.contains(where: { context.isDeferred(ImportID($0)) })
    else { return }
    let eager = program.loadCycles(nil)
    let size = eager.size(around: context.file)
    guard size > 0, size <= eagerLimit,
      let failure = context.cycleFailure(entering: context.file, nil, eager),
      let first = failure.path.first,
      first.step.importID.isPresent, program.isEligible(first.step.importID, in: context.file, context.dialect)
    else { return }
    let name = program.name(program.module(of: context.file))
    let reader = program.name(program.module(of: failure.path[failure.path.count - 1].file))
    findings.append(
      Finding(
        info.code, .information, .resolved, at: context.here(first.step.range),
        "Only because imports are deferred can `\(name)` be imported first: eagerly this leads to `\(reader)`, which reads `\(failure.name)` of it before it is bound.",
        related: steps(failure, context)))
  }
}
