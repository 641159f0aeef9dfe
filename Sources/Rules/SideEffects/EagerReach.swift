// What one import loads when nothing is deferred.
import Analysis
import Basics

enum EagerReach {
  /// Beyond so many files the answer is no: a rule that asks then stays silent.
  private static let limit = 2_000

  /// The import by which `target` is reached when the given import is executed eagerly; nil when it is not.
  static func leads(_ program: Program, from id: ImportID, in file: FileID, to target: FileID) -> ImportReference? {
    var seen: Set<FileID> = [file]
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
    add(id, in: file)
    var next = 0
    while found == nil, next < pending.count {
      let reached = pending[next]
      next += 1
      for index in program[reached].summary.imports.indices {
        let record = program[reached].summary.imports[index]
        if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
        add(ImportID(index), in: reached)
      }
    }
    return found
  }
}
