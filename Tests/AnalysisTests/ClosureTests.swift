// A program with what its libraries import in turn, and with files that are no modules.
import Analysis
import Basics
import PythonSyntax
import Testing

@Suite("A program and what lies around it") struct ClosureTests {
  /// `main.py` is the project; the other files are found only by asking.
  static func program() -> Program? {
    let library = [
      "first": "import second\nfrom pack import sub\n", "second": "import third\n", "third": "",
      "pack": "", "pack.sub": "x = 1\n",
    ]
    let provider = ModuleProvider(
      resolve: { name, _ in
        guard library[name] != nil else { return ModuleResolution(.missing) }
        return ModuleResolution(.source, path: FilePath("/lib/\(name).py"), isPackage: name == "pack")
      },
      read: { path in
        if path == "main.py" { return SourceText("lazy import first\nlazy import third\n") }
        return library[String(path.name.dropLast(3))].map { SourceText($0) }
      })
    let main = FileDescription(path: "main.py", displayPath: "main.py", module: "main", isPackage: false)
    return Program.build([main], options: SummaryOptions(target: .v3_15), provider: provider, threads: 1)
  }

  @Test func theClosureCountsWhatLibrariesLoad() throws {
    let near = try #require(Self.program())
    let far = near.closed(threads: 1)
    let main = FileID(0)
    var counter = LoadCounter(near, .explicit)
    // What effects need is read, and no further.
    #expect(counter.loads(of: ImportID(0), in: main) == 4)
    counter = LoadCounter(far, .explicit)
    // first, second, third, pack, pack.sub
    #expect(counter.loads(of: ImportID(0), in: main) == 5)
    #expect(counter.loads(of: ImportID(1), in: main) == 1)
    // What was there has its place still.
    #expect(far.projectCount == 1 && far[main].description == near[main].description)
    for index in near.files.indices {
      #expect(far.files[index].description.path == near.files[index].description.path)
    }
    #expect(far.closed(threads: 1).files.count == far.files.count)
  }

  @Test func documentsAreNoModules() throws {
    let program = try #require(Self.program())
    let (more, file) = program.adding(document: "/x/lazyls.toml", displayPath: "lazyls.toml")
    #expect(more.files.count == program.files.count + 1 && more.projectCount == 1)
    #expect(more[file].isExternal && !more.module(of: file).isPresent)
    let (again, same) = more.adding(document: "/x/lazyls.toml", displayPath: "other")
    #expect(same == file && again.files.count == more.files.count)
    #expect(program.adding(document: "main.py", displayPath: "main.py").file == FileID(0))
  }

  @Test func aFileMayHaveAVersionOfItsOwn() throws {
    let provider = ModuleProvider(
      resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in SourceText("match x:\n case 1: pass\n") })
    let files = [PythonVersion.v3_9, nil].enumerated().map { index, target in
      FileDescription(
        path: FilePath("\(index).py"), displayPath: "", module: "m\(index)", isPackage: false, target: target)
    }
    let program = try #require(
      Program.build(files, options: SummaryOptions(target: .v3_15), provider: provider, threads: 1))
    #expect(program.files.map(\.summary.options.target) == [.v3_9, .v3_15])
    #expect(program.files.map { $0.summary.syntaxErrors.isEmpty } == [false, true])
    let summary = program.summarize(SourceText("match x:\n case 1: pass\n"), as: files[0])
    #expect(!summary.syntaxErrors.isEmpty)
  }
}
