// What a reader wants to know of an import: is it lazy, what loads it, where it is first used.
import Analysis
import Basics
import Rules

/// The answer to one hover, computed when somebody asks and not before.
struct ImportHover {
  let range: ByteRange
  var sentences: [String]
  /// Nil where it is about no import.
  let importID: ImportID?
  let statement: String
  /// What its load costs, as far as nothing was evaluated.
  private(set) var time: LoadTime?

  /// - Parameters:
  ///   - offset: where the pointer is; on an import's alias or statement, on a mention of an imported name, or on an
  ///     entry of `__lazy_modules__`.
  ///   - line: the line of an offset, in words.
  init?(_ program: Program, _ file: FileID, at offset: UInt32, dialect: Dialect, line: (UInt32) -> String) {
    let summary = program[file].summary
    if let entry = LazyEntryHover(program, file, at: offset, line: line) {
      (range, sentences, statement) = (entry.range, [entry.sentence], entry.text)
      importID = nil
      return
    }
    guard let found = ImportAt(summary, offset) else { return nil }
    let (id, range) = (found.id, found.range)
    let record = summary[id]
    self.range = range
    importID = id
    statement = Self.spelling(summary, record)
    let isEligible = program.isEligible(id, in: file, dialect)
    var sentences = [Self.state(summary, record, isEligible, dialect, line)]
    if found.use == nil, record.isLazy, record.lazyPrefix.start <= offset, offset < record.lazyPrefix.end {
      sentences.insert(Self.keyword, at: 0)
    }
    if let load = Self.load(program, id, file, dialect) {
      sentences.append(Self.weight(load, isEligible))
      if load.new > 0 { time = load.time }
    }
    let first = record.firstDeferredUse
    if first.isPresent, !(record.firstImportUse.isPresent && isEligible) {
      let use = summary[first]
      let place = use.function.isPresent ? " in `\(summary.qualifiedName(use.function))`" : ""
      sentences.append("First used later at \(line(use.start))\(place).")
    } else if !record.flags.contains(.isUsed), !record.isStar, !record.flags.contains(.isFuture),
      record.symbol.isPresent
    {
      sentences.append("Nothing in this file uses it.")
    }
    self.sentences = sentences
  }

  /// Of the word `lazy` itself.
  private static let keyword =
    "`lazy` (PEP 810, from Python 3.15 on) defers an import: its names are bound at once, the module is loaded when one "
    + "of them is first used, and an error of the import shows there. It may stand only outside of functions, classes "
    + "and `try`."

  /// Modules that an import loads in a fresh process, and those of them that its file has not loaded otherwise.
  private typealias Load = (all: Int, new: Int, time: LoadTime)

  private static func load(_ program: Program, _ id: ImportID, _ file: FileID, _ dialect: Dialect) -> Load? {
    let record = program[file].summary[id]
    if record.guardKind.isNever || record.flags.contains(.isFuture) { return nil }
    let target = program.target(of: id, in: file)
    guard target.isPresent, program.facts(target).exists else { return nil }
    let counter = LoadCounter(program, dialect)
    // What the module's body loads is there when it is loaded later; while the body runs, what stands above.
    let new = counter.newlyLoaded(by: id, in: file, before: counter.loadPoint(of: id, in: file) ?? .max)
    let all = counter.closure(of: [target, program.submodule(of: id, in: file)])
    return (max(all.count, new.count), new.count, LoadTime(of: new, in: program))
  }

  /// What laziness saves, or would.
  private static func weight(_ load: Load, _ isEligible: Bool) -> String {
    if load.new == 0 { return "Loads nothing that this module has not loaded already." }
    // Libraries are not followed into their own imports: what is counted is the least.
    let modules = load.all == 1 ? "one module" : "\(load.all) modules"
    let new = load.new == load.all ? "" : ", \(load.new) of them not otherwise loaded"
    return "\(isEligible ? "Its first use loads" : "Loads") at least \(modules)\(new)."
  }

  private static func spelling(_ summary: ModuleSummary, _ record: ImportRecord) -> String {
    let dots = String(repeating: ".", count: Int(record.level))
    let module = record.module.isPresent ? summary.text(record.module) : ""
    var words = record.isLazy ? "lazy " : ""
    if record.isFrom {
      words += "from \(dots)\(module) import \(record.name.isPresent ? summary.text(record.name) : "*")"
    } else {
      words += "import \(module)"
    }
    if record.asName.isPresent { words += " as \(summary.text(record.asName))" }
    return words
  }

  private static func state(
    _ summary: ModuleSummary, _ record: ImportRecord, _ isEligible: Bool, _ dialect: Dialect, _ line: (UInt32) -> String
  ) -> String {
    if record.guardKind.isNever { return "Never imported: its condition does not hold when the program runs." }
    guard isEligible else { return "Eager: \(reason(record, dialect))." }
    guard record.firstImportUse.isPresent else { return "Lazy (\(situation(dialect))): loaded when it is first used." }
    let use = summary[record.firstImportUse]
    let certainty = record.flags.contains(.importUseIsCertain) ? "" : ", on some runs"
    var words = "Deferred, but loaded while this module is imported\(certainty): used at \(line(use.start))"
    words += " (\(spelled(use.kind)))"
    let chain = summary.chain(to: use)
    if let first = chain.first {
      words += ", because `\(summary.qualifiedName(first.function))` is called at \(line(first.range.start))"
    }
    return words + "."
  }

  private static func spelled(_ kind: UseKind) -> String {
    String(kind.word.map { $0 == "-" ? " " : $0 })
  }

  private static func situation(_ dialect: Dialect) -> String {
    switch dialect {
    case .all: "with `-X lazy_imports=all`"
    case .explicit: "as marked"
    case .cinder: "with Cinder's lazy imports"
    }
  }

  private static func reason(_ record: ImportRecord, _ dialect: Dialect) -> String {
    if record.flags.contains(.isFuture) { return "`__future__` imports are read by the compiler" }
    if record.isStar { return "a star import has to know the names at once" }
    if record.flags.contains(.inFunction) { return "imports in functions are loaded when the function runs" }
    if record.flags.contains(.inClass) { return "imports in class bodies are never deferred" }
    switch dialect {
    case .explicit: return record.isLazy ? "`lazy` is not allowed here" : "it is not marked with `lazy`"
    case .all: return "imports that an exception handler guards are never deferred"
    case .cinder: return "Cinder defers no imports inside `try`, `with` and loops"
    }
  }
}
