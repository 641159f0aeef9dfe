// LZ502: the keyword `lazy` in a project that supports Pythons without it.
import Analysis
import Basics

enum LazyTooNew: Rule {
  static let info = RuleInfo(
    502, "lazy-too-new", .lazySyntax, .error, fix: .sometimes,
    page: """
      ## What it does
      Reports `lazy` imports when the lowest Python that the project supports (`requires-python`, or `target-version` in
      the configuration) is older than 3.15.

      ## Why is this bad
      Older versions do not know the keyword and refuse to compile the whole file. `__lazy_modules__` says the same in a
      way that they ignore.

      ## Example
      ```python
      lazy import json
      ```

      ## Use instead
      ```python
      __lazy_modules__ = {"json"}
      import json
      ```

      ## Fix safety
      All keywords of the file become one `__lazy_modules__` before the first import, or entries of the one that is
      there. Safe: Python 3.15 defers the same imports. Not offered where the list would defer other imports too.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.target < .v3_15, summary.flags.contains(.hasLazyKeyword) else { return }
    var fixes: [Fix]?
    var reported: ByteRange?
    for record in summary.imports where record.isLazy && record.statement != reported && record.obstacleToKeyword == nil
    {
      // A branch that only newer versions take still has to be compiled by all.
      reported = record.statement
      if fixes == nil { fixes = conversion(context).map { [$0] } ?? [] }
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(ByteRange(record.statement.start, record.statement.start + 4)),
          "`lazy` needs Python 3.15, and the project supports \(summary.options.target).",
          related: [context.note(record.statement, "the import")], fixes: fixes ?? []))
    }
  }

  /// One list of all that is marked, and no keyword. Nil where some name is not known, or the list would defer more.
  private static func conversion(_ context: borrowing RuleContext) -> Fix? {
    let summary = context.summary
    guard !summary.flags.contains(.isTranscoded) else { return nil }
    var names: Set<String> = []
    var prefixes: [ByteRange] = []
    for (index, record) in summary.imports.enumerated() where record.isLazy {
      let name = context.program.askedName(of: ImportID(index), in: context.file)
      guard record.obstacleToKeyword == nil, !name.isEmpty else { return nil }
      names.insert(name)
      if prefixes.last != record.lazyPrefix { prefixes.append(record.lazyPrefix) }
    }
    // The list defers every import of a module that it names.
    for (index, record) in summary.imports.enumerated() where !record.isLazy && record.isPotentiallyLazy {
      if names.contains(context.program.askedName(of: ImportID(index), in: context.file)) { return nil }
    }
    var maker = LazyEdits(context)
    guard let first = prefixes.first, let list = maker.addEntries(names.sorted(), before: first.start) else {
      return nil
    }
    var edits = prefixes.map { TextEdit(context.here($0), "") }
    for edit in list {
      // The first keyword may stand at the very place: one edit for both, since edits do not touch one another.
      if edit.location.range.start == first.start { edits[0].newText = edit.newText } else { edits.append(edit) }
    }
    return Fix("List the lazy modules in `__lazy_modules__`", .safe, edits)
  }
}
