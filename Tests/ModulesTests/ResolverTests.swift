// Names to files and back, in the layouts that projects have.
import Basics
import Modules
import Testing

@Suite struct ResolverTests {
  /// A folder with these files (an empty text each), and a resolver for what a walk finds in it.
  struct Site {
    let folder: TemporaryFolder
    let resolver: ModuleResolver
    let files: [FilePath]

    init(
      _ contents: [String], texts: [String: String] = [:], named: [String] = [""], venv: [String]? = nil,
      variables: [String: String] = [:]
    ) throws {
      folder = try TemporaryFolder()
      for name in contents { try folder.write(name, texts[name] ?? "") }
      for (name, text) in texts where !contents.contains(name) { try folder.write(name, text) }
      if let venv {
        try folder.write(".venv/pyvenv.cfg", "version = 3.12.1\n")
        folder.folder(".venv/lib/python3.12/site-packages")
        for name in venv { try folder.write(".venv/lib/python3.12/site-packages/\(name)", texts[name] ?? "") }
      }
      let root = folder.path
      let named = named.map { root.appending($0) }
      files = FileWalker(threads: 1).walk(named).files
      resolver = ModuleResolver(
        sources: files, named: named, configurations: ConfigurationStore(),
        surroundings: PythonEnvironment.Surroundings(
          variable: { variables[$0].map { Array($0.utf8) } }, usualPlaces: []))
    }

    func name(_ file: String) -> String { resolver.moduleName(ofFile: folder.path.appending(file)).name }
    func resolve(_ name: String, from file: String = "x.py") -> ResolvedModule {
      resolver.resolve(name, from: folder.path.appending(file))
    }
    /// Where a name leads, relative to the folder; the kind if there is no path.
    func place(_ name: String, from file: String = "x.py") -> String {
      let found = resolve(name, from: file)
      return found.path.map { ($0.relative(to: folder.path) ?? $0).string } ?? "\(found.kind)"
    }
  }

  @Test func aFlatProject() throws {
    let site = try Site([
      "app.py", "pkg/__init__.py", "pkg/a.py", "pkg/sub/__init__.py", "pkg/sub/b.py", "pkg/data/c.py",
    ])
    #expect(site.name("app.py") == "app")
    #expect(site.name("pkg/__init__.py") == "pkg")
    #expect(site.resolver.moduleName(ofFile: site.folder.path.appending("pkg/__init__.py")).isPackage)
    #expect(site.name("pkg/sub/b.py") == "pkg.sub.b")
    #expect(site.name("pkg/data/c.py") == "pkg.data.c")
    #expect(site.place("pkg") == "pkg/__init__.py")
    #expect(site.place("pkg.a") == "pkg/a.py")
    #expect(site.place("pkg.sub.b") == "pkg/sub/b.py")
    #expect(site.resolve("pkg.data").kind == .namespacePackage)
    #expect(site.place("pkg.data.c") == "pkg/data/c.py")
    #expect(site.resolve("pkg.none").kind == .missing)
    #expect(site.resolve("pkg.a.none").kind == .missing)
    #expect(site.resolve("Pkg").kind == .unknown)
    #expect(site.resolve("pkg.a").isOwn)
    #expect(site.resolve("").kind == .missing)
    #expect(site.resolve("pkg..a").kind == .missing)
    #expect(site.resolve(String(repeating: "a.", count: 5000) + "a").kind == .missing)
  }

  @Test func sourceLayouts() throws {
    let site = try Site(
      ["pyproject.toml", "src/pkg/__init__.py", "src/pkg/a.py", "src/single.py", "tests/test_a.py", "tests/helper.py"])
    #expect(site.name("src/pkg/a.py") == "pkg.a")
    #expect(site.name("src/single.py") == "single")
    #expect(site.name("tests/test_a.py") == "tests.test_a")
    #expect(site.place("pkg.a", from: "tests/test_a.py") == "src/pkg/a.py")
    let importers = ["src/pkg/a.py", "src/single.py", "src/pkg/__init__.py", "tests/test_a.py"].map {
      site.resolver.importer(forFile: site.folder.path.appending($0))
    }
    #expect(importers[0] == importers[1] && importers[1] == importers[2] && importers[2] != importers[3])
    // The folder of a test without packages is on the path of its program.
    #expect(site.place("helper", from: "tests/test_a.py") == "tests/helper.py")
    #expect(!site.resolve("helper", from: "src/single.py").exists)
    let lib = try Site(["setup.py", "lib/pkg/__init__.py", "lib/pkg/a.py", "python/x.py"])
    #expect(lib.name("lib/pkg/a.py") == "pkg.a")
    #expect(lib.name("python/x.py") == "python.x")
  }

