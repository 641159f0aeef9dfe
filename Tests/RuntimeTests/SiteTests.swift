// What the loop does by itself instead of calling: a program that fails where a shorter way has another result.
import Runtime
import TestSupport
import Testing

@Suite("Sites and frames") struct SiteTests {
  @Test func shorterWaysAnswerAsTheLongOnes() throws {
    let program = try Checkout.text("Tests/Fixtures/runtime/sites.py")
    let outcome = World().runProgram(Array(program.utf8), filename: "sites.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
  }

  @Test func endlessObjectsEndAtTheBudget() {
    var budget = Budget()
    budget.memory = 8 << 20
    let program =
      "class A:\n  def __init__(self, x): self.x = x\ntry:\n  while True: A(1)\nexcept BaseException: pass\n"
    let outcome = World(budget: budget).runProgram(Array(program.utf8), filename: "a.py", arguments: [], path: [])
    #expect(outcome.text == "SystemError: the evaluation used up its memory")
  }
}

@Suite("Special methods") struct SpecialTests {
  @Test(arguments: Special.allCases) func namesAreThoseOfTheCases(special: Special) {
    #expect(special.name == "__\(special)__")
  }
}
