// The import statements of a file, each with what becomes of its names: what hints and lenses tell.
import Analysis
import Basics

/// One statement with all its names. They load together, so the first use of any of them counts.
struct ImportStatement {
  enum State {
    case lazy
    /// Deferred, but loaded while the module's body runs.
    case forced(UseID, UseKind)
    case eager
    /// Its condition does not hold when the program runs.
    case never
  }

  let ids: [ImportID]
  let state: State
  /// The first use that comes later than the module's import.
  let firstUse: UseID
  let isUsed: Bool

  /// - Parameter range: of the text; only statements that end in it.
  static func all(
    of program: Program, _ file: FileID, _ dialect: Dialect, in range: ByteRange? = nil
  ) -> [ImportStatement] {
    let summary = program[file].summary
    var found: [ImportStatement] = []
    var next = 0
    while next < summary.imports.count {
      let statement = summary.imports[next].statement
      var ids: [ImportID] = []
      while next < summary.imports.count, summary.imports[next].statement == statement {
        ids.append(ImportID(next))
        next += 1
      }
      if let range, statement.end < range.start || range.end < statement.end { continue }
      if summary[ids[0]].flags.contains(.isFuture) { continue }
      found.append(ImportStatement(ids, program, file, dialect))
    }
    return found
  }

  init(_ ids: [ImportID], _ program: Program, _ file: FileID, _ dialect: Dialect) {
    let summary = program[file].summary
    self.ids = ids
    var forced: (UseID, UseKind)?
    var first = UseID.none
    var isEager = true
    var isUsed = false
    for id in ids {
      let verdict = program.verdict(of: id, in: file, dialect)
      let record = summary[id]
      if verdict.isEligible { isEager = false }
      if verdict.verdict == .reifiedAtImport, forced.map({ verdict.reifiedBy < $0.0 }) ?? true {
        forced = (verdict.reifiedBy, verdict.kind)
      }
      if record.firstDeferredUse.isPresent, !first.isPresent || record.firstDeferredUse < first {
        first = record.firstDeferredUse
      }
      if !record.flags.isDisjoint(with: [.isUsed, .isExported, .isRedundantAlias]) || record.isStar
        || !record.symbol.isPresent
      {
        isUsed = true
      }
    }
    self.isUsed = isUsed || summary.options.isPackage
    firstUse = first
    if summary[ids[0]].guardKind.isNever {
      state = .never
    } else if let forced {
      state = .forced(forced.0, forced.1)
    } else {
      state = isEager ? .eager : .lazy
    }
  }

  /// How many modules its first use newly loads, at least.
  func loads(_ counter: LoadCounter, in file: FileID) -> Int {
    if ids.count == 1 { return counter.loads(of: ids[0], in: file) }
    var modules: Set<ModuleID> = []
    for id in ids { modules.formUnion(counter.newlyLoaded(by: id, in: file)) }
    return modules.count
  }
}
