// Edits that make imports lazy or eager, or put them elsewhere: what the fixes of several rules are made of.
package import Analysis
import Basics
import PythonSyntax

/// Makes edits for one file of a program. Comments, brackets, continued lines, indentation and order stay.
///
/// What a summary cannot tell (where the commas and comments of a statement stand) is read from the text, and only when
/// a statement has to be taken apart. Nothing is offered where the text is not the one that was summarised.
package struct LazyEdits {
  let program: Program
  let file: FileID
  let summary: ModuleSummary
  private var known: SourceLines??

  package init(_ context: borrowing RuleContext) {
    program = context.program
    file = context.file
    summary = context.summary
  }

  package init(_ program: Program, _ file: FileID) {
    self.program = program
    self.file = file
    summary = program[file].summary
  }

  /// Imports that change together, and the edits that change them. Fixes of all their findings are this one fix.
  package struct Group: Hashable, Sendable {
    package var imports: [ImportID]
    package var edits: [TextEdit]
  }

  /// What formatters break a line beyond.
  static let lineLimit = 88

  // MARK: Lazy

  /// Makes imports lazy in the manner that the target knows: by the keyword from 3.15 on, a statement a group, else by
  /// `__lazy_modules__`, all in one group. What cannot be made lazy without making others so is in no group.
  package mutating func makeLazy(_ imports: Set<ImportID>) -> [Group] {
    if summary.flags.contains(.isTranscoded) { return [] }
    // What one of the two marks already needs no other, and what never runs needs none.
    let imports = imports.filter {
      !summary[$0].isLazy && !summary[$0].guardKind.isNever && program.listing(of: $0, in: file) != .yes
    }
    return summary.options.target >= .v3_15 ? addKeyword(imports) : list(imports).map { [$0] } ?? []
  }

  /// The keyword for whole statements; a statement of several names of which some stay is split.
  private mutating func addKeyword(_ imports: Set<ImportID>) -> [Group] {
    groups(imports.filter { summary[$0].obstacleToKeyword == nil }) { edits, ids, all in
      if ids.count == all.count { return [edits.edit(ByteRange(at: edits.summary[ids[0]].keyword), "lazy ")] }
      return edits.split(all, taking: Set(ids), prefix: "lazy ")
    }
  }

  // MARK: Eager

  /// Makes marked imports eager: without the keyword, a statement a group.
  package mutating func dropKeyword(_ imports: Set<ImportID>) -> [Group] {
    if summary.flags.contains(.isTranscoded) { return [] }
    return groups(imports.filter { summary[$0].isLazy }) { edits, ids, all in
      if ids.count == all.count { return [edits.edit(edits.summary[ids[0]].lazyPrefix, "")] }
      return edits.split(all, taking: Set(ids), prefix: "")
    }
  }

  /// What makes one import eager that is marked: without the keyword, or without its entry in `__lazy_modules__`.
  package mutating func eagerFix(of record: ImportRecord, _ safety: Fix.Safety) -> Fix? {
    guard let index = summary.imports.firstIndex(where: { $0.alias == record.alias }) else { return nil }
    let id = ImportID(index)
    if record.isLazy { return dropKeyword([id]).first.map { Fix("Drop `lazy`", safety, $0.edits) } }
    return dropEntries([id]).map { Fix("Take it out of `__lazy_modules__`", safety, $0.edits) }
  }

  /// The imports by statement, in the order of the text.
  private mutating func groups(
    _ imports: Set<ImportID>, _ make: (inout LazyEdits, _ ids: [ImportID], _ all: [ImportID]) -> [TextEdit]?
  ) -> [Group] {
    var result: [Group] = []
    var next = 0
    while next < summary.imports.count {
      let statement = summary.imports[next].statement
      var all: [ImportID] = []
      while next < summary.imports.count, summary.imports[next].statement == statement {
        all.append(ImportID(next))
        next += 1
      }
      let ids = all.filter(imports.contains)
      if !ids.isEmpty, let edits = make(&self, ids, all) { result.append(Group(imports: ids, edits: edits)) }
    }
    return result
  }

  // MARK: Imports beside imports

  /// `import module` below an import, in the same manner and block: what loads a submodule that is read.
  package mutating func importBeside(_ id: ImportID, module: String) -> TextEdit? {
    let record = summary[id]
    let statement = "\(record.isLazy ? "lazy " : "")import \(module)"
    return insertion(of: statement, below: record)
  }

  /// One more name from a module: in the import that takes another one from there, else in a statement below it.
  mutating func importBeside(_ record: ImportRecord, name: String, from module: ModuleID) -> TextEdit? {
    guard !summary.flags.contains(.isTranscoded),
      let index = summary.imports.firstIndex(where: { $0.alias == record.alias })
    else { return nil }
    guard record.isFrom, !record.isStar, program.target(of: ImportID(index), in: file) == module else {
      let prefix = record.isLazy ? "lazy " : ""
      return insertion(of: "\(prefix)from \(program.name(module)) import \(name)", below: record)
    }
    guard let lines = lines() else { return nil }
    let isRow = record.alias.start > record.keyword && lines.isFirstOnLine(record.alias.start)
    let separator = isRow ? ",\n" + (lines.indentation(of: record.alias.start) ?? "") : ", "
    return edit(ByteRange(at: record.alias.end), separator + name)
  }

  /// The name as a statement below its import: what is deferred, that loads. Nil where it stands there already.
  mutating func read(_ name: String, below record: ImportRecord) -> TextEdit? {
    guard !summary.flags.contains(.isTranscoded), !record.isStar, !record.guardKind.isNever,
      !isReadBelow(record)
    else { return nil }
    return insertion(of: name, below: record)
  }

  /// Does a line that reads the name follow, perhaps behind such lines of its neighbours? The text is not asked: findings
  /// are many.
  private func isReadBelow(_ record: ImportRecord) -> Bool {
    // From line to line there are line ends and the indentation, which is at most a statement's distance from its line.
    var end = record.lines.isEmpty ? record.statement.end : record.lines.end
    for use in summary.uses[summary.firstUse(at: record.statement.end)...] {
      guard use.start >= end, use.start - end <= 16, use.time == .atImport,
        record.guardKind != .none || !use.flags.contains(.isConditional)
      else { return false }
      if use.symbol == record.symbol { return true }
      end = use.end
    }
    return false
  }

  /// `from __future__ import annotations`; nil when it is there.
  package func postponeAnnotations() -> TextEdit? {
    if summary.flags.contains(.postponesAnnotations) || summary.flags.contains(.isTranscoded) { return nil }
    let place = summary.futureInsertion
    return edit(ByteRange(at: place.offset), place.insertion("from __future__ import annotations"))
  }

  /// Quotes around names that each are an argument in brackets. Nil where one is more or less than that, or where a string
  /// would mean something else.
  mutating func quoteArguments(_ names: [ByteRange], of value: ByteRange) -> [TextEdit]? {
    guard !names.isEmpty, !summary.flags.contains(.isTranscoded), let lines = lines() else { return nil }
    let text = lines.text(value)
    if text.contains("Annotated") || text.contains("Literal") { return nil }
    var edits: [TextEdit] = []
    for name in names {
      let before = lines.text(ByteRange(value.start, name.start)).last { !$0.isWhitespace }
      let behind = lines.text(ByteRange(name.end, value.end)).first { !$0.isWhitespace }
      guard before == "[" || before == ",", behind == "]" || behind == ",", isQuotable(name) else { return nil }
      edits.append(edit(ByteRange(at: name.start), "\""))
      edits.append(edit(ByteRange(at: name.end), "\""))
    }
    return edits
  }

  /// `vars(m)[key]` and `m.__dict__[key]` as `getattr(m, key)`, `….get(key, x)` as `getattr(m, key, x)`.
  mutating func attribute(of module: String, insteadOf read: NamespaceRead) -> TextEdit? {
    guard let lines = lines() else { return nil }
    let text = lines.text(read.range)
    for (head, isGet) in [
      ("vars(\(module))[", false), ("\(module).__dict__[", false), ("vars(\(module)).get(", true),
      ("\(module).__dict__.get(", true),
    ] where text.hasPrefix(head) && text.last == (isGet ? ")" : "]") {
      let arguments = text.dropFirst(head.count).dropLast()
      guard !arguments.contains("\n"), !arguments.contains("#"), !arguments.hasSuffix(",") else { return nil }
      let isAlone = isGet && !arguments.contains(",")
      return edit(read.range, "getattr(\(module), \(arguments)\(isAlone ? ", None" : ""))")
    }
    return nil
  }

  /// Do quotes around an expression make a string of it that says the same?
  mutating func isQuotable(_ range: ByteRange) -> Bool {
    guard let lines = lines() else { return false }
    return !["\"", "'", "\\", "\n", "\r", "#"].contains { $0.utf8.first.map { lines.contains($0, in: range) } ?? true }
  }

  // MARK: Places

  func edit(_ range: ByteRange, _ text: String) -> TextEdit { TextEdit(Location(file, range), text) }

  /// One more statement below that of an import: on a line of its own where that has one, else behind a semicolon.
  /// Nil where the statement takes lines of its own and there is no room for them.
  mutating func insertion(of statement: String, below record: ImportRecord) -> TextEdit? {
    if record.context == .module, !record.lines.isEmpty, record.lines.start == record.statement.start {
      return edit(ByteRange(at: record.lines.end), statement + "\n")
    }
    guard let lines = lines() else { return nil }
    guard let indentation = lines.indentation(of: record.statement.start) else {
      return statement.contains("\n") ? nil : edit(ByteRange(at: record.statement.end), "; " + statement)
    }
    if !record.lines.isEmpty { return edit(ByteRange(at: record.lines.end), indentation + statement + "\n") }
    let end = lines.lineEnd(record.statement.end)
    guard lines.isBlankOrComment(ByteRange(record.statement.end, end)) else {
      return statement.contains("\n") ? nil : edit(ByteRange(at: record.statement.end), "; " + statement)
    }
    // The last line, which has no end.
    return edit(ByteRange(at: end), "\n" + indentation + statement)
  }

  /// The text, read on the first demand; nil when it is not the one that was summarised.
  mutating func lines() -> SourceLines? {
    if let known { return known }
    var found: SourceLines?
    if let source = program.source(of: file), !source.isTranscoded,
      source.bytes.count == Int(summary.length)
    {
      found = SourceLines(bytes: source.bytes)
    }
    known = .some(found)
    return found
  }
}
