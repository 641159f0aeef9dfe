// Text types and formatting: a program of expressions that fails where an answer is not CPython's.
import Runtime
import TestSupport
import Testing

@Suite("Text") struct TextTests {
  @Test func expressionsAnswerAsRecorded() throws {
    let program = try Checkout.text("Tests/Fixtures/runtime/text.py")
    let outcome = World().runProgram(Array(program.utf8), filename: "text.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
  }
}
