// The compiler's output for small programs, as read and found right by a person.
import Basics
import Bytecode
import PythonSyntax
import TestSupport
import Testing

@Suite struct GoldenTests {
  /// `Tests/Tools/bytecode-goldens` writes the file anew.
  @Test func snippetsCompileAsWritten() throws {
    let text = try Checkout.text("Tests/Fixtures/bytecode/snippets.txt")
    let snippets = text.split(separator: "====\n")
    #expect(snippets.count >= 40)
    for snippet in snippets {
      let parts = snippet.split(separator: "----\n", maxSplits: 1)
      try #require(parts.count == 2)
      let tree = parse(SourceText(file: Array(parts[0].utf8)))
      #expect(tree.errors.isEmpty, "\(parts[0])")
      let code = try compile(tree, filename: "snippet")
      #expect(disassemble(code) == parts[1], "\(parts[0])")
      #expect(problems(of: code).isEmpty)
    }
  }
}
