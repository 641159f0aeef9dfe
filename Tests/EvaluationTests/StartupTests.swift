// The comparison of two starts, evaluated in this process: chains, edges, and which import saves what.
import Evaluation
import JSON
import Runtime
import Testing

@Suite struct StartupTests {
  private func compare(_ files: [String: String], _ laziness: Laziness = .all) -> StartupComparison {
    var request = EvaluationRequest(target: "main")
    request.module = "main"
    request.searchPath = ["/project"]
    for (name, text) in files { request.overlays["/project/\(name)"] = text }
    return StartupComparison(
      eager: Evaluator.evaluate(StartupComparison.request(request, .eager)),
      lazy: Evaluator.evaluate(StartupComparison.request(request, laziness)))
  }

  private func told(_ savings: [StartupComparison.Saving]) -> [String] {
    savings.map { "\($0.importer):\($0.importedAt?.line ?? 0) \($0.targets.joined(separator: " ")) \($0.cost.modules)" }
      .sorted()
  }

  @Test("an import saves what nothing else loads, and nothing where the module is used at once")
  func savings() {
    let comparison = compare([
      "main.py": "import a\nimport b\nimport used\nused.x\n", "a.py": "import deep, shared\n",
      "b.py": "import shared\n", "deep.py": "import deeper\n", "deeper.py": "", "shared.py": "", "used.py": "x = 1\n",
    ])
    #expect(told(comparison.savings) == ["main:1 a 3", "main:2 b 1"])
    #expect(comparison.shared.modules == 1)
    #expect(StartupComparison.names(comparison.lazy) == ["main", "used"])
  }

  @Test("what is imported twice is saved by neither, in a circle too")
  func circles() {
    let comparison = compare([
      "main.py": "import a\nimport b\n", "a.py": "import b\n", "b.py": "import a\n",
    ])
    #expect(comparison.savings.isEmpty)
    #expect(comparison.shared.modules == 2)
  }

  @Test("a submodule needs its package, and `from` finds submodules that are loaded")
  func packages() {
    let comparison = compare([
      "main.py": "import other\nfrom pkg import sub\n", "other.py": "import pkg.sub\n", "pkg/__init__.py": "",
      "pkg/sub.py": "",
    ])
    #expect(told(comparison.savings) == ["main:1 other 1"])
    #expect(comparison.shared.modules == 2)
    let edges = comparison.edges.map { "\($0.importer) \($0.module) \($0.isDeferred)" }
    #expect(edges.contains("main pkg.sub true") && edges.contains("other pkg.sub true"))
  }

  @Test("lazy imports within what loads lazily count, eager ones do not")
  func inner() {
    let comparison = compare([
      "main.py": "import a\na.f\n", "a.py": "import b\nimport c\ndef f(): return b, c\n", "b.py": "import d\n",
      "c.py": "", "d.py": "",
    ])
    #expect(told(comparison.savings) == ["a:1 b 2", "a:2 c 1"])
    #expect(comparison.shared.modules == 0)
  }

  @Test("what several imports lead to goes with all of them, most for an import first")
  func groups() {
    let heavy = "for _ in range(200): pass\n"
    let comparison = compare([
      "main.py": "import a\nimport b\nimport used\nused.x\nimport far\n", "a.py": "import core, side\n",
      "b.py": "import core\n", "used.py": "import side\nimport far\nx = 1\n", "core.py": "import inner\n" + heavy,
      "inner.py": "import ring\n", "ring.py": "import inner\n", "side.py": "for _ in range(3): pass\n", "far.py": heavy,
    ])
    let groups = comparison.groups.map { group in
      "\(group.core) \(group.cost.modules): \(told(group.imports).joined(separator: ", "))"
    }
    // Of the second, `a` is deferred by then.
    #expect(
      groups == [
        "core 3: main:1 a 1, main:2 b 1", "far 1: main:5 far 0, used:2 far 0", "side 1: used:1 side 0",
      ])
    #expect(comparison.shared.modules == 5)
    #expect(comparison.groups.map(\.cost.instructions).reduce(0, +) == comparison.shared.instructions)
    #expect(compare(["main.py": "import a\n", "a.py": ""]).groups.isEmpty)
  }

  @Test("a failed load is no loaded module")
  func failures() {
    let comparison = compare([
      "main.py": "try:\n    import a\nexcept ValueError:\n    import b\n", "a.py": "raise ValueError\n", "b.py": "",
    ])
    #expect(StartupComparison.names(comparison.eager) == ["main", "b"])
    // Inside `try` imports are as eager as without laziness.
    #expect(StartupComparison.names(comparison.lazy) == ["main", "b"])
    #expect(comparison.savings.isEmpty)
  }

  @Test("a chain goes back from use to use")
  func chains() {
    let comparison = compare([
      "main.py": "import a\n\na.y\n", "a.py": "import b\ny = b.x\n", "b.py": "x = 1\n",
    ])
    #expect(comparison.chain(to: "b")?.map(\.name) == ["b", "a", "main"])
    #expect(comparison.chain(to: "b")?.map(\.reifiedAt?.line) == [2, 3, nil])
    #expect(comparison.chain(to: "c") == nil)
  }

  @Test("costs of all loads are the whole, memory too")
  func costs() {
    let comparison = compare(["main.py": "import a\n", "a.py": "x = list(range(50_000))\n"])
    let loads = comparison.eager.loaded
    #expect(loads.map(\.ownBytes).reduce(0, +) == loads[0].bytes)
    #expect(loads[1].ownBytes > 400_000 && loads[1].ownBytes < 4_000_000)
    #expect(loads.map(\.ownInstructions).reduce(0, +) == loads[0].instructions)
    #expect(comparison.eager.bytes >= loads[0].bytes)
    #expect(comparison.savings.first?.cost.bytes == loads[1].ownBytes)
  }

  @Test("no text of the program ends the page's data")
  func page() throws {
    let comparison = compare(["main.py": "raise ValueError('</script>{{style}}')\n"])
    let page = String(decoding: StartupPage.text(of: comparison), as: UTF8.self)
    #expect(page.split(separator: "</script>").count == 3)
    #expect(page.contains("\\u003c") && page.contains("{{style}}"))
    #expect(try JSONValue.parse(comparison.json, limits: JSONLimits(bytes: 1 << 20, depth: 32))["eager"] != nil)
  }
}
