// The other root of the import hierarchy: not who names whom, but what loads as soon as a module is imported.
import Analysis
import Basics
import JSON
import Protocol

/// Follows only edges that load at once: eager imports, lazy ones that the module's body uses, packages around modules.
struct StartupHierarchy {
  private var hierarchy: ImportHierarchy
  private let graph: ImportGraph
  private let node: Int

  /// Nil for what is no module of the program.
  init?(_ hierarchy: ImportHierarchy, _ module: ModuleID, _ file: FileID?) {
    let project = hierarchy.project
    let graph = project.graph(hierarchy.dialect)
    let node = file.flatMap { graph.node(of: $0) } ?? graph.node(named: project.program.name(module))
    guard let node else { return nil }
    self.hierarchy = hierarchy
    self.graph = graph
    self.node = node
  }

  /// What stands beside the module's own item where a hierarchy begins.
  func root() -> LSP.CallHierarchyItem? {
    let isLoaded = graph.reached(from: [node], through: \.isEager)
    let count = isLoaded.count(where: { $0 }) - 1
    let words = count == 1 ? "loads one module" : "loads \(count) modules"
    var item = item(node, detail: words)
    item?.name += " (start-up)"
    return item
  }

  /// What it loads, in the order of the text; packages around it first.
  mutating func outgoing() -> [LSP.CallHierarchyCall] {
    func place(_ edge: ImportGraph.Edge) -> UInt32 {
      guard let reference = edge.reference else { return 0 }
      return hierarchy.project.program[reference.file].summary[reference.importID].statement.start
    }
    let edges = graph.edges(from: node).filter { $0.kind.isEager && $0.target != node }
    return edges.sorted { (place($0), $0.target) < (place($1), $1.target) }.compactMap { edge in
      item(edge.target, detail: ImportEdgeWords.words(edge.kind)).map {
        LSP.CallHierarchyCall(.outgoing, item: $0, fromRanges: ranges(edge))
      }
    }
  }

  /// Who loads it, in the order of the names.
  mutating func incoming() -> [LSP.CallHierarchyCall] {
    let edges = graph.edges.filter { $0.target == node && $0.kind.isEager && $0.source != node }
    return edges.compactMap { edge in
      item(edge.source, detail: ImportEdgeWords.words(edge.kind)).map {
        LSP.CallHierarchyCall(.incoming, item: $0, fromRanges: ranges(edge))
      }
    }
  }

  private mutating func ranges(_ edge: ImportGraph.Edge) -> [LSP.Range] {
    guard let reference = edge.reference else { return [] }
    let statement = hierarchy.project.program[reference.file].summary[reference.importID].statement
    return [hierarchy.placer.location(Location(reference.file, statement))?.range].compactMap { $0 }
  }

  private func item(_ node: Int, detail: String) -> LSP.CallHierarchyItem? {
    let found = graph.nodes[node]
    var item = found.file.map { hierarchy.item($0, detail: detail) } ?? hierarchy.item(found.module, detail: detail)
    guard let members = item?.data?.object?.members else { return nil }
    item?.data = .object(JSONObject(members: members + [.init(key: Self.key, value: .bool(true))]))
    return item
  }

  private static let key = "startup"

  /// Is an item of ours one of this hierarchy?
  static func holds(_ item: LSP.CallHierarchyItem) -> Bool { item.data?[key]?.bool ?? false }
}
