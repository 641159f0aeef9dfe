// Libraries that come and go with the imports of a project: after any edits a program says of them what a new one says.
import Analysis
import Basics
import PythonSyntax
import Testing

@Suite("Libraries that nothing needs any more") struct ForgettingTests {
  /// Read only when somebody needs them; `standard` is of the standard library.
  private static let libraries = [
    "standard": "import other_standard\nimport third_standard\n", "other_standard": "from third_standard import x\n",
    "third_standard": "x = 1\n",
    "library": "import second\nfrom .part import f\nsecond.register(f)\n", "library.part": "def f():\n    print('f')\n",
    "library.more": "import second\nsecond.TABLE['more'] = 1\n",
    "second": "TABLE = {}\ndef register(f):\n    TABLE[f] = f\n",
    "stars": "from second import *\nfrom standard import *\n",
    // Whether what the user imports is a module is known by who has read the package.
    "shelf_standard": "from second import TABLE as book\n", "shelf_standard.book": "import second\n",
    "reader_standard": "from shelf_standard import book\nimport alias_standard\n",
  ]
  private static let packages: Set = ["library", "shelf_standard"]
  /// Another name of a file.
  private static let aliases = ["alias_standard": "third_standard"]

  private static let lines = [
    "import standard", "from standard import x", "lazy import standard", "from other_standard import x",
    "from third_standard import *", "import library", "import library.more", "from library import part",
    "lazy import library",
    "import second", "from stars import *", "lazy from second import TABLE", "print(library.more)", "library.part.f()",
    "second.TABLE['x'] = 1", "import a", "from b import *", "lazy from c import library",
    "def g():\n    import standard",
    "import alias_standard", "from alias_standard import x", "import reader_standard",
    "from reader_standard import book",
    "import shelf_standard", "from shelf_standard import book", "X = {}", "if True:\n    import stars",
    "try:\n    from standard import y\nexcept ImportError: pass",
  ]

  private static func program(_ texts: [String]) -> Program? {
    let provider = ModuleProvider(
      resolve: { name, _ in
        let name = aliases[name] ?? name
        guard libraries[name] != nil else { return ModuleResolution(.missing) }
        return ModuleResolution(
          .source, path: FilePath("/lib/\(name).py"), isPackage: packages.contains(name),
          isStandardLibrary: name.hasSuffix("standard"))
      },
      read: { path in
        if let index = names.firstIndex(of: String(path.name.dropLast(3))) { return SourceText(texts[index]) }
        return libraries[String(path.name.dropLast(3))].map { SourceText($0) }
      })
    let files = names.map {
      FileDescription(path: FilePath("\($0).py"), displayPath: "\($0).py", module: $0, isPackage: false)
    }
    return Program.build(files, options: SummaryOptions(target: .v3_15), provider: provider, threads: 1)
  }
  private static let names = ["a", "b", "c"]

  /// What can be asked of libraries, in words.
  private func said(_ program: Program) -> [String] {
    // First, while nobody has inferred the effects of all.
    var found = (program.projectFiles.map { FileID(UInt32($0)) } + libraryFiles(program)).map { done(by: $0, program) }
    found.sort()
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      for dialect in [Dialect.explicit, .all] {
        let counter = LoadCounter(program, dialect)
        for id in program[file].summary.imports.indices.map({ ImportID($0) }) {
          let loaded = counter.newlyLoaded(by: id, in: file).map { program.name($0) }.sorted()
          let effects = program.effects.outsideEffects(loading: program.module(loadedBy: id, in: file), dialect)
          found.append("\(index) \(dialect) \(id.index): \(loaded), \(effects.count) effects")
        }
      }
      let effects = program.effects.sideEffects(of: file, includingOwn: true)
      found.append("\(index): \(effects.map { "\($0.kind) \($0.grade)" })")
    }
    let read = libraryFiles(program).map { program[$0].description.path.string }
    found.append("\(read.sorted()), \(program.effects.functionCount) functions, \(program.libraryCount) libraries")
    let names = [
      "standard", "other_standard", "alias_standard", "library", "library.more", "library.part", "second", "stars",
      "shelf_standard.book",
    ]
    for name in names {
      guard let module = program.module(named: name) else { continue }
      let importers = program.importers(of: module).map {
        "\(program[$0.file].description.path.string) \($0.importID.index)"
      }
      if !importers.isEmpty { found.append("\(name): \(importers.sorted()), \(program.facts(module).kind)") }
    }
    return found
  }

  /// The effects of a file that is asked about alone.
  private func done(by file: FileID, _ program: Program) -> String {
    func path(_ file: FileID) -> String { program[file].description.path.string }
    let index = program.effects(of: file)
    let words = index.sideEffects(of: file, includingOwn: true).map { effect in
      let chain = effect.chain.map { "\(path($0.file)) \($0.range)" }
      return "\(effect.kind) \(effect.grade) \(effect.object) \(effect.location.range) \(chain)"
    }
    return "\(path(file)) alone: \(index.hasOutsideEffects(file)) \(words)"
  }

  private func libraryFiles(_ program: Program) -> [FileID] {
    (program.projectCount..<program.files.count).map { FileID(UInt32($0)) }
      .filter { program.file(program.module(of: $0)) == $0 }
  }

  @Test(arguments: 0..<40) func afterEditsItSaysWhatANewOneSays(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(below limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % limit
    }
    var texts = [
      "import standard\nlazy import library\n", "from standard import x\n", "from library import part\nimport b\n",
    ]
    var program = try #require(Self.program(texts))
    for step in 0..<30 {
      let index = next(below: texts.count)
      var lines = texts[index].split(separator: "\n").map(String.init)
      if next(below: 5) < 3, !lines.isEmpty { lines.remove(at: next(below: lines.count)) }
      if next(below: 5) < 3 {
        lines.insert(Self.lines[next(below: Self.lines.count)], at: next(below: lines.count + 1))
      }
      texts[index] = lines.map { $0 + "\n" }.joined()
      let file = FileID(UInt32(index))
      program =
        program.updating(file, program.summarize(SourceText(texts[index]), as: program[file].description)).program
      // Not after each: some edits are overtaken before anybody asks.
      if next(below: 3) == 0 { continue }
      let fresh = try #require(Self.program(texts))
      #expect(said(program) == said(fresh), "step \(step): \(texts)")
    }
  }

  @Test func aLibraryThatNothingNeedsIsLetGo() throws {
    var program = try #require(Self.program(["from standard import x\n", "import standard\n", ""]))
    func loaded() throws -> Int {
      LoadCounter(program, .explicit).closure(of: try #require(program.module(named: "standard"))).count
    }
    func edit(_ text: String) {
      program =
        program.updating(FileID(0), program.summarize(SourceText(text), as: program[FileID(0)].description)).program
    }
    #expect(try loaded() == 3)
    edit("")
    #expect(program.libraryCount == 0)
    #expect(try loaded() == 1)
    edit("from standard import y\n")
    #expect(program.libraryCount == 1)
    #expect(try loaded() == 3)
  }

  @Test func aProgramThatWasEditedForLongIsWorn() throws {
    var program = try #require(Self.program(["", "", ""]))
    for number in 0..<6000 {
      let text = SourceText("import name_\(number)\n")
      program = program.updating(FileID(0), program.summarize(text, as: program[FileID(0)].description)).program
      if program.isWorn { break }
      #expect(number < 5000)
    }
    #expect(program.isWorn)
    let fresh = try #require(Self.program(["import name\n", "", ""]))
    #expect(!fresh.isWorn)
  }
}
