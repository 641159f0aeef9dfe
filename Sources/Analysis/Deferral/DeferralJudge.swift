// What would happen if one import of a module waited: nothing that anybody counts on, or something.
package import Basics

/// What an import's load means to others than its importer.
package enum DeferralOutcome: Hashable, Sendable {
  /// It loads nothing: all of it is there by then, whatever happens.
  case loadedAlready
  /// Nobody but the importer notices; `isKnown` when all code is known that it runs.
  case unnoticed(isKnown: Bool)
  /// Somebody may count on the load of this file.
  case reliedOn(FileID)
}

/// Judges the imports of one module after the other, in their order. Holds scratch memory: one a thread.
///
/// What is surely loaded before an import runs does not count for it: the packages around its module and what they have
/// loaded by then, and imports further up that stay eager. So each load that somebody counts on keeps the import that
/// brings it first, and happens when it did.
package struct DeferralJudge {
  private let program: Program
  private let dialect: Dialect
  private let reliance: LoadReliance
  private let loads: LoadGraph
  private let cycles: LoadCycles
  private let memory = LoadStepMemory()
  private var file = FileID(0)
  /// By file: the number of the search that reached it last.
  private var seen: [UInt32]
  private var round: UInt32 = 0
  /// The number that marks what is loaded already.
  private var present: UInt32 = 0

  package init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    self.dialect = dialect
    reliance = program.deferralCache.reliance(of: program, dialect)
    loads = program.effectBox.loadGraph(of: program, dialect)
    cycles = program.loadCycles(dialect)
    seen = [UInt32](repeating: 0, count: program.files.count)
  }

  /// Begins with a module. False when none of its imports may wait, since others read its namespace as a dictionary.
  package mutating func enter(_ file: FileID) -> Bool {
    if reliance.exposed.contains(file) { return false }
    round += 1
    present = round
    self.file = file
    let module = program.module(of: file)
    mark(file)
    var packages: [ModuleID] = []
    var parent = program.parent(module)
    while parent.isPresent {
      if let package = program.file(parent) {
        mark(package)
        packages.append(parent)
      }
      parent = program.parent(parent)
    }
    guard let order = program.deferralCache.order(around: packages.reversed(), before: file, program, dialect),
      !order.unsure.contains(file)
    else { return true }
    let limit = order.begin[file] ?? .max
    for (other, begin) in order.begin where begin < limit { mark(other) }
    return true
  }

  private mutating func mark(_ file: FileID) { seen[Int(file.rawValue)] = present }
  private func isPresent(_ file: FileID) -> Bool { seen[Int(file.rawValue)] == present }

  /// An import of the module stays eager: what it surely loads is there for those below it.
  package mutating func keep(_ id: ImportID) {
    guard Self.isSure(program[file].summary[id], program, id, file, dialect) else { return }
    var pending: [FileID] = []
    add(target: id, in: file, &pending)
    while let next = pending.popLast() {
      let summary = program[next].summary
      for index in summary.imports.indices
      where Self.isSure(summary.imports[index], program, ImportID(index), next, dialect) {
        add(target: ImportID(index), in: next, &pending)
      }
    }
  }

  private static func isSure(
    _ record: ImportRecord, _ program: Program, _ id: ImportID, _ file: FileID, _ dialect: Dialect
  ) -> Bool {
    guard record.failsItsModule else { return false }
    return record.flags.contains(.importUseIsCertain) || !program.isEligible(id, in: file, dialect)
  }

  private mutating func add(target id: ImportID, in file: FileID, _ pending: inout [FileID]) {
    for start in [program.target(of: id, in: file), program.submodule(of: id, in: file)] {
      var module = start
      while module.isPresent {
        if let next = program.file(module), !isPresent(next) {
          mark(next)
          pending.append(next)
        }
        module = program.parent(module)
      }
    }
  }

  /// What would happen if this import waited, which is not lazy yet.
  package mutating func judge(_ id: ImportID) -> DeferralOutcome {
    round += 1
    var isKnown = true
    var isNew = false
    var pending: [FileID] = []
    func add(_ module: ModuleID, _ seen: inout [UInt32]) {
      var module = module
      if module.isPresent, !program.isAtHand(module) { isKnown = false }
      while module.isPresent {
        if let next = program.file(module) {
          let index = Int(next.rawValue)
          if seen[index] != present, seen[index] != round {
            seen[index] = round
            pending.append(next)
          }
        } else if program.facts(module).kind != .namespacePackage {
          isNew = true
        }
        module = program.parent(module)
      }
    }
    add(program.target(of: id, in: file), &seen)
    add(program.submodule(of: id, in: file), &seen)
    if pending.isEmpty { return isNew ? .unnoticed(isKnown: isKnown) : .loadedAlready }
    while let next = pending.popLast() {
      let index = Int(next.rawValue)
      if reliance.reasons[index] != .none, !reliance.isInherent[index] || isOfOwnPackage(next) {
        return .reliedOn(next)
      }
      if reliance.isUnknown[index] { isKnown = false }
      if cycles.size(around: next) > 0, isFragile(next, without: id) { return .reliedOn(next) }
      for module in loads.loaded(by: next) { add(module, &seen) }
    }
    return .unnoticed(isKnown: isKnown)
  }

  /// Is a file of the same top-level package as the importer?
  private func isOfOwnPackage(_ other: FileID) -> Bool { root(other) == root(file) }

  private func root(_ file: FileID) -> ModuleID {
    var module = program.module(of: file)
    while program.parent(module).isPresent { module = program.parent(module) }
    return module
  }

  /// Can a module not be the first of its cycle to load, even if the import waited? Others may load it first then.
  private func isFragile(_ entry: FileID, without id: ImportID) -> Bool {
    guard program.deferralCache.isFragile(entry, program, dialect, cycles, memory) else { return false }
    if cycles.size(around: entry) > DeferralCache.cycleLimit { return true }
    return LoadSimulation.failure(
      entering: entry, of: program, dialect, cycles, memory, assumingParents: true, without: ImportReference(file, id))
      != nil
  }
}
