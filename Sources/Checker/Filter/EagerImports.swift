// Which imports must stay eager, as the interpreter's filter is asked about them: by importer, module and name.
import Analysis
import Basics

/// One finding behind an entry: what speaks against deferring the import, and where the import stands.
struct EagerReason: Hashable, Comparable {
  var path: String
  var line: Int
  var code: RuleCode

  var words: String { "\(code) \(ruleName(code)), \(path):\(line)" }

  static func < (a: EagerReason, b: EagerReason) -> Bool { (a.path, a.line, a.code) < (b.path, b.line, b.code) }
}

/// What an import statement asks for: `module`, or one `name` of it.
struct ImportRequest: Hashable, Comparable {
  /// The absolute name that the interpreter hands to the filter: `pkg` for `from . import x`.
  var module: String
  /// `x` of `from module import x`, nil for `import module`.
  var name: String?

  /// How the generated module spells it: `module` or `module:x`. Neither a module's name nor an attribute has a colon.
  var key: String { name.map { "\(module):\($0)" } ?? module }

  static func < (a: ImportRequest, b: ImportRequest) -> Bool { a.key < b.key }
}

/// All that must stay eager, sorted.
struct EagerImports {
  struct Module {
    var name: String
    var reasons: [EagerReason]
  }

  struct Request {
    var request: ImportRequest
    var reasons: [EagerReason]
  }

  struct Importer {
    var name: String
    var requests: [Request]
  }

  /// Modules that every importer in the project must load at once; there are at least two of these.
  var modules: [Module] = []
  /// The other imports, by the module that holds them.
  var importers: [Importer] = []
  /// Importers of which no import may be lazy.
  var whollyEager: [String] = []
  /// Modules that the project imports lazily without a finding that speaks against it.
  var lazyEverywhere: [String] = []

  /// - Parameter report: with its `reasons`.
  init(_ report: Report) {
    let program = report.program
    var sources = SourceCache(report)
    var found: [(importers: [String], request: ImportRequest, reasons: [EagerReason])] = []
    // By imported module: the files whose import must be eager, and whether that holds for all.
    var eagerFiles: [String: Set<FileID>] = [:]
    var lazyTargets: Set<String> = []
    var partlyEager: Set<String> = []
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      let summary = program[file].summary
      var hasLazy = false
      var targets: Set<String> = []
      for (position, record) in summary.imports.enumerated() {
        let id = ImportID(position)
        guard program.isEligible(id, in: file, report.dialect) else { continue }
        let module = program.askedName(of: id, in: file)
        if module.isEmpty { continue }
        guard let codes = report.reasons[ImportReference(file, id)] else {
          hasLazy = true
          lazyTargets.insert(module)
          continue
        }
        targets.insert(module)
        eagerFiles[module, default: []].insert(file)
        let line = sources.position(file, record.statement.start).line
        let reasons = codes.map { EagerReason(path: report.path(file), line: line, code: $0) }
        let name = record.isFrom && record.name.isPresent ? summary.text(record.name) : nil
        found.append((Self.names(of: file, program), ImportRequest(module: module, name: name), reasons))
      }
      if targets.isEmpty { continue }
      if hasLazy { partlyEager.formUnion(targets) } else { whollyEager += Self.names(of: file, program) }
    }
    let everywhere = Set(eagerFiles.keys.filter { !lazyTargets.contains($0) && eagerFiles[$0, default: []].count > 1 })

    var byModule: [String: Set<EagerReason>] = [:]
    var byImporter: [String: [ImportRequest: Set<EagerReason>]] = [:]
    for entry in found {
      if everywhere.contains(entry.request.module) {
        byModule[entry.request.module, default: []].formUnion(entry.reasons)
      } else {
        for name in entry.importers {
          byImporter[name, default: [:]][entry.request, default: []].formUnion(entry.reasons)
        }
      }
    }
    modules = byModule.map { Module(name: $0, reasons: $1.sorted()) }.sorted { $0.name < $1.name }
    importers = byImporter.map { name, requests in
      Importer(
        name: name,
        requests: requests.map { Request(request: $0, reasons: $1.sorted()) }.sorted { $0.request < $1.request })
    }.sorted { $0.name < $1.name }
    // Where only some importers are concerned, and they have other imports that may be lazy, a list of modules cannot say
    // so: then the module is not on it.
    lazyEverywhere = lazyTargets.subtracting(partlyEager).sorted()
    whollyEager = Set(whollyEager).sorted()
  }

  /// Under which names the interpreter may run a file: its own, and `__main__` where it looks like a program.
  private static func names(of file: FileID, _ program: Program) -> [String] {
    let description = program[file].description
    let module = description.module
    if module.isEmpty { return ["__main__"] }
    let isProgram =
      program[file].summary.flags.contains(.isScript) || module.hasSuffix(".__main__")
      || (!description.isPackage && !module.contains("."))
    return isProgram && module != "__main__" ? [module, "__main__"] : [module]
  }
}
