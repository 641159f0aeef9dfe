// Takes some names out of an import statement into one of their own below it.
import Analysis
import Basics

extension LazyEdits {
  /// The statement without `taken`, and one with them below it that begins with `prefix`. Nil where its text cannot be
  /// had, or the new one has no room.
  mutating func split(_ all: [ImportID], taking taken: Set<ImportID>, prefix: String) -> [TextEdit]? {
    guard let lines = lines(), let parts = StatementParts(all.map { summary[$0] }, lines) else { return nil }
    let indices = all.indices.filter { taken.contains(all[$0]) }
    let statement = parts.statement(of: indices, prefix: prefix)
    guard let insertion = insertion(of: statement, below: parts.record) else { return nil }
    return parts.removals(of: indices).map { edit($0, "") } + [insertion]
  }

  /// An import gone whose name is read in `range` only, which goes as well. Nil where others may want it.
  mutating func removal(of record: ImportRecord, readOnlyIn range: ByteRange) -> TextEdit? {
    guard record.context == .module, record.symbol.isPresent, !record.lines.isEmpty,
      record.flags.isDisjoint(with: [.isExported, .isRebound, .isRedundantAlias, .isOnlyStatement]),
      summary.bindings(of: record.symbol).count == 1,
      summary.uses(of: record.symbol).allSatisfy({ range.contains($0.start) })
    else { return nil }
    let all = summary.imports.filter { $0.statement == record.statement }
    guard let lines = lines() else { return nil }
    if all.count == 1 {
      // No file begins with an empty line.
      var end = record.lines.end
      while record.lines.start == 0, let byte = lines[end], SourceLines.isEnd(byte) { end = lines.nextLine(end) }
      return edit(ByteRange(record.lines.start, end), "")
    }
    guard let parts = StatementParts(all, lines),
      let place = all.firstIndex(where: { $0.alias == record.alias })
    else { return nil }
    return parts.removals(of: [place]).first.map { edit($0, "") }
  }
}

/// One import statement of several names, as it is written.
struct StatementParts {
  let record: ImportRecord
  private let aliases: [ByteRange]
  private let lines: SourceLines
  private let isInBrackets: Bool
  /// Brackets around lines that begin with a name each: by name its lines, with the comments above and behind it.
  private let rows: [ByteRange]

  init?(_ records: [ImportRecord], _ lines: SourceLines) {
    guard let record = records.first, records.count > 1 else { return nil }
    self.record = record
    self.lines = lines
    let aliases = records.map(\.alias)
    self.aliases = aliases
    isInBrackets = record.isFrom && lines[record.statement.end - 1] == UInt8(ascii: ")")
    rows = isInBrackets ? Self.rows(record, aliases, lines) : []
  }

  private static func rows(_ record: ImportRecord, _ aliases: [ByteRange], _ lines: SourceLines) -> [ByteRange] {
    guard aliases.allSatisfy({ lines.isFirstOnLine($0.start) }),
      lines.nextLine(aliases[aliases.count - 1].end) < record.statement.end,
      let bracket = lines.first(UInt8(ascii: "("), in: ByteRange(record.moduleRange.end, aliases[0].start))
    else { return [] }
    var rows: [ByteRange] = []
    var start = lines.nextLine(bracket)
    for alias in aliases {
      let end = lines.nextLine(alias.end)
      rows.append(ByteRange(start, end))
      start = end
    }
    return rows
  }

  // MARK: What is left

  /// What goes from the statement, in the order of the text.
  func removals(of indices: [Int]) -> [ByteRange] {
    if !rows.isEmpty { return joined(indices.map { rows[$0] }) }
    if hasComments { return indices.map(removalBesideComments) }
    return runs(indices).map { run in
      run.upperBound + 1 < aliases.count
        ? ByteRange(aliases[run.lowerBound].start, aliases[run.upperBound + 1].start)
        : ByteRange(aliases[run.lowerBound - 1].end, aliases[run.upperBound].end)
    }
  }

