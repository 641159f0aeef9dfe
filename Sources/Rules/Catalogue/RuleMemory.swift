// What rules of one thread take with them from file to file: answers about the program that cost much to begin with.
package import Analysis
package import Basics

/// Scratch memory of one thread for one program and dialect. Nothing in it changes an answer.
package final class RuleMemory {
  let program: Program
  package let dialect: Dialect
  private(set) lazy var effects: EffectIndex = program.effects
  private(set) lazy var reach: EffectReach = effects.reach(dialect)
  let steps = LoadStepMemory()
  private(set) lazy var loads = ReachMemory(program, dialect)
  private(set) lazy var resolver = effects.resolver()
  private lazy var counter = LoadCounter(program, dialect)
  private var neededAtLoad: [ModuleID: Bool] = [:]
  private var packageLoads: (package: ModuleID, modules: Set<ModuleID>)?
  private var packageOrder: (package: ModuleID, order: SureOrder)?
  private var ownLoads: (file: FileID, modules: Set<ModuleID>)?
  /// The rules of the last file: those of its neighbours are usually the same.
  private var active: ActiveRules?

  package init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    self.dialect = dialect
  }

  /// The modules that the first use of an import newly loads: see `LoadCounter`.
  func newlyLoaded(by id: ImportID, in file: FileID, before point: UInt32, source: ModuleID) -> [ModuleID] {
    counter.newlyLoaded(by: id, in: file, before: point, source: source)
  }

  /// The modules that loading `module` loads, itself first.
  func loadClosure(of module: ModuleID) -> [ModuleID] { counter.closure(of: module) }

  /// The modules that loading a package loads: asked for all files of it, one after the other.
  func loaded(byPackage package: ModuleID) -> Set<ModuleID> {
    if let known = packageLoads, known.package == package { return known.modules }
    let found = Set(counter.closure(of: package))
    packageLoads = (package, found)
    return found
  }

  /// In which order the modules begin to load that loading a package loads.
  func order(loadingPackage package: ModuleID) -> SureOrder {
    if let known = packageOrder, known.package == package { return known.order }
    var order = SureOrder()
    order.load(package, program, dialect)
    packageOrder = (package, order)
    return order
  }

  /// The modules that a file loads, given those that its body loads itself.
  func loaded(by file: FileID, _ own: () -> [ModuleID]) -> Set<ModuleID> {
    if let known = ownLoads, known.file == file { return known.modules }
    let found = Set(counter.closure(of: own()))
    ownLoads = (file, found)
    return found
  }

  /// Something that the program loads when it starts imports the module for its own load.
  func isLoadedForAnother(_ module: ModuleID) -> Bool {
    if let known = neededAtLoad[module] { return known }
    let found = program.importers(of: module).contains { reference in
      let file = program[reference.file]
      if file.isExternal { return false }
      let record = file.summary[reference.importID]
      if record.function.isPresent || record.guardKind == .main { return false }
      return record.firstImportUse.isPresent || !program.isEligible(reference.importID, in: reference.file, dialect)
    }
    neededAtLoad[module] = found
    return found
  }

  /// The rules that a selection means.
  func rules(_ selection: RuleSelection) -> ActiveRules {
    if let active, active.selection == selection { return active }
    let found = ActiveRules(selection, dialect)
    active = found
    return found
  }
}
