// Names of modules where no import is: strings that are handed to a function, a script's first line.
import Basics
import Server
import Testing

@Suite struct ModuleLiteralTests {
  private func argument(_ text: String) -> String? { ModuleLiteral.argument(after: 4, Array(text.utf8))?.name }

  @Test func plainStringsAreNames() {
    #expect(argument("load(\"a.b\")") == "a.b")
    #expect(argument("load ( 'a' , pkg)") == "a")
    #expect(argument("load(\n  \"a\",\n)") == "a")
    #expect(ModuleLiteral.argument(after: 4, Array("load(\"a.b\")".utf8))?.range == ByteRange(6, 9))
  }

  @Test func othersAreNot() {
    for text in [
      "load", "load(", "load()", "load(name)", "load(\"a", "load(f\"a\")", "load(\".a\")", "load(\"a.\")", "load(\"\")",
      "load(\"a\" \"b\")", "load(\"a\" + x)", "load(\"a b\")", "load[\"a\"]",
    ] {
      #expect(argument(text) == nil, "\(text)")
    }
  }

  @Test func scriptsNameAModule() {
    func name(_ text: String) -> String? { ModuleLiteral.shebang(Array(text.utf8))?.name }
    #expect(name("#!/usr/bin/env -S python3 -m pkg.tool\nx = 1\n") == "pkg.tool")
    #expect(name("#!/usr/bin/python3.15 -X lazy_imports=all -m pkg\r\n") == "pkg")
    #expect(ModuleLiteral.shebang(Array("#!python -m a".utf8))?.range == ByteRange(12, 13))
    for text in ["", "#!", "#!/usr/bin/python", "#!python -m", "#!perl -m a", "# python -m a", "\n#!python -m a"] {
      #expect(name(text) == nil, "\(text)")
    }
  }
}
