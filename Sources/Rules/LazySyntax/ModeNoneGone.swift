// LZ509: the mode "none", which the release of Python 3.15 refuses, and others that it never had.
import Analysis
import Basics
import Modules

enum ModeNoneGone: Rule {
  static let info = RuleInfo(
    509, "mode-none-gone", .lazySyntax, .error, dialects: [.explicit, .all], fix: .sometimes,
    page: """
      ## What it does
      Reports `sys.set_lazy_imports("none")` and other modes that do not exist; and, in files that start Python,
      `-X lazy_imports=…` and `PYTHON_LAZY_IMPORTS` with such a mode: in GitHub and GitLab CI files, Dockerfiles,
      `tox.ini`, `setup.cfg`, `pyproject.toml`, shell scripts and Makefiles. Modes that variables or templates fill in are
      not looked at, nor is "none" where the file names a pre-release of Python 3.15.

      ## Why is this bad
      The mode "none" existed in pre-releases of Python 3.15 only. The release raises `ValueError: mode must be 'normal' or
      'all'`, and does not start at all with such an option or variable.

      ## Example
      ```python
      sys.set_lazy_imports("none")
      ```

      ## Use instead
      ```python
      sys.set_lazy_imports_filter(lambda *args: False)
      ```

      ## Fix safety
      A filter that always says no makes every import eager, as the mode did: safe. Elsewhere there is no fix: whether
      the mode was meant, or which one, the file does not say.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for event in summary.events where event.kind == .setLazyImports {
      guard event.value.base == .literal else { continue }
      let mode = context.text(event.value.text)
      if mode == "all" || mode == "normal" { continue }
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(event.argument),
          "Python 3.15 refuses the mode \"\(mode)\" with ValueError.",
          related: [context.note(event.range, "this call raises")], fixes: mode == "none" ? fixes(context, event) : []))
    }
    for setting in summary.launchSettings where !setting.isAccepted {
      findings.append(Finding(info.code, info.severity, at: context.here(setting.range), message(setting)))
    }
  }

  private static func message(_ setting: LaunchSetting) -> String {
    let name =
      switch setting.way {
      case .option: "-X lazy_imports"
      case .environment: "PYTHON_LAZY_IMPORTS"
      }
    switch setting.mode {
    case nil, "": return "Python 3.15 does not start: `\(name)` needs the mode \"all\" or \"normal\"."
    case "none": return "Python 3.15 does not start: it refuses the mode \"none\" of `\(name)`."
    case let mode?:
      return "Python 3.15 does not start: `\(name)` is \"\(mode)\", and only \"all\" and \"normal\" are modes."
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
