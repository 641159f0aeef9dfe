// What a module costs at start-up: what it loads, and what nothing but it loads.
import Basics

extension ImportGraph {
  package struct Weight: Hashable, Sendable {
    package var node: Int
    /// How many modules load when it loads, itself included.
    package var loads: Int
    /// How many of them load through it alone: those that would not, if nobody imported it.
    package var loadsAlone: Int
  }

  /// The modules that load from `roots` at import, those first through which alone the most load. Roots are not among
  /// them: a program is what it is.
  package func weights(from roots: [Int]) -> [Weight] {
    let tree = dominators(from: roots)
    var alone = [Int](repeating: 0, count: nodes.count)
    // In reverse postorder a node comes behind the one that dominates it.
    for node in tree.order.reversed() {
      alone[node] += 1
      let above = tree.parent[node]
      if above >= 0 { alone[above] += alone[node] }
    }
    let isRoot = Set(roots)
    let candidates = tree.order.filter { !isRoot.contains($0) }.sorted {
      alone[$0] != alone[$1] ? alone[$0] > alone[$1] : $0 < $1
    }
    return candidates.map { Weight(node: $0, loads: 0, loadsAlone: alone[$0]) }
  }

  /// The same for the first few, with what each loads in all.
  package func heaviest(from roots: [Int], limit: Int) -> [Weight] {
    weights(from: roots).prefix(limit).map { weight in
      var weight = weight
      weight.loads = reached(from: [weight.node]) { $0.isEager }.count { $0 }
      return weight
    }
  }

  /// The immediate dominators over edges that run at import: -1 for what several roots share, and for roots.
  /// `order` is a reverse postorder of what is reached.
  package func dominators(from roots: [Int]) -> (parent: [Int], order: [Int]) {
    let order = reversePostorder(from: roots)
    var number = [Int](repeating: -1, count: nodes.count)
    for (index, node) in order.enumerated() { number[node] = index + 1 }
    var predecessors = [[Int]](repeating: [], count: order.count + 1)
    for root in roots { predecessors[number[root]].append(0) }
    for node in order {
      for edge in edges(from: node) where edge.kind.isEager { predecessors[number[edge.target]].append(number[node]) }
    }
    // Number 0 stands above all roots.
    let dominator = Dominators.immediate(predecessors)
    var parent = [Int](repeating: -1, count: nodes.count)
    for (index, node) in order.enumerated() where dominator[index + 1] > 0 {
      parent[node] = order[dominator[index + 1] - 1]
    }
    return (parent, order)
  }

  private func reversePostorder(from roots: [Int]) -> [Int] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var finished: [Int] = []
    for root in roots.reversed() where !seen[root] {
      seen[root] = true
      var work = [(node: root, edge: edges(from: root).startIndex)]
      while let top = work.last {
        let own = edges(from: top.node)
        if top.edge < own.endIndex {
          work[work.count - 1].edge += 1
          let edge = edges[top.edge]
          if edge.kind.isEager, !seen[edge.target] {
            seen[edge.target] = true
            work.append((edge.target, edges(from: edge.target).startIndex))
          }
          continue
        }
        work.removeLast()
        finished.append(top.node)
      }
    }
    return finished.reversed()
  }
}
