// In which order the modules begin to load that the import of a package surely loads.
package import Basics

/// The loads of one import, on paper. Modules that run under conditions are not among them, and those to which such lead
/// may begin earlier than it says.
package struct SureOrder: Sendable {
  /// The number of each load, counted from 0.
  package private(set) var begin: [FileID: UInt32] = [:]
  /// What may be loaded before its turn, or at all.
  private(set) var unsure: Set<FileID> = []

  /// Chains of imports are not longer; what lies beyond is not sure.
  private static let depthLimit = 300

  package init() {}

  /// Loads a module after those that were loaded before.
  package mutating func load(_ module: ModuleID, _ program: Program, _ dialect: Dialect) {
    load(module, program, dialect, program.effectBox.loadGraph(of: program, dialect), 0)
  }

  private mutating func load(
    _ module: ModuleID, _ program: Program, _ dialect: Dialect, _ loads: LoadGraph, _ depth: Int
  ) {
    guard module.isPresent else { return }
    load(program.parent(module), program, dialect, loads, depth)
    guard let file = program.file(module), begin[file] == nil else { return }
    if depth > Self.depthLimit {
      doubt(module, program, loads)
      return
    }
    begin[file] = UInt32(begin.count)
    // What a call of another module's function resolves is not told.
    for step in program.loadSteps(of: file, dialect, nil) {
      // A read loads only what waits.
      if step.isRead, !program.isEligible(step.importID, in: file, dialect) { continue }
      for target in [program.target(of: step.importID, in: file), program.submodule(of: step.importID, in: file)] {
        if step.isCertain, !program[file].summary[step.importID].flags.contains(.isGuarded) {
          load(target, program, dialect, loads, depth + 1)
        } else {
          doubt(target, program, loads)
        }
      }
    }
  }

  /// A module and all it leads to may be loaded now.
  private mutating func doubt(_ module: ModuleID, _ program: Program, _ loads: LoadGraph) {
    var pending: [FileID] = []
    func add(_ module: ModuleID, _ unsure: inout Set<FileID>) {
      var module = module
      while module.isPresent {
        if let file = program.file(module), begin[file] == nil, unsure.insert(file).inserted { pending.append(file) }
        module = program.parent(module)
      }
    }
    add(module, &unsure)
    while let file = pending.popLast() {
      for next in loads.loaded(by: file) { add(next, &unsure) }
    }
  }
}
