// LZ504: an entry of `__lazy_modules__` that is never what the interpreter asks for.
import Analysis
import Basics

enum LazyListWrongName: Rule {
  static let info = RuleInfo(
    504, "lazy-list-wrong-name", .lazySyntax, .error, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports entries of `__lazy_modules__` that no import asks for and that are evidently meant for one: relative names,
      the alias, the imported name, a parent of the module, a submodule that is only read, or the name that the module had
      elsewhere. The last is a guess, so it is a warning.

      ## Why is this bad
      Python asks for the absolute name of the statement's module and for nothing else: `os.path` for `import os.path`,
      `pkg` for `from . import x`, `pkg.model` for `from .model import C`. Another spelling leaves the import eager.

      ## Example
      ```python
      __lazy_modules__ = ["np"]
      import numpy as np
      ```

      ## Use instead
      ```python
      __lazy_modules__ = ["numpy"]
      import numpy as np
      ```

      ## Fix safety
      The entry becomes the name that is asked for, which makes the import lazy as was meant: safe. Inside a package a
      relative name becomes `f"{__spec__.parent}.name"`. The fix is marked unsafe where it defers other imports of the
      same module as well, or where only the last part of the name speaks for it. There is none where several modules
      could be meant.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    if context.summary.lazyLists.isEmpty { return }
    let lists = LazyListEntries(context)
    for entry in lists.entries {
      guard let meant = lists.meant(by: entry, context) else { continue }
      let asked = lists.asked[meant.importID.index]
      findings.append(
        Finding(
          info.code, meant.isGuess ? .warning : info.severity, meant.isGuess ? .likely : .resolved,
          at: context.here(entry.entry.range),
          "`\(entry.text)` in `__lazy_modules__` never matches: this import asks for `\(asked)`.",
          related: [context.note(context.summary[meant.importID].statement, "the import that is meant")],
          fixes: meant.isOnlyOne ? fixes(context, entry, meant, lists) : []))
    }
  }

  private static func fixes(
    _ context: borrowing RuleContext, _ entry: LazyListEntries.Entry, _ meant: LazyListEntries.Meant,
    _ lists: LazyListEntries
  ) -> [Fix] {
    if context.summary.flags.contains(.isTranscoded) { return [] }
    let asked = lists.asked[meant.importID.index]
    let statement = context.summary[meant.importID].statement
    let defersOthers = context.summary.imports.indices.contains { index in
      let other = context.summary.imports[index]
      return lists.asked[index] == asked && other.statement != statement && other.isPotentiallyLazy
        && !other.guardKind.isNever
    }
    let text = replacement(context, entry, asked)
    return [
      Fix(
        "Write `\(text)`", defersOthers || meant.isGuess ? .unsafe : .safe,
        [TextEdit(context.here(entry.entry.range), text)])
    ]
  }

  /// In the manner of the entry: relative to the package where it was so.
  private static func replacement(_ context: borrowing RuleContext, _ entry: LazyListEntries.Entry, _ asked: String)
    -> String
  {
    let package = context.program[context.file].description.package
    let isRelative = entry.entry.form != .literal || entry.text.hasPrefix(".")
    if isRelative, !package.isEmpty {
      if asked == package { return "__spec__.parent" }
      if asked.hasPrefix(package + ".") { return "f\"{__spec__.parent}\(asked.dropFirst(package.utf8.count))\"" }
    }
    return "\"\(asked)\""
  }
}
