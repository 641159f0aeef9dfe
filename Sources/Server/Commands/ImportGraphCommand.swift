// lazyls.importGraph: what a document's module loads and may load, as a tree to read and as data.
import Analysis
import Basics
import JSON
import Modules
import Protocol
import Rules

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
    let dialect = project.configuration(project.program[file].description.path).dialect
    let graph = project.graph(dialect)
    let program = project.program
    guard let root = graph.node(of: file) else { return nil }
    let loaded = LoadCounter(program, dialect).closure(of: program.module(of: file))
    let total = LoadTime(of: loaded, in: program).milliseconds
    var text = graph.nodes[root].name + (total > 0 ? " · \(total) ms\n" : "\n")
    let isTimed = tree(root, graph, program, &text)
    if total > 0 || isTimed {
      text +=
        "\nTimes are estimates of cold loads: of the first line with all that it loads at once, of others alone.\n"
    }
    return text
  }

  /// Each module's imports once, indented below it; a work list, because chains of imports may be long.
  /// - Returns: whether there is a time in it.
  private static func tree(_ root: Int, _ graph: ImportGraph, _ program: Program, _ text: inout String) -> Bool {
    var isTimed = false
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
      let isNew = !isExpanded[edge.target]
      if isNew, let module = program.module(named: graph.nodes[edge.target].name),
        case let time = LoadTime(of: [module], in: program).milliseconds, time > 0
      {
        text += " · \(time) ms"
        isTimed = true
      }
      text += isKnown ? " (see above)\n" : "\n"
      if !isNew { continue }
      isExpanded[edge.target] = true
      work.append((edge.target, graph.edges(from: edge.target).startIndex))
    }
    return isTimed
  }
}
