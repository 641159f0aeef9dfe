// Moves imports that only annotations use under `if TYPE_CHECKING:`, where nothing runs them.
package import Analysis
import Basics

extension LazyEdits {
  /// Module-level imports under `if TYPE_CHECKING:`: in the block that is there, else in a new one where the last of them
  /// stood. Nil where one of them stands in a block, or its text cannot be had.
  package mutating func moveUnderTypeChecking(_ imports: Set<ImportID>) -> Group? {
    guard !imports.isEmpty, !summary.flags.contains(.isTranscoded), let lines = lines() else { return nil }
    var removals: [TextEdit] = []
    var statements: [(place: ByteRange, text: String)] = []
    var ids: [ImportID] = []
    var next = 0
    while next < summary.imports.count {
      let record = summary.imports[next]
      let all = summary.imports.indices[next...].prefix { summary.imports[$0].statement == record.statement }
      next += all.count
      let taken = all.filter { imports.contains(ImportID($0)) }
      if taken.isEmpty { continue }
      guard record.context == .module, !record.isStar, !record.lines.isEmpty else { return nil }
      ids += taken.map { ImportID($0) }
      if taken.count == all.count {
        // With its comment; the keyword would say twice what the block says.
        let text = lines.text(ByteRange(record.keyword, record.lines.end))
        statements.append((record.lines, text.hasSuffix("\n") ? String(text.dropLast()) : text))
        removals.append(edit(record.lines, ""))
      } else {
        guard let parts = StatementParts(all.map { summary.imports[$0] }, lines) else { return nil }
        let indices = taken.map { $0 - all.startIndex }
        statements.append((ByteRange(at: record.lines.end), parts.statement(of: indices, prefix: "")))
        removals += parts.removals(of: indices).map { edit($0, "") }
      }
    }
    guard ids.count == imports.count, let last = statements.last else { return nil }
    if let block = existingBlock(), let indentation = lines.indentation(of: block.statement.start) {
      let text = statements.map { Self.indented($0.text, indentation) + "\n" }.joined()
      return Group(imports: ids, edits: removals + [edit(ByteRange(at: block.lines.end), text)])
    }
    let (condition, preparation) = condition(before: last.place.start)
    var text = preparation + "if \(condition):\n"
    for statement in statements { text += Self.indented(statement.text, "    ") + "\n" }
    // A removal that ends where the block begins is one edit with it.
    if let index = removals.lastIndex(where: { $0.location.range == last.place }), !last.place.isEmpty {
      removals[index].newText = text
      return Group(imports: ids, edits: removals)
    }
    return Group(imports: ids, edits: removals + [edit(ByteRange(at: last.place.end), text)])
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

  /// The last import of the first `if TYPE_CHECKING:` at module level.
  private func existingBlock() -> ImportRecord? {
    var found: ImportRecord?
    for record in summary.imports
    where record.guardKind == .typeChecking && record.context == .typeChecking && !record.lines.isEmpty
      && record.flags.isDisjoint(with: [.inFunction, .inClass])
    {
      guard let last = found, last.statement != record.statement else {
        found = record
        continue
      }
      guard last.lines.end == record.lines.start else { break }
      found = record
    }
    return found
  }

  /// How the constant is called at a place, and the import that it needs.
  private func condition(before place: UInt32) -> (words: String, preparation: String) {
    for record in summary.imports where record.context == .module && record.statement.start < place {
      let module = summary.text(record.module)
      guard record.level == 0, module == "typing" || module == "typing_extensions" else { continue }
      if record.isFrom, summary.texts.equals(record.name, "TYPE_CHECKING") { return (summary.text(record.bound), "") }
      if !record.isFrom, !record.flags.contains(.isOneOfMany) {
        return (summary.text(record.bound) + ".TYPE_CHECKING", "")
      }
    }
    return ("TYPE_CHECKING", "from typing import TYPE_CHECKING\n")
  }

  private static func indented(_ text: String, _ indentation: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indentation + $0 }.joined(separator: "\n")
  }
}
