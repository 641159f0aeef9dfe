// LZ601: an eager import that could be lazy.
import Analysis
import Basics

enum CanBeLazy: Rule {
  static let info = RuleInfo(
    601, "can-be-lazy", .opportunities, .hint, dialects: [.explicit], fix: .none,
    page: """
      ## What it does
      Names imports at module level that no line needs while the module is imported, of modules whose load changes
      nothing that others see. *Proved*: all code that the load runs is known. *Likely*: some of it is not.

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
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    // Names that a package's `__init__` imports are for others: LZ605.
    if context.program[context.file].description.isPackage || summary.flags.contains(.isScript) { return }
    for index in summary.imports.indices {
      let id = ImportID(index)
      let record = summary.imports[index]
      guard record.isPotentiallyLazy, record.obstacleToKeyword == nil, !context.isDeferred(id),
        record.guardKind == .none, !record.firstImportUse.isPresent, record.firstDeferredUse.isPresent,
        !record.flags.contains(.isExported), !record.flags.contains(.isRedundantAlias),
        !record.flags.contains(.isRebound), !record.flags.contains(.inWith), !context.isFreeToLoad(id)
      else { continue }
      guard isHarmless(context, id, record) else { continue }
      let isProved = isKnown(context, id)
      let use = summary[record.firstDeferredUse]
      let way = use.function.isPresent ? "in `\(summary.qualifiedName(use.function))`" : "as a script"
      findings.append(
        Finding(
          info.code, .hint, isProved ? .resolved : .likely, at: context.here(record.alias),
          "`\(context.text(record.bound))` can be lazy (\(isProved ? "proved" : "likely")): it is first used \(way), and "
            + "its load changes nothing that others see.",
          related: [context.note(record.alias, "the import"), context.note(use.range, "the first use")]))
    }
  }

  /// Does the load do nothing that somebody could miss?
  private static func isHarmless(_ context: borrowing RuleContext, _ id: ImportID, _ record: ImportRecord) -> Bool {
    let program = context.program
    let effects = program.effects
    let target = program.target(of: id, in: context.file)
    let submodule = program.submodule(of: id, in: context.file)
    // Only what is there can be loaded later.
    guard program.facts(target).exists, EffectModules.reason(context.moduleName(id)) == nil else { return false }
    return !effects.mayChange(byLoading: target, .explicit) && !effects.mayChange(byLoading: submodule, .explicit)
  }

  private static func isKnown(_ context: borrowing RuleContext, _ id: ImportID) -> Bool {
    let effects = context.program.effects
    let submodule = context.program.submodule(of: id, in: context.file)
    let isTargetKnown = effects.isKnown(byLoading: context.program.target(of: id, in: context.file), .explicit)
    return isTargetKnown && (!submodule.isPresent || effects.isKnown(byLoading: submodule, .explicit))
  }
}
