// Programs of a few files: what names lead to, which imports are lazy, who imports whom, and what an edit changes.
import Analysis
import Basics
import PythonSyntax
import Testing

/// Linked texts. Nothing but these files exists.
struct Texts {
  let program: Program
  private let files: [String]

  init(
    _ texts: KeyValuePairs<String, String>, target: PythonVersion = .v3_15, effects: [String: String] = [:]
  ) {
    self.init(Array(texts), target: target, effects: effects)
  }

  init(_ texts: [(key: String, value: String)], target: PythonVersion = .v3_15, effects: [String: String] = [:]) {
    let contents = Dictionary(uniqueKeysWithValues: texts.map { (FilePath($0.key), SourceText($0.value)) })
    var provider = ModuleProvider(resolve: { _, _ in ModuleResolution(.missing) }, read: { contents[$0] })
    provider.effects = effects
    let descriptions = texts.map { path, _ in
      var parts = path.dropLast(3).split(separator: "/").map(String.init)
      let isPackage = parts.last == "__init__"
      if isPackage { parts.removeLast() }
      return FileDescription(
        path: FilePath(path), displayPath: path, module: parts.joined(separator: "."), isPackage: isPackage)
    }
    files = texts.map(\.key)
    guard
      let built = Program.build(descriptions, options: SummaryOptions(target: target), provider: provider, threads: 1)
    else { preconditionFailure("nothing cancels this build") }
    program = built
  }

