// LZ505: `__lazy_modules__` is something that cannot be asked for names.
import Analysis
import Basics

enum LazyListBadContainer: Rule {
  static let info = RuleInfo(
    505, "lazy-list-bad-container", .lazySyntax, .error, dialects: [.explicit, .all], fix: .sometimes,
    page: """
      ## What it does
      Reports a `__lazy_modules__` that is a string, `None`, a number, bytes or a generator, and elements of it that are no
      strings.

      ## Why is this bad
      Python asks `name in __lazy_modules__` at every import. A string answers by substring, so `"json"` also defers a
      module `js`. `None`, numbers and bytes raise TypeError at the next import. A generator is used up by the first
      question.

      ## Example
      ```python
      __lazy_modules__ = "json"
      ```

      ## Use instead
      ```python
      __lazy_modules__ = {"json"}
      ```

      ## Fix safety
      Putting the string into a set is safe: it defers the module that is named and no other.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for list in summary.lazyLists where list.operation == .assign {
      let next = summary.imports.first { $0.statement.start > list.statement.end && $0.isPotentiallyLazy }
      let related = next.map { [context.note($0.statement, "the next import, which asks it")] } ?? []
      func report(_ message: String, _ fixes: [Fix] = []) {
        findings.append(
          Finding(info.code, info.severity, at: context.here(list.value), message, related: related, fixes: fixes))
      }
      switch list.container {
      case .string:
        let wrap = Fix(
          "Make it a set", .safe,
          [
            TextEdit(context.here(ByteRange(at: list.value.start)), "{"),
            TextEdit(context.here(ByteRange(at: list.value.end)), "}"),
          ])
        report("A string as `__lazy_modules__` defers every module whose name is a part of it.", [wrap])
      case .none: report("`__lazy_modules__` is None: the next import raises TypeError.")
      case .number: report("`__lazy_modules__` is a number: the next import raises TypeError.")
      case .bytes: report("`__lazy_modules__` is bytes: the next import raises TypeError.")
      case .generator: report("A generator as `__lazy_modules__` is used up by the first import that asks it.")
      case .list, .tuple, .set, .dictionary, .constructor, .unknown: break
      }
      for entry in summary.lazyEntries[list.entries.indices] where entry.form == .notString {
        findings.append(
          Finding(
            info.code, .warning, at: context.here(entry.range), "Only strings in `__lazy_modules__` can name a module.",
            related: [context.note(list.statement, "the list")], isUnnecessary: true))
      }
    }
  }
}
