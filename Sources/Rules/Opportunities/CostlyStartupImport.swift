// LZ602: one import that costs a program much of its start.
package import Analysis
package import Basics
package import Modules

/// The costly imports on the way from programs' first modules, by file: what LZ602 says, which is not about one module.
/// - Parameters:
///   - program: with all that its modules load in turn.
///   - folder: what files among the entry points are relative to.
package func costlyStartupFindings(
  _ points: [EntryPoint], in program: Program, dialect: Dialect, folder: FilePath
) -> [FileID: [Finding]] {
  CostlyStartupImport.findings(points, in: program, dialect: dialect, folder: folder)
}

enum CostlyStartupImport: Rule {
  static let info = RuleInfo(
    602, "costly-startup-import", .opportunities, .hint, fix: .sometimes,
    page: """
      ## What it does
      Follows what each program of the project loads when it starts: the scripts of `pyproject.toml`, the configuration's
      `entry-points`, every `__main__.py`. Names the import without which a large part of that would not be loaded, when
      nothing needs it at once, so that it could be deferred. Under `all` and `cinder` it names what is loaded at once
      although it is deferred, and the line that reads it.

      Without running anything the cost is an estimate: 1.6 MB of source that only this import brings in, which is about
      50 ms, or a library that is known to take longer. `python -X importtime` measures it. Worked out only where hints are
      shown: `--min-severity hint`.

      ## Why is this bad
      Every start pays for it, `--help` and a misspelt argument included.

      ## Example
      ```python
      # tool/cli.py
      from tool.train import train  # imports torch

      def main(arguments):
          if arguments[0] == "train":
              train(arguments[1:])
      ```

      ## Use instead
      ```python
      lazy from tool.train import train
      ```

      ## Fix safety
      The load then happens at the first use, and what the modules do when they are loaded happens later: unsafe.
      """)

  /// It takes the whole program: see `costlyStartupFindings`.
  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {}

  /// What one import costs.
  private struct Costly {
    var entries: [String] = []
    var cost: LoadCost
    var node: Int
    /// Other imports of the same module that have to wait as well.
    var others: [ImportReference]
    var kind: ImportEdgeKind
    var chain: [ImportGraph.Edge]
  }

  fileprivate static func findings(
    _ points: [EntryPoint], in program: Program, dialect: Dialect, folder: FilePath
  ) -> [FileID: [Finding]] {
    let graph = ImportGraph(program, dialect, followsLibraries: true)
    var incoming: [[ImportGraph.Edge]] = Array(repeating: [], count: graph.nodes.count)
    for edge in graph.edges where edge.kind.isEager { incoming[edge.target].append(edge) }
    var found: [ImportReference: Costly] = [:]
    for point in points {
      guard let root = StartupSet.node(of: point, in: graph, program, folder: folder) else { continue }
      let start = StartupSet(graph, program, from: root, point)
      let tree = graph.dominators(from: [root])
      var costs = [LoadCost](repeating: LoadCost(), count: graph.nodes.count)
      var children: [Int: [Int]] = [:]
      for node in tree.order.reversed() {
        let name = graph.nodes[node].name
        if !StartupSet.isLoadedAnyway(name) {
          costs[node].add(name, length: graph.nodes[node].file.map { program[$0].summary.length })
        }
        guard tree.parent[node] >= 0 else { continue }
        costs[tree.parent[node]].add(costs[node])
        children[tree.parent[node], default: []].append(node)
      }
      let isReached = Set(tree.order)
      // The outermost import that can wait; of those that are read at once the innermost, whose line says why.
      var pending = children[root] ?? []
      while let node = pending.popLast() {
        guard costs[node].isHigh else { continue }
        let inner = (children[node] ?? []).filter { costs[$0].isHigh }
        let edges = incoming[node].filter { edge in
          isReached.contains(edge.source) && !isDominated(edge.source, by: node, tree.parent)
        }
        guard let first = edges.first, let reference = first.reference,
          first.kind == .eager || inner.isEmpty,
          edges.allSatisfy({ isAvoidable($0, program, dialect) && !($0.source == root && isOfMain($0, program)) })
        else {
          pending += inner
          continue
        }
        var costly =
          found[reference]
          ?? Costly(
            cost: costs[node], node: node, others: edges.dropFirst().compactMap(\.reference), kind: first.kind,
            chain: start.chain(to: first.source))
        if !costly.entries.contains(point.name) { costly.entries.append(point.name) }
        found[reference] = costly
      }
    }
    var result: [FileID: [Finding]] = [:]
    for (reference, costly) in found.sorted(by: { $0.key < $1.key }) {
      result[reference.file, default: []].append(finding(reference, costly, graph, program, dialect))
    }
    return result
  }

  private static func isDominated(_ node: Int, by other: Int, _ parent: [Int]) -> Bool {
    var node = node
    while node >= 0 {
      if node == other { return true }
      node = parent[node]
    }
    return false
  }

  /// Does `if __name__ == "__main__":` of the program's first module need it at once?
  private static func isOfMain(_ edge: ImportGraph.Edge, _ program: Program) -> Bool {
    guard let reference = edge.reference else { return false }
    return program[reference.file].summary.uses(of: reference.importID).contains { $0.time == .main }
  }

  /// Can the project do without this import at the start, or at least without the line that resolves it?
  private static func isAvoidable(_ edge: ImportGraph.Edge, _ program: Program, _ dialect: Dialect) -> Bool {
    guard let reference = edge.reference, !program[reference.file].isExternal else { return false }
    let record = program[reference.file].summary[reference.importID]
    guard record.guardKind == .none, record.isPotentiallyLazy else { return false }
    if edge.kind == .reified { return record.flags.contains(.importUseIsCertain) }
    return edge.kind == .eager && dialect == .explicit && record.obstacleToKeyword == nil
      && !record.firstImportUse.isPresent && !record.flags.contains(.isExported)
  }

  private static func finding(
    _ reference: ImportReference, _ costly: Costly, _ graph: ImportGraph, _ program: Program, _ dialect: Dialect
  ) -> Finding {
    let summary = program[reference.file].summary
    let record = summary[reference.importID]
    var related = graph.evidence(of: costly.chain, program)
    related.append(RelatedLocation(Location(reference.file, record.statement), "the import that brings it in"))
    for other in costly.others {
      let statement = program[other.file].summary[other.importID].statement
      related.append(RelatedLocation(Location(other.file, statement), "imported here as well"))
    }
    let others = costly.entries.count == 1 ? "" : " and \(costly.entries.count - 1) more"
    var message =
      "`\(costly.entries[0])`\(others) load\(others.isEmpty ? "s" : "") `\(graph.nodes[costly.node].name)` at the start only because of this import: \(costly.cost.words)."
    if costly.kind == .reified {
      let use = summary[record.firstImportUse]
      related.append(RelatedLocation(Location(reference.file, use.range), "read here while the module is imported"))
      message =
        "`\(costly.entries[0])`\(others) load\(others.isEmpty ? "s" : "") `\(graph.nodes[costly.node].name)` at the start only because `\(summary.text(record.bound))` is read while this module is imported: \(costly.cost.words)."
    }
    var fixes: [Fix] = []
    if costly.kind == .eager, costly.others.isEmpty {
      var edits = LazyEdits(program, reference.file)
      fixes = edits.makeLazy([reference.importID]).map { Fix("Make it lazy", .unsafe, $0.edits) }
    }
    return Finding(
      info.code, info.severity, .likely, at: Location(reference.file, record.alias), message, related: related,
      fixes: fixes)
  }
}
