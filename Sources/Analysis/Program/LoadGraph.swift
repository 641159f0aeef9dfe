// Which modules the body of each file loads under a dialect: made once for all who count loads or look for effects.
import Basics

/// By file, the modules that its body surely loads further: imports that stay eager, and deferred ones that are read
/// while the body runs. Parents are not listed.
package struct LoadGraph: Sendable {
  /// By file: where its modules begin in `modules`; one more at the end.
  private var first: [UInt32] = [0]
  private var modules: [ModuleID] = []
  /// Of files whose imports were edited since the arrays were made, and of new ones.
  private var edited: [FileID: [ModuleID]] = [:]
  /// With more edited files everything is gathered anew.
  private static let editLimit = 64
  /// Graphs of one version lead from each file to the same modules.
  private(set) var version = Version()

  final class Version: Sendable, Equatable {
    static func == (a: Version, b: Version) -> Bool { a === b }
  }

  /// After an edit: only what `changed` names is gathered anew, and what is new in the program.
  init(_ before: LoadGraph, _ program: Program, _ dialect: Dialect, changed: Set<FileID>, threads: Int) {
    let known = before.first.count - 1
    guard program.files.count >= known, changed.count + program.files.count - known <= Self.editLimit,
      before.edited.count <= Self.editLimit
    else {
      self.init(program, dialect, threads: threads)
      return
    }
    var edited = before.edited
    var isSame = true
    let new = (known..<program.files.count).map { FileID(UInt32($0)) }.filter { edited[$0] == nil }
    for file in changed.union(new) {
      let list = Self.list(program, file, dialect)
      let isKnown = Int(file.rawValue) < known || edited[file] != nil
      if isKnown, before.loaded(by: file).elementsEqual(list) { continue }
      edited[file] = list
      isSame = false
    }
    self = before
    self.edited = edited
    if !isSame { version = Version() }
  }

  init(_ program: Program, _ dialect: Dialect, threads: Int) {
    let lists =
      ParallelMap.run(count: program.files.count, threads: threads) { index in
        Self.list(program, FileID(UInt32(index)), dialect)
      } ?? []
    first.reserveCapacity(lists.count + 1)
    for list in lists {
      modules += list
      first.append(UInt32(truncatingIfNeeded: modules.count))
    }
  }

  func loaded(by file: FileID) -> ArraySlice<ModuleID> {
    if !edited.isEmpty, let list = edited[file] { return list[...] }
    let index = Int(file.rawValue)
    return modules[Int(first[index])..<Int(first[index + 1])]
  }

  private static func list(_ program: Program, _ file: FileID, _ dialect: Dialect) -> [ModuleID] {
    var found: [ModuleID] = []
    for position in program[file].summary.imports.indices {
      let record = program[file].summary.imports[position]
      if record.guardKind.isNever || record.guardKind == .main { continue }
      if record.function.isPresent, program[file].summary.functions[record.function.index].importCall == .never {
        continue
      }
      let id = ImportID(position)
      if program.isEligible(id, in: file, dialect), !record.firstImportUse.isPresent { continue }
      let target = program.target(of: id, in: file)
      if target.isPresent, found.last != target { found.append(target) }
      let submodule = program.submodule(of: id, in: file)
      if submodule.isPresent { found.append(submodule) }
    }
    return found
  }

  /// The files from which a load leads to one of `goals`, themselves included.
  func filesLeading(to goals: [FileID], _ program: Program) -> [Bool] {
    var leads = [Bool](repeating: false, count: program.files.count)
    var loaders: [[FileID]] = Array(repeating: [], count: program.files.count)
    func note(_ module: ModuleID, _ loader: FileID) {
      var module = module
      while module.isPresent {
        if let file = program.file(module) { loaders[Int(file.rawValue)].append(loader) }
        module = program.parent(module)
      }
    }
    for index in program.files.indices {
      let file = FileID(UInt32(index))
      note(program.parent(program.module(of: file)), file)
      for module in loaded(by: file) { note(module, file) }
    }
    var pending = goals
    for goal in goals { leads[Int(goal.rawValue)] = true }
    while let file = pending.popLast() {
      for loader in loaders[Int(file.rawValue)] where !leads[Int(loader.rawValue)] {
        leads[Int(loader.rawValue)] = true
        pending.append(loader)
      }
    }
    return leads
  }
}
