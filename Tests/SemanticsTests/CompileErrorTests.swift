// Programs that CPython's parser accepts and its compiler may not: our first error against CPython 3.15's.
import Basics
import PythonSyntax
import Semantics
import TestSupport
import Testing

@Suite("As CPython compiles") struct CompileErrorTests {
  /// Pairs of lines: a program in hexadecimal; `ok`, or `error`, line, column, message.
  @Test func programs() throws {
    let lines = try Fixtures.lines("syntax/compiling.txt")
    #expect(lines.count >= 1000)
    for i in stride(from: 0, to: lines.count - 1, by: 2) {
      let file = try Fixtures.hexadecimal(lines[i])
      let source = String(decoding: file, as: UTF8.self)
      let tree = parse(SourceText(file: file))
      let errors = tree.errors.isEmpty ? compileErrors(of: tree) : tree.errors
      if lines[i + 1] == "ok" {
        #expect(errors.map(\.message) == [], "\(source)")
        continue
      }
      let parts = lines[i + 1].split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard let first = errors.first else {
        Issue.record("CPython rejects \(source): \(parts[3])")
        continue
      }
      let place = position(of: first.range.start, in: tree.source.bytes)
      #expect("\(place.line) \(place.column) \(first.message)" == parts[1...].joined(separator: " "), "\(source)")
    }
  }

  /// As CPython 3.15 compiles them under `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
  @Test func aNotebookMayAwait() {
    func first(_ source: String) -> String? {
      compileErrors(of: parse(SourceText(source)), awaitsAtTop: true).first?.message
    }
    for source in [
      "await f()", "x = [await g() for i in y]", "async with a: pass", "async for a in b: pass", "[x async for x in y]",
      "{await x: 1 for x in y}", "(await x for x in y)", "def g(a=await x): pass", "class A(await x): pass",
      "@(await z)\ndef f(): pass",
    ] {
      #expect(first(source) == nil, "\(source)")
    }
    for (source, message) in [
      ("yield 1", "'yield' outside function"), ("yield from x", "'yield from' outside function"),
      ("return 1", "'return' outside function"), ("class A:\n    await f()", "'await' outside function"),
      ("def f():\n    await g()", "'await' outside async function"),
      ("lambda: await x", "'await' outside async function"),
      ("class A:\n  [x async for x in y]", "asynchronous comprehension outside of an asynchronous function"),
      ("x: await y", "await expression cannot be used within an annotation"),
    ] {
      #expect(first(source) == message, "\(source)")
    }
  }

  /// All errors are found, not only the one that CPython stops at; those of the symbol table stand first.
  @Test func everyError() {
    let source = "break\ndef f(a, a):\n  nonlocal b\n  return\nreturn\n"
    let errors = compileErrors(of: parse(SourceText(file: Array(source.utf8))))
    #expect(
      errors.map(\.message) == [
        "duplicate parameter 'a' in function definition", "no binding for nonlocal 'b' found", "'break' outside loop",
        "'return' outside function",
      ])
  }
}
