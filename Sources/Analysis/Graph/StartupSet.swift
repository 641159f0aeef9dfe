// The modules that load when a program starts: what its first module loads at import, and what those load.
package import Basics
package import Modules

/// Worked out from source: imports that run whatever happens and those that may, under conditions that nobody knows.
package struct StartupSet: Sendable {
  package let entry: Int
  /// The nodes that load, the entry first, in the order in which they are met.
  package let loaded: [Int]
  private let arrival: [Int: ImportGraph.Edge]

  package init(_ graph: ImportGraph, _ program: Program, from entry: Int, _ point: EntryPoint) {
    self.entry = entry
    // `python file` runs the main part too and loads no package around the file; `python -m` does both.
    let isFile = point.kind == .configured && point.target.hasSuffix(".py")
    let asMain = isFile || point.kind == .main
    var loaded = [entry]
    var arrival: [Int: ImportGraph.Edge] = [:]
    var seen = [Bool](repeating: false, count: graph.nodes.count)
    seen[entry] = true
    var next = 0
    while next < loaded.count {
      let node = loaded[next]
      next += 1
      // What the standard library is made of differs from one release to the next, and is nobody's choice here.
      if node != entry, Self.isStandardLibrary(graph.nodes[node], program) { continue }
      for edge in graph.edges(from: node) where !seen[edge.target] {
        if isFile, node == entry, edge.kind == .package { continue }
        guard edge.kind.isEager || (asMain && node == entry && Self.runsInMain(edge, program)) else { continue }
        seen[edge.target] = true
        arrival[edge.target] = edge
        loaded.append(edge.target)
      }
    }
    self.loaded = loaded
    self.arrival = arrival
  }

  /// The first entry of a lock or project in the graph: a module by name, or a file.
  package static func node(
    of point: EntryPoint, in graph: ImportGraph, _ program: Program, folder: FilePath
  ) -> Int? {
    if let node = graph.node(named: point.target) { return node }
    return program.file(at: FilePath(point.target).resolved(in: folder)).flatMap { graph.node(of: $0) }
  }

  /// The imports that lead from the entry to a node which loads.
  package func chain(to node: Int) -> [ImportGraph.Edge] {
    var chain: [ImportGraph.Edge] = []
    var current = node
    while let edge = arrival[current] {
      chain.append(edge)
      current = edge.source
    }
    return chain.reversed()
  }

  /// The names that a lock records: without the entry itself, and without what an empty interpreter has loaded.
  package func names(_ graph: ImportGraph) -> [String] {
    loaded.dropFirst().map { graph.nodes[$0].name }.filter { !Self.loadedAnyway.contains($0) }.sorted()
  }

  package static func isLoadedAnyway(_ name: String) -> Bool { loadedAnyway.contains(name) }

  private static let loadedAnyway = StandardLibrary.loadedAtStart()

  private static func isStandardLibrary(_ node: ImportGraph.Node, _ program: Program) -> Bool {
    !node.isProject && program.isStandardLibrary(node.module)
  }

  /// An import of the main part, or one that the main part uses.
  private static func runsInMain(_ edge: ImportGraph.Edge, _ program: Program) -> Bool {
    guard let reference = edge.reference else { return false }
    let summary = program[reference.file].summary
    let record = summary[reference.importID]
    if record.guardKind == .main, !record.function.isPresent { return true }
    return summary.uses(of: reference.importID).contains { $0.time == .main }
  }
}
