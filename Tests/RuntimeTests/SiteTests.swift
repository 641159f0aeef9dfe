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
}

@Suite("Special methods") struct SpecialTests {
  @Test(arguments: Special.allCases) func namesAreThoseOfTheCases(special: Special) {
    #expect(special.name == "__\(special)__")
  }
}
