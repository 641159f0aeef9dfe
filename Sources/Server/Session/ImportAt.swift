// Which import a place of a document is about.
import Analysis
import Basics

/// On an import's alias or statement, or on a mention of an imported name.
struct ImportAt {
  let id: ImportID
  let range: ByteRange
  /// The mention; nil on the import itself.
  let use: Use?

  init?(_ program: Program, _ file: FileID, _ offset: UInt32) { self.init(program[file].summary, offset) }

  init?(_ summary: ModuleSummary, _ offset: UInt32) {
    if let (id, range) = Self.statement(summary, offset) {
      (self.id, self.range, use) = (id, range, nil)
      return
    }
    guard let use = Self.use(summary, offset), use.importID.isPresent else { return nil }
    (id, range, self.use) = (use.importID, use.range, use)
  }

  /// The alias at a place; elsewhere in the statement its first one.
  static func statement(_ summary: ModuleSummary, _ offset: UInt32) -> (ImportID, ByteRange)? {
    // Statements stand in the order of the text and never within one another.
    var low = 0
    var high = summary.imports.count
    while low < high {
      let middle = (low + high) / 2
      if summary.imports[middle].statement.end < offset { low = middle + 1 } else { high = middle }
    }
    var found: (ImportID, ByteRange)?
    for index in low..<summary.imports.count {
      let record = summary.imports[index]
      guard record.statement.start <= offset else { break }
      guard offset <= record.statement.end else { continue }
      if record.alias.start <= offset, offset <= record.alias.end { return (ImportID(index), record.alias) }
      if found == nil { found = (ImportID(index), record.statement) }
    }
    return found
  }

  /// The mention that begins here, or the nearest before it that reaches as far.
  static func use(_ summary: ModuleSummary, _ offset: UInt32) -> Use? {
    var index = summary.firstUse(at: offset)
    if index == summary.uses.count || summary.uses[index].start > offset { index -= 1 }
    guard index >= 0, summary.uses[index].end >= offset else { return nil }
    return summary.uses[index]
  }
}
