// The matching engine: patterns compiled by CPython, with the answers of its engine; patterns that never end by themselves.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Regular expressions") struct RegexTests {
  private func run(_ program: String, budget: Budget = Budget()) -> World.Outcome {
    let world = World(budget: budget)
    NativeModules.register(in: world)
    return world.runProgram(Array(program.utf8), filename: "regex.py", arguments: [], path: [])
  }

  @Test func patternsAnswerAsRecorded() throws {
    let outcome = run(try Checkout.text("Tests/Fixtures/native-modules/regex.py"))
    #expect(outcome.text == "no exception")
  }

  @Test func methodsAnswerAsRecorded() throws {
    let outcome = run(try Checkout.text("Tests/Fixtures/native-modules/regex_methods.py"))
    #expect(outcome.text == "no exception")
  }

  /// `(?:a|aa)+y` and `(a+a+)+y` on what they do not match.
  @Test(arguments: [
    ("14, 4, 0, 2, 4294967295, 23, 15, 1, 4294967295, 16, 97, 7, 3, 15, 7, 5, 16, 97, 15, 2, 0, 18, 16, 121, 1", 0),
    (
      "14, 4, 0, 3, 4294967295, 23, 21, 1, 4294967295, 17, 0, 24, 6, 1, 4294967295, 16, 97, 1, 24, 6, 1, 4294967295, "
        + "16, 97, 1, 17, 1, 18, 16, 121, 1", 1
    ),
  ])
  func catastrophicPatternsEnd(_ code: String, groups: Int) {
    var budget = Budget()
    budget.instructions = 200_000
    let outcome = run(
      """
      import _sre
      pattern = _sre.compile('x', 0, [\(code)], \(groups), {}, (None,) * \(groups + 1))
      pattern.match('a' * 40 + 'c')
      """, budget: budget)
    #expect(outcome.text == "SystemError: the evaluation used up its budget")
  }

  /// Backtracking over a long text takes heap and not the machine's stack.
  @Test func longTextsNeedNoRecursion() {
    let outcome = run(
      """
      import _sre
      code = [14, 4, 0, 0, 4294967295, 23, 10, 0, 4294967295, 17, 0, 2, 17, 1, 16, 98, 18, 1]
      pattern = _sre.compile('(?:(.)b)*', 16, code, 1, {}, (None, None))
      assert pattern.match('ab' * 200000).end() == 400000
      """)
    #expect(outcome.text == "no exception")
  }
}
