// The import graph for people: a tree, chains with the line of each import, cycles, weights.
import Analysis
import Basics

enum GraphText {
  static func write(_ report: GraphReport, _ style: Style, to output: inout [UInt8]) {
    var writer = Writer(report: report, style: style, sources: SourceCache(report.report))
    if let chains = report.chains {
      writer.write(chains)
    } else if let heaviest = report.heaviest {
      writer.write(heaviest)
    } else {
      for root in report.roots where report.isShown[root] { writer.tree(root) }
      writer.cycles()
      writer.closingWords()
    }
    output += writer.output.utf8
  }

  private struct Writer {
    let report: GraphReport
    let style: Style
    var sources: SourceCache
    var output = ""
    /// By node: its imports are shown already.
    private var isExpanded: [Bool]

    init(report: GraphReport, style: Style, sources: SourceCache) {
      self.report = report
      self.style = style
      self.sources = sources
      isExpanded = [Bool](repeating: false, count: report.graph.nodes.count)
    }

    // MARK: The tree

    mutating func tree(_ root: Int) {
      output += style.bold(report.name(root)) + "\n"
      var work: [(edges: [ImportGraph.Edge], next: Int)] = []
      var path: Set<Int> = [root]
      var trail = [root]
      work.append((expand(root), 0))
      while let top = work.last {
        guard top.next < top.edges.count else {
          work.removeLast()
          path.remove(trail.removeLast())
          continue
        }
        work[work.count - 1].next += 1
        let edge = top.edges[top.next]
        for level in work.dropLast() { output += level.next < level.edges.count ? "│   " : "    " }
        output += top.next + 1 < top.edges.count ? "├── " : "└── "
        let isCycle = path.contains(edge.target)
        let isKnown = isExpanded[edge.target] && !shown(edge.target).isEmpty
        output += label(edge) + (isCycle ? style.dim(" (cycle)") : isKnown ? style.dim(" (see above)") : "") + "\n"
        if isCycle || isExpanded[edge.target] { continue }
        path.insert(edge.target)
        trail.append(edge.target)
        work.append((expand(edge.target), 0))
      }
    }

    private mutating func expand(_ node: Int) -> [ImportGraph.Edge] {
      if isExpanded[node] { return [] }
      isExpanded[node] = true
      return shown(node)
    }

    /// Packages around a module are where they are named in the tree anyway.
    private func shown(_ node: Int) -> [ImportGraph.Edge] {
      report.graph.edges(from: node).filter { $0.kind != .package && report.isShown[$0.target] }
    }

    private func label(_ edge: ImportGraph.Edge) -> String {
      let name = report.name(edge.target)
      return edge.kind.isEager ? name : style.dim("\(name) (\(words(edge.kind)))")
    }

    private func words(_ kind: ImportEdgeKind) -> String {
      switch kind {
      case .eager: "eager"
      case .reified: "eager, because it is used at once"
      case .package: "the package around it"
      case .lazy: "lazy"
      case .call: "in a function"
      }
    }

    // MARK: Chains

    mutating func write(_ chains: [GraphReport.Chain]) {
      if chains.isEmpty { output += "No module of the project leads there.\n" }
      for chain in chains {
        let (from, to) = (report.name(chain.from), report.name(chain.to))
        guard let edges = chain.edges else {
          output += "\(from) does not load \(to), now or later.\n"
          continue
        }
        if edges.isEmpty {
          output += "\(from) is \(to).\n"
          continue
        }
        let deferred = edges.count { !$0.kind.isEager }
        output +=
          deferred == 0
          ? style.bold("\(from) loads \(to) when it is imported:") + "\n"
          : style.bold("\(from) does not load \(to) when it is imported, but may later:") + "\n"
        for edge in edges { write(edge) }
      }
    }

    private mutating func write(_ edge: ImportGraph.Edge) {
      let source = report.name(edge.source)
      let target = report.name(edge.target)
      guard let reference = edge.reference else {
        output += "  \(source) lies in \(target), which loads first\n"
        return
      }
      let record = report.report.program[reference.file].summary[reference.importID]
      let place = sources.position(reference.file, record.statement.start)
      let remark = edge.kind == .eager ? "" : " (\(words(edge.kind)))"
      output +=
        "  \(source) imports \(target)\(remark)  \(style.dim("\(report.report.path(reference.file)):\(place.line)"))\n"
    }

    // MARK: Weights

    mutating func write(_ weights: [ImportGraph.Weight]) {
      let rows = weights.map { (String($0.loadsAlone), String($0.loads), report.name($0.node)) }
      let heads = ("only through it", "loads", "module")
      let first = max(heads.0.count, rows.map(\.0.count).max() ?? 0)
      let second = max(heads.1.count, rows.map(\.1.count).max() ?? 0)
      for row in [heads] + rows {
        output += Columns.right(row.0, first) + "  " + Columns.right(row.1, second) + "  " + row.2 + "\n"
      }
    }

    // MARK: The end

    mutating func cycles() {
      let eager = Set(report.eagerCycles)
      for cycle in report.allCycles where cycle.contains(where: { report.isShown[$0] }) {
        let kind = eager.contains(cycle) ? "Cycle" : "Cycle through lazy imports"
        output += "\(kind): \(cycle.map(report.name).joined(separator: ", "))\n"
      }
      // A part of a larger group that holds together without lazy imports.
      let all = Set(report.allCycles)
      for cycle in report.eagerCycles where !all.contains(cycle) && cycle.contains(where: { report.isShown[$0] }) {
        output += "Cycle: \(cycle.map(report.name).joined(separator: ", "))\n"
      }
    }

    mutating func closingWords() {
      let modules = report.isShown.count { $0 }
      let edges = report.graph.edges.filter {
        $0.kind != .package && report.isShown[$0.source] && report.isShown[$0.target]
      }
      let eager = edges.count { $0.kind.isEager }
      let lazy = edges.count { $0.kind == .lazy }
      output +=
        "\(modules) modules: \(eager) imports between them run at import, \(lazy) are lazy, "
        + "\(edges.count - eager - lazy) stand in functions.\n"
    }
  }
}
