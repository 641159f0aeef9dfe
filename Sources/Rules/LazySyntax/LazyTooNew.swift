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
      All keywords of the file become one `__lazy_modules__` before the first import. Safe: Python 3.15 defers the same
      imports.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    guard summary.options.target < .v3_15, summary.flags.contains(.hasLazyKeyword) else { return }
    var fixes: [Fix]?
    var reported: ByteRange?
    for record in summary.imports where record.isLazy && record.statement != reported && record.obstacleToKeyword == nil {
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

  /// One list of all that is marked, and no keyword. Nil where a list stands already, or would have to stand elsewhere.
  private static func conversion(_ context: borrowing RuleContext) -> Fix? {
    let summary = context.summary
    guard summary.lazyLists.isEmpty, !summary.flags.contains(.isTranscoded) else { return nil }
    var names: Set<String> = []
    var starts: Set<UInt32> = []
    for (index, record) in summary.imports.enumerated() where record.isLazy {
      let name = context.program.askedName(of: ImportID(index), in: context.file)
      guard record.obstacleToKeyword == nil, !name.isEmpty, record.statement.start >= summary.firstImport else { return nil }
      names.insert(name)
      starts.insert(record.statement.start)
    }
    // The list defers every import of a module that it names.
    for (index, record) in summary.imports.enumerated() where !record.isLazy && record.isPotentiallyLazy {
      if names.contains(context.program.askedName(of: ImportID(index), in: context.file)) { return nil }
    }
    var edits = starts.sorted().map { TextEdit(context.here(ByteRange($0, $0 + 5)), "") }
    let list = names.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    // The first keyword may stand at the very place: one edit for both, since edits do not touch one another.
    if let first = starts.min(), first == summary.firstImport {
      edits[0].newText = "__lazy_modules__ = {\(list)}\n"
    } else {
      edits.append(TextEdit(context.here(ByteRange(at: summary.firstImport)), "__lazy_modules__ = {\(list)}\n"))
    }
    return Fix("List the lazy modules in `__lazy_modules__`", .safe, edits)
  }
}
