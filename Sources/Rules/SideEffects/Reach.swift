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
    var pending: [FileID] = [context.file]
    let loads = context.loads
    loads.begin()
    _ = loads.enter(context.file)
    var found = targets.contains(context.file) ? context.file : nil
    func add(_ module: ModuleID) {
      var module = module
      while module.isPresent {
        if let file = program.file(module), loads.reached < Reach.limit, loads.enter(file) {
          pending.append(file)
          if found == nil, targets.contains(file) { found = file }
        }
        module = program.parent(module)
      }
    }
    add(program.module(of: context.file))
    add(package)
    for use in context.summary.uses where use.importID.isPresent {
      if use.isReadAtImport {
        if !read.isAtImport || use.start < read.start { members(use, in: context.file, program, add) }
      } else if use.time == .deferred || use.time == .main {
        guard use.function == read.function, use.start < read.start, isRun(use) else { continue }
        add(program.target(of: use.importID, in: context.file))
        add(program.submodule(of: use.importID, in: context.file))
        if let source = definer(use.importID, in: context.file, program) { add(source) }
        members(use, in: context.file, program, add)
      }
    }
    while found == nil, let file = pending.popLast() {
      for step in loads.steps(from: file) {
        let isTaken =
          step.ways.contains(.attribute) ? file != context.file : way == .eagerly || step.ways.contains(.resolved)
        guard isTaken, !(way == .surely && file == context.file && stands(step, below: read, context)),
          loads.reached < Reach.limit, loads.enter(step.file)
        else { continue }
        pending.append(step.file)
        if found == nil, targets.contains(step.file) { found = step.file }
      }
    }
    return found
  }

  /// What stands below the line has not run by then.
  private static func stands(_ step: ReachStep, below read: ReadPoint, _ context: borrowing RuleContext) -> Bool {
    guard read.isAtImport, step.importID.isPresent else { return false }
    let summary = context.summary
    let record = summary[step.importID]
    let position =
      context.program.isEligible(step.importID, in: context.file, context.dialect)
      ? PathEvents.position(of: summary[record.firstImportUse], in: summary) : record.statement.start
    return position >= read.start
  }
}
