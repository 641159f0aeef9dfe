// LZ307: a finder that needs a deferred import to answer, and so is asked again while it does.
import Analysis
import Basics

enum FinderReentersImport: Rule {
  static let info = RuleInfo(
    307, "finder-reenters-import", .importMachinery, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports finders (classes with `find_spec`, before Python 3.12 also `find_module`) whose method reads a deferred import of their module that
      nothing has loaded by then. An error where this module puts something on `sys.meta_path` while it is imported, else
      a warning. Functions that the method calls are followed, into other modules too: there only imports from outside of
      the finder's package count. Not for modules that every interpreter has loaded at start.

      ## Why is this bad
      Every import asks the finders. This one reads a name that has to be imported first, which asks the finders again:
      `ImportCycleError`, or endless recursion.

      ## Example
      ```python
      import fnmatch

      class Finder:
          def find_spec(self, name, path, target=None):
              return fnmatch.fnmatch(name, "vendored.*") and None
      ```

      ## Use instead
      ```python
      try:
          import fnmatch  # an import in a `try` is never deferred
      except ImportError:
          raise

      class Finder: ...
      ```

      ## Fix safety
      Where the import is marked, dropping the mark makes it eager; where it is deferred without one, its name on the line
      below loads it at once. Unsafe, since it is loaded with this file then.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for index in summary.functions.indices {
      let function = summary.functions[index]
      guard function.classID.isPresent, function.name.isPresent,
        isHook(function.name, summary)
      else { continue }
      guard let use = pendingUse(in: FunctionID(index), context) else {
        followCalls(of: FunctionID(index), context, &findings)
        continue
      }
      let record = summary[use.importID]
      let installation = summary.events.first { $0.kind == .metaPath }
      var related = [
        context.note(record.statement, "the import, which waits"),
        context.note(use.range, "read while an import asks this finder"),
      ]
      if let installation { related.append(context.note(installation.range, "finders are installed here")) }
      let isCertain = installation != nil && !use.flags.contains(.isConditional)
      findings.append(
        Finding(
          info.code, isCertain ? .error : .warning, isCertain ? .resolved : .likely, at: context.here(use.range),
          "`\(summary.qualifiedName(FunctionID(index)))` needs `\(context.moduleName(use.importID))`, whose import is deferred: importing it asks this finder again.",
          related: related, fixes: context.makeEager(record)))
    }
  }

  /// What the import system calls: `find_module` no more since Python 3.12, and so it means something else.
  private static func isHook(_ name: TextID, _ summary: borrowing ModuleSummary) -> Bool {
    summary.texts.equals(name, "find_spec")
      || (summary.options.target < .v3_12 && summary.texts.equals(name, "find_module"))
  }

  /// The first read of a deferred import in the function that nothing before it has loaded for sure.
  private static func pendingUse(in function: FunctionID, _ context: borrowing RuleContext) -> Use? {
    context.summary.uses.first { use in
      guard use.function == function, use.time == .deferred, use.importID.isPresent,
        !use.flags.contains(.isReachedAtImport), context.isDeferred(use.importID)
      else { return false }
      let record = context.summary[use.importID]
      let name = context.moduleName(use.importID)
      return !record.firstImportUse.isPresent && !context.isFreeToLoad(use.importID) && !name.hasPrefix("importlib")
    }
  }

  // MARK: What it calls

  private struct Step {
    var call: FunctionCall
    /// Where the call stands.
    var caller: FileID
    /// In the list of steps; none for a call in the finder's method itself.
    var before: Int?
  }

  /// A pending import that the finder leads to.
  private struct Need {
    var module: String
    var use: Use
    var file: FileID
    /// In the list of steps.
    var step: Int
  }

  /// So many functions are followed from one finder.
  private static let limit = 60

  private static func followCalls(
    of function: FunctionID, _ context: borrowing RuleContext, _ findings: inout [Finding]
  ) {
    let program = context.program
    let effects = context.effects
    var steps = effects.calls(of: function, in: context.file, context.resolver).map {
      Step(call: $0, caller: context.file, before: nil)
    }
    var seen: Set<FunctionCall> = []
    var needs: [Need] = []
    var next = 0
    while next < steps.count, next < limit {
      let call = steps[next].call
      next += 1
      var key = call
      key.range = ByteRange(at: 0)
      key.isConditional = false
      guard seen.insert(key).inserted else { continue }
      if let use = foreignUse(in: call.function, of: call.file, context) {
        let module = program.name(program.target(of: use.importID, in: call.file))
        if !needs.contains(where: { $0.module == module }) {
          needs.append(Need(module: module, use: use, file: call.file, step: next - 1))
        }
      }
      for inner in effects.calls(of: call.function, in: call.file, context.resolver) {
        steps.append(Step(call: inner, caller: call.file, before: next - 1))
      }
    }
    if !needs.isEmpty { report(needs, steps, function, context, &findings) }
  }

  private static func chain(to last: Int, _ steps: [Step]) -> [Step] {
    var found: [Step] = []
    var current: Int? = last
    while let index = current {
      found.append(steps[index])
      current = steps[index].before
    }
    return found.reversed()
  }

  /// The first read of a pending import in a function that the finder calls. What belongs to the finder's own package
  /// is most likely loaded by the time when it is installed.
  private static func foreignUse(
    in function: FunctionID, of file: FileID, _ context: borrowing RuleContext
  ) -> Use? {
    let program = context.program
    let summary = program[file].summary
    let own = program[context.file].description.module.prefix { $0 != "." }
    return summary.uses.first { use in
      guard use.function == function, use.time == .deferred, use.importID.isPresent,
        !use.flags.contains(.isReachedAtImport), program.isEligible(use.importID, in: file, context.dialect)
      else { return false }
      let record = summary[use.importID]
      let name = program.name(program.target(of: use.importID, in: file))
      let top = name.prefix { $0 != "." }
      return !record.firstImportUse.isPresent && !record.guardKind.isNever && !name.isEmpty && top != own
        && top != "importlib" && !StartupModules.contains(name)
    }
  }

  private static func report(
    _ needs: [Need], _ steps: [Step], _ function: FunctionID, _ context: borrowing RuleContext,
    _ findings: inout [Finding]
  ) {
    let program = context.program
    var related: [RelatedLocation] = []
    var location: ByteRange?
    for need in needs.prefix(4) {
      let chain = chain(to: need.step, steps)
      if location == nil { location = chain.first?.call.range }
      let record = program[need.file].summary[need.use.importID]
      related.append(
        RelatedLocation(Location(need.file, record.statement), "the import of `\(need.module)`, which waits"))
      for step in chain.prefix(3) {
        related.append(
          RelatedLocation(Location(step.caller, step.call.range), "called while an import asks this finder"))
      }
      related.append(RelatedLocation(Location(need.file, need.use.range), "needs `\(need.module)`"))
    }
    guard let location else { return }
    let modules = needs.prefix(4).map { "`\($0.module)`" }.joined(separator: ", ")
    findings.append(
      Finding(
        info.code, .warning, .likely, at: context.here(location),
        "`\(context.summary.qualifiedName(function))` leads to uses of \(modules) by deferred imports: importing what is not loaded by then asks this finder again.",
        related: related))
  }
}
