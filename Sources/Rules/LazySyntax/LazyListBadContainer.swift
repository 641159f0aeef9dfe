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
      Putting the name in the string, or each of the names in it, into a set is safe: it defers what is named and no
      other. There is no fix for a string that holds anything else than names.
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
        report("A string as `__lazy_modules__` defers every module whose name is a part of it.", wrap(context, list))
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

  /// The names in the string as a set: "a, b" was meant for two. None where it holds something else than names.
  private static func wrap(_ context: borrowing RuleContext, _ list: LazyListRecord) -> [Fix] {
    guard let entry = context.summary.lazyEntries[list.entries.indices].first,
      !context.summary.flags.contains(.isTranscoded)
    else { return [] }
    let text = context.text(entry.text)
    let title = "Make it a set"
    switch entry.form {
    case .literal:
      let names = text.split { ", ;\n\t".contains($0) }
      guard !names.isEmpty, names.allSatisfy(isDottedName) else { return [] }
      let isOne = names.count == 1 && names[0] == text
      let set = "{" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "}"
      // One name keeps its quotes.
      return isOne ? [braces(context, list, title)] : [Fix(title, .safe, [TextEdit(context.here(list.value), set)])]
    case .packageRelative, .moduleRelative:
      return text.isEmpty || (text.hasPrefix(".") && isDottedName(text.dropFirst()))
        ? [braces(context, list, title)] : []
    case .notString, .unknown: return []
    }
  }

  private static func braces(_ context: borrowing RuleContext, _ list: LazyListRecord, _ title: String) -> Fix {
    Fix(
      title, .safe,
      [
        TextEdit(context.here(ByteRange(at: list.value.start)), "{"),
        TextEdit(context.here(ByteRange(at: list.value.end)), "}"),
      ])
  }

  private static func isDottedName(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      guard let first = part.first, first == "_" || first.isLetter else { return false }
      return part.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
    }
  }
}
