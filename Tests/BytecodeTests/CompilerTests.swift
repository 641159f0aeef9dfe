// What can be said of the compiler's output without reading it: it is well formed, and some properties of code objects.
import Basics
import Bytecode
import PythonSyntax
import TestSupport
import Testing

@Suite struct CompilerTests {
  private func code(
    _ source: String, mode: CompileMode = .module, options: CompileOptions = CompileOptions()
  ) throws -> CodeObject {
    let tree = parse(SourceText(file: Array(source.utf8)))
    let code = try compile(tree, filename: "test.py", mode: mode, options: options)
    #expect(problems(of: code) == [])
    return code
  }

  private func inner(_ code: CodeObject, _ name: String) throws -> CodeObject {
    for case .code(let found) in code.constants where found.name == name { return found }
    throw CompilerTestFailure(name: name)
  }

  private struct CompilerTestFailure: Error { let name: String }

  @Test(arguments: ["expressions", "interpolated", "layout", "literals", "nothing", "statements"])
  func fixturesAreWellFormed(name: String) throws {
    let source = try Checkout.text("Tests/Fixtures/ast/\(name).py")
    let tree = parse(SourceText(file: Array(source.utf8)))
    // The fixtures are made for the parser; some break rules of the compiler.
    let options = CompileOptions(looksForErrors: false)
    for target in PythonVersion.supported {
      var options = options
      options.target = target
      for optimization in 0...2 {
        options.optimization = optimization
        #expect(problems(of: try compile(tree, filename: name, options: options)) == [])
      }
    }
  }

  @Test func errorsAreThrown() throws {
    for source in ["x = (", "return", "def f():\n  x = 1\n  nonlocal y"] {
      let tree = parse(SourceText(file: Array(source.utf8)))
      #expect(throws: CompileFailure.self) { try compile(tree, filename: "test.py") }
    }
  }

  @Test func functionsSayWhatTheyAre() throws {
    let module = try code("def f(a, /, b, *c, d=1, **e):\n  '''one\n     two'''\n  yield a\n")
    let function = try inner(module, "f")
    #expect(function.argumentCount == 2)
    #expect(function.positionalOnlyCount == 1)
    #expect(function.keywordOnlyCount == 1)
    #expect(function.localNames == ["a", "b", "d", "c", "e"])
    #expect(
      function.flags == [.optimized, .newLocals, .varArgs, .varKeywords, .generator, .hasDocstring])
    #expect(function.docstring == .string("one\ntwo".unicodeScalars.map(\.value)))
  }

  @Test func namesAreMangled() throws {
    let module = try code("class _C:\n  def f(self): self.__x = __y; return self.__z__\n")
    let method = try inner(try inner(module, "_C"), "f")
    #expect(method.names == ["_C__y", "_C__x", "__z__"])
    #expect(method.qualifiedName == "_C.f")
  }

  @Test func annotationsAreText() throws {
    let module = try code("from __future__ import annotations\nx: (a or b)[1:2,   'c'] | None\n")
    #expect(disassemble(module).contains("'(a or b)[1:2, 'c'] | None'"))
  }

  @Test func annotationsAreEagerBefore314() throws {
    let module = try code("x: int\ndef f(a: b): pass\n", options: CompileOptions(target: .v3_13))
    #expect(disassemble(module, recursively: false).contains("setupAnnotations"))
    #expect(disassemble(module, recursively: false).contains("makeFunction/16"))
  }

  @Test func expressionsAndPrompts() throws {
    #expect(disassemble(try code("a + 1", mode: .expression)).contains("addInteger"))
    #expect(disassemble(try code("a", mode: .interactive)).contains("displayHook"))
  }

  @Test func optimisationDropsAsserts() throws {
    let options = CompileOptions(optimization: 2)
    #expect(!disassemble(try code("assert x\n", options: options)).contains("loadAssertionError"))
    #expect(try inner(try code("def f(): 'doc'\n", options: options), "f").docstring == nil)
  }

  @Test func longJumpsHaveTrampolines() throws {
    let body = String(repeating: "    x = x.a + y.b\n", count: 12000)
    let source = "def f(x, y, z):\n  for i in z:\n    if x < y: continue\n\(body)  return x\n"
    let function = try inner(try code(source), "f")
    #expect(function.instructions.count > 0x8000)
  }

  @Test func manyLocalsAndElements() throws {
    let names = (0..<300).map { "x\($0)" }
    let source =
      "def f(\(names.joined(separator: ", "))):\n  g(\(names.joined(separator: ", ")))\n"
      + "  return [\(names.joined(separator: ", "))]\n"
    #expect(try inner(try code(source), "f").localNames == names)
  }

  @Test func positionsPointAtTheExpression() throws {
    let source = "def f(a):\n  return (a\n    .b\n    .c(1))\n"
    let function = try inner(try code(source), "f")
    let texts = zip(function.instructions, function.positions).filter { $0.0.opcode == .loadMethod }.map {
      String(decoding: Array(source.utf8)[Int($0.1.start)..<Int($0.1.end)], as: UTF8.self)
    }
    #expect(texts == ["c"])
  }
}

@Suite struct AssignmentAnalysisTests {
  private func text(_ body: String) throws -> String {
    let tree = parse(SourceText(file: Array("def f(a, v):\n\(body)".utf8)))
    return disassemble(try compile(tree, filename: "test.py"))
  }

  @Test func boundOnAllWaysIsNotChecked() throws {
    #expect(!(try text("  if a: x = 1\n  else: x = 2\n  return x\n")).contains("check"))
    #expect(!(try text("  while True:\n    x = a\n    if x: break\n  return x\n")).lowercased().contains("check"))
    #expect(!(try text("  try: x = a()\n  except E: return\n  return x\n")).lowercased().contains("check"))
  }

  @Test func unboundSomewhereIsChecked() throws {
    #expect((try text("  for x in v: pass\n  return x\n")).contains("checkBound"))
    #expect((try text("  try: x = a()\n  except E: pass\n  return x\n")).contains("checkBound"))
    #expect((try text("  for i in v:\n    a\n    del a\n")).contains("checkBound"))
    #expect((try text("  try: a()\n  except E as e: pass\n  return e\n")).contains("checkBound"))
  }

  @Test func walrusDoesNotDisturbValuesReadBefore() throws {
    #expect((try text("  return (a := 1) + a + (a := 2)\n")).contains("move"))
  }
}
