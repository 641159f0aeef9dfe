// lazyls.importGraph: what a document's module loads and may load, as a tree to read and as data.
import Analysis
import Basics
import JSON
import Modules
import Protocol

enum ImportGraphCommand: Command {
  static let title = "Drawing the import graph"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (document, report, project) = try arguments.document(in: snapshot)
    let graph = project.graph(report.dialect)
    guard let root = graph.node(of: report.file) else {
      throw ResponseError(.invalidParams, "`\(document.uri)` is no module of the project")
    }
    let isReached = graph.reached(from: [root]) { _ in true }
    let (page, _) = try VirtualPage.importGraph(document.path).present(
      "The import graph of \(graph.nodes[root].name)", snapshot, context)
    var modules: [JSONValue] = []
    var imports: [JSONValue] = []
    for (index, node) in graph.nodes.enumerated() where isReached[index] {
      let uri = node.file.map { JSONValue.string(DocumentURI(path: project.program[$0].description.path).spelling) }
      modules.append(["name": .string(node.name), "uri": uri ?? .null, "project": .bool(node.isProject)])
      for edge in graph.edges(from: index) {
        imports.append([
          "from": .string(node.name), "to": .string(graph.nodes[edge.target].name), "kind": .string(edge.kind.word),
        ])
      }
    }
    return ["tree": .string(page.spelling), "modules": .array(modules), "imports": .array(imports)]
  }

  /// The tree as text; nil for what is no module.
  static func tree(of file: FileID, _ project: Project) -> String? {
    let graph = project.graph(project.configuration(project.program[file].description.path).dialect)
    return graph.node(of: file).map { tree($0, graph) }
  }

  /// Each module's imports once, indented below it; a work list, because chains of imports may be long.
  private static func tree(_ root: Int, _ graph: ImportGraph) -> String {
    var text = graph.nodes[root].name + "\n"
    var isExpanded = [Bool](repeating: false, count: graph.nodes.count)
    isExpanded[root] = true
    var work = [(node: root, next: graph.edges(from: root).startIndex)]
    while let top = work.last {
      let edges = graph.edges(from: top.node)
      guard top.next < edges.endIndex else {
        work.removeLast()
        continue
      }
      work[work.count - 1].next += 1
      let edge = edges[top.next]
      if edge.kind == .package { continue }
      let isKnown = isExpanded[edge.target] && !graph.edges(from: edge.target).isEmpty
      text += String(repeating: "  ", count: work.count) + graph.nodes[edge.target].name
      if edge.kind != .eager { text += " (\(ImportEdgeWords.words(edge.kind)))" }
      text += isKnown ? " (see above)\n" : "\n"
      if isExpanded[edge.target] { continue }
      isExpanded[edge.target] = true
      work.append((edge.target, graph.edges(from: edge.target).startIndex))
    }
    return text
  }
}
