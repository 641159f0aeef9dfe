// The evaluator in this process: what reports say of small programs, and that budgets end what does not end.
import Basics
import Evaluation
import JSON
import Runtime
import Testing

@Suite struct EvaluatorTests {
  private func evaluate(_ files: [String: String], _ change: (inout EvaluationRequest) -> Void = { _ in })
    -> EvaluationReport
  {
    var request = EvaluationRequest(target: "main")
    request.module = "main"
    request.searchPath = ["/project"]
    for (name, text) in files { request.overlays["/project/\(name)"] = text }
    request.milliseconds = 20_000
    change(&request)
    return Evaluator.evaluate(request)
  }

  @Test("loads are told in order, with who asked for them and where")
  func loads() {
    let report = evaluate(["main.py": "import a\n\na.y\n", "a.py": "import b\ny = b.x\n", "b.py": "x = 1\n"])
    #expect(report.outcome == .completed)
    #expect(report.loaded.map(\.name) == ["main", "a", "b"])
    #expect(report.loaded.map(\.parent) == [nil, 0, 1])
    #expect(report.loaded[1].importedAt?.line == 1)
    #expect(report.loaded[1].reifiedAt?.line == 3)
    #expect(report.loaded[2].importer == "a")
  }

  @Test("what nobody used stays deferred, and can be forced")
  func deferred() {
    let files = ["main.py": "import a as x\nfrom b import nothing\n", "a.py": "", "b.py": ""]
    let report = evaluate(files) { $0.resolvesDeferred = true }
    #expect(report.loaded.map(\.name).prefix(1) == ["main"])
    #expect(report.deferred.map(\.bound) == ["x", "nothing"])
    #expect(report.resolved?.map { $0.exception?.type } == [nil, "ImportError"])
  }

  @Test("an eager world defers nothing")
  func eager() {
    let report = evaluate(["main.py": "lazy import a\n", "a.py": ""]) { $0.laziness = .eager }
    #expect(report.loaded.map(\.name) == ["main", "a"])
    #expect(report.deferred.isEmpty)
  }

  @Test("changing what another module owns is an effect, with the way to the object")
  func effects() {
    let report = evaluate([
      "main.py": "import registry, plugin\nplugin.x\n",
      "registry.py": "class R:\n    handlers = {}\ndef register(n, f):\n    R.handlers[n] = f\nITEMS = []\n",
      "plugin.py": "import registry, sys\nregistry.register('a', 1)\nregistry.ITEMS.append(2)\nregistry.flag = 3\n"
        + "sys.path.append('x')\nx = []\nx.append(1)\nprint('hello')\n",
    ])
    let found = report.effects.filter { $0.module == "plugin" }.map { "\($0.kind.rawValue) \($0.detail)" }
    #expect(
      found == [
        "foreign-mutation registry.R.handlers", "foreign-mutation registry.ITEMS", "foreign-mutation registry.flag",
        "sys-path sys.path is changed", "output stdout",
      ])
  }

  @Test("a namespace belongs to its module, as does what the module makes of itself")
  func namespaces() {
    let report = evaluate([
      "main.py": "import other\nvars(other)['x'] = 1\nglobals()['y'] = 2\nz = []\nz.append(1)\n",
      "other.py": "globals()['a'] = 1\nclass A: b = 1\nA.c = 2\nd = A()\nd.e = 3\n",
    ])
    #expect(report.effects.map { "\($0.module) \($0.detail)" } == ["main other.__dict__"])
  }

  @Test("an exception is told with where it came from and what caused it")
  func exceptions() {
    let report = evaluate([
      "main.py": "import a\ndef f():\n    a.x\nf()\n", "a.py": "try:\n    1 / 0\nexcept Exception:\n    int('z')\n",
    ])
    #expect(report.exception?.type == "ValueError")
    #expect(report.exception?.traceback.map(\.line) == [4, 3, 4])
    #expect(report.exception?.traceback.map(\.function) == ["<module>", "f", "<module>"])
    #expect(report.exception?.causes.first?.type == "ZeroDivisionError")
  }

  @Test("a budget ends what no handler can stop", arguments: ["while True: pass", "x = []\nwhile True: x = [x]"])
  func budgets(_ body: String) {
    let text = "try:\n    exec('''\(body)''')\nexcept:\n    print('caught')\nfinally:\n    print('finally')\n"
    let report = evaluate(["main.py": text]) {
      $0.instructions = 3_000_000
      $0.memory = 64 << 20
    }
    #expect(report.outcome == .budgetExceeded)
    #expect(report.stdout == "")
  }

  @Test("a report survives the way through JSON")
  func roundTrip() throws {
    let report = evaluate(["main.py": "import a\ndef f(): a.x\nf()\n", "a.py": "1 / 0\n"])
    #expect(report.outcome == .raised)
    let again = try EvaluationReport(json: JSONValue.parse(report.text))
    #expect(again?.text == report.text)
    #expect(again?.exception?.type == "ZeroDivisionError")
  }
}
