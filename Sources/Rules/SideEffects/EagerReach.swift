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
    var seen: Set<FileID> = [context.file]
    var parent = program.parent(program.module(of: context.file))
    while parent.isPresent {
      if let file = program.file(parent) { seen.insert(file) }
      parent = program.parent(parent)
    }
    var pending: [FileID] = []
    var found: ImportReference?
    func add(_ module: ModuleID, by reference: ImportReference) {
      var module = module
      while module.isPresent {
        if let next = program.file(module), seen.count < limit, seen.insert(next).inserted {
          pending.append(next)
          if next == target, found == nil { found = reference }
        }
        module = program.parent(module)
      }
    }
    func add(_ id: ImportID, in file: FileID) {
      let reference = ImportReference(file, id)
      add(program.target(of: id, in: file), by: reference)
      add(program.submodule(of: id, in: file), by: reference)
    }
    add(id, in: context.file)
    var next = 0
    while found == nil, next < pending.count {
      let reached = pending[next]
      next += 1
      for index in program[reached].summary.imports.indices {
        let record = program[reached].summary.imports[index]
        if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
        let id = ImportID(index)
        if way == .eagerly || record.flags.contains(.importUseIsCertain)
          || !program.isEligible(id, in: reached, context.dialect)
        {
          add(id, in: reached)
        }
      }
    }
    return found
  }
}
