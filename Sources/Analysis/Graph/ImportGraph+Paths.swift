// Why one module loads another: the shortest chain of imports between them.

extension ImportGraph {
  /// The edges from one node to another: the shortest chain of those that run at import; where there is none, the one
  /// with the fewest deferred edges, and of these the shortest. Nil when nothing leads there, empty from a node to itself.
  package func chain(from start: Int, to end: Int) -> [Edge]? { chain(fromAny: [start], to: end) }

  /// The same from whichever of several nodes it is shortest.
  package func chain(fromAny starts: [Int], to end: Int) -> [Edge]? {
    // Fewest deferred edges first, then fewest edges: layers of a breadth-first search, one for each deferred edge.
    var arrival = [Int](repeating: -1, count: nodes.count)
    var seen = [Bool](repeating: false, count: nodes.count)
    var layer = starts
    for start in starts { seen[start] = true }
    while !layer.isEmpty {
      // All that is reached without another deferred edge.
      var next = 0
      while next < layer.count {
        let node = layer[next]
        next += 1
        if node == end { return edges(leadingTo: end, arrival) }
        for index in edgeIndices(from: node) where edges[index].kind.isEager && !seen[edges[index].target] {
          seen[edges[index].target] = true
          arrival[edges[index].target] = index
          layer.append(edges[index].target)
        }
      }
      var beyond: [Int] = []
      for node in layer {
        for index in edgeIndices(from: node) where !edges[index].kind.isEager && !seen[edges[index].target] {
          seen[edges[index].target] = true
          arrival[edges[index].target] = index
          beyond.append(edges[index].target)
        }
      }
      layer = beyond
    }
    return nil
  }

  private func edgeIndices(from node: Int) -> Range<Int> { edges(from: node).indices }

  private func edges(leadingTo end: Int, _ arrival: [Int]) -> [Edge] {
    var chain: [Edge] = []
    var node = end
    while arrival[node] >= 0 {
      let edge = edges[arrival[node]]
      chain.append(edge)
      node = edge.source
    }
    return chain.reversed()
  }
}

extension ImportGraph {
  /// The imports of a chain that stand in the project, as steps of evidence.
  package func evidence(of chain: [Edge], _ program: Program) -> [RelatedLocation] {
    chain.compactMap { edge in
      guard let step = edge.reference, !program[step.file].isExternal else { return nil }
      return RelatedLocation(
        Location(step.file, program[step.file].summary[step.importID].statement),
        "`\(nodes[edge.source].name)` imports `\(nodes[edge.target].name)` here")
    }
  }
}
