// Which modules others count on having been loaded, for more than the names they import: their loads must not wait unseen.
import Basics

/// Why the load of a module must not be put off, by file. What the load of a module in a cycle does to its order is asked
/// of `DeferralJudge`: it depends on the import.
struct LoadReliance: Sendable {
  enum Reason: UInt8, Sendable {
    case none
    /// Its body changes what others see.
    case effect
    /// An import of it fails, and somebody may be waiting for the error.
    case failure
    /// Other files read it as an attribute of its package and do not import it.
    case implicitSubmodule
    /// Its package binds another object by its name: which of them is there depends on when it loads.
    case shadowed
    /// Its name is looked up in `sys.modules`.
    case lookedUp
  }

  /// By file.
  let reasons: [Reason]
  /// By file: whoever can see what its load changes has loaded it, because the package around that loads it too. Then it
  /// matters to that package only.
  let isInherent: [Bool]
  /// By file: is something run that is not known?
  let isUnknown: [Bool]
  /// Files whose namespace another file reads as a dictionary: placeholders would be found in it.
  let exposed: Set<FileID>

  init(_ program: Program, _ dialect: Dialect) {
    let effects = program.effects
    let loads = program.effectBox.loadGraph(of: program, dialect)
    var reasons = [Reason](repeating: .none, count: program.files.count)
    var isUnknown = [Bool](repeating: false, count: program.files.count)
    var exposed: Set<FileID> = []
    var isInherent = [Bool](repeating: true, count: program.files.count)
    var packages = PackageLoads(program, dialect)
    func rely(on module: ModuleID, _ reason: Reason) {
      guard let file = program.file(module) else { return }
      let index = Int(file.rawValue)
      if !packages.loads(file, with: program.parent(module)) { isInherent[index] = false }
      if reasons[index] == .none { reasons[index] = reason }
    }
    for index in program.files.indices {
      let file = FileID(UInt32(index))
      let isStandardLibrary = program[file].isExternal && program.facts(program.module(of: file)).isStandardLibrary
      if isStandardLibrary { continue }
      for effect in effects.outsideEffects(of: file) where Self.isReliedOn(effect, effects) {
        if reasons[index] == .none { reasons[index] = .effect }
        let owner = effect.owner.map { program.module(of: $0) } ?? .none
        if !packages.loads(file, with: owner) { isInherent[index] = false }
      }
      if Self.fails(program, index) {
        isInherent[index] = false
        if reasons[index] == .none { reasons[index] = .failure }
      }
      isUnknown[index] =
        !effects.isFullyKnown(file) || effects.outsideEffects(of: file).contains { $0.kind == .files }
        || loads.loaded(by: file).contains { !program.isAtHand($0) }
      Self.findImplicit(program, file) { rely(on: $0, .implicitSubmodule) }
      Self.findLookups(program, file) { rely(on: $0, .lookedUp) }
      Self.findReads(program, file, &exposed)
      let module = program.module(of: file)
      if Self.isShadowed(program, module) { rely(on: module, .shadowed) }
    }
    self.reasons = reasons
    self.isInherent = isInherent
    self.isUnknown = isUnknown
    self.exposed = exposed
  }

  /// Reading files changes nothing for others, but what is read may be another text by then: not known, no more.
  private static func isReliedOn(_ effect: EffectReference, _ effects: EffectIndex) -> Bool {
    if effect.kind == .files || isOfOwnClass(effect, effects) { return false }
    // Adapts `typing` to what newer versions have. Every program with annotations loads it.
    return !effects.program.bytes(effects.program.module(of: effect.file)).elementsEqual("typing_extensions".utf8)
  }

  /// An abstract class is told of a class of the module: nobody can ask about that without having loaded it.
  private static func isOfOwnClass(_ reference: EffectReference, _ effects: EffectIndex) -> Bool {
    guard reference.kind == .registration, let effect = effects.sideEffect(reference), effect.chain.isEmpty,
      effect.object.hasSuffix(".register"),
      effect.object.hasPrefix("collections.abc.") || effect.object.hasPrefix("numbers.")
    else { return false }
    let summary = effects.program[reference.file].summary
    for site in summary.sites(of: summary.body) where summary.effectSites[site].start == effect.location.range.start {
      let record = summary.effectSites[site]
      if record.kind == .decoration { return true }
      let arguments = Int(record.firstArgument)..<Int(record.firstArgument) + Int(record.argumentCount)
      guard record.kind == .call, arguments.count == 1, arguments.upperBound <= summary.effectArguments.count else {
        continue
      }
      let value = summary.effectArguments[arguments.lowerBound].value
      if value.chain.isPresent { return false }
      switch value.kind {
      case .classObject: return true
      case .symbol:
        return summary.bindings(of: SymbolID(value.root)).allSatisfy { $0.kind == .classDefinition }
      default: return false
      }
    }
    return false
  }

