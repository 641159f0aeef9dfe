// Makes and maintains `__lazy_modules__`, for targets that do not know the keyword.
package import Analysis
import Basics

extension LazyEdits {
  /// The imports as entries of `__lazy_modules__`. Leaves out those whose entry would defer other imports as well, or
  /// whose name is not known. Nil when nothing is left, or the list that is there cannot take entries.
  mutating func list(_ imports: Set<ImportID>) -> Group? {
    var names: [String: [ImportID]] = [:]
    for id in imports where summary[id].isPotentiallyLazy && program.listing(of: id, in: file) == .no {
      let name = program.askedName(of: id, in: file)
      if !name.isEmpty { names[name, default: []].append(id) }
    }
    // The list defers every import of a module that it names.
    for (index, record) in summary.imports.enumerated() where record.isPotentiallyLazy && !record.guardKind.isNever {
      let id = ImportID(index)
      if !imports.contains(id), !record.isLazy { names[program.askedName(of: id, in: file)] = nil }
    }
    let ids = names.values.flatMap { $0 }.sorted()
    guard let first = ids.first else { return nil }
    let edits = addEntries(names.keys.sorted(), before: summary[first].statement.start)
    return edits.map { Group(imports: ids, edits: $0) }
  }

  /// A new list of sorted names, or more entries of the one that stands already. Nil where that one is changed later,
  /// cannot be read, or is not yet made at `start`, where the first of the imports stands.
  mutating func addEntries(_ names: [String], before start: UInt32) -> [TextEdit]? {
    guard let list = summary.lazyLists.first else {
      let place = summary.listInsertion
      return [edit(ByteRange(at: place.offset), place.insertion(Self.newList(names, place)))]
    }
    guard summary.lazyLists.count == 1, list.operation == .assign, !list.isConditional, list.statement.end < start,
      let lines = lines(), let display = ListDisplay(list, program, file, lines)
    else { return nil }
    return display.adding(names).map { edit($0.range, $0.text) }
  }

  private static func newList(_ names: [String], _ place: StatementPlace) -> String {
    let quoted = names.map { "\"\($0)\"" }
    let line = "__lazy_modules__ = {\(quoted.joined(separator: ", "))}"
    if line.utf8.count <= lineLimit || place.isWithinLine { return line }
    return "__lazy_modules__ = {\n" + quoted.map { "    \($0),\n" }.joined() + "}"
  }

  /// Makes listed imports eager: their entries go, and with the last of them the list. Leaves out entries that other
  /// imports than these ask for.
  package mutating func dropEntries(_ imports: Set<ImportID>) -> Group? {
    guard !summary.flags.contains(.isTranscoded), summary.lazyLists.count == 1, let list = summary.lazyLists.first,
      list.operation == .assign, let lines = lines(), let display = ListDisplay(list, program, file, lines)
    else { return nil }
    var names: [String: [ImportID]] = [:]
    for id in imports where program.listing(of: id, in: file) == .yes {
      names[program.askedName(of: id, in: file), default: []].append(id)
    }
    for index in summary.imports.indices where !imports.contains(ImportID(index)) {
      names[program.askedName(of: ImportID(index), in: file)] = nil
    }
    let ids = names.values.flatMap { $0 }.sorted()
    let edits = display.dropping(Set(names.keys))
    return edits.isEmpty ? nil : Group(imports: ids, edits: edits.map { edit($0.range, $0.text) })
  }

