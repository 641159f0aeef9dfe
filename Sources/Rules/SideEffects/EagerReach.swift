// What one import of a module's body loads: when nothing is deferred, or whatever is deferred.
import Analysis
import Basics

enum EagerReach {
  enum Way {
    /// Every import at module level is followed, as without laziness.
    case eagerly
    /// Only what the dialect does not defer, and what a module reads while it runs.
    case surely
  }

  /// Beyond so many files the answer is no: a rule that asks then stays silent.
  private static let limit = 2_000

  /// The import by which `target` is reached when the given one is executed, or for a deferred one is used; nil when it
  /// is not reached. The packages around the file are under way already and lead nowhere.
  static func leads(
    _ context: borrowing RuleContext, from id: ImportID, to target: FileID, _ way: Way
  ) -> ImportReference? {
    let program = context.program
    let loads = context.loads
    loads.begin()
    _ = loads.enter(context.file)
    var parent = program.parent(program.module(of: context.file))
    while parent.isPresent {
      if let file = program.file(parent) { _ = loads.enter(file) }
      parent = program.parent(parent)
    }
    var pending: [FileID] = []
    var found: ImportReference?
    func add(_ module: ModuleID, by reference: ImportReference) {
      var module = module
      while module.isPresent {
        if let next = program.file(module), loads.reached < limit, loads.enter(next) {
          pending.append(next)
          if next == target, found == nil { found = reference }
        }
        module = program.parent(module)
      }
    }
    let reference = ImportReference(context.file, id)
    add(program.target(of: id, in: context.file), by: reference)
    add(program.submodule(of: id, in: context.file), by: reference)
    var next = 0
    while found == nil, next < pending.count {
      let reached = pending[next]
      next += 1
      for step in loads.steps(from: reached) where step.ways.isDisjoint(with: [.definition, .attribute]) {
        guard way == .eagerly || step.ways.contains(.certain), loads.reached < limit, loads.enter(step.file) else {
          continue
        }
        pending.append(step.file)
        if step.file == target, found == nil { found = ImportReference(reached, step.importID) }
      }
    }
    return found
  }
}
