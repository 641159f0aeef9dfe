// Import cycles: groups of modules that import one another, directly or around corners.

extension ImportGraph {
  /// The strongly connected groups over the edges that `counts` names, each sorted, in the order of their first modules.
  /// That a package loads before what lies in it makes no cycle.
  package func cycles(over counts: (ImportEdgeKind) -> Bool) -> [[Int]] {
    var order = [Int](repeating: -1, count: nodes.count)
    var low = [Int](repeating: 0, count: nodes.count)
    var isOpen = [Bool](repeating: false, count: nodes.count)
    var open: [Int] = []
    var next = 0
    var found: [[Int]] = []
    // Tarjan's algorithm with a stack of its own: chains of imports are long.
    var work: [(node: Int, edge: Int)] = []
    func enter(_ node: Int) {
      order[node] = next
      low[node] = next
      next += 1
      open.append(node)
      isOpen[node] = true
      work.append((node, edges(from: node).startIndex))
    }
    for start in nodes.indices where order[start] < 0 {
      enter(start)
      while let top = work.last {
        if top.edge < edges(from: top.node).endIndex {
          work[work.count - 1].edge += 1
          let edge = edges[top.edge]
          if edge.kind == .package || !counts(edge.kind) { continue }
          if order[edge.target] < 0 {
            enter(edge.target)
          } else if isOpen[edge.target] {
            low[top.node] = min(low[top.node], order[edge.target])
          }
          continue
        }
        work.removeLast()
        if let above = work.last { low[above.node] = min(low[above.node], low[top.node]) }
        guard low[top.node] == order[top.node] else { continue }
        var group: [Int] = []
        while let member = open.popLast() {
          isOpen[member] = false
          group.append(member)
          if member == top.node { break }
        }
        if group.count > 1 { found.append(group.sorted()) }
      }
    }
    return found.sorted { $0[0] < $1[0] }
  }
}
