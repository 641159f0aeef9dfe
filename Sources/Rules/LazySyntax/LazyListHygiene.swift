// LZ503: entries of `__lazy_modules__` without effect.
import Analysis
import Basics

enum LazyListHygiene: Rule {
  static let info = RuleInfo(
    503, "lazy-list-hygiene", .lazySyntax, .warning, dialects: [.explicit], fix: .sometimes,
    page: """
      ## What it does
      Reports entries of `__lazy_modules__` that have no effect: modules that the file never imports, imports only above
      the assignment or below the next one, only in a `try` body, a function or a class, or that are in a display twice or
      carry `lazy` already. A hint says where a list of plain names is not sorted.

      ## Why is this bad
      The list says that an import is lazy when it is not, or says it twice. Readers believe it.

      ## Example
      ```python
      import json
      __lazy_modules__ = ["json"]
      ```

      ## Use instead
      ```python
      __lazy_modules__ = ["json"]
      import json
      ```

      ## Fix safety
      Removing an entry that has no effect is safe, and so is removing a list that has no other; a sorted list says the
      same. Quotes, comments, brackets and lines stay as they are. A list below its imports can move above them: unsafe,
      because they are lazy then, as was meant. Lists that are assigned in several places are not merged: each speaks of the
      imports below it, and one for all would defer others.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    if summary.lazyLists.isEmpty { return }
    let before = findings.count
    defer { if findings.count == before { checkOrder(context, &findings) } }
    let lists = LazyListEntries(context)
    var seen: [String: (list: ByteRange, entry: ByteRange)] = [:]
    for entry in lists.entries {
      if let first = seen[entry.text] {
        // A list that is made in stages may say a name again; a display may not.
        guard first.list == entry.list.statement else { continue }
        report(
          "`\(entry.text)` is in `__lazy_modules__` twice.", [context.note(first.entry, "listed first here")], entry)
        continue
      }
      seen[entry.text] = (entry.list.statement, entry.entry.range)
      let imports = summary.imports.indices.filter {
        lists.asked[$0] == entry.text && !summary.imports[$0].guardKind.isNever
      }
      .map { summary.imports[$0] }
      guard let first = imports.first else {
        // An entry that is misspelt in a known way is LZ504's; an unknown package makes every name unknown.
        if lists.meant(by: entry, context) != nil || isOpen(context, lists) { continue }
        report("Nothing here imports `\(entry.text)`, so its entry in `__lazy_modules__` has no effect.", [], entry)
        continue
      }
      let deferrable = imports.filter(\.isPotentiallyLazy)
      let end = end(of: entry.list, summary)
      let reached = deferrable.filter { $0.statement.start > entry.list.statement.end && $0.statement.start < end }
      if deferrable.isEmpty {
        report(
          "`\(entry.text)` is imported \(place(first)) only, where `__lazy_modules__` has no effect.",
          [context.note(first.statement, "the import")], entry)
      } else if reached.isEmpty {
        let late = deferrable.first { $0.statement.start > end }
        report(
          late == nil
            ? "`\(entry.text)` is imported above `__lazy_modules__` only, so its entry has no effect."
            : "`__lazy_modules__` is assigned anew before `\(entry.text)` is imported, so this entry has no effect.",
          [context.note((late ?? deferrable[0]).statement, "the import")], entry, isAbove: late == nil)
      } else if reached.allSatisfy(\.isLazy) {
        report(
          "The import of `\(entry.text)` carries `lazy`, so its entry in `__lazy_modules__` has no effect.",
          [context.note(reached[0].statement, "the import")], entry)
      }
    }

    func report(_ message: String, _ related: [RelatedLocation], _ entry: LazyListEntries.Entry, isAbove: Bool = false)
    {
      findings.append(
        Finding(
          info.code, info.severity, at: context.here(entry.entry.range), message, related: related,
          fixes: (isAbove ? move(context) : removal(context, entry)).map { [$0] } ?? [], isUnnecessary: true))
    }
  }

  /// Where the list is certainly given up for another.
  private static func end(of list: LazyListRecord, _ summary: ModuleSummary) -> UInt32 {
    let next = summary.lazyLists.first { other in
      guard other.statement.start > list.statement.start, !other.isConditional else { return false }
      switch other.operation {
      case .assign, .delete: return true
      case .add, .remove: return false
      }
    }
    return next?.statement.start ?? .max
  }

  /// Some name that is asked for is not known: the file has no place in a package.
  private static func isOpen(_ context: borrowing RuleContext, _ lists: LazyListEntries) -> Bool {
    context.summary.imports.indices.contains { lists.asked[$0].isEmpty && context.summary.imports[$0].level > 0 }
  }

  private static func place(_ record: ImportRecord) -> String {
    if record.flags.contains(.inFunction) { return "in a function" }
    if record.flags.contains(.inClass) { return "in a class" }
    if record.isStar { return "by a star" }
    return "in a `try` statement"
  }

  /// The list above the imports that it is meant for.
  private static func move(_ context: borrowing RuleContext) -> Fix? {
    if context.summary.flags.contains(.isTranscoded) { return nil }
    var edits = LazyEdits(context)
    return edits.moveListUp().map { Fix("Move the list above the imports", .unsafe, $0) }
  }

  /// Takes the entry out with its comma, and the list with its only one.
  private static func removal(_ context: borrowing RuleContext, _ entry: LazyListEntries.Entry) -> Fix? {
    let all = entry.list.entries.indices
    guard entry.list.container != .dictionary, !context.summary.flags.contains(.isTranscoded) else { return nil }
    if all.count == 1 {
      var edits = LazyEdits(context)
      return edits.dropList().map { Fix("Remove the list", .safe, [$0]) }
    }
    var edits = LazyEdits(context)
    return edits.dropEntries(at: [entry.index - all.lowerBound], of: entry.list).map {
      Fix("Remove the entry", .safe, $0)
    }
  }

  /// A list that is written at once, and not in the order of the names.
  private static func checkOrder(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    var edits = LazyEdits(context)
    guard let (index, changes) = edits.sortList() else { return }
    let entry = context.summary.lazyEntries[index]
    findings.append(
      Finding(
        info.code, .hint, at: context.here(entry.range),
        "`__lazy_modules__` is not sorted: `\(context.text(entry.text))` stands behind a greater name.",
        fixes: [Fix("Sort the list", .safe, changes)]))
  }
}
