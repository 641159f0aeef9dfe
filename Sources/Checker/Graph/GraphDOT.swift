// The import graph for Graphviz: what runs at import is solid, what is lazy dashed, what a function imports dotted.
import Analysis

enum GraphDOT {
  static func write(_ report: GraphReport, to output: inout [UInt8]) {
    var text = "digraph imports {\n  rankdir=LR;\n  node [shape=box];\n"
    let cyclic = Set(report.eagerCycles.flatMap { $0 })
    let onChain = report.chains.map { Set($0.flatMap { $0.edges ?? [] }) }
    for (index, node) in report.graph.nodes.enumerated() where report.isShown[index] && isShown(index, onChain) {
      var attributes: [String] = []
      if !node.isProject { attributes.append("style=rounded") }
      if cyclic.contains(index) { attributes.append("color=red") }
      text += "  \(quoted(node.name))\(list(attributes));\n"
    }
    for edge in report.graph.edges {
      if let onChain, !onChain.contains(edge) { continue }
      guard report.isShown[edge.source], report.isShown[edge.target] else { continue }
      var attributes: [String] = []
      switch edge.kind {
      case .eager: break
      case .reified: attributes.append("label=\"used at once\"")
      case .package: attributes += ["color=gray", "arrowhead=empty"]
      case .lazy: attributes.append("style=dashed")
      case .call: attributes.append("style=dotted")
      }
      if edge.kind.isEager, edge.kind != .package,
        report.eagerCycles.contains(where: { $0.contains(edge.source) && $0.contains(edge.target) })
      {
        attributes.append("color=red")
      }
      text += "  \(quoted(report.name(edge.source))) -> \(quoted(report.name(edge.target)))\(list(attributes));\n"
    }
    output += (text + "}\n").utf8
  }

  private static func isShown(_ node: Int, _ onChain: Set<ImportGraph.Edge>?) -> Bool {
    onChain?.contains { $0.source == node || $0.target == node } ?? true
  }

  private static func list(_ attributes: [String]) -> String {
    attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
