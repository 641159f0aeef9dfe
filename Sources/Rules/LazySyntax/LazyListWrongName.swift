// LZ504: an entry of `__lazy_modules__` that is never what the interpreter asks for.
import Analysis
import Basics

enum LazyListWrongName: Rule {
  static let info = RuleInfo(
    504, "lazy-list-wrong-name", .lazySyntax, .error, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports entries of `__lazy_modules__` that cannot match the import they are meant for: relative names, a parent or
      child of the module, the alias, or the imported name.

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
      The entry becomes the name that is asked for, which makes the import lazy as was meant. It is marked unsafe because
      it may defer other imports of the same module.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    if context.summary.lazyLists.isEmpty { return }
    let lists = LazyListEntries(context)
    for entry in lists.entries where entry.list.operation == .assign {
      guard let id = lists.meant(by: entry, context.summary) else { continue }
      let asked = lists.asked[id.index]
      let isListed = lists.entries.contains { $0.text == asked }
      let fix = Fix("Write \"\(asked)\"", .unsafe, [TextEdit(context.here(entry.entry.range), "\"\(asked)\"")])
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(entry.entry.range),
          "`\(entry.text)` in `__lazy_modules__` never matches: this import asks for `\(asked)`.",
          related: [context.note(context.summary[id].statement, "the import that is meant")],
          fixes: isListed ? [] : [fix]))
    }
  }
}
