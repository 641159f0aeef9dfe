// Which nodes of a directed graph lead to each other.

/// The strongly connected components of a graph, those that others lead to first (Tarjan, 1972). It keeps a stack of its
/// own: chains of imports and calls are long.
package struct StronglyConnectedComponents: Sendable {
  /// The nodes, component after component.
  private var members: [Int] = []
  /// By component: where it ends in `members`.
  private var ends: [Int] = []

  package var count: Int { ends.count }

  /// The nodes of a component in ascending order.
  package subscript(_ index: Int) -> ArraySlice<Int> { members[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// The components of more than one node.
  package var cycles: [ArraySlice<Int>] { (0..<count).map { self[$0] }.filter { $0.count > 1 } }

  /// - Parameter successor: the next node that `node` leads to, from a position on that begins with 0 and is set behind
  ///   the one that is returned; nil when there is none left.
  package init(nodeCount: Int, successor: (_ node: Int, _ position: inout Int) -> Int?) {
    var order = [Int32](repeating: -1, count: nodeCount)
    var low = [Int32](repeating: 0, count: nodeCount)
    var isOpen = [Bool](repeating: false, count: nodeCount)
    var open: [Int] = []
    var next: Int32 = 0
    var work: [(node: Int, position: Int)] = []
    members.reserveCapacity(nodeCount)
    func enter(_ node: Int) {
      order[node] = next
      low[node] = next
      next += 1
      open.append(node)
      isOpen[node] = true
      work.append((node, 0))
    }
    for start in 0..<nodeCount where order[start] < 0 {
      enter(start)
      while let (node, _) = work.last {
        if let target = successor(node, &work[work.count - 1].position) {
          if order[target] < 0 {
            enter(target)
          } else if isOpen[target] {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        work.removeLast()
        if let above = work.last?.node { low[above] = min(low[above], low[node]) }
        guard low[node] == order[node] else { continue }
        let first = members.count
        while let member = open.popLast() {
          isOpen[member] = false
          members.append(member)
          if member == node { break }
        }
        if members.count > first + 1 { members[first...].sort() }
        ends.append(members.count)
      }
    }
  }
}
