// Where a file's imports lead, listed once for all searches of one thread that come by it.
import Analysis
import Basics

/// One step of a search: from a file to one that an import of it loads.
struct ReachStep {
  var file: FileID
  /// The import that leads there; none for what an attribute's read leads to.
  var importID: ImportID
  var ways: Ways

  struct Ways: OptionSet {
    let rawValue: UInt8
    init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Executed while the module runs: not deferred, or surely read.
    static let certain = Ways(rawValue: 1 << 0)
    /// The same, or read while the module runs on some branch.
    static let resolved = Ways(rawValue: 1 << 1)
    /// Not the module that is named, but the one which defines the name that is taken from it.
    static let definition = Ways(rawValue: 1 << 2)
    /// No import, but an attribute that is read while the module runs.
    static let attribute = Ways(rawValue: 1 << 3)
  }
}

/// Of one thread, for one program and dialect.
final class ReachMemory {
  private let program: Program
  private let dialect: Dialect
  private var known: [FileID: [ReachStep]] = [:]
  private var count = 0
  /// By file: the number of the search that came by it last.
  private var marks: [UInt32]
  private var search: UInt32 = 0
  /// How many files the search has come by.
  private(set) var reached = 0
  /// Steps that are kept at most, about 12 MB; then it begins anew.
  private static let limit = 1_000_000

  init(_ program: Program, _ dialect: Dialect) {
    self.program = program
    self.dialect = dialect
    marks = [UInt32](repeating: 0, count: program.files.count)
  }

  /// Begins a search; the one before is over.
  func begin() {
    search += 1
    reached = 0
  }

  /// True when the search comes by a file for the first time.
  func enter(_ file: FileID) -> Bool {
    let index = Int(file.rawValue)
    if marks[index] == search { return false }
    marks[index] = search
    reached += 1
    return true
  }

  /// The steps from a file: what its body reads of modules, then its imports outside functions, in their order.
  func steps(from file: FileID) -> [ReachStep] {
    if let found = known[file] { return found }
    let made = make(file)
    count += made.count
    if count > Self.limit {
      known.removeAll()
      count = made.count
    }
    known[file] = made
    return made
  }

  private func make(_ file: FileID) -> [ReachStep] {
    var steps: [ReachStep] = []
    let summary = program[file].summary
    for use in summary.uses where use.isReadAtImport {
      members(use, in: file, program) { add($0, ImportID.none, .attribute, &steps) }
    }
    for index in summary.imports.indices {
      let record = summary.imports[index]
      if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
      let id = ImportID(index)
      let isEligible = program.isEligible(id, in: file, dialect)
      var ways: ReachStep.Ways = []
      if !isEligible || record.flags.contains(.importUseIsCertain) { ways.insert(.certain) }
      // A pending import of a file that runs is enough: reading the attribute resolves it.
      if !isEligible || record.firstImportUse.isPresent, !isFallback(record, of: file) { ways.insert(.resolved) }
      add(program.target(of: id, in: file), id, ways, &steps)
      add(program.submodule(of: id, in: file), id, ways, &steps)
      if let source = definer(id, in: file, program) { add(source, id, ways.union(.definition), &steps) }
    }
    return steps
  }

  /// In the handler of a `try` whose own imports are all there: it does not run.
  private func isFallback(_ record: ImportRecord, of file: FileID) -> Bool {
    guard record.flags.contains(.inHandler) else { return false }
    let summary = program[file].summary
    // The body of the `try` ends right above its handlers.
    guard
      let body = summary.tries.filter({ $0.body.end <= record.statement.start }).map(\.body).max(by: { $0.end < $1.end }
      )
    else { return false }
    let tried = summary.imports.indices.filter { body.contains(summary.imports[$0].statement.start) }
    return !tried.isEmpty
      && tried.allSatisfy { program.exists(program.module(loadedBy: ImportID($0), in: file)) }
  }

  private func add(_ module: ModuleID, _ id: ImportID, _ ways: ReachStep.Ways, _ steps: inout [ReachStep]) {
    var module = module
    while module.isPresent {
      if let file = program.file(module) { steps.append(ReachStep(file: file, importID: id, ways: ways)) }
      module = program.parent(module)
    }
  }
}

/// The module that defines what a from-import takes, when it is known.
func definer(_ id: ImportID, in file: FileID, _ program: Program) -> ModuleID? {
  guard program[file].summary[id].isFrom, case .definition(let source, _) = program.resolve(id, in: file) else {
    return nil
  }
  return program.module(of: source)
}

/// What a use with attributes comes by: `admin.ModelAdmin` loads what `admin` re-exports it from; `a.b.C` loads `a.b`.
func members(_ use: Use, in file: FileID, _ program: Program, _ add: (ModuleID) -> Void) {
  guard use.chain.isPresent, use.importID.isPresent,
    case .module(var module) = program.resolve(use.importID, in: file)
  else { return }
  for part in program[file].summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) {
    switch program.resolve(part, in: module) {
    case .module(let next):
      add(next)
      module = next
    case .definition(let source, _):
      add(program.module(of: source))
      return
    case .missing, .unknown: return
    }
  }
}
