// Moves imports out of functions to the module's top.
import Analysis
import Basics

extension LazyEdits {
  /// Statements of functions that say the same as one lazy import among the module's. Nil where one shares its lines, or
  /// never runs.
  func moveToTop(_ statements: [ImportRecord]) -> [TextEdit]? {
    guard let first = statements.first, !summary.flags.contains(.isTranscoded),
      statements.allSatisfy({ !$0.lines.isEmpty && !$0.guardKind.isNever })
    else { return nil }
    let names = summary.imports.filter { $0.statement == first.statement }.map { alias in
      let name = summary.text(alias.isFrom ? alias.name : alias.module)
      return alias.asName.isPresent ? "\(name) as \(summary.text(alias.asName))" : name
    }.joined(separator: ", ")
    let source = String(repeating: ".", count: Int(first.level)) + summary.text(first.module)
    let statement = first.isFrom ? "lazy from \(source) import \(names)" : "lazy import \(names)"
    let place = summary.listInsertion
    return [edit(ByteRange(at: place.offset), place.insertion(statement))]
      + statements.map { record in
        // A block that holds nothing else keeps a statement.
        record.flags.contains(.isOnlyStatement) ? edit(record.statement, "pass") : edit(record.lines, "")
      }
  }
}
