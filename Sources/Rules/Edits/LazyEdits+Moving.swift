// Moves imports out of functions to the module's top.
package import Analysis
import Basics

extension LazyEdits {
  /// Imports of functions mean the same at the top of a module of this version that leaves the search path alone.
  static func allowsMoves(_ summary: borrowing ModuleSummary) -> Bool {
    summary.options.target >= .v3_15 && summary.syntaxErrors.isEmpty
      && !summary.events.contains { $0.kind == .pathAdd || $0.kind == .pathReplace }
  }

  /// Does an import stand in a function that runs later, without anything around it that counts on its place?
  static func canMove(_ record: ImportRecord, _ summary: borrowing ModuleSummary) -> Bool {
    guard
      record.function.isPresent,
      record.flags.isDisjoint(with: [
        .isStar, .isFuture, .inClass, .inTry, .inExceptionBlock, .inWith, .isLazy, .isRebound,
      ]),
      !record.guardKind.isNever, record.bound.isPresent, !record.symbol.isPresent
    else { return false }
    // A module's `__getattr__` imports what is asked for.
    return !summary.texts.equals(summary[record.function].name, "__getattr__")
      && summary[record.function].importCall == .never
  }

  /// One lazy import at the top for an import of a function and all of other functions that say the same; nil where
  /// that is not possible, or the name means something else elsewhere.
  package func moveToTop(_ id: ImportID) -> [TextEdit]? {
    let record = summary[id]
    guard Self.allowsMoves(summary), Self.canMove(record, summary),
      !summary.symbol(named: record.bound, of: summary.texts).isPresent
    else { return nil }
    let same = summary.imports.filter { $0.bound == record.bound }
    let agree = same.allSatisfy {
      $0.module == record.module && $0.name == record.name && $0.level == record.level && Self.canMove($0, summary)
        && !$0.flags.contains(.isOneOfMany)
    }
    return agree ? moveToTop(same) : nil
  }

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