  func file(_ path: String) throws -> FileID { FileID(UInt32(try #require(files.firstIndex(of: path)))) }
  func module(_ name: String) throws -> ModuleID { try #require(program.module(named: name)) }

  /// The import that binds `name` in a file.
  func importID(_ name: String, _ path: String) throws -> ImportID {
    let summary = program[try file(path)].summary
    return ImportID(try #require(summary.imports.firstIndex { summary.text($0.bound) == name }))
  }

  func verdict(_ name: String, _ path: String, _ dialect: Dialect) throws -> Verdict {
    program.verdict(of: try importID(name, path), in: try file(path), dialect).verdict
  }
}

@Suite("A linked program") struct ProgramTests {
  @Test func namesAreFollowedThroughReExports() throws {
    let texts = Texts([
      "pkg/__init__.py": "from .inner import Thing\nfrom .star import *\n", "pkg/inner.py": "class Thing: ...\n",
      "pkg/star.py": "__all__ = ['shown']\ndef shown(): ...\ndef hidden(): ...\n",
    ])
    let package = try texts.module("pkg")
    guard case .definition(let file, _) = texts.program.resolve("Thing", in: package) else {
      Issue.record("Thing is no definition")
      return
    }
    #expect(file == (try texts.file("pkg/inner.py")))
    guard case .definition(let source, _) = texts.program.resolve("shown", in: package) else {
      Issue.record("shown is no definition")
      return
    }
    #expect(source == (try texts.file("pkg/star.py")))
    #expect(texts.program.resolve("hidden", in: package) == .missing)
    #expect(texts.program.resolve("inner", in: package) == .module(try texts.module("pkg.inner")))
  }

  @Test(arguments: [
    "def __getattr__(name): ...\n", "globals()['x'] = 1\n", "from elsewhere import *\n",
    "import sys\nsys.modules['x'] = 1\n",
    "import lazy_loader\nlazy_loader.attach(__name__, ['x'])\n", "x = (\n",
    "if TYPE_CHECKING:\n    from a import name\n",
  ])
  func openNamespacesAreUnknown(_ text: String) throws {
    let texts = Texts(["open.py": text, "closed.py": "import logging\nlog = logging.getLogger(__name__)\n"])
    #expect(texts.program.resolve("name", in: try texts.module("open")) == .unknown)
    #expect(texts.program.resolve("name", in: try texts.module("closed")) == .missing)
  }

  @Test func verdictsFollowTheDialect() throws {
    let main = """
      lazy import a
      import b, c
      try:
          import d
      except ImportError: ...
      class K(b.B): ...
      def f(): return a, c, d
      """
    let texts = Texts(["main.py": main, "a.py": "", "b.py": "", "c.py": "", "d.py": ""])
    #expect(try texts.verdict("a", "main.py", .explicit) == .lazy)
    #expect(try texts.verdict("b", "main.py", .explicit) == .eager)
    #expect(try texts.verdict("b", "main.py", .all) == .reifiedAtImport)
    #expect(try texts.verdict("c", "main.py", .all) == .lazy)
    #expect(try texts.verdict("d", "main.py", .all) == .eager)
    #expect(try texts.verdict("c", "main.py", .cinder) == .lazy)
  }

  @Test func listsAreAskedForTheAbsoluteName() throws {
    let texts = Texts([
      "pkg/__init__.py": "", "pkg/b.py": "X = 1\n", "pkg/c.py": "Y = 1\n",
      "pkg/a.py": "__lazy_modules__ = ['pkg.b', '.c']\nfrom .b import X\nfrom .c import Y\n",
    ])
    let file = try texts.file("pkg/a.py")
    #expect(texts.program.askedName(of: try texts.importID("X", "pkg/a.py"), in: file) == "pkg.b")
    #expect(texts.program.listing(of: try texts.importID("X", "pkg/a.py"), in: file) == .yes)
    #expect(texts.program.listing(of: try texts.importID("Y", "pkg/a.py"), in: file) == .no)
  }

  @Test func whatRaisesForOtherPlatformsIsNeverReached() throws {
    let texts = Texts([
      "win.py": "import sys\nif sys.platform != 'win32':\n    raise ImportError\nimport sys as after\n"
    ])
    let record = texts.program[try texts.file("win.py")].summary[try texts.importID("after", "win.py")]
    #expect(record.guardKind == .platform)
  }

  @Test func anEditNamesWhoItAffects() throws {
    let texts = Texts([
      "a.py": "def load(): ...\n", "b.py": "from a import load\n", "c.py": "import b\n", "d.py": "x = 1\n",
    ])
    let file = try texts.file("a.py")
    let summary = texts.program.summarize(
      SourceText("def read(): ...\n"), as: texts.program[file].description)
    let update = texts.program.updating(file, summary)
    let other = try texts.file("d.py")
    #expect(update.dependents.contains(try texts.file("b.py")))
    #expect(!update.dependents.contains(other) && !update.distant.contains(other))
    let importID = try texts.importID("load", "b.py")
    #expect(texts.program.resolve(importID, in: try texts.file("b.py")) != .missing)
    #expect(update.program.resolve(importID, in: try texts.file("b.py")) == .missing)
  }

  @Test func loadsAreCountedOnce() throws {
    let texts = Texts([
      "main.py": "lazy import pkg.wide\n", "pkg/__init__.py": "", "pkg/wide.py": "import pkg.deep\nimport pkg\n",
      "pkg/deep.py": "",
    ])
    let counter = LoadCounter(texts.program, .explicit)
    #expect(counter.loads(of: ImportID(0), in: try texts.file("main.py")) == 3)
  }

  /// What loads is gathered anew for the edited file alone, and circles for those who see it: the answers must be those of
  /// a program made anew.
  @Test(arguments: [
    ("a.py", "import c\n"), ("b.py", "def f(): ...\n"), ("a.py", "import pkg\nfrom pkg import sub\n"),
    ("pkg/__init__.py", "sub = 1\n"),
    ("pkg/sub.py", "import a\nimport c\n"), ("c.py", "def f():\n    import a\n"),
    ("c.py", "def f():\n    import a\nf()\n"),
  ])
  func loadsAfterAnEditAreThoseOfAFreshProgram(_ path: String, _ text: String) throws {
    var files = [
      (key: "a.py", value: "import b\n"), (key: "b.py", value: "from pkg import sub\n"), (key: "c.py", value: ""),
      (key: "pkg/__init__.py", value: ""), (key: "pkg/sub.py", value: "import c\n"),
    ]
    let texts = Texts(files)
    // Asked before the edit, so that there is something to take over.
    for dialect in [Dialect.explicit, .all] { _ = LoadCounter(texts.program, dialect) }
    for dialect in [nil, Dialect.explicit, .all] { _ = texts.program.loadCycles(dialect) }
    var edited = texts.program
    // Another edit in between, which nobody asks about.
    for (target, content) in [("b.py", "from pkg import sub\nimport a\n"), (path, text)] {
      let file = try texts.file(target)
      edited = edited.updating(file, edited.summarize(SourceText(content), as: edited[file].description)).program
      if let index = files.firstIndex(where: { $0.key == target }) { files[index].value = content }
    }
    let fresh = Texts(files)
    for dialect in [nil, Dialect.explicit, .all] {
      let (found, wanted) = (edited.loadCycles(dialect), fresh.program.loadCycles(dialect))
      for index in files.indices {
        let file = FileID(UInt32(index))
        #expect(
          found.size(around: file) == wanted.size(around: file), "\(files[index].key), \(String(describing: dialect))")
      }
    }
    for dialect in [Dialect.explicit, .all] {
      let (counter, expected) = (LoadCounter(edited, dialect), LoadCounter(fresh.program, dialect))
      for name in ["a", "b", "c", "pkg", "pkg.sub"] {
        let found = Set(counter.closure(of: try #require(edited.module(named: name))).map(edited.name))
        let wanted = Set(expected.closure(of: try fresh.module(name)).map(fresh.program.name))
        #expect(found == wanted, "\(name), \(dialect)")
      }
    }
  }

  /// Each search would be two to the power of the levels that are followed.
  @Test(.timeLimit(.minutes(10))) func modulesThatStarImportEachOtherAreSearchedOnce() throws {
    let stars = "from pkg import *\nfrom pkg.sub import *\nfrom pkg.other import *\n"
    let texts = Texts([
      "pkg/__init__.py": stars, "pkg/sub.py": stars, "pkg/other.py": stars + "given = 1\n", "main.py": "",
    ])
    let package = try texts.module("pkg")
    #expect(texts.program.resolve("absent", in: package) == .unknown)
    guard case .definition(let owner, _) = texts.program.resolve("given", in: package) else {
      Issue.record("a name that a star import brings is not found")
      return
    }
    #expect(owner == (try texts.file("pkg/other.py")))
  }

  @Test func cyclesAreFound() throws {
    let texts = Texts(["a.py": "import b\n", "b.py": "import a\n", "c.py": "import a\n"])
    #expect(texts.program.cycles() == [[try texts.file("a.py"), try texts.file("b.py")]])
  }
}
