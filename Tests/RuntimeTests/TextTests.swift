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

  /// Numbers of the program's own that change a bytearray while it is read must not lead behind its end.
  @Test func bytearraysThatChangeMeanwhile() {
    let program = """
      class Shrink:
        def __init__(self, b): self.b = b
        def __index__(self):
          self.b.__init__(b"")
          return 97
      def fresh(): return bytearray(b"a" * 100000)
      b = fresh(); assert b.find(Shrink(b), 0, 100000) == -1
      b = fresh(); assert b.count(Shrink(b), 0, 100000) == 0
      b = fresh(); assert b[Shrink(b):100000] == b""
      b = fresh(); b[Shrink(b):100000] = b"x"; assert b == b"x"
      b = fresh(); del b[Shrink(b):100000:2]; assert b == b""
      b = fresh()
      try: memoryview(b)[Shrink(b)]
      except ValueError: pass
      else: raise AssertionError("read behind the end")
      b = fresh()
      try: memoryview(b)[0] = Shrink(b)
      except ValueError: pass
      else: raise AssertionError("written behind the end")
      """
    let outcome = World().runProgram(Array(program.utf8), filename: "text.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
  }
}
