// Which modules load when a module loads: eager edges, and the lazy ones that import time resolves.
package import Basics

/// Counts what an import newly loads. Of one thread: it holds scratch memory.
package final class LoadCounter {
  private let program: Program
  private let dialect: Dialect
  /// By module: the number of the search that reached it last.
  private var seen: [UInt32]
  private var round: UInt32 = 0
  private var queue: [ModuleID] = []
  private let edges: LoadGraph
  /// What is marked as loaded already, and the mark.
  private var base: (file: FileID, point: UInt32, round: UInt32)?

  package init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    self.dialect = dialect
    seen = [UInt32](repeating: 0, count: program.table.count)
    edges = program.effectBox.loadGraph(of: program, dialect)
  }

  /// How many modules the first use of an import newly loads, itself and its parents included: those that its own
  /// module's body has not loaded already. Modules without source in the program count as one.
  package func loads(of id: ImportID, in file: FileID) -> Int { newlyLoaded(by: id, in: file).count }

  /// The modules that the first use of an import newly loads: see `loads(of:in:)`.
  /// - Parameters:
  ///   - point: what the file's body loads from there on does not count as loaded already.
  ///   - source: the module that a from-import gets the name from in the end, loaded with it.
  package func newlyLoaded(
    by id: ImportID, in file: FileID, before point: UInt32 = .max, source: ModuleID = .none
  ) -> [ModuleID] {
    let own = markBase(file, point)
    round += 1
    queue.removeAll(keepingCapacity: true)
    reach(program.target(of: id, in: file), own)
    reach(program.submodule(of: id, in: file), own)
    reach(source, own)
    return drain(own)
  }

  /// The modules that loading `module` loads, itself first.
  package func closure(of module: ModuleID) -> [ModuleID] { closure(of: CollectionOfOne(module)) }

  /// The modules that loading all these modules loads.
  package func closure(of modules: some Sequence<ModuleID>) -> [ModuleID] {
    base = nil
    round += 1
    queue.removeAll(keepingCapacity: true)
    for module in modules { reach(module, 0) }
    return drain(0)
  }

  /// The modules that the body of `file` loads before `point`, marked once for all its imports.
  private func markBase(_ file: FileID, _ point: UInt32) -> UInt32 {
    if let base, base.file == file, base.point == point { return base.round }
    round += 1
    queue.removeAll(keepingCapacity: true)
    // Not through what the module itself loads further down.
    var own = program.module(of: file)
    if own.isPresent {
      seen[own.index] = round
      own = program.parent(own)
    }
    reach(own, 0)
    if point == .max {
      for module in edges.loaded(by: file) { reach(module, 0) }
    } else {
      for module in loaded(by: file, before: point) { reach(module, 0) }
    }
    _ = drain(0)
    base = (file, point, round)
    return round
  }

  /// What the body of a file loads above `point`, or by calls above it.
  private func loaded(by file: FileID, before point: UInt32) -> [ModuleID] {
    let summary = program[file].summary
    var found: [ModuleID] = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      guard let start = loadPoint(of: id, in: file), start < point else { continue }
      found.append(program.target(of: id, in: file))
      found.append(program.submodule(of: id, in: file))
    }
    return found
  }

  /// Where a file's body loads what an import names: at its statement, the first use or the call of its function; nil
  /// where that happens later, or never.
  package func loadPoint(of id: ImportID, in file: FileID) -> UInt32? {
    let summary = program[file].summary
    let record = summary[id]
    if record.guardKind.isNever || record.guardKind == .main { return nil }
    if program.isEligible(id, in: file, dialect) {
      guard record.firstImportUse.isPresent else { return nil }
      let use = summary[record.firstImportUse]
      return summary.chain(to: use).first?.range.start ?? use.start
    }
    guard record.function.isPresent else { return record.statement.start }
    let function = summary[record.function]
    return function.importCall == .never ? nil : function.callRange.start
  }

  private func drain(_ own: UInt32) -> [ModuleID] {
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
  private func reach(_ module: ModuleID, _ own: UInt32) {
    var current = module
    while current.isPresent, seen[current.index] != round, own == 0 || seen[current.index] != own {
      if !program.exists(current) { break }
      seen[current.index] = round
      queue.append(current)
      current = program.parent(current)
    }
  }
}
