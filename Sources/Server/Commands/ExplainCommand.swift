// lazyls.explain: why a module is loaded, by the shortest chain of imports that leads to it.
import Analysis
import Basics
import JSON
import Modules
import Protocol
import PythonSyntax

enum ExplainCommand: Command {
  static let title = "Looking for the chain of imports"

  /// With a position on an import, or a module: how the document loads that. Else how programs load the document.
  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (document, report, project) = try arguments.document(in: snapshot)
    let program = project.program
    let graph = project.graph(report.dialect)
    guard let own = graph.node(of: report.file) else {
      throw ResponseError(.invalidParams, "`\(document.uri)` is no module of the project")
    }
    var starts = [own]
    var end = own
    if let name = arguments.module {
      guard let node = graph.node(named: name) else {
        throw ResponseError(.invalidParams, "nothing here imports or is a module `\(name)`")
      }
      end = node
    } else if let position = arguments.position {
      let offset = UInt32(clamping: document.lines.offset(of: position, snapshot.work.encoding))
      guard let found = ImportAt(program, report.file, offset) else {
        throw ResponseError(.invalidParams, "there is no import at this place")
      }
      let module = program.module(loadedBy: found.id, in: report.file)
      guard module.isPresent, let node = graph.node(named: program.name(module)) else {
        throw ResponseError(.invalidParams, "this import's module is not known")
      }
      end = node
    } else {
      starts = graph.roots.filter { $0 != own }
    }
    let chain = graph.chain(fromAny: starts, to: end)
    var placer = Placer(snapshot.work, program)
    let message = words(chain, graph, end, isAsked: arguments.module != nil || arguments.position != nil, program)
    context.show(.info, message)
    var steps: [JSONValue] = []
    for edge in chain ?? [] { steps.append(step(edge, graph, program, &placer)) }
    return [
      "message": .string(message), "module": .string(graph.nodes[end].name),
      "loads": .bool(chain.map { !$0.contains { !$0.kind.isEager } } ?? false),
      "chain": chain == nil ? .null : .array(steps),
    ]
  }

  /// Why programs load a file's module, a line for each step; nil for what is no module.
  static func page(of file: FileID, _ project: Project) -> String? {
    let program = project.program
    let graph = project.graph(project.configuration(program[file].description.path).dialect)
    guard let own = graph.node(of: file) else { return nil }
    let chain = graph.chain(fromAny: graph.roots.filter { $0 != own }, to: own)
    var text = words(chain, graph, own, isAsked: false, program).filter { $0 != "`" } + "\n"
    for edge in chain ?? [] {
      text +=
        "\n\(graph.nodes[edge.source].name) → \(graph.nodes[edge.target].name): \(ImportEdgeWords.words(edge.kind))"
      guard let reference = edge.reference, let source = program.source(of: reference.file) else { continue }
      let lines = LineIndex(source.bytes)
      let statement = program[reference.file].summary[reference.importID].statement
      let line = lines.line(of: Int(statement.start))
      let words = String(decoding: lines.content(ofLine: line), as: UTF8.self).trimmed
      text += "\n    \(program[reference.file].description.displayPath):\(line + 1): \(words)"
    }
    return text + "\n"
  }

  private static func words(
    _ chain: [ImportGraph.Edge]?, _ graph: ImportGraph, _ end: Int, isAsked: Bool, _ program: Program
  ) -> String {
    let name = graph.nodes[end].name
    guard let chain else {
      return isAsked
        ? "Nothing here leads to `\(name)`." : "Nothing imports `\(name)`: programs start with it, or never load it."
    }
    guard let first = chain.first else { return "`\(name)` is this module." }
    let from = graph.nodes[first.source].name
    let isEager = !chain.contains { !$0.kind.isEager }
    var words =
      isEager
      ? "`\(from)` loads `\(name)` when it is imported: `\(from)`"
      : "`\(from)` does not load `\(name)` when it is imported, but may later: `\(from)`"
    for edge in chain {
      let remark = edge.kind == .eager || edge.kind == .package ? "" : " (\(ImportEdgeWords.words(edge.kind)))"
      words += " → `\(graph.nodes[edge.target].name)`\(remark)"
    }
    return words + "."
  }

  private static func step(
    _ edge: ImportGraph.Edge, _ graph: ImportGraph, _ program: Program, _ placer: inout Placer
  ) -> JSONValue {
    var place: LSP.Location?
    if let reference = edge.reference {
      place = placer.location(
        Location(reference.file, program[reference.file].summary[reference.importID].statement))
    }
    var members: [JSONObject.Member] = [
      .init(key: "from", value: .string(graph.nodes[edge.source].name)),
      .init(key: "to", value: .string(graph.nodes[edge.target].name)),
      .init(key: "kind", value: .string(edge.kind.word)),
    ]
    if let place {
      members.append(.init(key: "uri", value: .string(place.uri.spelling)))
      members.append(.init(key: "line", value: .integer(place.range.start.line)))
    }
    return .object(JSONObject(members: members))
  }
}

/// How an edge of the import graph is told to people.
enum ImportEdgeWords {
  static func words(_ kind: ImportEdgeKind) -> String {
    switch kind {
    case .eager: "eager"
    case .reified: "lazy, but used at once"
    case .package: "the package around it"
    case .lazy: "lazy"
    case .call: "in a function"
    }
  }
}
