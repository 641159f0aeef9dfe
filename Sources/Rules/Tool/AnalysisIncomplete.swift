// LZ902: places that make every verdict about a module weaker.
import Analysis
import Basics

enum AnalysisIncomplete: Rule {
  static let info = RuleInfo(
    902, "analysis-incomplete", .tool, .information, fix: .none,
    page: """
      ## What it does
      Points at what cannot be followed: `exec` or `eval` of something else than a literal while a module is imported, and
      source that is nested too deep.

      ## Why is this bad
      What such code imports, binds or changes is not known, so what is said of the module's imports and names is less
      sure than it looks, and some findings are kept back.

      ## Example
      ```python
      exec(open("generated.py").read())
      ```

      ## Use instead
      ```python
      import generated
      ```

      ## Fix safety
      None, because the code is not wrong.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for call in summary.calls where call.kind == .execution && call.time == .atImport {
      // A function of the module's own, or an imported one.
      if summary.symbol(named: "exec").isPresent || summary.symbol(named: "eval").isPresent { continue }
      findings.append(
        Finding(
          info.code, .information, .resolved, at: context.here(call.range),
          "What this runs while the module is imported cannot be seen: findings about its names and imports are less sure.",
          related: [context.note(call.subject, "what is run")]))
    }
    if summary.flags.contains(.isIncomplete) {
      findings.append(
        Finding(
          info.code, .information, .resolved, at: context.here(ByteRange(at: 0)),
          "Some part of this file is nested too deep to be looked at."))
    }
  }
}
