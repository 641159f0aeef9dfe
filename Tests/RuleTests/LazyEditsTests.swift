// Edits that make imports lazy, eager or types-only: one text before and after for each shape of statement.
import Analysis
import Basics
import PythonSyntax
import Rules
import Testing

/// One module `pkg.mod`, and what `LazyEdits` makes of it.
private struct Text {
  let text: String
  let program: Program

  init(_ text: String, _ target: PythonVersion) {
    self.text = text
    let provider = ModuleProvider(resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in SourceText(text) })
    let description = FileDescription(
      path: "pkg/mod.py", displayPath: "pkg/mod.py", module: "pkg.mod", isPackage: false)
    guard
      let built = Program.build([description], options: SummaryOptions(target: target), provider: provider, threads: 1)
    else { preconditionFailure("nothing cancels this build") }
    program = built
  }

  /// The imports that bind these names.
  func imports(_ names: [String]) -> Set<ImportID> {
    let summary = program[FileID(0)].summary
    return Set(
      summary.imports.indices.filter { names.contains(summary.text(summary.imports[$0].bound)) }.map { ImportID($0) })
  }

  func edited(_ edits: [TextEdit]) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.location.range.start > $1.location.range.start }) {
      bytes.replaceSubrange(Int(edit.location.range.start)..<Int(edit.location.range.end), with: edit.newText.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func after(_ names: [String], _ make: (inout LazyEdits, Set<ImportID>) -> [LazyEdits.Group]) -> String {
    var edits = LazyEdits(program, FileID(0))
    return edited(make(&edits, imports(names)).flatMap(\.edits))
  }
}

struct Shape: Sendable, CustomTestStringConvertible {
  var names: [String]
  var before: String
  var after: String
  init(_ names: String, _ before: String, _ after: String) {
    self.names = names.split(separator: " ").map(String.init)
    self.before = before
    self.after = after
  }
  var testDescription: String { "\(names): \(before.prefix(40))" }
}

@Suite("Edits of imports") struct LazyEditsTests {
  private func expectValid(_ text: String, _ target: PythonVersion) {
    #expect(parse(SourceText(text), target: target).errors.isEmpty, "\(text)")
  }

  static let paragraphs: [Shape] = [
    Shape("", "lazy import a\nimport b\n", "import b\nlazy import a\n"),
    Shape(
      "", "import a\nlazy import b\nfrom c import (\n    d,\n)  # why\nx = 1\n",
      "import a\nfrom c import (\n    d,\n)  # why\nlazy import b\nx = 1\n"),
    // Comments go with the statement below them, but for those above the paragraph.
    Shape("", "# These\nlazy import a\n# of b\nimport b\n", "# These\n# of b\nimport b\nlazy import a\n"),
    // Each paragraph by itself.
    Shape(
      "", "lazy import a\nimport b\n\nlazy import c\nimport d\n", "import b\nlazy import a\n\nimport d\nlazy import c\n"
    ),
    Shape("", "lazy import a\n\nimport b\n", "lazy import a\n\nimport b\n"),
    Shape("", "lazy import a\nx = 1\nimport b\n", "lazy import a\nx = 1\nimport b\n"),
    // In order already; the same name twice; two on one line; no line end; not the module's.
    Shape("", "import b\nlazy import a\n", "import b\nlazy import a\n"),
    Shape("", "lazy import a\nimport a.b\n", "lazy import a\nimport a.b\n"),
    Shape("", "lazy import a; x = 1\nimport b\n", "lazy import a; x = 1\nimport b\n"),
    Shape("", "lazy import a\nimport b", "lazy import a\nimport b"),
    Shape("", "if x:\n    lazy import a\n    import b\n", "if x:\n    lazy import a\n    import b\n"),
  ]

  @Test(arguments: paragraphs) func lazyImportsStandBelowEagerOnes(_ shape: Shape) {
    let text = Text(shape.before, .v3_15)
    var edits = LazyEdits(text.program, FileID(0))
    let after = text.edited(edits.partition(.explicit))
    #expect(after == shape.after)
    expectValid(after, .v3_15)
    // Once is enough.
    let again = Text(after, .v3_15)
    var second = LazyEdits(again.program, FileID(0))
    #expect(second.partition(.explicit).isEmpty)
  }

  static let keyword: [Shape] = [
    Shape("json", "import json\n", "lazy import json\n"),
    Shape("json", "import json", "lazy import json"),
    Shape("b", "from a import b  # why\n", "lazy from a import b  # why\n"),
    Shape("json", "if X:\n    import json\n", "if X:\n    lazy import json\n"),
    // Marked already, or where the keyword is refused: nothing changes.
    Shape("json", "lazy import json\n", "lazy import json\n"),
    Shape(
      "json", "try:\n    import json\nexcept ImportError: ...\n", "try:\n    import json\nexcept ImportError: ...\n"),
    Shape("json", "def f():\n    import json\n", "def f():\n    import json\n"),
    // All names of a statement: it need not be split.
    Shape("a b", "import a, b\n", "lazy import a, b\n"),
    Shape("b c", "from a import (\n    b,\n    c,\n)\n", "lazy from a import (\n    b,\n    c,\n)\n"),
    // Some names of a statement.
    Shape("b", "import a, b\n", "import a\nlazy import b\n"),
    Shape("a", "import a, b\n", "import b\nlazy import a\n"),
    Shape("b", "import a, b, c\n", "import a, c\nlazy import b\n"),
    Shape("a c", "import a, b, c\n", "import b\nlazy import a, c\n"),
    Shape("b c", "import a, b, c\n", "import a\nlazy import b, c\n"),
    Shape("x", "import a.b as x, c\n", "import c\nlazy import a.b as x\n"),
    Shape("y", "from .m import x, y as y\n", "from .m import x\nlazy from .m import y as y\n"),
    Shape("y", "from .. import x, y", "from .. import x\nlazy from .. import y"),
    Shape("y", "from m import (x, y)\n", "from m import (x)\nlazy from m import y\n"),
    Shape("x", "from m import (x, y,)\n", "from m import (y,)\nlazy from m import x\n"),
    Shape(
      "y", "from m import (x,\n               y,\n               z)\n",
      "from m import (x,\n               z)\nlazy from m import y\n"),
    Shape("y", "from m import x, \\\n    y\n", "from m import x\nlazy from m import y\n"),
    Shape("x", "from m import x, \\\n    y\n", "from m import y\nlazy from m import x\n"),
    // Indentation, and lines that are shared.
    Shape("b", "if X:\n\timport a, b\n", "if X:\n\timport a\n\tlazy import b\n"),
    Shape("b", "if X: import a, b\n", "if X: import a; lazy import b\n"),
    Shape("b", "import a, b; x = 1\n", "import a; lazy import b; x = 1\n"),
    Shape("b", "x = 1; import a, b\n", "x = 1; import a; lazy import b\n"),
    Shape("b", "if X:\n    import a, b", "if X:\n    import a\n    lazy import b"),
    // Comments: those that tools obey hold for both parts, others stay.
    Shape("b", "import a, b  # noqa: E401\n", "import a  # noqa: E401\nlazy import b  # noqa: E401\n"),
    Shape("b", "import a, b  # both\n", "import a  # both\nlazy import b\n"),
    Shape("b", "import a, b  # both", "import a  # both\nlazy import b"),
    // A name a line: its line and the comments above it go along.
    Shape(
      "y", "from m import (\n    x,\n    y,\n    z,\n)\n", "from m import (\n    x,\n    z,\n)\nlazy from m import y\n"),
    Shape("y", "from m import (\n    x,\n    y\n)\n", "from m import (\n    x,\n)\nlazy from m import y\n"),
    Shape(
      "y", "from m import (\n    x,\n    y,  # why\n)\n", "from m import (\n    x,\n)\nlazy from m import y  # why\n"),
    Shape(
      "y z", "from m import (\n    x,\n    # about y\n    y,  # why\n    z,\n)\n",
      "from m import (\n    x,\n)\nlazy from m import (\n    # about y\n    y,  # why\n    z,\n)\n"),
    Shape(
      "y", "from m import (  # noqa: F401\n    x,\n    y,\n)\n",
      "from m import (  # noqa: F401\n    x,\n)\nlazy from m import y  # noqa: F401\n"),
    Shape(
      "y", "from m import (\n    x,\n    y,\n    # the end\n)  # done\n",
      "from m import (\n    x,\n    # the end\n)  # done\nlazy from m import y\n"),
    // Several names a line, with comments: those stay.
    Shape("y", "from m import (x, y,  # both\n    z)\n", "from m import (x,  # both\n    z)\nlazy from m import y\n"),
    Shape("z", "from m import (x, y,  # both\n    z)\n", "from m import (x, y,  # both\n    )\nlazy from m import z\n"),
    Shape("x", "from m import (x, y,  # both\n    z)\n", "from m import (y,  # both\n    z)\nlazy from m import x\n"),
    // What does not fit on a line.
    Shape(
      "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccccccc",
      "from mmmmmmmm import (a, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,\n    cccccccccccccccccccccccccccccccccccc)\n",
      "from mmmmmmmm import (a)\nlazy from mmmmmmmm import (\n    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,\n    cccccccccccccccccccccccccccccccccccc,\n)\n"
    ),
  ]

  @Test(arguments: keyword) func theKeywordIsAdded(_ shape: Shape) {
    let text = Text(shape.before, .v3_15)
    let after = text.after(shape.names) { $0.makeLazy($1) }
    #expect(after == shape.after)
    expectValid(after, .v3_15)
    #expect(Text(after, .v3_15).after(shape.names) { $0.makeLazy($1) } == after, "a second run changes it")
  }

  @Test(arguments: [
    Shape("json", "lazy import json\n", "import json\n"),
    Shape("json", "lazy  import json\n", "import json\n"),
    Shape("b", "lazy import a, b\n", "lazy import a\nimport b\n"),
    Shape("a", "lazy from m import (\n    a,\n    b,\n)\n", "lazy from m import (\n    b,\n)\nfrom m import a\n"),
  ]) func theKeywordIsDropped(_ shape: Shape) {
    let after = Text(shape.before, .v3_15).after(shape.names) { $0.dropKeyword($1) }
    #expect(after == shape.after)
    expectValid(after, .v3_15)
  }

  static let lists: [Shape] = [
    Shape("json", "import json\n", "__lazy_modules__ = {\"json\"}\nimport json\n"),
    Shape(
      "y a path", "\"\"\"Doc.\"\"\"\n\nimport os.path as path\nfrom .x import y\nimport a, b\n",
      "\"\"\"Doc.\"\"\"\n\n__lazy_modules__ = {\"a\", \"os.path\", \"pkg.x\"}\nimport os.path as path\nfrom .x import y\nimport a, b\n"
    ),
    Shape("x", "from . import x\n", "__lazy_modules__ = {\"pkg\"}\nfrom . import x\n"),
    Shape(
      "a", "from __future__ import annotations\nimport a\n",
      "from __future__ import annotations\n__lazy_modules__ = {\"a\"}\nimport a\n"),
    // The entry would defer another import, too.
    Shape("y", "from m import x, y\n", "from m import x, y\n"),
    Shape("x y", "from m import x, y\n", "__lazy_modules__ = {\"m\"}\nfrom m import x, y\n"),
    // A list that stands already, in its own manner.
    Shape(
      "b", "__lazy_modules__ = ['a', 'c']\nimport a, b, c\n", "__lazy_modules__ = ['a', 'b', 'c']\nimport a, b, c\n"),
    Shape("d", "__lazy_modules__ = (\"a\",)\nimport a, d\n", "__lazy_modules__ = (\"a\", \"d\",)\nimport a, d\n"),
    Shape(
      "a d", "__lazy_modules__ = frozenset({\"b\"})\nimport a, b, d\n",
      "__lazy_modules__ = frozenset({\"a\", \"b\", \"d\"})\nimport a, b, d\n"),
    Shape("a", "__lazy_modules__ = []\nimport a\n", "__lazy_modules__ = [\"a\"]\nimport a\n"),
    Shape("a", "__lazy_modules__ = ()\nimport a\n", "__lazy_modules__ = (\"a\",)\nimport a\n"),
    Shape("a", "__lazy_modules__ = set()\nimport a\n", "__lazy_modules__ = {\"a\"}\nimport a\n"),
    Shape(
      "b", "__lazy_modules__ = {\n    \"a\",  # first\n    \"c\",  # last\n}\nimport a, b, c\n",
      "__lazy_modules__ = {\n    \"a\",  # first\n    \"b\",\n    \"c\",  # last\n}\nimport a, b, c\n"),
    Shape(
      "d e", "__lazy_modules__ = {\n    \"a\",  # last\n}\nimport a, d, e\n",
      "__lazy_modules__ = {\n    \"a\",  # last\n    \"d\",\n    \"e\",\n}\nimport a, d, e\n"),
    Shape(
      "d", "__lazy_modules__ = {\n    \"a\"  # last\n}\nimport a, d\n",
      "__lazy_modules__ = {\n    \"a\",  # last\n    \"d\",\n}\nimport a, d\n"),
    Shape(
      "d", "__lazy_modules__ = [\"a\",\n                    \"b\"]\nimport a, b, d\n",
      "__lazy_modules__ = [\"a\",\n                    \"b\",\n    \"d\"]\nimport a, b, d\n"),
    Shape(
      "zzzzzzzzzzzzzzzzzzzz",
      "__lazy_modules__ = [\"aaaaaaaaaaaaaaaaaaaa\", \"bbbbbbbbbbbbbbbbbbbbbbbbb\"]\nimport zzzzzzzzzzzzzzzzzzzz\n",
      "__lazy_modules__ = [\n    \"aaaaaaaaaaaaaaaaaaaa\",\n    \"bbbbbbbbbbbbbbbbbbbbbbbbb\",\n    \"zzzzzzzzzzzzzzzzzzzz\",\n]\nimport zzzzzzzzzzzzzzzzzzzz\n"
    ),
    // Lists that are changed later, made under a condition or too late are left alone.
    Shape("b", "import b\n__lazy_modules__ = ['a']\nimport a\n", "import b\n__lazy_modules__ = ['a']\nimport a\n"),
    Shape("b", "__lazy_modules__ = make()\nimport b\n", "__lazy_modules__ = make()\nimport b\n"),
    Shape(
      "b", "__lazy_modules__ = ['a']\n__lazy_modules__ += ['c']\nimport b\n",
      "__lazy_modules__ = ['a']\n__lazy_modules__ += ['c']\nimport b\n"),
  ]

  @Test(arguments: lists) func theListIsKept(_ shape: Shape) {
    let text = Text(shape.before, .v3_12)
    let after = text.after(shape.names) { $0.makeLazy($1) }
    #expect(after == shape.after)
    expectValid(after, .v3_12)
    #expect(Text(after, .v3_12).after(shape.names) { $0.makeLazy($1) } == after, "a second run changes it")
  }

  @Test(arguments: [
    Shape(
      "", "__lazy_modules__ = [\n    'json',\n    \"ast\"\n]\nimport ast, json\n",
      "__lazy_modules__ = [\n    \"ast\",\n    'json'\n]\nimport ast, json\n"),
    Shape("", "__lazy_modules__ = ['a', 'b']\n", "__lazy_modules__ = ['a', 'b']\n"),
    Shape("", "__lazy_modules__ = [\n'b',  # b\n'a']\n", "__lazy_modules__ = [\n'b',  # b\n'a']\n"),
  ]) func entriesAreSorted(_ shape: Shape) {
    let text = Text(shape.before, .v3_12)
    var edits = LazyEdits(text.program, FileID(0))
    #expect(text.edited(edits.sortList()?.edits ?? []) == shape.after)
  }

  @Test(arguments: [
    Shape("a", "__lazy_modules__ = ['a', 'b']\nimport a, b\n", "__lazy_modules__ = ['b']\nimport a, b\n"),
    Shape("b", "__lazy_modules__ = ['a', 'b']\nimport a, b\n", "__lazy_modules__ = ['a']\nimport a, b\n"),
    Shape("b c", "__lazy_modules__ = ['a', 'b', 'c']\nimport a, b, c\n", "__lazy_modules__ = ['a']\nimport a, b, c\n"),
    Shape("a b", "__lazy_modules__ = ['a', 'b', 'c']\nimport a, b, c\n", "__lazy_modules__ = ['c']\nimport a, b, c\n"),
    Shape("a b", "x = 1\n__lazy_modules__ = {\n    'a',\n    'b',\n}  # lazy\nimport a, b\n", "x = 1\nimport a, b\n"),
    Shape("a", "__lazy_modules__ = ['a']; import a\n", "import a\n"),
    Shape("a", "__lazy_modules__ = ('a', 'b')\nimport a, b\n", "__lazy_modules__ = ('b',)\nimport a, b\n"),
    Shape("b", "__lazy_modules__ = ('a', 'b')\nimport a, b\n", "__lazy_modules__ = ('a',)\nimport a, b\n"),
    Shape("b", "__lazy_modules__ = ('a', 'b',)\nimport a, b\n", "__lazy_modules__ = ('a',)\nimport a, b\n"),
    Shape(
      "b", "__lazy_modules__ = [\n    'a',  # one\n    'b',  # two\n]\nimport a, b\n",
      "__lazy_modules__ = [\n    'a',  # one\n]\nimport a, b\n"),
    Shape(
      "a", "__lazy_modules__ = (\n    'a',  # one\n    # both\n    'b'\n)\nimport a, b\n",
      "__lazy_modules__ = (\n    # both\n    'b',\n)\nimport a, b\n"),
    Shape(
      "x", "__lazy_modules__ = ['m', 'b']\nfrom m import x, y\n", "__lazy_modules__ = ['m', 'b']\nfrom m import x, y\n"),
  ]) func entriesAreDropped(_ shape: Shape) {
    let after = Text(shape.before, .v3_12).after(shape.names) { edits, ids in edits.dropEntries(ids).map { [$0] } ?? []
    }
    #expect(after == shape.after)
    expectValid(after, .v3_12)
  }

  @Test(arguments: [
    Shape("xml", "import xml\n", "import xml\nimport xml.dom\n"),
    Shape("xml", "lazy import xml", "lazy import xml\nlazy import xml.dom"),
    Shape(
      "xml", "if X:\n    import xml  # why\n    y = 1\n",
      "if X:\n    import xml  # why\n    import xml.dom\n    y = 1\n"),
    Shape("xml", "if X: import xml\n", "if X: import xml; import xml.dom\n"),
  ]) func aSubmoduleIsImportedBeside(_ shape: Shape) throws {
    let text = Text(shape.before, .v3_15)
    var edits = LazyEdits(text.program, FileID(0))
    let id = try #require(text.imports(shape.names).first)
    let edit = edits.importBeside(id, module: "xml.dom")
    let after = text.edited([try #require(edit)])
    #expect(after == shape.after)
    expectValid(after, .v3_15)
  }

  @Test func annotationsArePostponedOnce() throws {
    let text = Text("\"\"\"Doc.\"\"\"\nimport a\n", .v3_12)
    let edit = try #require(LazyEdits(text.program, FileID(0)).postponeAnnotations())
    let after = text.edited([edit])
    #expect(after == "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\nimport a\n")
    #expect(LazyEdits(Text(after, .v3_12).program, FileID(0)).postponeAnnotations() == nil)
  }

  @Test func aTextThatIsNotTheOneSummarisedIsNotSplit() {
    let text = Text("import a, b\n", .v3_15)
    let provider = ModuleProvider(resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in SourceText("other") })
    let program = Program.link(
      [text.program[FileID(0)]], options: SummaryOptions(target: .v3_15), provider: provider, threads: 1)
    var edits = LazyEdits(program, FileID(0))
    #expect(edits.makeLazy(text.imports(["b"])) == [])
  }

  @Test func theTextIsThatOfTheLastEdit() {
    let text = Text("import a, b\n", .v3_15)
    let edited = SourceText("if X:\n    import a, b  # new\n")
    let file = FileID(0)
    let program = text.program.updating(
      file, text.program.summarize(edited, as: text.program[file].description), text: edited
    ).program
    var edits = LazyEdits(program, file)
    let groups = edits.makeLazy([ImportID(1)])
    #expect(groups.flatMap(\.edits).map(\.newText) == ["", "    lazy import b\n"])
  }
}