  /// The only list, moved to where it holds for all imports. Nil where it shares its lines, is changed in several places,
  /// or holds what may not be known up there.
  mutating func moveListUp() -> [TextEdit]? {
    let place = summary.listInsertion
    guard summary.lazyLists.count == 1, let list = summary.lazyLists.first, list.operation == .assign,
      !list.isConditional, !list.isPartlyUnknown, place.offset < list.statement.start, let lines = lines()
    else { return nil }
    let range = lines.wholeLines(of: list.statement)
    guard lines.lineStart(range.start) == range.start, lines.nextLine(range.end - 1) == range.end else { return nil }
    // On a line that others share there is no room for one of several lines.
    let text = lines.text(ByteRange(list.statement.start, range.end)).split(separator: "\n")
    guard text.count == 1 || !place.isWithinLine else { return nil }
    let statement = place.isWithinLine ? lines.text(list.statement) : text.joined(separator: "\n")
    return [edit(ByteRange(at: place.offset), place.insertion(statement)), edit(range, "")]
  }

  /// Entries of a list gone, with the list when it has no other.
  mutating func dropEntries(at indices: [Int], of list: LazyListRecord) -> [TextEdit]? {
    guard !summary.flags.contains(.isTranscoded), let lines = lines(),
      let display = ListDisplay(list, program, file, lines)
    else { return nil }
    return display.dropping(at: indices).map { edit($0.range, $0.text) }
  }

  /// The first entry of the only list that is out of order, and all of them in order.
  package mutating func sortList() -> (entry: Int, edits: [TextEdit])? {
    guard !summary.flags.contains(.isTranscoded), summary.lazyLists.count == 1, let list = summary.lazyLists.first,
      list.operation == .assign, !isSorted(summary.lazyEntries[list.entries.indices]), let lines = lines(),
      let display = ListDisplay(list, program, file, lines), let index = display.unsorted
    else { return nil }
    return (list.entries.indices.lowerBound + index, display.sorting().map { edit($0.range, $0.text) })
  }

  /// Asked of every list, so that few texts are read.
  private func isSorted(_ entries: ArraySlice<LazyEntry>) -> Bool {
    zip(entries, entries.dropFirst()).allSatisfy { summary.text($0.text) <= summary.text($1.text) }
  }

  /// The statement of the only list gone. Nil where the list is made or changed in several places.
  mutating func dropList() -> TextEdit? {
    guard summary.lazyLists.count == 1, let list = summary.lazyLists.first, list.operation == .assign,
      !list.isConditional, !list.isPartlyUnknown, let lines = lines()
    else { return nil }
    return edit(lines.wholeLines(of: list.statement), "")
  }
}

/// The display of one `__lazy_modules__`, as it is written.
struct ListDisplay {
  private let list: LazyListRecord
  private let lines: SourceLines
  private let entries: [LazyEntry]
  /// What each entry says; nil where that is not known.
  private let texts: [String?]
  private let quote: Character
  /// Between the brackets.
  private let inner: ByteRange

  init?(_ list: LazyListRecord, _ program: Program, _ file: FileID, _ lines: SourceLines) {
    self.list = list
    self.lines = lines
    switch list.container {
    case .list, .tuple, .set, .constructor: break
    case .dictionary, .string, .none, .number, .bytes, .generator, .unknown: return nil
    }
    let entries = Array(program[file].summary.lazyEntries[list.entries.indices])
    self.entries = entries
    texts = entries.map { program.entryText($0, in: file) }
    let quotes = entries.filter { $0.form == .literal }.map { lines[$0.range.start] }
    quote = !quotes.isEmpty && quotes.allSatisfy { $0 == UInt8(ascii: "'") } ? "'" : "\""
    // `frozenset({"a"})` has its brackets inside; an empty call has none.
    let brackets = entries.isEmpty ? nil : Self.brackets(around: entries, list.value, lines)
    if let brackets {
      inner = brackets
    } else {
      guard entries.isEmpty, !list.isPartlyUnknown else { return nil }
      inner = ByteRange(at: list.value.end)
    }
  }

