// What may come with the load of a module, with all that it surely loads: asked of many modules under one dialect.
package import Basics

/// Answers by tables of one dialect, each made at the first question for it. Of one thread.
package final class EffectReach {
  private let index: EffectIndex
  private let dialect: Dialect
  private var program: Program { index.program }
  /// By file: does its load lead to an effect that others see?
  private lazy var changing = leads(to: .effects) { _ in self.index.outside.files }
  /// By file: does its load lead to code that is not known?
  private lazy var unknown = leads(to: .unknown) { loads in
    self.program.files.indices.map { FileID(UInt32($0)) }.filter { file in
      if self.program[file].isExternal, self.program.isStandardLibrary(self.program.module(of: file)) { return false }
      return !self.index.isFullyKnown(file) || loads.loaded(by: file).contains { !self.isAtHand($0) }
    }
  }

  init(_ index: EffectIndex, _ dialect: Dialect) {
    self.index = index
    self.dialect = dialect
  }

  private func leads(to kind: EffectBox.Goal.Kind, _ files: (LoadGraph) -> [FileID]) -> [Bool] {
    program.effectBox.leads(to: EffectBox.Goal(kind: kind, dialect: dialect), of: program, files)
  }

  /// Can the load of a module change anything that others see?
  package func mayChange(byLoading module: ModuleID) -> Bool { anyOfLineage(module, changing) }

  /// Is all code known that the load of a module surely runs?
  package func isKnown(byLoading module: ModuleID) -> Bool {
    program.exists(module) && isAtHand(module) && !anyOfLineage(module, unknown)
  }

  /// Its source is in the program, or it is of the standard library.
  private func isAtHand(_ module: ModuleID) -> Bool {
    program.isStandardLibrary(module) || program.file(module) != nil || program.facts(module).kind == .namespacePackage
  }

  /// Does it hold of a file that a load of the module runs first of all: its parents' or its own?
  private func anyOfLineage(_ module: ModuleID, _ holds: [Bool]) -> Bool {
    var current = module
    while current.isPresent {
      if let file = program.file(current), holds[Int(file.rawValue)], !program.isStandardLibrary(current) {
        return true
      }
      current = program.parent(current)
    }
    return false
  }
}

extension EffectIndex {
  /// What may come with loads under a dialect.
  package func reach(_ dialect: Dialect) -> EffectReach { EffectReach(self, dialect) }
}
