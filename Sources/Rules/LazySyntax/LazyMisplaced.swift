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
      Dropping `lazy` gives the import that the place allows: safe. Moving the import of a function to the top of the
      module is offered too where the module has no other use for the names; it is marked unsafe because the name is
      then the module's, and the file runs on Python 3.15 and later only.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    var reported: ByteRange?
    for record in context.summary.imports where record.isLazy && record.statement != reported {
      guard let obstacle = record.obstacleToKeyword else { continue }
      reported = record.statement
      let place =
        switch obstacle {
        case .function: "inside a function"
        case .classBody: "inside a class"
        case .tryStatement: "inside a `try` statement"
        case .star: "on a star import"
        case .future: "on `from __future__`"
        }
      var fixes: [Fix] = []
      if !context.summary.flags.contains(.isTranscoded) {
        fixes.append(Fix("Drop `lazy`", .safe, [TextEdit(context.here(record.lazyPrefix), "")]))
        if obstacle == .function, let move = move(context, record) { fixes.append(move) }
      }
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(ByteRange(record.statement.start, record.statement.start + 4)),
          "`lazy` is not allowed \(place).", related: [context.note(record.statement, "the import")], fixes: fixes))
    }
  }

  /// The statement among the module's imports, and gone from its function. Nil where a name of it is anything else in
  /// the module or the function, or where more than its own lines would have to change.
  private static func move(_ context: borrowing RuleContext, _ record: ImportRecord) -> Fix? {
    let summary = context.summary
    let aliases = summary.imports.filter { $0.statement == record.statement }
    let isFree = aliases.allSatisfy { alias in
      !alias.isStar && !alias.flags.contains(.isRebound)
        && !summary.symbol(named: summary.texts.bytes(alias.bound)).isPresent
    }
    guard isFree, summary.options.target >= .v3_15 else { return nil }
    return LazyEdits(context).moveToTop([record]).map { Fix("Move it to the top of the module", .unsafe, $0) }
  }
}