  /// Between the brackets nearest to the entries. Nil for a tuple without any.
  private static func brackets(around entries: [LazyEntry], _ value: ByteRange, _ lines: SourceLines) -> ByteRange? {
    var start: UInt32?
    var offset = value.start
    while offset < entries[0].range.start {
      guard let byte = lines[offset] else { return nil }
      if byte == UInt8(ascii: "#") {
        offset = lines.lineEnd(offset)
        continue
      }
      if "[({".utf8.contains(byte) { start = offset + 1 }
      offset += 1
    }
    guard let start else { return nil }
    let closing = ["[": "]", "(": ")", "{": "}"][lines.text(ByteRange(start - 1, start))] ?? ")"
    let last = entries[entries.count - 1].range.end
    guard let byte = closing.utf8.first, let end = lines.first(byte, in: ByteRange(last, value.end)) else { return nil }
    return ByteRange(start, end)
  }

  private func quoted(_ name: String) -> String { "\(quote)\(name)\(quote)" }

  // MARK: More entries

  /// - Parameter names: sorted.
  func adding(_ names: [String]) -> [(range: ByteRange, text: String)] {
    let new = names.filter { !texts.contains($0) }
    if new.isEmpty { return [] }
    if entries.isEmpty { return [(list.value, display(new.map(quoted)))] }
    let isOneLine = !lines.contains(0x0A, in: inner) && !lines.contains(0x0D, in: inner)
    if isOneLine, lineLength(with: new) > LazyEdits.lineLimit { return [(inner, exploded(new))] }
    return isOneLine ? addingWithinLine(new) : addingLines(new)
  }

  /// The first entry that a name stands before; nil behind all of them.
  private func successor(of name: String) -> Int? { texts.firstIndex { $0.map { $0 > name } ?? false } }

  private func addingWithinLine(_ names: [String]) -> [(range: ByteRange, text: String)] {
    merged(names) { names, index in
      guard let index else {
        return (ByteRange(at: entries[entries.count - 1].range.end), names.map { ", " + quoted($0) }.joined())
      }
      return (ByteRange(at: entries[index].range.start), names.map { quoted($0) + ", " }.joined())
    }
  }

  private func addingLines(_ names: [String]) -> [(range: ByteRange, text: String)] {
    let last = entries[entries.count - 1].range.end
    let indentation = lines.indentation(of: entries[0].range.start) ?? "    "
    let comma = lines.first(UInt8(ascii: ","), in: ByteRange(last, inner.end))
    let lineEnd = lines.lineEnd(last)
    // Behind the comment of the last entry, which keeps it; not where the bracket closes on that line.
    let isClosedThere = lineEnd >= inner.end
    var result = merged(names) { names, index in
      guard let index else {
        if isClosedThere {
          return (ByteRange(at: last), names.map { ",\n\(indentation)\(quoted($0))" }.joined())
        }
        return (ByteRange(at: lineEnd), names.map { "\n\(indentation)\(quoted($0))," }.joined())
      }
      let separator = lines.isFirstOnLine(entries[index].range.start) ? ",\n\(indentation)" : ", "
      return (ByteRange(at: entries[index].range.start), names.map { quoted($0) + separator }.joined())
    }
    let isBehindAll = names.contains { successor(of: $0) == nil }
    if isBehindAll, !isClosedThere, comma == nil { result.insert((ByteRange(at: last), ","), at: result.count - 1) }
    return result
  }

  /// Names that go to one place make one edit.
  private func merged(
    _ names: [String], _ make: (_ names: [String], _ successor: Int?) -> (range: ByteRange, text: String)
  ) -> [(range: ByteRange, text: String)] {
    var groups: [(successor: Int?, names: [String])] = []
    for name in names {
      let successor = successor(of: name)
      if let index = groups.firstIndex(where: { $0.successor == successor }) {
        groups[index].names.append(name)
      } else {
        groups.append((successor, [name]))
      }
    }
    return groups.sorted { ($0.successor ?? .max) < ($1.successor ?? .max) }.map { make($0.names, $0.successor) }
  }

  private func lineLength(with names: [String]) -> Int {
    let line = Int(lines.lineEnd(inner.end) - lines.lineStart(inner.start))
    return names.reduce(line) { $0 + $1.utf8.count + 4 }
  }

