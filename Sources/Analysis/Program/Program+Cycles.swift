// Import cycles: the strongly connected parts of the module graph.
package import Basics
import Synchronization

extension Program {
  /// Groups of files that import each other at module level, directly or around corners; each sorted, the groups by
  /// their first file. Edges that never run, and those in functions, do not count.
  package func cycles() -> [[FileID]] { components(PersistentArray(files.indices.map(fileEdges))) }

  /// The files that load each other in a circle while their bodies run; without a dialect in ordinary Python. Zero for
  /// a file that is in no such circle, else the circle's number and size. Computed once for each snapshot.
  package func loadCycles(_ dialect: Dialect?) -> LoadCycles {
    cycleCache.cycles(dialect) { before in
      // In ordinary Python nothing waits that a call could resolve.
      let graph = dialect == nil ? nil : effects.graph
      guard let before, before.known.edges.count <= files.count else {
        let found =
          ParallelMap.run(count: files.count, threads: effectBox.threads) { index in
            loadEdges(of: FileID(UInt32(index)), dialect, graph)
          } ?? []
        let edges = PersistentArray(found.map { $0.0 })
        return CycleCache.Known(
          cycles: circles(edges), edges: edges, reads: found.map { $0.1 }, graph: graph, modules: table.count)
      }
      var known = before.known
      (known.graph, known.modules) = (graph, table.count)
      var isSame = known.edges.count == files.count
      for index in known.edges.count..<files.count {
        let (list, read) = loadEdges(of: FileID(UInt32(index)), dialect, graph)
        known.edges.append(list)
        known.reads.append(read)
      }
      let mayDiffer = filesLoadingElse(since: before, graph)
      let changed = before.known.edges.indices.filter { mayDiffer[$0] }.map { FileID(UInt32($0)) }
      let fresh =
        ParallelMap.run(count: changed.count, threads: changed.count < 64 ? 1 : effectBox.threads) { index in
          loadEdges(of: changed[index], dialect, graph)
        } ?? []
      for (file, (list, read)) in zip(changed, fresh) {
        let index = Int(file.rawValue)
        known.reads[index] = read
        if known.edges[index] == list { continue }
        known.edges[index] = list
        isSame = false
      }
      if !isSame { known.cycles = circles(known.edges) }
      return known
    }
  }

  /// By file: may its body load something else after edits?
  private func filesLoadingElse(since before: CycleCache.Before, _ graph: EffectGraph?) -> [Bool] {
    var found = [Bool](repeating: false, count: files.count)
    var altered = before.relinked.subtracting(before.edited.keys)
    for file in before.relinked { found[Int(file.rawValue)] = true }
    for (file, old) in before.edited {
      found[Int(file.rawValue)] = true
      let isSame =
        interface(of: file).behaviour == old.interface
        && old.summary.loadsByCalls(file, before.known.graph) == self[file].summary.loadsByCalls(file, graph)
      if !isSame { altered.insert(file) }
    }
    if let graph, let old = before.known.graph {
      altered.formUnion(graph.filesCallingElse(than: old).subtracting(before.edited.keys))
    }
    let new = (before.known.edges.count..<files.count).map { FileID(UInt32($0)) }
    if before.known.modules != table.count || !new.isEmpty {
      // A name may mean one of the new modules, or lead through a new file, where no file has changed.
      for file in filesSeeing(altered.union(new)) { found[Int(file.rawValue)] = true }
    } else if !altered.isEmpty {
      let filter = FileFilter(altered)
      for index in before.known.reads.indices where before.known.reads[index].mayMeet(filter) { found[index] = true }
    }
    return found
  }

  private func circles(_ edges: PersistentArray<[Int]>) -> LoadCycles {
    var result = LoadCycles(numbers: [UInt32](repeating: 0, count: files.count), sizes: [0])
    for group in components(edges) {
      for file in group { result.numbers[Int(file.rawValue)] = UInt32(result.sizes.count) }
      result.sizes.append(group.count)
    }
    return result
  }

  private func components(_ edges: PersistentArray<[Int]>) -> [[FileID]] {
    let components = StronglyConnectedComponents(nodeCount: files.count) { file, position in
      guard position < edges[file].count else { return nil }
      position += 1
      return edges[file][position - 1]
    }
    return components.cycles.map { $0.map { FileID(UInt32($0)) } }.sorted { $0[0] < $1[0] }
  }

  /// The files that a file's module-level imports lead to.
  private func fileEdges(_ index: Int) -> [Int] {
    var edges: [Int] = []
    let summary = files[index].summary
    for (position, record) in summary.imports.enumerated() where !record.guardKind.isNever && !record.function.isPresent
    {
      for module in [links[index].targets[position], links[index].submodules[position]] {
        if let file = file(module), Int(file.rawValue) != index { edges.append(Int(file.rawValue)) }
      }
    }
    return edges
  }
}

/// Which files load each other in a circle.
package struct LoadCycles: Sendable {
  /// By file; 0 for none.
  var numbers: [UInt32]
  /// By number.
  var sizes: [Int]

  /// How many files are in the circle of `file`; 0 when it is in none.
  package func size(around file: FileID) -> Int { sizes[Int(numbers[Int(file.rawValue)])] }

  /// The circle of `file`; 0 when it is in none.
  func number(of file: FileID) -> UInt32 { numbers[Int(file.rawValue)] }

  package func areTogether(_ a: FileID, _ b: FileID) -> Bool {
    let number = numbers[Int(a.rawValue)]
    return number != 0 && number == numbers[Int(b.rawValue)]
  }
}

/// The circles of one snapshot, found when a rule first asks.
final class CycleCache: Sendable {
  struct Known: Sendable {
    var cycles: LoadCycles
    /// By file, what its body leads to.
    var edges: PersistentArray<[Int]>
    /// By file, the files that this depends on.
    var reads: [FileFilter]
    /// The calls that were followed.
    var graph: EffectGraph?
    /// How many modules the program named.
    var modules: Int
  }

  /// A file as it was before it was edited.
  struct Edited: Sendable {
    var summary: ModuleSummary
    var interface: EffectInterface
  }

  /// What an earlier snapshot knew, and what has happened since.
  struct Before: Sendable {
    var known: Known
    var edited: [FileID: Edited] = [:]
    /// Files whose imports were linked again.
    var relinked: Set<FileID> = []
  }

  private let before: [Dialect?: Before]
  private let known: Mutex<[Dialect?: Known]>

  init() {
    before = [:]
    known = Mutex([:])
  }

  /// For the snapshot after an edit.
  init(after cache: CycleCache, edited file: FileID, _ old: Edited, relinked: Set<FileID>) {
    var before = cache.before
    // While somebody looks for the last snapshot's, this one goes on from what that goes on from.
    cache.known.withLockIfAvailable { known in
      for (dialect, known) in known { before[dialect] = Before(known: known) }
    }
    for dialect in before.keys {
      before[dialect]?.relinked.formUnion(relinked)
      if before[dialect]?.edited[file] == nil { before[dialect]?.edited[file] = old }
    }
    self.before = before
    known = Mutex([:])
  }

  func cycles(_ dialect: Dialect?, _ compute: (Before?) -> Known) -> LoadCycles {
    known.withLock { known in
      if let found = known[dialect] { return found.cycles }
      let found = compute(before[dialect])
      known[dialect] = found
      return found.cycles
    }
  }
}
