// What is being typed, read from text that has no tree yet.
import Server
import Testing

@Suite struct CompletionPlaceTests {
  /// The cursor stands at `|`.
  private func place(_ text: String) -> CompletionPlace? {
    let bytes = Array(text.utf8)
    let cursor = bytes.firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
    return CompletionPlace(bytes.filter { $0 != UInt8(ascii: "|") }, cursor: cursor)
  }

  @Test(arguments: [
    ("import |", "", 0), ("import js|", "", 2), ("    lazy import os.pa|", "os", 2), ("import a.b.|", "a.b", 0),
    ("import a, b.c|\n", "b", 1), ("x = 1; import os, |", "", 0), ("def f():\n    pass\n    import jsö|", "", 4),
  ])
  func modules(_ text: String, _ below: String, _ typed: Int) {
    #expect(place(text)?.kind == .modules(below: below, level: 0))
    #expect(place(text)?.typed == typed)
  }

  @Test func sources() {
    #expect(place("from |")?.kind == .modules(below: "", level: 0))
    #expect(place("lazy from ..a.b|")?.kind == .modules(below: "a", level: 2))
    #expect(place("from .|")?.kind == .modules(below: "", level: 1))
    #expect(place("from a |")?.kind == .importKeyword)
    #expect(place("from a im|")?.typed == 2)
  }

  @Test func names() {
    #expect(place("from a.b import |")?.kind == .names(module: "a.b", level: 0))
    #expect(place("from .a import b, c|")?.typed == 1)
    #expect(place("from . import (|")?.kind == .names(module: "", level: 1))
    #expect(place("from a import(x, y|")?.kind == .names(module: "a", level: 0))
    #expect(place("from a import (\n    b,\n    c|\n)")?.kind == .names(module: "a", level: 0))
    #expect(place("from a import (\r\n    b as d,\r\n    c|")?.kind == .names(module: "a", level: 0))
  }

  @Test func others() {
    #expect(place("lazy |")?.kind == .importKeywords)
    #expect(place("    lazy fr|")?.typed == 2)
    #expect(place("x = 1  # lazyls: ignore[LZ3|")?.kind == .ruleCode)
    #expect(place("# lazyls: ignore-file[LZ301, LZ|")?.typed == 2)
  }

  @Test(arguments: [
    "", "lazy|", "x.y|", "import a as |", "from a import b as |", "from a import b  # no|", "import a; x = |",
    "x = 1  # lazyls: ignore[LZ301]|", "importlib.|", "def lazy |", "from a import (b)\nb.|", "imported = |",
  ])
  func nothing(_ text: String) { #expect(place(text) == nil) }
}
