// LZ601: an eager import that could be lazy.
import Analysis
import Basics

enum CanBeLazy: Rule {
  static let info = RuleInfo(
    601, "can-be-lazy", .opportunities, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Names imports at module level that no line needs while the module is imported, of modules whose load changes
      nothing that others see. *Proved*: all code that the load runs is known. *Likely*: some of it is not.

      Silent about imports that another rule would warn of once they were lazy, whose module is loaded by then all the
      same, about names that a package only hands on (LZ605), scripts and tests.

      ## Why is this bad
      The module is loaded by every program that imports this one, whether or not it calls what needs it.

      ## Example
      ```python
      import difflib

      def compare(a, b):
          return difflib.ndiff(a, b)
      ```

      ## Use instead
      ```python
      lazy import difflib
      ```
      For programs that older Pythons run as well: `__lazy_modules__ = {"difflib"}` above the import.

      ## Fix safety
      The keyword, or an entry of `__lazy_modules__` for targets before 3.15. A statement of several names is split where
      only some of them can be lazy. Imports of one module, or of something below it, change together: each of them alone
      would load it (LZ507). Safe where it is *proved* that the load changes nothing that others see; unsafe where
      that is *likely*, since code that is not known may do something that somebody waits for. There is none where the list
      that stands already cannot take the name, or would defer other imports with it.
      """)

  /// An import that can be lazy.
  private struct Candidate {
    let id: ImportID
    let isProved: Bool
  }

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    let ids = summary.imports.indices.map { ImportID($0) }.filter { isUnread(context, summary[$0]) }
    if !ids.contains(where: { summary[$0].flags.contains(.isUsed) }) || isProgram(context) || isTest(context) { return }
    var judge = DeferralJudge(context.program, .explicit)
    guard judge.enter(context.file) else { return }
    var candidates: [Candidate] = []
    var next = 0
    for index in summary.imports.indices {
      let id = ImportID(index)
      if next < ids.count, ids[next] == id {
        next += 1
        if let isKnown = isUnnoticed(context, id, &judge) {
          candidates.append(Candidate(id: id, isProved: isKnown))
          continue
        }
      }
      judge.keep(id)
    }
    dropLoaded(context, &candidates)
    let hazardous = LazyHazards.among(candidates.map(\.id), context)
    candidates.removeAll { hazardous.contains($0.id) }
    dropUnused(context, &candidates)
    // What has gone stays eager, and may load what others name.
    dropLoaded(context, &candidates)
    if candidates.isEmpty { return }
    let fixes = fixes(context, candidates)
    for candidate in candidates {
      let record = summary[candidate.id]
      let use = record.firstDeferredUse.isPresent ? summary[record.firstDeferredUse] : nil
      let way = use.map { $0.function.isPresent ? "in `\(summary.qualifiedName($0.function))`" : "as a script" }
      findings.append(
        Finding(
          info.code, .hint, candidate.isProved ? .resolved : .likely, at: context.here(record.alias),
          "`\(context.text(record.bound))` can be lazy (\(candidate.isProved ? "proved" : "likely")): "
            + (way.map { "it is first used \($0)" }
              ?? (record.flags.contains(.isUsed) ? "only annotations name it" : "nothing here reads it"))
            + ", and its load changes nothing that others see.",
          related: [context.note(record.alias, "the import")]
            + (use.map { [context.note($0.range, "the first use")] } ?? []),
          fixes: fixes[candidate.id].map { [$0] } ?? []))
    }
  }

  // MARK: Which

  /// An eager import that no line needs while the module is imported, by what this file says alone.
  private static func isUnread(_ context: borrowing RuleContext, _ record: ImportRecord) -> Bool {
    record.isPotentiallyLazy && record.obstacleToKeyword == nil && !record.isLazy && record.guardKind == .none
      && !record.firstImportUse.isPresent
      && record.flags.isDisjoint(with: [.isExported, .isRedundantAlias, .isRebound, .inWith])
  }

  /// Does the load do nothing that somebody could miss? Nil if it does, else whether all code is known that it runs.
  private static func isUnnoticed(
    _ context: borrowing RuleContext, _ id: ImportID, _ judge: inout DeferralJudge
  ) -> Bool? {
    // Only what is there can be loaded later.
    guard !context.isDeferred(id), !context.isFreeToLoad(id),
      context.program.exists(context.program.target(of: id, in: context.file)),
      EffectModules.reason(context.moduleName(id)) == nil,
      case .unnoticed(let isKnown) = judge.judge(id)
    else { return nil }
    return isKnown
  }

  /// A script, which uses what it imports; not a module that can be run as well.
  private static func isProgram(_ context: borrowing RuleContext) -> Bool {
    guard context.summary.flags.contains(.isScript) else { return false }
    let module = context.program.module(of: context.file)
    return !context.program.parent(module).isPresent && context.program.importers(of: module).isEmpty
  }

  /// Programs that test gain nothing from laziness: they use all that they import.
  private static func isTest(_ context: borrowing RuleContext) -> Bool {
    let parts = context.program[context.file].description.displayPath.split(separator: "/")
    guard let name = parts.last else { return false }
    return parts.dropLast().contains { $0 == "tests" || $0 == "test" } || name.hasPrefix("test_")
      || name.hasSuffix("_test.py") || name == "conftest.py" || name == "tests.py"
  }

  /// Leaves out modules that this file loads anyway: its own packages, and what imports that stay eager name (LZ507, LZ508).
  private static func dropLoaded(_ context: borrowing RuleContext, _ candidates: inout [Candidate]) {
    let program = context.program
    var loaded: Set<ModuleID> = []
    func load(_ module: ModuleID) {
      var module = module
      while module.isPresent, loaded.insert(module).inserted { module = program.parent(module) }
    }
    load(program.module(of: context.file))
    let lazy = Set(candidates.map(\.id))
    for index in context.summary.imports.indices where !lazy.contains(ImportID(index)) {
      let id = ImportID(index)
      if LazyUndoneByEager.isEager(id, context) { load(context.program.module(loadedBy: id, in: context.file)) }
    }
    var count = -1
    while count != candidates.count {
      count = candidates.count
      candidates.removeAll { candidate in
        let module = context.program.module(loadedBy: candidate.id, in: context.file)
        guard loaded.contains(module) else { return false }
        load(module)
        return true
      }
    }
  }

  /// Leaves out names that nobody reads, unless others of their module wait: what is imported for others stays.
  private static func dropUnused(_ context: borrowing RuleContext, _ candidates: inout [Candidate]) {
    let program = context.program
    let summary = context.summary
    var used: Set<ModuleID> = []
    for candidate in candidates where summary[candidate.id].flags.contains(.isUsed) {
      used.insert(program.module(loadedBy: candidate.id, in: context.file))
    }
    candidates.removeAll {
      !summary[$0.id].flags.contains(.isUsed) && !used.contains(program.module(loadedBy: $0.id, in: context.file))
    }
  }

  // MARK: Fixes

  /// By import. What is proved changes without what is likely; that changes together with it, since one list or statement
  /// may hold both.
  private static func fixes(_ context: borrowing RuleContext, _ candidates: [Candidate]) -> [ImportID: Fix] {
    var edits = LazyEdits(context)
    let doubtful = modules(of: candidates.filter { !$0.isProved }.map(\.id), context)
    var proved: Set<ImportID> = []
    for candidate in candidates
    where !doubtful.contains(context.program.module(loadedBy: candidate.id, in: context.file)) {
      proved.insert(candidate.id)
    }
    var result: [ImportID: Fix] = [:]
    func add(_ groups: [LazyEdits.Group], _ safety: Fix.Safety) {
      for (group, edits) in zip(groups, editsTogether(groups, context)) {
        let fix = Fix("Make it lazy", safety, edits)
        for id in group.imports where result[id] == nil { result[id] = fix }
      }
    }
    add(edits.makeLazy(proved), .safe)
    if proved.count < candidates.count { add(edits.makeLazy(Set(candidates.map(\.id))), .unsafe) }
    return result
  }

  /// What imports load, and the packages around that.
  private static func modules(of ids: [ImportID], _ context: borrowing RuleContext) -> Set<ModuleID> {
    var found: Set<ModuleID> = []
    for id in ids {
      var module = context.program.module(loadedBy: id, in: context.file)
      while module.isPresent, found.insert(module).inserted { module = context.program.parent(module) }
    }
    return found
  }

  /// Of each group, with those of the others that would load its modules if they stayed. Where they are more than this
  /// they change one by one, or a file of `n` imports of a module would have `n * n` edits.
  private static let limit = 100
  private static func editsTogether(_ groups: [LazyEdits.Group], _ context: borrowing RuleContext) -> [[TextEdit]] {
    var loading: [ModuleID: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for module in modules(of: group.imports, context) { loading[module, default: []].append(index) }
    }
    var result: [[TextEdit]] = []
    for (index, group) in groups.enumerated() {
      var needed: Set = [index]
      for id in group.imports {
        needed.formUnion(loading[context.program.module(loadedBy: id, in: context.file)] ?? [])
      }
      result.append(needed.count > limit ? group.edits : needed.sorted().flatMap { groups[$0].edits })
    }
    return result
  }
}
