// LZ101: a deferred import of a module that nothing provides.
import Analysis
import Basics

enum DeferredMissingModule: Rule {
  static let info = RuleInfo(
    101, "deferred-missing-module", .deferredErrors, .error, claim: .moduleMissing, fix: .sometimes,
    page: """
      ## What it does
      Reports imports that are deferred and name a module that no search path, installed package or standard library of
      the target version and platform provides.

      ## Why is this bad
      Eagerly, the import fails at once, where everybody sees it. Deferred, `ModuleNotFoundError` comes from the first
      line that uses the name: perhaps in production, perhaps in an error handler.

      ## Example
      ```python
      lazy import reqeusts

      def get(url):
          return reqeusts.get(url)
      ```

      ## Use instead
      ```python
      lazy import requests
      ```

      ## Fix safety
      Dropping `lazy` brings the error back to the import, where it was before: unsafe, because the program then stops
      there. Where the name is nearly that of a module which is there, the fix imports that one, under the name that is used:
      unsafe, since it may not be the one that was meant.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    var reported: ByteRange?
    for index in context.summary.imports.indices {
      let id = ImportID(index)
      let record = context.summary[id]
      guard context.isDeferred(id), !record.flags.contains(.isGuarded) else { continue }
      let target = context.program.target(of: id, in: context.file)
      guard target.isPresent else { continue }
      let facts = context.program.facts(target)
      // `from m import a, b` says it once.
      guard let reason = reason(facts), record.moduleRange != reported else { continue }
      reported = record.moduleRange
      let name = context.moduleName(id)
      let isCertain = facts.kind != .unknown && record.guardKind == .none && !mayBeElsewhere(context, record, facts)
      var message = "`\(name)` \(reason)"
      let near = isCertain && facts.kind == .missing ? nearest(context, name) : nil
      if let near { message += " (did you mean `\(near)`?)" }
      let fixes = near.map { renaming(context, record, $0).map { [$0] } ?? [] } ?? fixes(context, record)
      let use = firstUse(record, context.summary)
      if let use {
        message += ", which now shows at the first use of `\(context.text(record.bound))`."
        findings.append(
          finding(
            context, record, message, isCertain, facts, fixes,
            [context.note(use.range, "the first use, which will raise ModuleNotFoundError")]))
      } else {
        message += ", and nothing here uses it."
        findings.append(finding(context, record, message, isCertain, facts, fixes, []))
      }
    }
  }

  private static func finding(
    _ context: borrowing RuleContext, _ record: ImportRecord, _ message: String, _ isCertain: Bool,
    _ facts: ModuleFacts, _ fixes: [Fix], _ related: [RelatedLocation]
  ) -> Finding {
    // Eagerly the module could not be imported here at all: who wrote it runs it on the other platform.
    let isForeign = facts.kind == .otherPlatform
    let isOpen = facts.kind == .unknown || isForeign || mayBeElsewhere(context, record, facts)
    let severity: Severity = isOpen ? .information : isCertain ? .error : .warning
    return Finding(
      info.code, severity, isCertain ? .resolved : .likely, at: context.here(record.moduleRange), message,
      related: related, fixes: fixes)
  }

  /// The nearest module under the name that is used. Nil where the import names more than the module.
  private static func renaming(_ context: borrowing RuleContext, _ record: ImportRecord, _ near: String) -> Fix? {
    guard record.level == 0, !context.summary.flags.contains(.isTranscoded) else { return nil }
    let range = record.moduleRange
    if record.isFrom || record.asName.isPresent {
      return Fix("Import `\(near)` instead", .unsafe, [TextEdit(context.here(range), near)])
    }
    // Attributes are read from the top.
    let name = context.text(record.module)
    guard !name.contains("."), !near.contains(".") else { return nil }
    return Fix("Import `\(near)` instead", .unsafe, [TextEdit(context.here(range), "\(near) as \(name)")])
  }

  /// Dropping the keyword; where it speaks of other modules too, the statement is split.
  private static func fixes(_ context: borrowing RuleContext, _ record: ImportRecord) -> [Fix] {
    // All names of a from-import come from the module that is not there.
    if record.isLazy, record.isFrom {
      return [Fix("Import it eagerly", .unsafe, [TextEdit(context.here(record.lazyPrefix), "")])]
    }
    guard record.isLazy || context.dialect == .explicit else { return [] }
    var edits = LazyEdits(context)
    return edits.eagerFix(of: record, .unsafe).map { [Fix("Import it eagerly", $0.safety, $0.edits)] } ?? []
  }

  private static func nearest(_ context: borrowing RuleContext, _ name: String) -> String? {
    context.program.modulesLike(name, context: context.program[context.file].description.context, limit: 1).first
  }

  /// The search path that the import will see is not the one that is known here.
  private static func mayBeElsewhere(_ context: borrowing RuleContext, _ record: ImportRecord, _ facts: ModuleFacts)
    -> Bool
  {
    facts.kind == .missing && context.mayFindElsewhere(record)
  }

  private static func reason(_ facts: ModuleFacts) -> String? {
    switch facts.kind {
    case .missing: "is nowhere on the search path"
    case .unknown: "was not found, but the environment is not known"
    case .removed: "is gone from the standard library since Python \(facts.detail)"
    case .otherPlatform: "is part of Python on \(facts.detail) only"
    case .tooNew: "is part of Python \(facts.detail) and later only"
    case .source, .namespacePackage, .compiled, .builtin: nil
    }
  }

  private static func firstUse(_ record: ImportRecord, _ summary: ModuleSummary) -> Use? {
    if record.firstImportUse.isPresent { return summary[record.firstImportUse] }
    if record.firstDeferredUse.isPresent { return summary[record.firstDeferredUse] }
    return nil
  }
}
