// LZ401: an import that is there for what the module does, which deferred it never does.
import Analysis
import Basics

enum SideEffectImportNeverRuns: Rule {
  static let info = RuleInfo(
    401, "side-effect-import-never-runs", .sideEffects, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports whose name nobody reads, of modules that change something outside themselves when they are
      loaded: fill a registry, patch a class, set an option. Where the module itself only prints, a warning.

      ## Why is this bad
      A deferred module is loaded when its name is first read. This one's never is, so what it was imported for does not
      happen, and nothing says so.

      ## Example
      ```python
      import app.checks  # registers its checks
      ```

      ## Use instead
      ```python
      import app.checks  # registers its checks
      app.checks
      ```
      Reading the name loads the module at once; so does `importlib.import_module("app.checks")`.

      ## Fix safety
      Reading the name behind the import restores what happens without laziness: safe. So does dropping `lazy`.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard !record.flags.contains(.isUsed), !record.flags.contains(.isRebound), !record.isStar, context.isDeferred(id),
        record.guardKind != .main
      else { continue }
      if record.flags.contains(.inFunction) { continue }
      let isReExport = isHandedOn(context, id, record)
      let effects = LoadEffects.of(id, context)
      // Best what the module itself does; what comes with it is seldom what it is imported for.
      let chosen = effects.first { isOwn(context, id, $0.file) } ?? effects.first
      guard let effect = chosen.flatMap({ context.effects.sideEffect($0) }) else {
        if let reason = EffectModules.reason(context.moduleName(id)), !isReExport {
          findings.append(catalogued(context, id, record, reason))
        } else if !isReExport, let effect = output(context, id), !isRead(context, record) {
          findings.append(finding(context, record, effect, .warning, .resolved))
        }
        continue
      }
      // A name for others: they may never ask for it, but then they may.
      if isReExport, effect.kind != .mutation || !isModule(context, id) { continue }
      if isRead(context, record) { continue }
      let isCertain = !effect.isConditional && !isReExport && isModule(context, id)
      let severity = severity(context, isCertain, isMeant(context, id, record, effect))
      findings.append(finding(context, record, effect, severity, isCertain ? .resolved : .likely))
    }
  }

  private static func finding(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ effect: SideEffect, _ severity: Severity,
    _ confidence: Confidence
  ) -> Finding {
    Finding(
      info.code, severity, confidence, at: context.here(record.alias),
      "Nothing reads `\(context.nameThatLoads(record))`, so its load never happens when it is deferred, and with it not "
        + "what it does: it \(effect.sentence).",
      related: [context.note(record.alias, "the import, whose name nobody reads")] + effect.evidence,
      fixes: context.makeEager(record, .safe))
  }

  /// What the module itself prints whenever it is loaded; a warning that it gives is for those who use it.
  private static func output(_ context: borrowing RuleContext, _ id: ImportID) -> SideEffect? {
    let program = context.program
    guard isModule(context, id), !isForeign(context, id),
      let file = program.file(program.module(loadedBy: id, in: context.file)), file != context.file
    else { return nil }
    return context.effects.output(of: file)
  }

  /// Does it look as if the import is there for the effect?
  private static func isMeant(
    _ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord, _ effect: SideEffect
  ) -> Bool {
    if !isModule(context, id) {
      // Of a definition the name is wanted, if only by others, unless what registers is the definition itself.
      return record.flags.contains(.hasNoqa) && isOwnMaking(context, id, effect)
    }
    if !isNoticed(context, effect) || isLoadedByName(context, id, effect) { return false }
    if record.flags.contains(.hasNoqa) { return true }
    if isForeign(context, id) { return false }
    // What modules further down do, nobody thought of here.
    guard isOwn(context, id, effect.location.file) else { return false }
    switch effect.kind {
    case .mutation, .registration, .patch: return true
    case .searchPath, .importHook, .loadedModules, .environment, .signal: return isModule(context, id)
    default: return false
    }
  }

  /// Does the effect come from the statement that makes what the import names: its decorator, its class?
  private static func isOwnMaking(_ context: borrowing RuleContext, _ id: ImportID, _ effect: SideEffect) -> Bool {
    guard case .definition(let file, let symbol) = context.program.resolve(id, in: context.file),
      file == effect.location.file
    else { return false }
    let summary = context.program[file].summary
    let start = effect.location.range.start
    return summary.bindings(of: symbol).contains { binding in
      if binding.classID.isPresent, summary[binding.classID].range.contains(start) { return true }
      // Decorators stand above, with no other statement between.
      return start < binding.start && !summary.bindings.contains { start < $0.start && $0.start < binding.start }
    }
  }

  /// Do modules of the same name in other packages do the same though nothing imports them? Then a framework loads them
  /// by name, and this one as well.
  private static func isLoadedByName(_ context: borrowing RuleContext, _ id: ImportID, _ effect: SideEffect) -> Bool {
    guard let owner = effect.owner, effect.symbol.isPresent else { return false }
    let program = context.program
    let name = program.lastPart(program.module(loadedBy: id, in: context.file))
    let others = context.effects.files(changing: effect.symbol, of: owner).filter { file in
      let module = program.module(of: file)
      return program.lastPart(module).elementsEqual(name) && program.importers(of: module).isEmpty
    }
    return others.count >= conventional
  }

  /// So many modules of one name that nobody imports are a convention.
  private static let conventional = 3

  /// Does anybody look at the variable that the load changes? A list that is only ever added to tells nobody.
  private static func isNoticed(_ context: borrowing RuleContext, _ effect: SideEffect) -> Bool {
    guard effect.kind == .mutation, let owner = effect.owner, effect.symbol.isPresent,
      context.effects.isPlainVariable(effect.symbol, of: owner)
    else { return true }
    return context.program.isRead(effect.symbol, of: owner)
  }

  /// Of a package that is not the importer's own: what such libraries do is usually their own affair.
  private static func isForeign(_ context: borrowing RuleContext, _ id: ImportID) -> Bool {
    let program = context.program
    let root = program.root(of: program.target(of: id, in: context.file))
    let own = program[context.file].description.module.prefix { $0 != "." }
    return program.facts(root).isPackage && !program.name(root).elementsEqual(own)
  }

  /// Is a file the import's target or below it?
  private static func isOwn(_ context: borrowing RuleContext, _ id: ImportID, _ file: FileID) -> Bool {
    let program = context.program
    let target = program.name(program.module(loadedBy: id, in: context.file))
    let actor = program.name(program.module(of: file))
    return actor == target || actor.hasPrefix(target + ".")
  }

  private static func severity(_ context: borrowing RuleContext, _ isCertain: Bool, _ isMeant: Bool) -> Severity {
    // Most unused imports are left over.
    if !isMeant { return .information }
    return isCertain && context.dialect != .explicit ? .error : .warning
  }

  /// An `__init__` or the spelling of a re-export hands names on.
  private static func isHandedOn(_ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord) -> Bool {
    record.flags.contains(.isRedundantAlias) || (context.program[context.file].description.isPackage && record.isFrom)
  }

  private static func isModule(_ context: borrowing RuleContext, _ id: ImportID) -> Bool {
    if case .module = context.program.resolve(id, in: context.file) { return true }
    return false
  }

  /// Does another file read the name from this module?
  static func isRead(_ context: borrowing RuleContext, _ record: ImportRecord) -> Bool {
    let program = context.program
    let texts = context.summary.texts
    let module = program.module(of: context.file)
    for reference in program.importers(of: module) {
      let other = program[reference.file].summary.imports[reference.importID.index]
      if reference.file == context.file { continue }
      if other.isStar { return true }
      let theirs = program[reference.file].summary.texts
      if other.isFrom, theirs.equals(other.name, texts, record.bound) { return true }
      guard case .module(let found) = program.resolve(reference.importID, in: reference.file), found == module else {
        continue
      }
      for use in program[reference.file].summary.uses where use.importID == reference.importID && use.chain.isPresent {
        let chain = theirs.bytes(use.chain)
        let first = chain.prefix { $0 != UInt8(ascii: ".") }
        if first.elementsEqual(texts.bytes(record.bound)) { return true }
        // `import a.b` reads `a.b.name`.
        if chain.split(separator: UInt8(ascii: ".")).contains(where: { $0.elementsEqual(texts.bytes(record.bound)) }) {
          return true
        }
      }
    }
    return false
  }

  private static func catalogued(
    _ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord, _ reason: String
  ) -> Finding {
    Finding(
      info.code, .warning, .likely, at: context.here(record.alias),
      "Nothing reads `\(context.text(record.bound))`, so `\(context.moduleName(id))`, which \(reason), is never loaded "
        + "when it is deferred.",
      related: [context.note(record.alias, "the import, whose name nobody reads")],
      fixes: context.makeEager(record, .safe))
  }
}
