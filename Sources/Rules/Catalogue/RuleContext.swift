// What a rule may look at: one module of a linked program, and how it is to be judged.
package import Analysis
package import Basics

/// One module in its program under one dialect. Rules read it and append findings; they change nothing.
package struct RuleContext {
  package let program: Program
  /// The file that is judged.
  package let file: FileID
  package let dialect: Dialect
  /// Its summary, at hand because every rule begins there.
  package let summary: ModuleSummary
  private let memory: RuleMemory

  package init(_ memory: RuleMemory, file: FileID) {
    self.memory = memory
    self.file = file
    program = memory.program
    dialect = memory.dialect
    summary = program[file].summary
  }

  /// Another file, judged in the same way.
  package init(_ other: borrowing RuleContext, at file: FileID) { self.init(other.memory, file: file) }

  /// The same file under another dialect.
  package init(_ other: borrowing RuleContext, _ dialect: Dialect) {
    self.init(RuleMemory(other.program, dialect), file: other.file)
  }

  /// What loading the program's modules does.
  package var effects: EffectIndex { memory.effects }

  /// Follows classes to where their bases come from.
  package var resolver: EffectResolver { memory.resolver }

  /// What may come with the load of a module, under the dialect.
  package var reach: EffectReach { memory.reach }

  /// The modules that the first use of an import newly loads: see `LoadCounter`.
  package func newlyLoaded(
    by id: ImportID, before point: UInt32 = .max, source: ModuleID = .none
  ) -> [ModuleID] {
    memory.newlyLoaded(by: id, in: file, before: point, source: source)
  }

  /// The modules that one load of a module surely loads, itself first.
  package func loadClosure(of module: ModuleID) -> [ModuleID] { memory.loadClosure(of: module) }

  /// Is `module` there before the body of the file begins, because the packages around it have loaded it? Where they load
  /// the file itself on the way, only what they surely load first.
  func isLoadedByPackages(_ module: ModuleID) -> Bool {
    let own = program.module(of: file)
    let package = program.parent(own)
    guard package.isPresent, module.isPresent else { return false }
    let loaded = memory.loaded(byPackage: package)
    guard loaded.contains(module) else { return false }
    if !loaded.contains(own) { return true }
    guard let other = program.file(module) else { return false }
    let begin = memory.order(loadingPackage: package).begin
    guard let start = begin[other] else { return false }
    return begin[file].map { start < $0 } ?? true
  }

  /// Does the file load `module`, given the modules that its body loads itself?
  func isLoaded(_ module: ModuleID, byOwn own: () -> [ModuleID]) -> Bool {
    memory.loaded(by: file, own).contains(module)
  }

  /// Does some module of the program import this one for its own load, so that it is there when the program has started?
  func isLoadedForAnother(_ module: ModuleID) -> Bool { memory.isLoadedForAnother(module) }

  /// Where a file's imports lead: see `ReachMemory`.
  var loads: ReachMemory { memory.loads }

  /// What fails when a file is the first of its circle to be loaded: see `LoadSimulation`.
  func cycleFailure(entering file: FileID, _ dialect: Dialect?, _ cycles: LoadCycles) -> CycleFailure? {
    LoadSimulation.failure(entering: file, of: program, dialect, cycles, memory.steps)
  }

  /// A place in the judged file.
  package func here(_ range: ByteRange) -> Location { Location(file, range) }

  /// A step of evidence in the judged file.
  package func note(_ range: ByteRange, _ message: String) -> RelatedLocation {
    RelatedLocation(here(range), message)
  }

  /// Text of the summary's table, for messages.
  package func text(_ id: TextID) -> String { summary.text(id) }

  /// Is the import deferred where it stands under the dialect: eligible by its place or marked, and reached at run time?
  package func isDeferred(_ id: ImportID) -> Bool {
    !summary[id].guardKind.isNever && program.isEligible(id, in: file, dialect)
  }

  /// The absolute dotted name that the import names, for messages; as written where it cannot be resolved.
  package func moduleName(_ id: ImportID) -> String {
    let name = program.name(program.target(of: id, in: file))
    return name.isEmpty ? text(summary[id].module) : name
  }

  /// What an imported name stands for, from the module on: `functools.singledispatch` after
  /// `from functools import singledispatch`, and however else it is written.
  package func origin(of use: Use) -> String {
    let record = summary[use.importID]
    var name = moduleName(use.importID)
    if record.isFrom { return name + "." + text(record.name) + (use.chain.isPresent ? "." + text(use.chain) : "") }
    if !use.chain.isPresent { return name }
    if record.asName.isPresent { return name + "." + text(use.chain) }
    // `importlib.util.find_spec` after `import importlib.util`: the attributes begin at the top.
    name = text(record.bound)
    return name + "." + text(use.chain)
  }

  /// The name to read for an import to be loaded: `import a.b` binds `a`, and reading that alone does not load `a.b`.
  package func nameThatLoads(_ record: ImportRecord) -> String {
    text(record.isFrom || record.asName.isPresent ? record.bound : record.module)
  }

  /// The fix that makes an import eager: without its mark, or by a read below it under dialects that defer without one.
  package func makeEager(_ record: ImportRecord, _ safety: Fix.Safety = .unsafe) -> [Fix] {
    guard dialect == .explicit else { return readAtOnce(record, safety) }
    var edits = LazyEdits(self)
    return edits.eagerFix(of: record, safety).map { [$0] } ?? []
  }

  /// The same for imports that one finding speaks of.
  package func makeEager(_ ids: [ImportID], _ safety: Fix.Safety = .unsafe) -> [Fix] {
    if ids.count == 1 { return makeEager(summary[ids[0]], safety) }
    var edits = LazyEdits(self)
    let changes =
      dialect == .explicit
      ? edits.dropKeyword(Set(ids)).flatMap(\.edits) + (edits.dropEntries(Set(ids))?.edits ?? [])
      : ids.flatMap { id in readAtOnce(summary[id], safety).flatMap(\.edits) }
    return changes.isEmpty ? [] : [Fix("Load them at once", safety, changes)]
  }

  /// The fix that loads a deferred import where it stands: the name that loads it as a statement below.
  package func readAtOnce(_ record: ImportRecord, _ safety: Fix.Safety) -> [Fix] {
    let name = nameThatLoads(record)
    var edits = LazyEdits(self)
    return edits.read(name, below: record).map { [Fix("Read `\(name)` at once", safety, [$0])] } ?? []
  }

  /// Is the module one that every interpreter has loaded before the first line of the program runs, or that typing
  /// itself needs? Deferring it saves nothing, so nothing that loads it is worth a finding.
  package func isFreeToLoad(_ id: ImportID) -> Bool { StartupModules.contains(moduleName(id)) }
}