  private static func fails(_ program: Program, _ index: Int) -> Bool {
    let imports = program.files[index].summary.imports
    return imports.indices.contains { position in
      imports[position].failsItsModule && program.isMissing(program.links[index].targets[position])
    }
  }

  /// `pkg.sub` in a file that does not import it, of a package that does not either.
  private static func findImplicit(_ program: Program, _ file: FileID, _ found: (ModuleID) -> Void) {
    let summary = program[file].summary
    for name in summary.unboundNames {
      let submodule = program.submodule(summary.texts.bytes(name.text), of: program.module(of: file))
      if submodule.isPresent { found(submodule) }
    }
    for use in summary.uses where use.chain.isPresent && use.importID.isPresent {
      switch use.time {
      case .atImport, .deferred, .main: break
      case .annotation, .lazyType, .string, .never: continue
      }
      let record = summary[use.importID]
      var module = program.module(loadedBy: use.importID, in: file)
      if !record.isFrom, !record.asName.isPresent {
        while program.parent(module).isPresent { module = program.parent(module) }
      } else if record.isFrom, !program.submodule(of: use.importID, in: file).isPresent {
        continue
      }
      for part in summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) {
        let submodule = program.submodule(part, of: module)
        guard submodule.isPresent else { break }
        if let package = program.file(module) {
          if program[package].summary.symbol(named: part).isPresent { break }
          if program.imports(submodule, in: package) {
            module = submodule
            continue
          }
        }
        if !program.imports(submodule, in: file) { found(submodule) }
        module = submodule
      }
    }
  }

  private static func findLookups(_ program: Program, _ file: FileID, _ found: (ModuleID) -> Void) {
    let summary = program[file].summary
    for event in summary.events where event.kind == .modulesRead && event.value.base == .literal {
      if let module = program.module(named: summary.text(event.value.text)) { found(module) }
    }
  }

  private static func findReads(_ program: Program, _ file: FileID, _ exposed: inout Set<FileID>) {
    let summary = program[file].summary
    for read in summary.namespaceReads where read.owner == .object {
      for use in summary.uses
      where use.importID.isPresent && read.ownerRange.start <= use.start && use.start < read.ownerRange.end {
        guard case .module(let module) = program.resolve(use.importID, in: file) else { continue }
        // `vars(a.b)` after `import a.b`.
        for owner in [module, program.module(loadedBy: use.importID, in: file)] {
          if let target = program.file(owner), target != file { exposed.insert(target) }
        }
      }
    }
  }

  /// Does the package bind the submodule's name to anything but the submodule?
  private static func isShadowed(_ program: Program, _ module: ModuleID) -> Bool {
    let package = program.parent(module)
    guard let file = program.file(package) else { return false }
    let summary = program[file].summary
    for binding in summary.bindings(of: summary.symbol(named: program.lastPart(module))) {
      if binding.guardKind.isNever || binding.kind == .annotationOnly || binding.kind == .deletion { continue }
      guard binding.importID.isPresent, case .module(let bound) = program.resolve(binding.importID, in: file),
        bound == module
      else { return true }
    }
    return false
  }
}

/// What comes with the load of a package or module, whoever asks for it.
private struct PackageLoads {
  private let program: Program
  private let dialect: Dialect
  private var orders: [ModuleID: SureOrder] = [:]

  init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    self.dialect = dialect
  }

  /// Does the load of a module surely load a file?
  mutating func loads(_ file: FileID, with module: ModuleID) -> Bool {
    guard module.isPresent else { return false }
    if orders[module] == nil {
      var order = SureOrder()
      order.load(module, program, dialect)
      orders[module] = order
    }
    return orders[module]?.begin[file] != nil
  }
}

extension Program {
  /// Its source is in the program, or it is of the standard library.
  func isAtHand(_ module: ModuleID) -> Bool {
    let facts = facts(module)
    return facts.isStandardLibrary || facts.file != nil || facts.kind == .namespacePackage
  }

  /// Does the body of a file import a module, or one below it?
  func imports(_ module: ModuleID, in file: FileID) -> Bool {
    let summary = self[file].summary
    return summary.imports.indices.contains { index in
      let record = summary.imports[index]
      return !record.guardKind.isNever && !record.flags.contains(.inFunction)
        && (isOrIsBelow(target(of: ImportID(index), in: file), module)
          || isOrIsBelow(submodule(of: ImportID(index), in: file), module))
    }
  }
}
