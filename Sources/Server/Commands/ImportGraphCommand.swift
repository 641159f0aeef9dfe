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
    let counter = LoadCounter(program, dialect)
    let cost = cost(of: program.module(of: file), counter, program)
    var text = graph.nodes[root].name + (cost ?? "") + "\n"
    let isPriced = tree(root, graph, program, counter, &text)
    if cost != nil || isPriced {
      text += "\nModules and times are of a line with all that it loads at once; times are estimates of cold loads.\n"
    }
    return text
  }

  /// How many modules a load brings, what that takes, and what of it is the module's own; nil for what is not worth a word.
  private static func cost(of module: ModuleID, _ counter: LoadCounter, _ program: Program) -> String? {
    guard module.isPresent else { return nil }
    let loaded = counter.closure(of: module)
    let total = LoadTime(of: loaded, in: program).milliseconds
    let own = LoadTime(of: [module], in: program).milliseconds
    var parts: [String] = []
    if loaded.count > 1 { parts.append("\(loaded.count) modules") }
    if total > 0 { parts.append("\(total) ms") }
    if own > 0, own != total { parts.append("itself \(own) ms") }
    return parts.isEmpty ? nil : " · " + parts.joined(separator: ", ")
  }

  /// Each module's imports once, indented below it; a work list, because chains of imports may be long.
  /// - Returns: whether there is a cost in it.
  private static func tree(
    _ root: Int, _ graph: ImportGraph, _ program: Program, _ counter: LoadCounter, _ text: inout String
  ) -> Bool {
    var isPriced = false
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
        let cost = cost(of: module, counter, program)
      {
        text += cost
        isPriced = true
      }
      text += isKnown ? " (see above)\n" : "\n"
      if !isNew { continue }
      isExpanded[edge.target] = true
      work.append((edge.target, graph.edges(from: edge.target).startIndex))
    }
    return isPriced
  }
}
