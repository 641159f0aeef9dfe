// `_ast`: its classes, nodes made by hand, trees of programs.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Trees") struct TreeTests {
  @Test func treesAreAsRecorded() throws {
    let program = try Checkout.text("Tests/Fixtures/native-modules/trees.py")
    let world = World()
    NativeModules.register(in: world)
    let outcome = world.runProgram(Array(program.utf8), filename: "trees.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
  }
}
