// The import graph: kinds of edges, chains, cycles, what a module alone brings in.
import Analysis
import Basics
import Testing

@Suite("The import graph") struct GraphTests {
  private let texts = Texts([
    "app/__init__.py": "",
    "app/cli.py": "lazy from app import data\nimport app.base\ndef run(): data.load()\n",
    "app/base.py": "lazy import app.shape\nclass Base(app.shape.Shape): ...\n",
    "app/data.py": "import big\ndef load(): import app.late\n",
    "app/late.py": "from app import data\n",
    "app/shape.py": "class Shape: ...\n",
    "big/__init__.py": "from big import one, two\n",
    "big/one.py": "import deep\n",
    "big/two.py": "import deep\n",
    "deep.py": "import ring\n",
    "ring.py": "import deep\nif TYPE_CHECKING:\n    import app.cli\n",
    "main.py": "if __name__ == '__main__':\n    import app.cli\n",
  ])

  private func graph(_ dialect: Dialect) -> ImportGraph {
    ImportGraph(texts.program, dialect, followsLibraries: false)
  }

  private func words(_ edges: [ImportGraph.Edge], _ graph: ImportGraph) -> [String] {
    edges.map { "\(graph.nodes[$0.source].name) \($0.kind) \(graph.nodes[$0.target].name)" }
  }

  private func node(_ name: String, _ graph: ImportGraph) throws -> Int { try #require(graph.node(named: name)) }

  private func edges(_ name: String, _ dialect: Dialect) throws -> [String] {
    let graph = graph(dialect)
    return words(Array(graph.edges(from: try node(name, graph))), graph)
  }

  @Test func nodesAreInTheOrderOfTheirNames() {
    let names = graph(.explicit).nodes.map(\.name)
    #expect(names == names.sorted())
    #expect(names.count == 12)
  }

  @Test func edgesFollowTheDialect() throws {
    #expect(
      try edges("app.cli", .explicit) == ["app.cli package app", "app.cli eager app.base", "app.cli lazy app.data"])
    #expect(
      try edges("app.cli", .all)
        == ["app.cli lazy app", "app.cli lazy app.base", "app.cli lazy app.data"].map {
          $0 == "app.cli lazy app" ? "app.cli package app" : $0
        })
    #expect(try edges("app.base", .explicit) == ["app.base package app", "app.base reified app.shape"])
    #expect(
      try edges("app.data", .explicit) == ["app.data package app", "app.data call app.late", "app.data eager big"])
    #expect(try edges("ring", .explicit) == ["ring eager deep"])
    #expect(try edges("main", .explicit) == ["main call app.cli"])
  }

  @Test func aChainOfEagerImportsWinsOverAShorterLazyOne() throws {
    let graph = graph(.explicit)
    let chain = try #require(graph.chain(from: try node("big", graph), to: try node("ring", graph)))
    #expect(words(chain, graph) == ["big eager big.one", "big.one eager deep", "deep eager ring"])
    let texts = Texts([
      "a.py": "lazy import d\nimport b\n", "b.py": "import c\n", "c.py": "import d\n", "d.py": "",
    ])
    let other = ImportGraph(texts.program, .explicit, followsLibraries: false)
    #expect(try #require(other.chain(from: 0, to: 3)).count == 3)
    let lazy = ImportGraph(texts.program, .all, followsLibraries: false)
    #expect(words(try #require(lazy.chain(from: 0, to: 3)), lazy) == ["a lazy d"])
  }

  @Test func aChainTellsItsDeferredImports() throws {
    let graph = graph(.explicit)
    let chain = try #require(graph.chain(from: try node("app.cli", graph), to: try node("deep", graph)))
    #expect(
      words(chain, graph) == [
        "app.cli lazy app.data", "app.data eager big", "big eager big.one", "big.one eager deep",
      ])
    #expect(graph.chain(from: try node("ring", graph), to: try node("app.cli", graph)) == nil)
    #expect(graph.chain(from: 0, to: 0) == [])
    let parents = try #require(graph.chain(from: try node("big.two", graph), to: try node("big.one", graph)))
    #expect(words(parents, graph) == ["big.two package big", "big eager big.one"])
  }

  @Test func cyclesAreTheirOwnWithAndWithoutLazyImports() {
    func cycles(_ dialect: Dialect, _ counts: (ImportEdgeKind) -> Bool) -> [[String]] {
      let graph = graph(dialect)
      return graph.cycles(over: counts).map { $0.map { graph.nodes[$0].name } }
    }
    #expect(cycles(.explicit) { $0.isEager } == [["deep", "ring"]])
    #expect(cycles(.all) { $0.isEager } == [])
    #expect(cycles(.all) { $0 != .call } == [["deep", "ring"]])
    #expect(cycles(.explicit) { _ in true } == [["app.data", "app.late"], ["deep", "ring"]])
  }

  @Test func rootsAreWhatNothingLoads() {
    let graph = graph(.explicit)
    #expect(graph.roots.map { graph.nodes[$0].name } == ["app.cli", "app.late", "main"])
    // Of what only loads itself, the first.
    let ring = Texts(["a.py": "import b\n", "b.py": "import a\n"])
    #expect(ImportGraph(ring.program, .explicit, followsLibraries: false).roots == [0])
  }

  @Test func aModuleWeighsWhatNothingElseLoads() throws {
    let graph = graph(.explicit)
    func weights(_ root: String) throws -> [String] {
      graph.heaviest(from: [try node(root, graph)], limit: 9)
        .map { "\(graph.nodes[$0.node].name) \($0.loadsAlone) \($0.loads)" }
    }
    // `deep` comes through `big.one` and `big.two`, so it is `big` that brings it in.
    #expect(try weights("app.data") == ["big 5 5", "deep 2 2", "app 1 1", "big.one 1 5", "big.two 1 5", "ring 1 2"])
    #expect(try weights("app.cli") == ["app.base 2 3", "app 1 1", "app.shape 1 2"])
  }

  @Test func takingALazyNameLoadsWhatIsBehindIt() throws {
    let texts = Texts([
      "star.py": "from hub import *\n", "name.py": "from hub import deep\ndeep()\n", "whole.py": "import hub\nhub\n",
      "lazily.py": "from hub import deep\n", "hub.py": "from inner import deep, _own\nimport other\n",
      "inner.py": "from bottom import deep\n_own = 1\n", "bottom.py": "def deep(): ...\n", "other.py": "",
    ])
    let graph = ImportGraph(texts.program, .all, followsLibraries: false)
    func targets(_ name: String) throws -> [String] {
      words(Array(graph.edges(from: try node(name, graph))), graph).map { String($0.dropFirst(name.count + 1)) }
    }
    #expect(try targets("star") == ["reified bottom", "eager hub", "reified inner", "reified other"])
    #expect(try targets("name") == ["reified bottom", "reified hub", "reified inner"])
    #expect(try targets("whole") == ["reified hub"])
    #expect(try targets("lazily") == ["lazy hub"])
    #expect(try targets("hub") == ["lazy inner", "lazy other"])
  }
}
