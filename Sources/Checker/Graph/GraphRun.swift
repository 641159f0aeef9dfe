// `lazyls graph`: builds the import graph of the named paths and shows what was asked of it.
import Analysis
import Basics
package import Modules

package enum GraphFormat: String, CaseIterable, Sendable { case text, dot, json }

/// How much of what lies outside the project is shown.
package enum GraphLibraries: String, CaseIterable, Sendable {
  /// Nothing but the project's own modules.
  case none
  /// What the project imports.
  case imported
  /// Also what that imports in turn.
  case all
}

package struct GraphOptions: Sendable {
  package var format = GraphFormat.text
  /// Nil: all where a chain or weights are asked for, else what is imported.
  package var libraries: GraphLibraries?
  /// Where to begin: a module's name or a file.
  package var from: String?
  /// What to explain: a module's name or a file.
  package var to: String?
  /// How many of the heaviest modules to list; nil for none.
  package var top: Int?
  package init() {}
}

/// What reporters show, worked out.
struct GraphReport {
  struct Chain {
    var from: Int
    var to: Int
    /// Nil when nothing leads there.
    var edges: [ImportGraph.Edge]?
  }

  var report: Report
  var graph: ImportGraph
  /// Where the text begins.
  var roots: [Int]
  /// The nodes that are shown.
  var isShown: [Bool]
  var eagerCycles: [[Int]]
  var allCycles: [[Int]]
  var heaviest: [ImportGraph.Weight]?
  var chains: [Chain]?

  func name(_ node: Int) -> String { graph.nodes[node].name }
}

package enum GraphRun {
  /// - Returns: false when a chain was asked for and there is none.
  package static func run(
    _ options: CheckOptions, _ wanted: GraphOptions, files: FileSystem = FileSystem(), isTerminal: Bool,
    progress: (@Sendable (Int) -> Void)? = nil, say: @escaping @Sendable (String) -> Void,
    report write: ([UInt8]) -> Void
  ) throws(CheckFailure) -> Bool {
    let libraries = wanted.libraries ?? (wanted.to != nil || wanted.top != nil ? .all : .imported)
    let project = try ProjectLoader.load(
      options, files: files, depth: libraries == .all ? .closure : .direct, progress: progress, say: say)
    let dialect = project.main.dialect
    let graph = ImportGraph(project.program, dialect, followsLibraries: libraries == .all)
    var report = GraphReport(
      report: Report(
        program: project.program, dialect: dialect, findings: [], summary: Summary(), read: project.read),
      graph: graph, roots: [], isShown: [], eagerCycles: graph.cycles { $0.isEager },
      allCycles: graph.cycles { $0 != .call }, heaviest: nil, chains: nil)
    let from: Int? = if let name = wanted.from { try find(name, report) } else { nil }
    report.roots = from.map { [$0] } ?? graph.roots
    // A chain of which an end is named is about that, whatever else there is.
    let reached = from.map { graph.reached(from: [$0]) { _ in true } }
    report.isShown = graph.nodes.indices.map { node in
      (libraries != .none || graph.nodes[node].isProject) && reached?[node] ?? true
    }
    if let name = wanted.to {
      let to = try find(name, report)
      let chains = report.roots.map { GraphReport.Chain(from: $0, to: to, edges: graph.chain(from: $0, to: to)) }
      // Without a beginning it is asked of all programs: those that it concerns answer.
      report.chains = from == nil ? chains.filter { $0.edges != nil } : chains
    }
    if let top = wanted.top { report.heaviest = graph.heaviest(from: report.roots, limit: top) }
    var output: [UInt8] = []
    switch wanted.format {
    case .text:
      let color = project.main.color
      let style = Style(isColored: color == .always || (color == .auto && isTerminal))
      GraphText.write(report, style, to: &output)
    case .dot: GraphDOT.write(report, to: &output)
    case .json: GraphJSON.write(report, version: options.version, to: &output)
    }
    write(output)
    return report.chains.map { $0.contains { $0.edges != nil } } ?? true
  }

  /// A module by name, or a file by path.
  private static func find(_ name: String, _ report: GraphReport) throws(CheckFailure) -> Int {
    let graph = report.graph
    if let node = graph.node(named: name) { return node }
    let path = FilePath(name).resolved(in: FileSystem.currentDirectory)
    if let file = report.report.program.file(at: path), let node = graph.node(of: file) { return node }
    if report.report.program.module(named: name) != nil {
      throw CheckFailure(
        "'\(name)' is imported, but nowhere on the search path: name its folder with --search-path or --python")
    }
    let near = graph.nodes.first { $0.name.hasSuffix("." + name) }.map { "; did you mean \($0.name)?" } ?? ""
    throw CheckFailure("nothing here imports or is a module '\(name)'\(near)")
  }
}
