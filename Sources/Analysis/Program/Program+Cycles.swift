// Import cycles: the strongly connected parts of the module graph.
package import Basics
import Synchronization

extension Program {
  /// Groups of files that import each other at module level, directly or around corners; each sorted, the groups by
  /// their first file. Edges that never run, and those in functions, do not count.
  package func cycles() -> [[FileID]] { components { fileEdges($0) } }

  /// The files that load each other in a circle while their bodies run; without a dialect in ordinary Python. Zero for
  /// a file that is in no such circle, else the circle's number and size. Computed once for each snapshot.
  package func loadCycles(_ dialect: Dialect?) -> LoadCycles {
    cycleCache.cycles(dialect) {
      var result = LoadCycles(numbers: [UInt32](repeating: 0, count: files.count), sizes: [0])
      // In ordinary Python nothing waits that a call could resolve.
      let graph = dialect == nil ? nil : effects.graph
      let edges =
        ParallelMap.run(count: files.count, threads: effectBox.threads) { index in
          loadEdges(of: FileID(UInt32(index)), dialect, graph)
        } ?? []
      for group in components({ edges[$0] }) {
        for file in group { result.numbers[Int(file.rawValue)] = UInt32(result.sizes.count) }
        result.sizes.append(group.count)
      }
      return result
    }
  }

  /// Tarjan's algorithm with a stack of its own: chains of imports are long.
  private func components(_ edges: (Int) -> [Int]) -> [[FileID]] {
    let count = files.count
    var order = [Int32](repeating: -1, count: count)
    var low = [Int32](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var next: Int32 = 0
    var found: [[FileID]] = []
    var work: [(file: Int, edges: [Int], position: Int)] = []
    for start in 0..<count where order[start] < 0 {
      work.append((start, edges(start), 0))
      order[start] = next
      low[start] = next
      next += 1
      open.append(start)
      isOpen[start] = true
      while let top = work.last {
        if top.position < top.edges.count {
          work[work.count - 1].position += 1
          let target = top.edges[top.position]
          if order[target] < 0 {
            order[target] = next
            low[target] = next
            next += 1
            open.append(target)
            isOpen[target] = true
            work.append((target, edges(target), 0))
          } else if isOpen[target] {
            low[top.file] = min(low[top.file], order[target])
          }
          continue
        }
        work.removeLast()
        if let above = work.last { low[above.file] = min(low[above.file], low[top.file]) }
        guard low[top.file] == order[top.file] else { continue }
        var group: [FileID] = []
        while let member = open.popLast() {
          isOpen[member] = false
          group.append(FileID(UInt32(member)))
          if member == top.file { break }
        }
        if group.count > 1 { found.append(group.sorted()) }
      }
    }
    return found.sorted { $0[0] < $1[0] }
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
  private let known = Mutex<[Dialect?: LoadCycles]>([:])

  func cycles(_ dialect: Dialect?, _ compute: () -> LoadCycles) -> LoadCycles {
    known.withLock { known in
      if let found = known[dialect] { return found }
      let found = compute()
      known[dialect] = found
      return found
    }
  }
}
