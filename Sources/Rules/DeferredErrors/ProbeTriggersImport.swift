// LZ108: `hasattr` or `getattr` with a default on a name that a deferred import binds.
import Analysis
import Basics

enum ProbeTriggersImport: Rule {
  static let info = RuleInfo(
    108, "probe-triggers-import", .deferredErrors, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports `hasattr(module, "name")` and `getattr(module, "name", default)` where the module binds that name by a
      deferred import. A warning when what it imports is not found here, else information.

      ## Why is this bad
      The probe loads what it asks about. If that fails, the answer is not False or the default but a
      ModuleNotFoundError.

      ## Example
      ```python
      import drivers  # drivers.py: lazy import redis

      if hasattr(drivers, "redis"):
          ...
      ```

      ## Use instead
      ```python
      from importlib.util import find_spec

      if find_spec("redis"):
          ...
      ```

      ## Fix safety
      `hasattr` becomes a question for the module's spec: unsafe, since a module that is there may still fail to load, and
      since a name of the module that is imported may be missing in it. None for `getattr`: its default would have to be
      chosen by a condition, and who reads it may want it loaded.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let program = context.program
    let summary = context.summary
    for call in summary.calls where call.kind == .hasAttribute || call.kind == .getAttribute {
      guard call.key.isPresent,
        let use = summary.uses(in: call.subject).first(where: { $0.range == call.subject }),
        use.importID.isPresent, !use.chain.isPresent,
        case .module(let module) = program.resolve(use.importID, in: context.file), let file = program.file(module)
      else { continue }
      let probed = program[file].summary
      let symbol = probed.symbol(named: summary.texts.bytes(call.key))
      guard symbol.isPresent, let id = pendingImport(symbol, probed, file, context) else { continue }
      let record = probed[id]
      let target = program.target(of: id, in: file)
      let isMissing =
        switch program.facts(target).kind {
        case .missing, .removed, .otherPlatform, .tooNew: true
        case .source, .namespacePackage, .compiled, .builtin, .unknown: false
        }
      let name = context.text(call.key)
      let what = call.kind == .hasAttribute ? "answering" : "giving the default"
      findings.append(
        Finding(
          info.code, isMissing ? .warning : .information, .resolved, at: context.here(call.range),
          isMissing
            ? "`\(name)` is a deferred import of `\(program.name(target))`, which is not there: this raises instead of \(what)."
            : "`\(name)` is a deferred import of `\(program.name(target))`: asking for it loads it.",
          related: [
            RelatedLocation(Location(file, record.statement), "the import, which waits"),
            context.note(call.range, "the probe, which resolves it"),
          ], fixes: call.kind == .hasAttribute ? fixes(context, call, program.name(target)) : []))
    }
  }

  private static func fixes(_ context: borrowing RuleContext, _ call: NotableCall, _ module: String) -> [Fix] {
    var edits = LazyEdits(context)
    return edits.askForSpec(of: module, insteadOf: call.range).map { [Fix("Ask for the module's spec", .unsafe, $0)] }
      ?? []
  }

  /// The deferred import that alone binds the symbol, and that nothing has resolved when its module's body ends.
  private static func pendingImport(
    _ symbol: SymbolID, _ summary: ModuleSummary, _ file: FileID, _ context: borrowing RuleContext
  ) -> ImportID? {
    var found = ImportID.none
    for binding in summary.bindings(of: symbol) where !binding.guardKind.isNever && binding.kind != .annotationOnly {
      guard !found.isPresent, binding.importID.isPresent else { return nil }
      found = binding.importID
    }
    guard found.isPresent, context.program.isEligible(found, in: file, context.dialect),
      !summary[found].firstImportUse.isPresent
    else { return nil }
    return found
  }
}
