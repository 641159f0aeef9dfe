// Expressions that are true in CPython 3.15, about exceptions, descriptors and small object types.
import Runtime
import TestSupport
import Testing

@Suite("Exceptions and descriptors") struct ExceptionProgramTests {
  @Test func expressionsAreTrue() throws {
    let prelude = try Checkout.text("Tests/Fixtures/runtime/exceptions-prelude.py")
    let expressions = try Checkout.text("Tests/Fixtures/runtime/exceptions.txt").split(separator: "\n")
    #expect(expressions.count > 90)
    for expression in expressions {
      let world = World()
      let program = prelude + "if not (\(expression)):\n  raise AssertionError('not true')\n"
      let outcome = world.runProgram(Array(program.utf8), filename: "program.py", arguments: [], path: [])
      #expect(outcome.text == "no exception", "\(expression)")
    }
  }

  @Test func tracebackOfChainAndGroup() throws {
    let program = """
      def divide(x):
          return (x + 1) / 0
      try:
          divide(1)
      except ZeroDivisionError as e:
          e.add_note("a note")
          raise ExceptionGroup("m", [ValueError(1)]) from e
      """
    let printed = """
      Traceback (most recent call last):
        File "program.py", line 4, in <module>
          divide(1)
          ~~~~~~^^^
        File "program.py", line 2, in divide
          return (x + 1) / 0
                 ~~~~~~~~^~~
      ZeroDivisionError: division by zero
      a note

      The above exception was the direct cause of the following exception:

        + Exception Group Traceback (most recent call last):
        |   File "program.py", line 7, in <module>
        |     raise ExceptionGroup("m", [ValueError(1)]) from e
        | ExceptionGroup: m (1 sub-exception)
        +-+---------------- 1 ----------------
          | ValueError: 1
          +------------------------------------

      """
    #expect(uncaught(program) == printed)
  }

  @Test func tracebackHints() {
    #expect(uncaught("class A: value = 1\nA().valeu").hasSuffix("Did you mean '.value' instead of '.valeu'?\n"))
    #expect(uncaught("number = 1\nnunber").hasSuffix("name 'nunber' is not defined. Did you mean: 'number'?\n"))
    #expect(uncaught("itertools").hasSuffix("Did you forget to import 'itertools'?\n"))
    #expect(
      uncaught("raise SyntaxError('a', ('f', 1, 3, 'x y', 1, 4))").hasSuffix(
        "  File \"f\", line 1\n    x y\n      ^\nSyntaxError: a\n"))
  }

  /// What a program prints that ends with an exception.
  private func uncaught(_ program: String) -> String {
    let world = World()
    let printed = Printed()
    world.host = Host(write: { bytes, isError in if isError { printed.bytes += bytes } })
    _ = world.runMain(Array(program.utf8), filename: "program.py", arguments: [], path: [])
    return String(decoding: printed.bytes, as: UTF8.self)
  }
}

private final class Printed: @unchecked Sendable {
  var bytes: [UInt8] = []
}
