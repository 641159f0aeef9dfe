// Files that look for modules in different places, and what they find alike.
import Analysis
import Basics
import PythonSyntax
import Testing

@Suite("Several contexts") struct SeveralContextsTests {
  private static let libraries = [
    "stdlib": "import helper\nfrom stdlib.part import x\n", "stdlib.part": "import helper\n", "helper": "",
  ]

  /// Files `n.py` of context n, in this order.
  private func program(_ texts: [(context: UInt32, text: String)]) throws -> Program {
    let provider = ModuleProvider(
      resolve: { name, context in
        if name.hasPrefix("file"), let index = Int(name.dropFirst(4)), index < texts.count {
          return ModuleResolution(.source, path: FilePath("/p/\(index).py"))
        }
        // The second context has a module of its own in place of the library's.
        if name == "helper", context == 1 { return ModuleResolution(.source, path: "/own/helper.py") }
        guard Self.libraries[name] != nil else { return ModuleResolution(.missing) }
        return ModuleResolution(
          .source, path: FilePath("/lib/\(name).py"), isPackage: name == "stdlib", isStandardLibrary: true)
      },
      read: { path in
        if let index = Int(path.name.dropLast(3)), texts.indices.contains(index) {
          return SourceText(texts[index].text)
        }
        return SourceText(Self.libraries[String(path.name.dropLast(3))] ?? "")
      })
    let files = texts.enumerated().map { index, file in
      FileDescription(
        path: FilePath("/p/\(index).py"), displayPath: "\(index).py", module: "file\(index)", isPackage: false,
        context: file.context)
    }
    return try #require(Program.build(files, options: SummaryOptions(target: .v3_15), provider: provider, threads: 1))
  }

  private func loads(_ program: Program, _ file: UInt32) -> [String] {
    LoadCounter(program, .explicit).newlyLoaded(by: ImportID(0), in: FileID(file)).map { program.name($0) }.sorted()
  }

  @Test func whatLoadsDoesNotDependOnWhoCameFirst() throws {
    let line = "lazy from stdlib import part\n"
    let lists = [
      try program([(0, line), (1, line), (2, line)]), try program([(2, line), (0, line), (1, line)]),
      try program([(1, line), (2, line)]),
    ].map { program in (0..<UInt32(program.projectCount)).map { loads(program, $0) } }
    for list in lists { for loaded in list { #expect(loaded == ["helper", "stdlib", "stdlib.part"]) } }
  }

  @Test func aModuleHasTheImportersOfAllContexts() throws {
    let program = try program([(0, ""), (1, "import file0\n"), (2, "import file0, helper\n"), (1, "import helper\n")])
    let importers = program.importers(of: program.module(of: FileID(0))).map(\.file)
    #expect(importers == [FileID(1), FileID(2)])
    // Two modules of one name stay two.
    let helpers = [program.target(of: ImportID(1), in: FileID(2)), program.target(of: ImportID(0), in: FileID(3))]
    #expect(helpers[0] != helpers[1])
    #expect(program.importers(of: helpers[0]).map(\.file) == [FileID(2)])
  }

  @Test func anEditAffectsTheFilesOfOtherContexts() throws {
    let program = try program([(0, "def f(): ...\n"), (1, "from file0 import f\n"), (2, "")])
    func edited(_ text: String) -> ProgramUpdate {
      program.updating(FileID(0), program.summarize(SourceText(text), as: program[FileID(0)].description))
    }
    #expect(edited("def g(): ...\n").dependents == [FileID(1)])
    // What begins to import a module, and what it imports.
    let update = edited("import file2\ndef f(): ...\n")
    #expect(update.distant.contains(FileID(2)))
    #expect(edited("# Nothing.\ndef f(): ...\n").distant == FileSet())
  }
}
