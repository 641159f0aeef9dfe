// What may come with the load of a module, with all that it surely loads: asked of many modules under one dialect.
package import Basics

/// Answers by tables of one dialect, each made at the first question for it. Of one thread.
package final class EffectReach {
  private let index: EffectIndex
  private let dialect: Dialect
  private var program: Program { index.program }
  /// By file: does its load lead to an effect that others see?
  private lazy var changing = program.effectBox.leads(toEffectsIn: index.outside.files, of: program, dialect)

  init(_ index: EffectIndex, _ dialect: Dialect) {
    self.index = index
    self.dialect = dialect
  }

  /// Can the load of a module change anything that others see?
  package func mayChange(byLoading module: ModuleID) -> Bool {
    // Of the files that the load runs first of all: its parents' and its own.
    var current = module
    while current.isPresent {
      if let file = program.file(current), changing[Int(file.rawValue)], !program.isStandardLibrary(current) {
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
