// Import cycles: groups of modules that import one another, directly or around corners.
import Basics

extension ImportGraph {
  /// The strongly connected groups over the edges that `counts` names, each sorted, in the order of their first modules.
  /// That a package loads before what lies in it makes no cycle.
  package func cycles(over counts: (ImportEdgeKind) -> Bool) -> [[Int]] {
    let components = StronglyConnectedComponents(nodeCount: nodes.count) { node, position in
      let own = edges(from: node)
      while position < own.count {
        let edge = own[own.startIndex + position]
        position += 1
        if edge.kind != .package, counts(edge.kind) { return edge.target }
      }
      return nil
    }
    return components.cycles.map(Array.init).sorted { $0[0] < $1[0] }
  }
}
