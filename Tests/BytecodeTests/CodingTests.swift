// Code as bytes and back: nothing is lost, and bodies wait until somebody wants them.
import Basics
import Bytecode
import PythonSyntax
import TestSupport
import Testing

@Suite struct CodingTests {
  private static func decoded(_ code: CodeObject, _ source: CodeSource) -> CodeObject {
    EncodedCode(bytes: code.encoded(), source: source).module()
  }

  private static func equal(_ a: CodeObject, _ b: CodeObject) -> Bool {
    let isSame =
      disassemble(a) == disassemble(b) && a.qualifiedName == b.qualifiedName && a.filename == b.filename
      && a.firstLine == b.firstLine && a.flags == b.flags && a.positions == b.positions
      && a.positionalOnlyCount == b.positionalOnlyCount && a.keywordOnlyCount == b.keywordOnlyCount
      && a.argumentCount == b.argumentCount && a.registerCount == b.registerCount && a.docstring == b.docstring
      && a.constants.count == b.constants.count && a.handlers == b.handlers
    return isSame
      && zip(a.constants, b.constants).allSatisfy { first, second in
        if case .code(let inner) = first, case .code(let other) = second { return equal(inner, other) }
        return first == second
      }
  }

  @Test func snippetsComeBackAsTheyWere() throws {
    let text = try Checkout.text("Tests/Fixtures/bytecode/snippets.txt")
    for snippet in text.split(separator: "====\n") {
      let source = try #require(snippet.split(separator: "----\n", maxSplits: 1).first)
      let bytes = Array(source.utf8)
      let code = try compile(parse(SourceText(file: bytes)), filename: "snippet")
      let again = Self.decoded(code, CodeSource(filename: "snippet", file: bytes))
      #expect(Self.equal(code, again), "\(source)")
      #expect(code.lines.lineStarts == again.lines.lineStarts)
    }
  }

  @Test func everyKindOfConstantComesBack() throws {
    let text = """
      a = [None, ..., True, False, 0, -1, 1 << 61, -(1 << 61), 10 ** 30, 1.5, -0.0, 1e308 * 10, 2j, '', 'plain', 'größer',
        '\\ud800 alone', '\\U0001f600', b'', b'\\x00\\xff', (1, ('x', b'y'), ()), 123456789012345678901234567890]
      if a in {1, 'two', (3,)}: pass
      def f(a, /, b, *c, d=1, **e):
        'says something'
        return lambda: (a, b, c, d, e)
      """
    let bytes = Array(text.utf8)
    let code = try compile(parse(SourceText(file: bytes)), filename: "constants.py")
    let again = Self.decoded(code, CodeSource(filename: "constants.py", file: bytes))
    #expect(Self.equal(code, again))
    let function = again.constants.compactMap { constant -> CodeObject? in
      if case .code(let code) = constant { code } else { nil }
    }.first
    #expect(function?.docstring == .string("says something".unicodeScalars.map(\.value)))
    #expect(function?.freeVariables.isEmpty == true)
    #expect(function?.cellVariables.map(\.name) == ["a", "b", "c", "d", "e"])
  }

  /// Lines are those of the text, whatever the file's encoding.
  @Test func linesAreThoseOfTheText() throws {
    let file = Array("# coding: latin-1\nx = '".utf8) + [0xe9] + Array("'\ny = 2\n".utf8)
    let tree = parse(SourceText(file: file))
    let code = try compile(tree, filename: "latin.py")
    let again = Self.decoded(code, CodeSource(filename: "latin.py", file: file))
    #expect(again.lines.bytes == tree.source.bytes)
    #expect(Self.equal(code, again))
  }
}
