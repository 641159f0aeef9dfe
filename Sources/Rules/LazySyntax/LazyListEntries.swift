// What the rules about `__lazy_modules__` share: its literal entries beside the imports that ask for them.
import Analysis
import Basics

/// The lists of one module as they are read from the source.
struct LazyListEntries {
  struct Entry {
    var index: Int
    var entry: LazyEntry
    var list: LazyListRecord
    /// With the package's or the module's own name put in.
    var text: String
  }

  /// Every entry that names something, in source order.
  var entries: [Entry] = []
  /// By import: the name that the interpreter asks for, empty when it is not known.
  var asked: [String] = []

  init(_ context: borrowing RuleContext) {
    let summary = context.summary
    for list in summary.lazyLists where list.operation == .assign || list.operation == .add {
      switch list.container {
      case .list, .tuple, .set, .dictionary, .constructor: break
      case .string, .none, .number, .bytes, .generator, .unknown: continue
      }
      for index in list.entries.indices {
        let entry = summary.lazyEntries[index]
        guard let text = context.program.entryText(entry, in: context.file) else { continue }
        entries.append(Entry(index: index, entry: entry, list: list, text: text))
      }
    }
    asked = summary.imports.indices.map { context.program.askedName(of: ImportID($0), in: context.file) }
  }

  /// An import that an entry was meant for, though it is never asked in the entry's words.
  struct Meant {
    var importID: ImportID
    /// No other module could be meant.
    var isOnlyOne: Bool
    /// The entry names a module that is nowhere; only its last part speaks for the import.
    var isGuess = false
  }

  /// The import that an entry which no import asks for was meant for, by the usual mistakes. An import that is listed
  /// rightly or carries `lazy`, or that runs before the list is made, explains nothing.
  func meant(by entry: Entry, _ context: borrowing RuleContext) -> Meant? {
    if asked.contains(entry.text) { return nil }
    let summary = context.summary
    let listed = Set(entries.map(\.text))
    let open = summary.imports.indices.filter { index in
      let record = summary.imports[index]
      return record.isPotentiallyLazy && !record.guardKind.isNever && !record.isLazy && !asked[index].isEmpty
        && !listed.contains(asked[index]) && record.statement.start > entry.list.statement.end
    }
    for isSuch in [isOtherSpelling, isRead, isParent] {
      let found = open.filter { isSuch(entry.text, ImportID($0), summary) }
      if let first = found.first {
        return Meant(importID: ImportID(first), isOnlyOne: found.allSatisfy { asked[$0] == asked[first] })
      }
    }
    // A module that has moved keeps its last name.
    guard let last = entry.text.split(separator: ".").last, !entry.text.hasPrefix("."),
      context.program.provider.resolve(entry.text, context.program[context.file].description.context).kind == .missing
    else { return nil }
    let found = open.filter { asked[$0].hasSuffix("." + last) }
    guard let first = found.first, found.allSatisfy({ asked[$0] == asked[first] }) else { return nil }
    return Meant(importID: ImportID(first), isOnlyOne: true, isGuess: true)
  }

  /// The relative spelling, the name that is bound, or the module with the imported name behind it.
  private func isOtherSpelling(_ text: String, _ id: ImportID, _ summary: ModuleSummary) -> Bool {
    let record = summary[id]
    let name = summary.text(record.name)
    if record.isFrom || record.asName.isPresent, summary.text(record.bound) == text { return true }
    if record.isFrom, text == asked[id.index] + "." + name { return true }
    guard record.level > 0 else { return false }
    let spelling = String(repeating: ".", count: Int(record.level)) + summary.text(record.module)
    return text == spelling || text == (record.module.isPresent ? spelling + "." : spelling) + name
  }

  /// `json.decoder` where `import json` stands and `json.decoder` is read.
  private func isRead(_ text: String, _ id: ImportID, _ summary: ModuleSummary) -> Bool {
    guard !summary[id].isFrom, text.hasPrefix(asked[id.index] + ".") else { return false }
    let rest = text.dropFirst(asked[id.index].utf8.count + 1)
    return summary.uses(of: id).contains { use in
      let chain = summary.text(use.chain)
      return chain == rest || chain.hasPrefix(rest + ".")
    }
  }

  /// `os` where `import os.path` stands: parents are not asked for.
  private func isParent(_ text: String, _ id: ImportID, _ summary: ModuleSummary) -> Bool {
    asked[id.index].hasPrefix(text + ".")
  }
}
