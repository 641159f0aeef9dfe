// LZ402: what a deferred module does to another one comes after the lines that rely on it.
import Analysis
import Basics

enum SideEffectRunsLate: Rule {
  static let info = RuleInfo(
    402, "side-effect-runs-late", .sideEffects, .warning, fix: .none,
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
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let readers = readers(context)
    if readers.isEmpty { return }
    var loads: LoadEffects?
    // The first name of a statement that is used loads the module for all of them.
    var last: ByteRange?
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.flags.contains(.isUsed) || record.flags.contains(.isRedundantAlias), !record.isStar,
        context.isDeferred(id), record.guardKind != .main, !record.flags.contains(.inFunction), record.statement != last
      else { continue }
      if loads == nil { loads = LoadEffects(context) }
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
      for reference in loads?.of(id, before: point) ?? [] where isOfContainer(context, reference) {
        guard let reader = reader(context, readers, reference, before: record, id),
          let effect = context.program.effects.sideEffect(reference)
        else { continue }
        let isCertain = reader.use.time == .atImport && reader.read == nil && !effect.isConditional
        // An object of a class may well answer from what it has by then.
        let isPlain = effect.owner.map { context.program.effects.isPlainVariable(effect.symbol, of: $0) } ?? false
        if !isPlain || effect.isConditional, !isCertain { continue }
        let name = context.text(record.bound)
        let moment = reader.use.isReadAtImport ? "while this module is imported" : "by a function that does not load it"
        findings.append(
          Finding(
            info.code, isPlain && !effect.isConditional ? .warning : .information, isCertain ? .resolved : .likely,
            at: context.here(record.alias),
            "The load of `\(context.program.name(context.program.module(of: effect.location.file)))` \(effect.sentence), which is read \(moment); deferred, it comes with "
              + "the first use of `\(name)`, too late.",
            related: [context.note(record.alias, "the import")] + effect.evidence
              + evidence(context, reader, effect)))
        last = record.statement
        break
      }
    }
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
  }

  private static func evidence(
    _ context: borrowing RuleContext, _ reader: Reader, _ effect: SideEffect
  ) -> [RelatedLocation] {
    guard let read = reader.read else { return [context.note(reader.use.range, "`\(effect.object)` is read here")] }
    return [
      context.note(reader.use.range, "this call reads it"), RelatedLocation(read, "`\(effect.object)` is read here"),
    ]
  }

  private static func readers(_ context: borrowing RuleContext) -> [Reader] {
    let summary = context.summary
    let effects = context.program.effects
    // By import, asked once: whose objects it may name, and what it leads to.
    var answers = [NameResolution?](repeating: nil, count: summary.imports.count)
    let writes = writes(context.summary)
    var found: [Reader] = []
    for use in summary.uses where use.importID.isPresent {
      if use.flags.contains(.isStore) || use.kind == .annotation { continue }
      guard use.time == .atImport || use.time == .deferred else { continue }
      let index = use.importID.index
      let answer =
        answers[index]
        ?? (mayRead(context, use.importID) ? context.program.resolve(use.importID, in: context.file) : .missing)
      answers[index] = answer
      if answer == .missing || answer == .unknown { continue }
      guard !changes(context, use), !writes.contains(use.start), let (owner, symbol) = object(context, use, answer)
      else { continue }
      if effects.isChangedFromOutside(symbol, of: owner) {
        found.append(Reader(use: use, owner: owner, symbol: symbol, read: nil, moment: use.start))
      } else if use.isReadAtImport, use.flags.contains(.isCalled) {
        addCalled(context, use, owner, symbol, &found)
      }
    }
    return found
  }

  /// The containers of its own module that a called function reads, itself or in a function that it calls.
  private static func addCalled(
    _ context: borrowing RuleContext, _ use: Use, _ owner: FileID, _ symbol: SymbolID, _ found: inout [Reader]
  ) {
    let effects = context.program.effects
    let home = context.program[owner].summary
    guard owner != context.file, !home.containerReads.isEmpty, effects.isChangedFromOutside(owner),
      let binding = home.bindings(of: symbol).last, binding.functionID.isPresent,
      home.functionFacts[binding.functionID.index].parameterCount == 0
    else { return }
    var functions = [binding.functionID]
    for called in effects.calls(in: home[binding.functionID].range, of: binding.functionID, owner)
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
          read: Location(owner, ByteRange(read.start, read.start + length)), moment: moment))
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

  private static func mayRead(_ context: borrowing RuleContext, _ id: ImportID) -> Bool {
    let record = context.summary.imports[id.index]
    let effects = context.program.effects
    if record.isFrom, effects.mayBeChanged(nameHash: context.summary.texts.hash(record.name)) { return true }
    let submodule = context.program.submodule(of: id, in: context.file)
    let module = submodule.isPresent ? submodule : context.program.target(of: id, in: context.file)
    guard let file = context.program.file(module) else { return false }
    return effects.isChangedFromOutside(file)
  }

  /// The object that a use reads, with the file that owns it.
  private static func object(
    _ context: borrowing RuleContext, _ use: Use, _ answer: NameResolution
  ) -> (FileID, SymbolID)? {
    let program = context.program
    switch answer {
    case .definition(let file, let symbol): return (file, symbol)
    case .module(let module):
      guard use.chain.isPresent else { return nil }
      let first = context.summary.texts.bytes(use.chain).prefix { $0 != UInt8(ascii: ".") }
      if case .definition(let file, let symbol) = program.resolve(first, in: module) { return (file, symbol) }
      // A variable that nothing but a function sets.
      guard let file = program.file(module) else { return nil }
      let symbol = program[file].summary.symbol(named: first)
      return symbol.isPresent ? (file, symbol) : nil
    case .missing, .unknown: return nil
    }
  }

  /// The use of the changed object that can come before the import is loaded.
  private static func reader(
    _ context: borrowing RuleContext, _ readers: [Reader], _ effect: EffectReference, before record: ImportRecord,
    _ id: ImportID
  ) -> Reader? {
    let summary = context.summary
    for reader in readers where reader.owner == effect.owner && reader.symbol == effect.symbol {
      let use = reader.use
      if use.importID == id { continue }
      if use.isReadAtImport {
        if use.time == .atImport, use.start < record.statement.start { continue }
        // Loaded before it by a use of its own.
        if record.firstImportUse.isPresent {
          let moment = use.time == .atImport ? reader.moment : PathEvents.position(of: use, in: summary)
          if PathEvents.position(of: summary[record.firstImportUse], in: summary) < moment { continue }
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

  /// `registry.register(…)`, `TABLE.append(…)`: no reader.
  private static func changes(_ context: borrowing RuleContext, _ use: Use) -> Bool {
    guard use.flags.contains(.isCalled), use.chain.isPresent else { return false }
    let chain = context.summary.texts.bytes(use.chain)
    let last = chain[(chain.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? chain.startIndex)...]
    return MutatingMethods.contains(last)
  }
}
