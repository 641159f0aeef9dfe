// LZ501: the keyword `lazy` where Python refuses it.
import Analysis
import Basics

enum LazyMisplaced: Rule {
  static let info = RuleInfo(
    501, "lazy-misplaced", .lazySyntax, .error, fix: .always,
    page: """
      ## What it does
      Reports `lazy` on imports in functions, classes and `try` statements, on star imports and on `from __future__`.

      ## Why is this bad
      Python 3.15 refuses to compile the file: a lazy import is only allowed at module level, outside `try`, for names
      that it can list.

      ## Example
      ```python
      def load():
          lazy import json
      ```

      ## Use instead
      ```python
      lazy import json

      def load(): ...
      ```

      ## Fix safety
      Dropping `lazy` gives the import that the place allows: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    var reported: ByteRange?
    for record in context.summary.imports where record.isLazy && record.statement != reported {
      guard let obstacle = record.obstacleToKeyword else { continue }
      reported = record.statement
      // The keyword and the space behind it: what follows `lazy` begins at the next word.
      let keyword = ByteRange(record.statement.start, record.statement.start + 4)
      let place =
        switch obstacle {
        case .function: "inside a function"
        case .classBody: "inside a class"
        case .tryStatement: "inside a `try` statement"
        case .star: "on a star import"
        case .future: "on `from __future__`"
        }
      let drop = Fix("Drop `lazy`", .safe, [TextEdit(context.here(ByteRange(keyword.start, keyword.end + 1)), "")])
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(keyword), "`lazy` is not allowed \(place).",
          related: [context.note(record.statement, "the import")], fixes: [drop]))
    }
  }
}