  @Test func theSameWhateverPartIsNamed() throws {
    for named in ["", "src", "src/pkg", "src/pkg/sub", "src/pkg/sub/b.py"] {
      let site = try Site(
        ["pyproject.toml", "src/pkg/__init__.py", "src/pkg/sub/__init__.py", "src/pkg/sub/b.py"], named: [named])
      #expect(site.name("src/pkg/sub/b.py") == "pkg.sub.b", "\(named)")
      #expect(site.place("pkg.sub", from: "src/pkg/sub/b.py") == "src/pkg/sub/__init__.py")
    }
    // Without any project file the outermost package tells where names start.
    let bare = try Site(
      ["lib/x/pkg/__init__.py", "lib/x/pkg/sub/__init__.py", "lib/x/pkg/sub/b.py"], named: ["lib/x/pkg/sub"])
    #expect(bare.name("lib/x/pkg/sub/b.py") == "pkg.sub.b")
  }

  @Test func rootsAreConfigured() throws {
    let site = try Site(
      ["one/a.py", "two/deep/b.py", "c.py"],
      texts: ["lazyls.toml": "roots = [\"one\", \"two\"]\nsearch-path = [\"extra\"]\n", "extra/e.py": ""])
    #expect(site.name("one/a.py") == "a")
    #expect(site.name("two/deep/b.py") == "deep.b")
    #expect(site.name("c.py") == "c")
    #expect(site.place("deep.b", from: "one/a.py") == "two/deep/b.py")
    #expect(site.place("e", from: "one/a.py") == "extra/e.py")
  }

  @Test func buildToolsSayWhereSourcesLie() throws {
    let site = try Site(
      ["code/pkg/__init__.py", "code/pkg/a.py"],
      texts: ["pyproject.toml": "[tool.setuptools.packages.find]\nwhere = [\"code\"]\n"])
    #expect(site.name("code/pkg/a.py") == "pkg.a")
  }

  @Test func monorepos() throws {
    let site = try Site([
      "pyproject.toml", "packages/one/pyproject.toml", "packages/one/src/one/__init__.py", "packages/one/tests/t.py",
      "packages/two/setup.py", "packages/two/two.py", "packages/two/tests/t.py",
    ])
    #expect(site.name("packages/one/src/one/__init__.py") == "one")
    #expect(site.name("packages/two/two.py") == "two")
    #expect(site.name("packages/two/tests/t.py") == "tests.t")
    // Developed next door, though not installed here.
    #expect(site.place("one", from: "packages/two/two.py") == "packages/one/src/one/__init__.py")
    #expect(site.place("tests.t", from: "packages/two/two.py") == "packages/two/tests/t.py")
  }

  @Test func namespacePackagesHavePortions() throws {
    let site = try Site(
      ["src/ns/a.py", "src/ns/inner/b.py", "pyproject.toml"],
      venv: ["ns/c.py", "ns/pkg/__init__.py", "solid/__init__.py"])
    #expect(site.name("src/ns/inner/b.py") == "ns.inner.b")
    let found = site.resolve("ns", from: "src/ns/a.py")
    #expect(found.kind == .namespacePackage)
    #expect(found.isPackage)
    #expect(found.portions.count == 2)
    #expect(site.place("ns.inner.b", from: "src/ns/a.py") == "src/ns/inner/b.py")
    #expect(site.place("ns.c", from: "src/ns/a.py") == ".venv/lib/python3.12/site-packages/ns/c.py")
    #expect(site.resolve("ns.pkg", from: "src/ns/a.py").isPackage)
    #expect(site.resolve("ns.none", from: "src/ns/a.py").kind == .missing)
    // A regular package further on beats a folder that only could be a portion.
    let beaten = try Site(["solid/data.txt", "a.py"], venv: ["solid/__init__.py"])
    #expect(beaten.place("solid", from: "a.py") == ".venv/lib/python3.12/site-packages/solid/__init__.py")
  }

  @Test func packagesSpreadByCode() throws {
    let declare = "__import__('pkg_resources').declare_namespace(__name__)\n"
    let site = try Site(
      ["zope/__init__.py", "zope/mine.py"], texts: ["zope/__init__.py": declare],
      venv: ["zope/__init__.py", "zope/interface/__init__.py"])
    #expect(site.resolve("zope.interface", from: "zope/mine.py").kind == .source)
    #expect(site.resolve("zope.none", from: "zope/mine.py").kind == .missing)
  }

