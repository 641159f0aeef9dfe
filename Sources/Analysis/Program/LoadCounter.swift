// Which modules load when a module loads: eager edges, and the lazy ones that import time resolves.
package import Basics

/// Counts what an import newly loads. Holds scratch memory: one a thread.
package struct LoadCounter: Sendable {
  private let program: Program
  /// By module: the number of the search that reached it last.
  private var seen: [UInt32]
  private var round: UInt32 = 0
  private var queue: [ModuleID] = []
  private let edges: LoadGraph
  /// The file whose own closure is marked, and the mark.
  private var base: (file: FileID, round: UInt32)?

  package init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    seen = [UInt32](repeating: 0, count: program.table.count)
    edges = program.effectBox.loadGraph(of: program, dialect)
  }

  /// How many modules the first use of an import newly loads, itself and its parents included: those that its own
  /// module's body has not loaded already. Modules without source in the program count as one.
  package mutating func loads(of id: ImportID, in file: FileID) -> Int { newlyLoaded(by: id, in: file).count }

  /// The modules that the first use of an import newly loads: see `loads(of:in:)`.
  /// - Parameter source: the module that a from-import gets the name from in the end, loaded with it.
  package mutating func newlyLoaded(by id: ImportID, in file: FileID, source: ModuleID = .none) -> [ModuleID] {
    let own = markBase(file)
    round += 1
    queue.removeAll(keepingCapacity: true)
    reach(program.target(of: id, in: file), own)
    reach(program.submodule(of: id, in: file), own)
    reach(source, own)
    return drain(own)
  }

  /// The modules that loading `module` loads, itself first.
  package mutating func closure(of module: ModuleID) -> [ModuleID] {
    base = nil
    round += 1
    queue.removeAll(keepingCapacity: true)
    reach(module, 0)
    return drain(0)
  }

  /// The modules that the body of `file` loads, marked once for all its imports.
  private mutating func markBase(_ file: FileID) -> UInt32 {
    if let base, base.file == file { return base.round }
    round += 1
    queue.removeAll(keepingCapacity: true)
    reach(program.module(of: file), 0)
    for module in edges.loaded(by: file) { reach(module, 0) }
    _ = drain(0)
    base = (file, round)
    return round
  }

  private mutating func drain(_ own: UInt32) -> [ModuleID] {
    var next = 0
    while next < queue.count {
      let module = queue[next]
      next += 1
      guard let file = program.file(module) else { continue }
      for target in edges.loaded(by: file) { reach(target, own) }
    }
    return queue
  }

  /// Loads a module and, first, its parents. `own` marks what is there already.
  private mutating func reach(_ module: ModuleID, _ own: UInt32) {
    var current = module
    while current.isPresent, seen[current.index] != round, own == 0 || seen[current.index] != own {
      if !program.facts(current).exists { break }
      seen[current.index] = round
      queue.append(current)
      current = program.parent(current)
    }
  }
}
