// The import graph for programs; its format is a contract.
import Analysis
import Basics
import JSON

enum GraphJSON {
  static func write(_ report: GraphReport, version: String, to output: inout [UInt8]) {
    var sources = SourceCache(report.report)
    var stream = JSONStream(of: report.report, version: version)
    stream.array("modules") { modules in
      for (index, node) in report.graph.nodes.enumerated() where report.isShown[index] {
        modules.append(
          JSONRecord { item in
            item.set("name", node.name)
            item.set("path", orNull: node.file.map(report.report.path))
            item.set("project", node.isProject)
          })
      }
    }
    stream.array("imports") { imports in
      for edge in report.graph.edges where report.isShown[edge.source] && report.isShown[edge.target] {
        imports.append(encode(edge, report, &sources))
      }
    }
    stream.array("roots") { roots in for root in report.roots { roots.append(report.name(root)) } }
    stream.set(
      "cycles",
      JSONRecord { cycles in
        cycles.set("eager", report.eagerCycles.map { $0.map(report.name) })
        cycles.set("all", report.allCycles.map { $0.map(report.name) })
      })
    if let heaviest = report.heaviest {
      stream.array("heaviest") { weights in
        for weight in heaviest {
          weights.append(
            JSONRecord { item in
              item.set("module", report.name(weight.node))
              item.set("onlyThroughIt", weight.loadsAlone)
              item.set("loads", weight.loads)
            })
        }
      }
    }
    if let chains = report.chains {
      stream.array("chains") { items in
        for chain in chains {
          let edges = chain.edges.map { $0.map { encode($0, report, &sources) } }
          items.append(
            JSONRecord { item in
              item.set("from", report.name(chain.from))
              item.set("to", report.name(chain.to))
              item.set("loads", edges != nil && !(chain.edges ?? []).contains { !$0.kind.isEager })
              if let edges { item.set("imports", edges) } else { item.null("imports") }
            })
        }
      }
    }
    output += stream.finish()
  }

  private static func encode(_ edge: ImportGraph.Edge, _ report: GraphReport, _ sources: inout SourceCache)
    -> JSONRecord
  {
    var place: (path: String, line: Int, column: Int)?
    if let reference = edge.reference {
      let record = report.report.program[reference.file].summary[reference.importID]
      let position = sources.position(reference.file, record.statement.start)
      place = (report.report.path(reference.file), position.line, position.column)
    }
    return JSONRecord { item in
      item.set("from", report.name(edge.source))
      item.set("to", report.name(edge.target))
      item.set("kind", edge.kind.word)
      item.set("eager", edge.kind.isEager)
      if let place {
        item.set("path", place.path)
        item.set("line", place.line)
        item.set("column", place.column)
      }
    }
  }
}
