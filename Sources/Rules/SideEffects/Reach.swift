// How far the load of a module leads: what has run by the time when a line reads an attribute or a name.
import Analysis
import Basics

/// The files that run when a module is imported: itself, its parents, and what their imports lead to.
enum Reach {
  enum Way {
    /// Every import at module level, as without laziness.
    case eagerly
    /// Only what no dialect defers, and what is read while a module runs.
    case surely
  }

  /// The line before which the loads count.
  struct ReadPoint {
    var start: UInt32
    var function: FunctionID
    /// While the module's body runs.
    var isAtImport: Bool

    init(_ use: Use) {
      start = use.start
      function = use.function
      isAtImport = use.isReadAtImport
    }

    init(start: UInt32, function: FunctionID, isAtImport: Bool) {
      self.start = start
      self.function = function
      self.isAtImport = isAtImport
    }
  }

  /// Beyond so many files the answer is left as it stands: it only grows more cautious.
  private static let limit = 20_000

  /// The first file found among `targets` that has run when `package` is loaded by the time `read` happens, and so is
  /// what this file's body reads before it, and what those uses above it in its function read that `isRun` picks.
  /// Most are found after a few files, so the search ends there.
  static func first(
    of targets: Set<FileID>, _ context: borrowing RuleContext, _ package: ModuleID, through way: Way,
    before read: ReadPoint, _ isRun: (Use) -> Bool
  ) -> FileID? {
    let program = context.program
    let own = program[context.file]
    var pending: [FileID] = [context.file]
    var files: Set<FileID> = [context.file]
    var found = targets.contains(context.file) ? context.file : nil
    func add(_ module: ModuleID) {
      var module = module
      while module.isPresent {
        if let file = program.file(module), files.count < Reach.limit, files.insert(file).inserted {
          pending.append(file)
          if found == nil, targets.contains(file) { found = file }
        }
        module = program.parent(module)
      }
    }
    func add(_ id: ImportID, in file: FileID) {
      add(program.target(of: id, in: file))
      add(program.submodule(of: id, in: file))
      if program[file].summary.imports[id.index].isFrom, case .definition(let source, _) = program.resolve(id, in: file)
      {
        add(program.module(of: source))
      }
    }
    // `admin.ModelAdmin`, read while the file runs, loads what `admin` re-exports it from; `a.b.C` loads `a.b`.
    func addMembers(_ use: Use, in file: FileID, _ reader: ProgramFile) {
      guard use.chain.isPresent, use.importID.isPresent,
        case .module(var module) = program.resolve(use.importID, in: file)
      else { return }
      for part in reader.summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) {
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
    add(program.module(of: context.file))
    add(package)
    for use in context.summary.uses where use.importID.isPresent {
      if use.isReadAtImport {
        if !read.isAtImport || use.start < read.start { addMembers(use, in: context.file, own) }
      } else if use.time == .deferred || use.time == .main {
        guard use.function == read.function, use.start < read.start, isRun(use) else { continue }
        add(use.importID, in: context.file)
        addMembers(use, in: context.file, own)
      }
    }
    while found == nil, let file = pending.popLast() {
      let reached = program[file]
      if file != context.file {
        for use in reached.summary.uses where use.isReadAtImport { addMembers(use, in: file, reached) }
      }
      for index in reached.summary.imports.indices {
        let record = reached.summary.imports[index]
        if record.guardKind.isNever || record.flags.contains(.inFunction) { continue }
        let id = ImportID(index)
        // A pending import of a file that runs is enough: reading the attribute resolves it.
        let isDeferred = program.isEligible(id, in: file, context.dialect)
        guard way == .eagerly || !isDeferred || record.firstImportUse.isPresent else { continue }
        if way == .surely, isFallback(record, of: file, program) { continue }
        if way == .surely, file == context.file, read.isAtImport {
          // What stands below the line has not run by then.
          let position =
            isDeferred
            ? PathEvents.position(of: reached.summary[record.firstImportUse], in: reached.summary)
            : record.statement.start
          if position >= read.start { continue }
        }
        add(id, in: file)
      }
    }
    return found
  }

  /// In the handler of a `try` whose own imports are all there: it does not run.
  private static func isFallback(_ record: ImportRecord, of file: FileID, _ program: Program) -> Bool {
    guard record.flags.contains(.inHandler) else { return false }
    let summary = program[file].summary
    // The body of the `try` ends right above its handlers.
    guard
      let body = summary.tries.filter({ $0.body.end <= record.statement.start }).map(\.body).max(by: { $0.end < $1.end }
      )
    else { return false }
    let tried = summary.imports.indices.filter { body.contains(summary.imports[$0].statement.start) }
    return !tried.isEmpty
      && tried.allSatisfy { program.facts(program.module(loadedBy: ImportID($0), in: file)).exists }
  }
}