  @Test func formsOfModules() throws {
    let site = try Site(
      ["a.py"],
      venv: [
        "ext.cpython-312-x86_64-linux-gnu.so", "abi.abi3.so", "plain.so", "win.pyd", "byte.pyc", "both.py", "both.so",
        "pkg/__init__.py", "pkg/fast.pyi", "pkg/slow.c", "pkg/slow.h", "pair/__init__.py", "pair.py",
        "stubs-stubs/__init__.pyi",
        "lib.foo.py", "my-tool.py", "cpack/__init__.cpython-312-x86_64-linux-gnu.so", "cpack/m.py",
      ])
    for name in ["ext", "abi", "plain", "win", "byte", "both", "pkg.fast", "pkg.slow", "cpack"] {
      #expect(site.resolve(name, from: "a.py").kind == .compiled, "\(name)")
    }
    #expect(site.resolve("ext", from: "a.py").path?.name == "ext.cpython-312-x86_64-linux-gnu.so")
    #expect(site.resolve("pair", from: "a.py").path?.name == "__init__.py")
    #expect(site.resolve("cpack.m", from: "a.py").kind == .source)
    for name in ["lib", "stubs", "my", "pkg.none", "ext.inner"] {
      #expect(!site.resolve(name, from: "a.py").exists, "\(name)")
    }
    #expect(site.resolve("ext.inner", from: "a.py").kind == .unknown)
    // Of another version than the target's, 3.15: the source beside it is what that loads.
    let mixed = try Site(
      ["a.py"],
      venv: [
        "old.py", "old.cpython-314-x86_64-linux-gnu.so", "now.py", "now.cpython-314-x86_64-linux-gnu.so",
        "now.cpython-315-x86_64-linux-gnu.so", "pkg/__init__.py", "pkg/__init__.cp314-win_amd64.pyd", "free.py",
        "free.abi3t.so",
      ])
    for name in ["old", "pkg"] { #expect(mixed.resolve(name, from: "a.py").kind == .source, "\(name)") }
    for name in ["now", "free"] { #expect(mixed.resolve(name, from: "a.py").kind == .compiled, "\(name)") }
    #expect(mixed.resolve("now", from: "a.py").path?.name == "now.cpython-315-x86_64-linux-gnu.so")
  }

  @Test func theStandardLibraryIsKnownWithoutAPython() throws {
    let site = try Site(
      ["a.py", "json.py", "os.py"], texts: ["pyproject.toml": "[project]\nrequires-python = \">=3.13\"\n"])
    // A project's own file comes before the library's, unless start-up has loaded that already.
    #expect(site.place("json", from: "a.py") == "json.py")
    #expect(site.resolve("os", from: "a.py").kind == .builtin)
    let http = site.resolve("http.client", from: "a.py")
    #expect(http.kind == .builtin && http.isStandardLibrary)
    #expect(site.resolve("http", from: "a.py").isPackage)
    #expect(site.resolve("os.path", from: "a.py").exists)
    #expect(site.resolve("xml.etree.ElementTree", from: "a.py").exists)
    #expect(site.resolve("http.nothing", from: "a.py").kind == .missing)
    let removed = site.resolve("cgi", from: "a.py")
    #expect(removed.kind == .removed && removed.detail == "3.13")
    #expect(site.resolve("distutils.core", from: "a.py").kind == .removed)
    #expect(site.resolve("annotationlib", from: "a.py").detail == "3.14")
    #expect(site.resolve("annotationlib", from: "a.py").kind == .tooNew)
    #expect(site.resolve("winreg", from: "a.py").kind == .otherPlatform)
    #expect(site.resolve("urllib2", from: "a.py").kind == .removed)
    #expect(site.resolver.target(forFile: site.folder.path.appending("a.py")) == .v3_13)
  }

  @Test func installedPackagesBringBackWhatWasRemoved() throws {
    let site = try Site(
      ["a.py"],
      venv: [
        "asyncore.py", "_distutils_hack/__init__.py", "setuptools/_distutils/__init__.py",
        "setuptools/_distutils/core.py",
      ])
    #expect(site.resolve("asyncore", from: "a.py").kind == .source)
    #expect(site.resolve("distutils.core", from: "a.py").kind == .source)
    #expect(site.resolve("asynchat", from: "a.py").kind == .removed)
  }

  @Test func absenceIsCertainOnlyWhenAllIsKnown() throws {
    let known = try Site(["a.py"], venv: ["requests/__init__.py"])
    #expect(known.resolve("reqeusts", from: "a.py").kind == .missing)
    let unknown = try Site(["a.py"])
    #expect(unknown.resolve("requests", from: "a.py").kind == .unknown)
    let hooked = try Site(
      ["a.py"], texts: [".venv/lib/python3.12/site-packages/__editable__.x.pth": "import __editable___x_finder; 1\n"],
      venv: [])
    #expect(hooked.resolve("requests", from: "a.py").kind == .unknown)
  }

  @Test func namesThatCodeMakesAreNotMissing() throws {
    let site = try Site(
      ["own/__init__.py", "own/m.py"],
      texts: [
        "six.py": "sys.modules[__name__ + '.moves'] = _moves\n", "ven/__init__.py": "sys.meta_path.append(x)",
        "plain.py": "x = 1\n",
      ],
      venv: ["six.py", "ven/__init__.py", "ven/extern/__init__.py", "plain.py"])
    #expect(site.resolve("six.moves", from: "own/m.py").kind == .unknown)
    #expect(site.resolve("six.moves.urllib", from: "own/m.py").kind == .unknown)
    #expect(site.resolve("ven.extern.six", from: "own/m.py").kind == .unknown)
    #expect(site.resolve("plain.sub", from: "own/m.py").kind == .missing)
    #expect(site.resolve("own._version", from: "own/m.py").kind == .unknown)
    #expect(site.resolve("own.api_pb2", from: "own/m.py").kind == .unknown)
    #expect(site.resolve("own.other", from: "own/m.py").kind == .missing)
  }

  @Test func foldersWithNamesThatNoImportHas() throws {
    let site = try Site([
      "my-app/main.py", "my-app/helper.py", "pkg/__init__.py", "pkg/my-script.py", "pkg/2to3/x.py", "café/été.py",
    ])
    #expect(site.name("my-app/main.py") == "main")
    #expect(site.place("helper", from: "my-app/main.py") == "my-app/helper.py")
    #expect(site.name("pkg/my-script.py") == "")
    #expect(site.name("pkg/2to3/x.py") == "x")
    #expect(site.name("café/été.py") == "café.été")
    #expect(site.name("script") == "")
  }

  @Test func installedFoldersKeepTheirNames() throws {
    let site = try Site([
      "foo-1.0.dist-info/METADATA", "foo/__init__.py", "foo/templates/setup.py", "foo/templates/app/main.py",
      "src/__init__.py", "one.py",
    ])
    #expect(site.name("foo/templates/app/main.py") == "foo.templates.app.main")
    #expect(site.name("one.py") == "one")
    #expect(site.name("src/__init__.py") == "src")
  }

  @Test func librariesSeeTheirOwnEnvironment() throws {
    let site = try Site(["a.py"], venv: ["lib/__init__.py", "lib/x.py", "other.py"])
    let importer = ".venv/lib/python3.12/site-packages/lib/x.py"
    #expect(site.name(importer) == "lib.x")
    #expect(site.place("other", from: importer) == ".venv/lib/python3.12/site-packages/other.py")
  }

  @Test func unsavedFilesCanBeImported() throws {
    let folder = try TemporaryFolder()
    let known = try folder.write("a.py")
    let files = FileSystem(overlays: [folder.path.appending("new.py"): []])
    let resolver = ModuleResolver(
      sources: [known], named: [folder.path], configurations: ConfigurationStore(files: files), files: files)
    #expect(resolver.resolve("new", from: known).kind == .source)
  }

  @Test func changesAreNoticed() throws {
    let site = try Site(["pkg/__init__.py", "pkg/a.py"])
    // Other tests make and remove folders beside this one at the same time.
    func isOurs(_ folder: FilePath) -> Bool { folder.isInside(site.folder.path) }
    #expect(!site.resolve("pkg.b", from: "pkg/a.py").exists)
    #expect(site.resolver.changedFolders().filter(isOurs) == [])
    try site.folder.write("pkg/b.py")
    #expect(site.resolver.changedFolders().filter(isOurs) == [site.folder.path.appending("pkg")])
  }

  @Test func threadsAgree() throws {
    let site = try Site((0..<50).map { "p\($0 % 7)/m\($0).py" } + (0..<7).map { "p\($0)/__init__.py" })
    let resolver = site.resolver
    let importer = site.folder.path.appending("p0/m0.py")
    let answers: [[ResolvedModule]]? = ParallelMap.run(count: 16, threads: 8) { _ in
      (0..<50).map { resolver.resolve("p\($0 % 7).m\($0)", from: importer) }
    }
    let all = try #require(answers)
    #expect(all.allSatisfy { $0 == all[0] })
    #expect(all[0].allSatisfy { $0.kind == .source })
  }
}
