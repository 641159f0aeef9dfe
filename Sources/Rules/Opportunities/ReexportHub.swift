// LZ605: packages that import many submodules only to hand on their names.
import Analysis
import Basics

enum ReexportHub: Rule {
  static let info = RuleInfo(
    605, "reexport-hub", .opportunities, .hint, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Points at a package's `__init__` that imports names from five or more of its submodules and uses none of them
      itself, for Python 3.15 and later.

      ## Why is this bad
      Whoever needs one name loads all of them. With `lazy` each submodule loads when one of its names is first asked for.

      ## Example
      ```python
      # pkg/__init__.py
      from .lines import Line
      from .plots import Plot
      ```

      ## Use instead
      ```python
      # pkg/__init__.py
      lazy from .lines import Line
      lazy from .plots import Plot
      ```
      Submodules that register something when they are imported (LZ401) and names that are called like their submodule
      (LZ406) stay eager.

      ## Fix safety
      Unsafe: whoever reads the package's namespace as a dictionary or by `inspect.getmembers` finds what waits, and the
      submodules load in another order. Names stay eager whose submodule others count on having been loaded.
      """)

  private static let limit = 5

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    guard summary.options.isPackage, summary.options.target >= .v3_15 else { return }
    let package = program.module(of: context.file)
    guard package.isPresent else { return }
    var submodules: Set<ModuleID> = []
    var handed: [ImportID] = []
    var related: [RelatedLocation] = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.isFrom, record.isPotentiallyLazy, record.obstacleToKeyword == nil, record.guardKind == .none,
        !context.isDeferred(id), !record.firstImportUse.isPresent, !record.firstDeferredUse.isPresent
      else { continue }
      let target = program.target(of: id, in: context.file)
      guard target.isPresent, program.parent(target) == package else { continue }
      // A name that is called like its submodule would change what it is.
      if summary.texts.equals(record.bound, program.lastPart(target)) { continue }
      handed.append(id)
      if submodules.insert(target).inserted, related.count < 6 {
        related.append(
          context.note(record.statement, "loads `\(program.name(target))` for whoever imports the package"))
      }
    }
    guard let first = handed.first, submodules.count >= limit else { return }
    findings.append(
      Finding(
        info.code, .hint, .likely, at: context.here(summary[first].statement),
        "This package loads \(submodules.count) submodules only to hand on \(handed.count) names: `lazy` would load each when it is asked for.",
        related: related, fixes: fixes(context, handed)))
  }

  /// Makes lazy what nobody counts on.
  private static func fixes(_ context: borrowing RuleContext, _ handed: [ImportID]) -> [Fix] {
    var judge = DeferralJudge(context.program, .explicit)
    guard judge.enter(context.file) else { return [] }
    let hazardous = LazyHazards.among(handed, context)
    let candidates = Set(handed).subtracting(hazardous)
    var lazy: Set<ImportID> = []
    for index in context.summary.imports.indices {
      let id = ImportID(index)
      if candidates.contains(id), case .unnoticed = judge.judge(id) { lazy.insert(id) } else { judge.keep(id) }
    }
    var edits = LazyEdits(context)
    let changes = edits.makeLazy(lazy).flatMap(\.edits)
    return changes.isEmpty ? [] : [Fix("Make lazy what the package hands on", .unsafe, changes)]
  }
}
