// LZ402: what a deferred module does to another one comes after the lines that rely on it.
import Analysis
import Basics

enum SideEffectRunsLate: Rule {
  static let info = RuleInfo(
    402, "side-effect-runs-late", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports of modules that change an object when they are loaded, in a file that reads this object
      before anything loads the module, or whose body calls a function without parameters of the object's
      module that reads it. With parameters it may ask for one entry only, which is there.

      ## Why is this bad
      Eagerly, the import line stands above the reader and the object is complete when it is read. Deferred, the module
      is loaded at the first use of its name, which comes later or not on this way, and the reader finds less.

      ## Example
      ```python
      from registry import PLUGINS
      from plugins import Plot  # adds itself to PLUGINS

      def names():
          return sorted(PLUGINS)
      ```

      ## Use instead
      Read the name before the reader, keep the import eager, or let the reader's module load what it needs:
      ```python
      from registry import PLUGINS
      from plugins import Plot
      Plot
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let readers = readers(context)
    if readers.isEmpty { return }
    // The first name of a statement that is used loads the module for all of them.
    var last: ByteRange?
    // What an import loads that was told of before, it loads for those below as well.
    var told: Set<FileID> = []
    // One finding an object: the further imports are evidence of it.
    var known: [EffectObject: Int] = [:]
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.flags.contains(.isUsed) || record.flags.contains(.isRedundantAlias), !record.isStar,
        context.isDeferred(id), record.guardKind != .main, !record.flags.contains(.inFunction), record.statement != last
      else { continue }
      // What the body reads before it comes by the first use.
      var point = UInt32.max
      if record.firstImportUse.isPresent {
        let end = PathEvents.position(of: summary[record.firstImportUse], in: summary)
        guard
          let early = readers.first(where: {
            $0.use.time == .atImport && $0.use.start > record.statement.end && $0.moment < end
          })
        else { continue }
        point = early.moment
      }
      let references = LoadEffects.of(id, context, before: point, followsNames: true) { effect in
        effect.kind == .mutation && readers.contains { $0.owner == effect.owner }
      }
      for reference in references where isOfContainer(context, reference) && !told.contains(reference.file) {
        guard let reader = reader(context, readers, reference, before: record, id),
          let effect = context.effects.sideEffect(reference),
          let finding = finding(context, record, effect, reader)
        else { continue }
        let object = EffectObject(owner: reference.owner, symbol: reference.symbol, severity: finding.severity)
        if let first = known[object] {
          findings[first].related.append(
            context.note(record.alias, "the load of `\(module(of: effect, context))` changes it too"))
        } else {
          known[object] = findings.count
          findings.append(finding)
          // What else the load changes of the same module, and who reads it here.
          for other in readers where other.owner == reference.owner && other.symbol != reference.symbol {
            guard references.contains(where: { $0.owner == other.owner && $0.symbol == other.symbol }),
              findings[findings.count - 1].related.count < 24
            else { continue }
            findings[findings.count - 1].related.append(
              context.note(other.use.range, "read here, and changed by the same load"))
          }
        }
        last = record.statement
        for other in references where other.owner == reference.owner { told.insert(other.file) }
        break
      }
    }
  }

  private struct EffectObject: Hashable {
    var owner: FileID?
    var symbol: SymbolID
    var severity: Severity
  }

  private static func module(of effect: SideEffect, _ context: borrowing RuleContext) -> String {
    context.program.name(context.program.module(of: effect.location.file))
  }

  private static func finding(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ effect: SideEffect, _ reader: Reader
  ) -> Finding? {
    let use = reader.use
    let isCertain = context.summary.isCertainAtImport(use) && reader.read == nil && !effect.isConditional
    let call = call(of: reader, effect, context)
    if call == .changes { return nil }
    // An object of a class may well answer from what it has by then, unless one method leaves what another asks for.
    let isPlain =
      effect.owner.map { context.effects.isPlainVariable(effect.symbol, of: $0) } ?? false
      || (isCertain && call == .asks)
    if !isPlain || effect.isConditional, !isCertain { return nil }
    let moment = use.isReadAtImport ? "while this module is imported" : "by a function that does not load it"
    var related = [context.note(record.alias, "the import")] + effect.evidence
    for step in context.summary.chain(to: use).prefix(3) { related.append(context.note(step.range, "called here")) }
    related += evidence(context, reader, effect)
    return Finding(
      info.code, isPlain && !effect.isConditional ? .warning : .information, isCertain ? .resolved : .likely,
      at: context.here(record.alias),
      "The load of `\(module(of: effect, context))` \(effect.sentence), which is read \(moment); deferred, it comes with "
        + "the first use of `\(context.text(record.bound))`, too late.",
      related: related, fixes: context.makeEager(record))
  }

  /// An object that a module's variable holds: of a class or function, most uses are about something else.
  private static func isOfContainer(_ context: borrowing RuleContext, _ effect: EffectReference) -> Bool {
    guard effect.kind == .mutation, let owner = effect.owner, effect.symbol.isPresent else { return false }
    let home = context.program[owner].summary
    return home.bindings(of: effect.symbol).allSatisfy { $0.kind != .classDefinition && $0.kind != .function }
  }

  /// Something read of another module that loads of further modules change.
  private struct Reader {
    var use: Use
    var owner: FileID
    var symbol: SymbolID
    /// Where the function that `use` calls reads it; nil when `use` does itself.
    var read: Location?
    /// When it reads: a call does so once its arguments are there.
    var moment: UInt32
    /// What is called of it, when a method is.
    var method: ArraySlice<UInt8>?
  }

  private static func evidence(
    _ context: borrowing RuleContext, _ reader: Reader, _ effect: SideEffect
  ) -> [RelatedLocation] {
    guard let read = reader.read else { return [context.note(reader.use.range, "`\(effect.object)` is read here")] }
    return [
      context.note(reader.use.range, "this call reads it"), RelatedLocation(read, "`\(effect.object)` is read here"),
    ]
  }

  private enum MethodCall {
    /// The method by which the load changes the object: another registration.
    case changes
    /// Another one of the same class: `bus.on(…)` there, `bus.start()` here.
    case asks
    case unknown
  }

  private static func call(
    of reader: Reader, _ effect: SideEffect, _ context: borrowing RuleContext
  ) -> MethodCall {
    guard let method = reader.method, reader.use.flags.contains(.isCalled), let write = effect.chain.last else {
      return .unknown
    }
    let home = context.program[write.file].summary
    guard let writer = home.functions.last(where: { $0.range.contains(write.range) && $0.classID.isPresent }) else {
      return .unknown
    }
    if home.texts.equals(writer.name, method) { return .changes }
    let isOfClass = home.functions.contains { $0.classID == writer.classID && home.texts.equals($0.name, method) }
    return isOfClass ? .asks : .unknown
  }

  private static func readers(_ context: borrowing RuleContext) -> [Reader] {
    let summary = context.summary
    let effects = context.effects
    // By import, asked once: whose objects it may name, and what it leads to.
    var answers = [NameResolution?](repeating: nil, count: summary.imports.count)
    lazy var writes = writes(context.summary)
    var found: [Reader] = []
    // By import and attributes: a file reads the same ones over and over.
    var objects: [UInt64: Reader?] = [:]
    for use in summary.uses where use.importID.isPresent {
      if use.flags.contains(.isStore) || use.kind == .annotation { continue }
      guard use.time == .atImport || use.time == .deferred else { continue }
      let index = use.importID.index
      let answer = answers[index] ?? answer(context, use.importID, effects)
      answers[index] = answer
      if answer == .missing || answer == .unknown { continue }
      let known: Reader?
      let key =
        UInt64(use.importID.rawValue) << 32 | UInt64(use.chain.rawValue) << 2 | (use.isReadAtImport ? 2 : 0)
        | (use.flags.contains(.isCalled) ? 1 : 0)
      if let kept = objects[key] {
        known = kept
      } else {
        known = object(context, use, answer, effects)
        objects[key] = .some(known)
      }
      guard var reader = known, !changes(context, use) else { continue }
      let isChanged = effects.isChangedFromOutside(reader.symbol, of: reader.owner)
      // Last, since it looks at all that the file writes.
      guard isChanged || use.isReadAtImport && use.flags.contains(.isCalled), !writes.contains(use.start) else {
        continue
      }
      reader.use = use
      reader.moment = use.start
      if isChanged {
        found.append(reader)
      } else {
        addCalled(context, use, reader.owner, reader.symbol, &found)
      }
    }
    return found
  }

  /// The containers of its own module that a called function reads, itself or in a function that it calls.
  private static func addCalled(
    _ context: borrowing RuleContext, _ use: Use, _ owner: FileID, _ symbol: SymbolID, _ found: inout [Reader]
  ) {
    let effects = context.effects
    let home = context.program[owner].summary
    guard owner != context.file, !home.containerReads.isEmpty, effects.isChangedFromOutside(owner),
      let binding = home.bindings(of: symbol).last, binding.functionID.isPresent,
      home.functionFacts[binding.functionID.index].parameterCount == 0
    else { return }
    var functions = [binding.functionID]
    for called in effects.calls(
      in: home[binding.functionID].range, of: binding.functionID, owner, context.resolver)
    where called.file == owner {
      functions.append(called.function)
    }
    let writes = writes(home)
    let moment = callEnd(context.summary, use)
    for read in home.containerReads where functions.contains(read.function) && !writes.contains(read.start) {
      guard effects.isChangedFromOutside(read.symbol, of: owner),
        // What adds to it looks at it to do so.
        !functions.contains(where: { effects.changes(read.symbol, in: $0, of: owner) })
      else { continue }
      let length = UInt32(home.texts.length(home[read.symbol].text))
      found.append(
        Reader(
          use: use, owner: owner, symbol: read.symbol,
          read: Location(owner, ByteRange(read.start, read.start + length)), moment: moment, method: nil))
    }
  }

  /// Where the call of a use ends.
  private static func callEnd(_ summary: ModuleSummary, _ use: Use) -> UInt32 {
    let function = use.function.isPresent ? use.function : summary.body
    var end = use.end
    for index in summary.sites(of: function) where summary.effectSites[index].start == use.start {
      end = max(end, summary.effectSites[index].range.end)
    }
    return end
  }

  /// Where `TABLE[x] = …` and `TABLE.append(x)` begin: that reads nothing.
  private static func writes(_ summary: ModuleSummary) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for site in summary.effectSites {
      switch site.kind {
      case .itemWrite, .attributeWrite: found.insert(site.start)
      case .call where site.value.kind == .symbol && site.value.chain.isPresent:
        let chain = summary.texts.bytes(site.value.chain)
        if MutatingMethods.contains(chain) { found.insert(site.start) }
      default: break
      }
    }
    return found
  }

  /// What an import leads to, when that can be an object which loads of others change; `missing` otherwise.
  private static func answer(
    _ context: borrowing RuleContext, _ id: ImportID, _ effects: EffectIndex
  ) -> NameResolution {
    guard mayRead(context, id, effects) else { return .missing }
    let found = context.program.resolve(id, in: context.file)
    if case .definition(let file, _) = found, !effects.isChangedFromOutside(file) { return .missing }
    return found
  }

  private static func mayRead(_ context: borrowing RuleContext, _ id: ImportID, _ effects: EffectIndex) -> Bool {
    let record = context.summary.imports[id.index]
    if record.isFrom, effects.mayBeChanged(nameHash: context.summary.texts.hash(record.name)) { return true }
    let submodule = context.program.submodule(of: id, in: context.file)
    let module = submodule.isPresent ? submodule : context.program.target(of: id, in: context.file)
    guard let file = context.program.file(module) else { return false }
    if effects.isChangedFromOutside(file) { return true }
    // Of a package's modules the ones further down may be.
    return (!record.isFrom || submodule.isPresent) && context.program[file].description.isPackage
  }

  /// The object that a use reads, with the file that owns it.
  private static func object(
    _ context: borrowing RuleContext, _ use: Use, _ answer: NameResolution, _ effects: EffectIndex
  ) -> Reader? {
    let program = context.program
    var parts = use.chain.isPresent ? context.summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) : []
    switch answer {
    case .definition(let file, let symbol): return reader(use, file, symbol, parts[...], program)
    case .module(var module):
      // What functions read of modules further down is seldom about their objects.
      let goesDeeper = use.isReadAtImport && use.flags.contains(.isCalled)
      if !goesDeeper, let file = program.file(module), !effects.isChangedFromOutside(file) { return nil }
      while !parts.isEmpty {
        let part = parts.removeFirst()
        switch program.resolve(part, in: module) {
        case .definition(let file, let symbol): return reader(use, file, symbol, parts[...], program)
        case .module(let next):
          if !goesDeeper { return nil }
          module = next
        case .missing, .unknown:
          // A variable that nothing but a function sets.
          guard let file = program.file(module) else { return nil }
          let symbol = program[file].summary.symbol(named: part)
          return symbol.isPresent ? reader(use, file, symbol, parts[...], program) : nil
        }
      }
      return nil
    case .missing, .unknown: return nil
    }
  }

  private static func reader(
    _ use: Use, _ file: FileID, _ symbol: SymbolID, _ rest: ArraySlice<ArraySlice<UInt8>>, _ program: Program
  ) -> Reader {
    let home = program[file].summary
    // `names = _registry.names`: a method under a name of its own.
    if rest.isEmpty, let bound = home.values(of: symbol).last?.value, bound.kind == .symbol, bound.chain.isPresent {
      return Reader(
        use: use, owner: file, symbol: SymbolID(bound.root), moment: use.start, method: home.texts.bytes(bound.chain))
    }
    return Reader(use: use, owner: file, symbol: symbol, moment: use.start, method: rest.count == 1 ? rest.first : nil)
  }

  /// The use of the changed object that can come before the import is loaded.
  private static func reader(
    _ context: borrowing RuleContext, _ readers: [Reader], _ effect: EffectReference, before record: ImportRecord,
    _ id: ImportID
  ) -> Reader? {
    let summary = context.summary
    for reader in readers where reader.owner == effect.owner && reader.symbol == effect.symbol {
      let use = reader.use
      if use.importID == id || isLoaded(context, effect.file, byReading: reader) { continue }
      if use.isReadAtImport {
        let position = PathEvents.position(of: use, in: summary)
        if position < record.statement.start { continue }
        // Loaded before it by a use of its own.
        if record.firstImportUse.isPresent {
          let moment = use.time == .atImport ? reader.moment : position
          if PathEvents.position(of: summary[record.firstImportUse], in: summary) <= moment { continue }
        }
        return reader
      }
      if record.firstImportUse.isPresent { continue }
      let isLoadedBefore = summary.uses.contains {
        $0.importID == id && $0.function == use.function && $0.start < use.start
      }
      if !isLoadedBefore { return reader }
    }
    return nil
  }

  /// `from changes import TABLE`, where `changes` has it from the owner: reading it loads what changes it.
  private static func isLoaded(
    _ context: borrowing RuleContext, _ file: FileID, byReading reader: Reader
  ) -> Bool {
    let program = context.program
    let source = program.target(of: reader.use.importID, in: context.file)
    guard source.isPresent, program.file(source) != reader.owner else { return false }
    return program.file(source) == file || context.loadClosure(of: source).contains(program.module(of: file))
  }

  /// `registry.register(…)`, `TABLE.append(…)`: no reader.
  private static func changes(_ context: borrowing RuleContext, _ use: Use) -> Bool {
    guard use.flags.contains(.isCalled), use.chain.isPresent else { return false }
    let chain = context.summary.texts.bytes(use.chain)
    let last = chain[(chain.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? chain.startIndex)...]
    return MutatingMethods.contains(last)
  }
}