  private var hasComments: Bool {
    isInBrackets && lines.contains(UInt8(ascii: "#"), in: ByteRange(aliases[0].start, record.statement.end))
  }

  /// The name with its comma; comments and line ends stay, since they may speak of its neighbours.
  private func removalBesideComments(_ index: Int) -> ByteRange {
    let alias = aliases[index]
    let limit = index + 1 < aliases.count ? aliases[index + 1].start : record.statement.end
    var end = alias.end
    if let comma = lines.first(UInt8(ascii: ","), in: ByteRange(alias.end, limit)) { end = comma + 1 }
    var behind = end
    while let byte = lines[behind], SourceLines.isBlank(byte) { behind += 1 }
    let isLastOnLine = lines[behind].map { SourceLines.isEnd($0) || $0 == UInt8(ascii: "#") } ?? true
    if !isLastOnLine { return ByteRange(alias.start, behind) }
    var start = alias.start
    if !lines.isFirstOnLine(start) { while start > 0, SourceLines.isBlank(lines.bytes[Int(start) - 1]) { start -= 1 } }
    return ByteRange(start, end)
  }

  /// Neighbours as one.
  private func joined(_ ranges: [ByteRange]) -> [ByteRange] {
    var result: [ByteRange] = []
    for range in ranges {
      if let last = result.last, last.end == range.start {
        result[result.count - 1] = ByteRange(last.start, range.end)
      } else {
        result.append(range)
      }
    }
    return result
  }

  private func runs(_ indices: [Int]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for index in indices {
      if let last = result.last, last.upperBound + 1 == index {
        result[result.count - 1] = last.lowerBound...index
      } else {
        result.append(index...index)
      }
    }
    return result
  }

  // MARK: What is new

  /// The names in a statement of their own, without the indentation of its first line.
  func statement(of indices: [Int], prefix: String) -> String {
    let head = prefix + (record.isFrom ? "from \(lines.text(record.moduleRange)) import " : "import ")
    let names = indices.map { index in
      // A name may be broken within brackets: `a as\n b`.
      lines.text(aliases[index]).split { $0 == " " || $0 == "\n" || $0 == "\\" || $0 == "\t" }.joined(separator: " ")
    }
    let line = head + names.joined(separator: ", ")
    let indentation = lines.indentation(of: record.statement.start) ?? ""
    let remark = pragma.map { "  " + $0 } ?? ""
    let notes = rows.isEmpty ? [] : indices.flatMap { comments(in: rows[$0]) }
    let fits = indentation.utf8.count + line.utf8.count <= LazyEdits.lineLimit
    if notes.isEmpty, fits || !isInBrackets { return line + remark }
    if notes.count == 1, indices.count == 1, fits, lines.comment(behind: aliases[indices[0]].end) == notes[0] {
      return line + "  " + notes[0]
    }
    if !rows.isEmpty {
      let text = indices.map { lines.text(rows[$0]) }.joined()
      return head + "(" + remark + "\n" + text + indentation + ")"
    }
    return head + "(" + remark + "\n" + names.map { "\(indentation)    \($0),\n" }.joined() + indentation + ")"
  }

  /// The comment at the statement's ends that holds for all of it.
  private var pragma: String? {
    var candidates: [String] = []
    if isInBrackets,
      let bracket = lines.first(UInt8(ascii: "("), in: ByteRange(record.moduleRange.end, aliases[0].start))
    {
      candidates.append(lines.comment(behind: bracket))
    }
    if !record.comment.isEmpty { candidates.append(lines.text(record.comment)) }
    return candidates.first { !$0.isEmpty && SourceLines.isPragma($0) }
  }

  private func comments(in range: ByteRange) -> [String] {
    lines.text(range).split(separator: "\n").compactMap { line in
      line.firstIndex(of: "#").map { String(line[$0...]) }
    }
  }
}
