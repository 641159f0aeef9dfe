// LZ509: the mode "none", which the release of Python 3.15 refuses.
import Analysis
import Basics

enum ModeNoneGone: Rule {
  static let info = RuleInfo(
    509, "mode-none-gone", .lazySyntax, .error, dialects: [.explicit, .all], fix: .sometimes,
    page: """
      ## What it does
      Reports `sys.set_lazy_imports("none")`.

      ## Why is this bad
      The mode existed in pre-releases of Python 3.15 only. The release raises `ValueError: mode must be 'normal' or
      'all'`.

      ## Example
      ```python
      sys.set_lazy_imports("none")
      ```

      ## Use instead
      ```python
      sys.set_lazy_imports_filter(lambda *args: False)
      ```

      ## Fix safety
      A filter that always says no makes every import eager, as the mode did: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for event in summary.events where event.kind == .setLazyImports {
      guard event.value.base == .literal, summary.texts.equals(event.value.text, "none".utf8) else { continue }
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(event.argument),
          "Python 3.15 refuses the mode \"none\" with ValueError.",
          related: [context.note(event.range, "this call raises")], fixes: fixes(context, event)))
    }
  }

  /// Offered where the function is called as an attribute of `sys`: the other one then has a name there too.
  private static func fixes(_ context: borrowing RuleContext, _ event: ImportTimeEvent) -> [Fix] {
    let summary = context.summary
    guard let callee = summary.uses(in: event.range).first,
      summary.texts.equals(callee.chain, "set_lazy_imports".utf8), callee.range.end <= event.argument.start
    else { return [] }
    return [
      Fix(
        "Set a filter that refuses all", .safe,
        [
          TextEdit(context.here(ByteRange(at: callee.range.end)), "_filter"),
          TextEdit(context.here(event.argument), "lambda *args: False"),
        ])
    ]
  }
}