  /// All entries on lines of their own.
  private func exploded(_ names: [String]) -> String {
    var all = entries.map { lines.text($0.range) }
    var keys = texts
    for name in names {
      let index = keys.firstIndex { $0.map { $0 > name } ?? false } ?? keys.count
      all.insert(quoted(name), at: index)
      keys.insert(name, at: index)
    }
    let indentation = lines.indentation(of: list.statement.start) ?? ""
    return "\n" + all.map { "\(indentation)    \($0),\n" }.joined() + indentation
  }

  /// A display of the same kind, in place of an empty one.
  private func display(_ entries: [String]) -> String {
    let text = entries.joined(separator: ", ")
    switch list.container {
    case .list: return "[\(text)]"
    case .tuple: return entries.count == 1 ? "(\(text),)" : "(\(text))"
    default: return "{\(text)}"
    }
  }

  // MARK: Fewer entries

  func dropping(_ names: Set<String>) -> [(range: ByteRange, text: String)] {
    dropping(at: texts.indices.filter { texts[$0].map(names.contains) ?? false })
  }

  /// With their commas and comments, the whole list with the last of them.
  func dropping(at indices: [Int]) -> [(range: ByteRange, text: String)] {
    if indices.isEmpty { return [] }
    if indices.count == entries.count { return [(lines.wholeLines(of: list.statement), "")] }
    var result = indices.map { index in (range: removal(of: index, indices), text: "") }
    // A tuple of one needs its comma.
    if list.container == .tuple, entries.count - indices.count == 1,
      let left = entries.indices.first(where: { !indices.contains($0) })
    {
      let end = entries[left].range.end
      if left == entries.count - 1 {
        let comma = lines.first(UInt8(ascii: ","), in: ByteRange(end, inner.end))
        if comma == nil { result.append((ByteRange(at: end), ",")) }
      } else if result.last?.range.start == end, comma(behind: entries.count - 1) == nil {
        result[result.count - 1].text = ","
      }
    }
    return result
  }

  private func comma(behind index: Int) -> UInt32? {
    lines.first(UInt8(ascii: ","), in: ByteRange(entries[index].range.end, inner.end))
  }

  private func removal(of index: Int, _ indices: [Int]) -> ByteRange {
    let entry = entries[index].range
    // A line of its own.
    let end = lines.lineEnd(entry.end)
    var behind = entry.end
    while let byte = lines[behind], SourceLines.isBlank(byte) || byte == UInt8(ascii: ",") { behind += 1 }
    if lines.isFirstOnLine(entry.start), lines.isBlankOrComment(ByteRange(behind, end)),
      lines.lineStart(entry.start) >= inner.start
    {
      return ByteRange(lines.lineStart(entry.start), lines.nextLine(entry.end))
    }
    if (index + 1..<entries.count).contains(where: { !indices.contains($0) }) {
      return ByteRange(entry.start, entries[index + 1].range.start)
    }
    // Behind the last that stays, the comma before it goes.
    return ByteRange(entries[index - 1].range.end, entry.end)
  }

  // MARK: Order

  /// The first entry that stands behind a greater one; nil where a comment or computed entry makes the order a matter of
  /// taste.
  var unsorted: Int? {
    guard entries.allSatisfy({ $0.form == .literal }), !lines.contains(UInt8(ascii: "#"), in: inner) else { return nil }
    let names = texts.compactMap { $0 }
    guard names.count == entries.count else { return nil }
    return names.indices.dropFirst().first { names[$0] < names[$0 - 1] }
  }

  /// The entries in order, each as it is written, in the places that they have.
  func sorting() -> [(range: ByteRange, text: String)] {
    let order = entries.indices.sorted { (texts[$0] ?? "", $0) < (texts[$1] ?? "", $1) }
    return zip(entries, order).compactMap { entry, other in
      let text = lines.text(entries[other].range)
      return lines.text(entry.range) == text ? nil : (entry.range, text)
    }
  }
}
