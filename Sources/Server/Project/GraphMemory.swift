// The import graph of one state of a program, made once for all who ask.
import Analysis
import Basics
import Synchronization

final class GraphMemory: Sendable {
  private let graphs = Mutex<[Dialect: ImportGraph]>([:])

  func graph(of program: Program, _ dialect: Dialect) -> ImportGraph {
    graphs.withLock { graphs in
      if let known = graphs[dialect] { return known }
      let made = ImportGraph(program, dialect, followsLibraries: true)
      graphs[dialect] = made
      return made
    }
  }
}

extension Project {
  func graph(_ dialect: Dialect) -> ImportGraph { graphs.graph(of: program, dialect) }
}
