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
    guard isFree, !record.lines.isEmpty, !record.guardKind.isNever, summary.options.target >= .v3_15 else { return nil }
    let names = aliases.map { alias in
      let name = summary.text(alias.isFrom ? alias.name : alias.module)
      return alias.asName.isPresent ? "\(name) as \(summary.text(alias.asName))" : name
    }.joined(separator: ", ")
    let source = String(repeating: ".", count: Int(record.level)) + summary.text(record.module)
    let statement = record.isFrom ? "lazy from \(source) import \(names)" : "lazy import \(names)"
    let place = summary.listInsertion
    // A block that holds nothing else keeps a statement.
    let removal =
      record.flags.contains(.isOnlyStatement)
      ? TextEdit(context.here(record.statement), "pass") : TextEdit(context.here(record.lines), "")
    return Fix(
      "Move it to the top of the module", .unsafe,
      [TextEdit(context.here(ByteRange(at: place.offset)), place.insertion(statement)), removal])
  }
}
