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

  /// The import at module level that an entry which matches none was meant for, by the usual mistakes: relative
  /// spelling, a parent or child of the module, what it binds.
  func meant(by entry: Entry, _ summary: ModuleSummary) -> ImportID? {
    var candidate: ImportID?
    for (index, record) in summary.imports.enumerated() {
      guard record.isPotentiallyLazy, !record.guardKind.isNever, !asked[index].isEmpty else { continue }
      if asked[index] == entry.text { return nil }
      guard candidate == nil else { continue }
      let name = asked[index]
      let isBound = record.bound.isPresent && summary.text(record.bound) == entry.text
      let isRelated = name.hasPrefix(entry.text + ".") || entry.text.hasPrefix(name + ".")
      let isRelative = record.level > 0 && LazyListEntries.spelling(record, summary) == entry.text
      if isBound || isRelated || isRelative { candidate = ImportID(index) }
    }
    return candidate
  }

  /// `..a.b` as the statement writes it.
  private static func spelling(_ record: ImportRecord, _ summary: ModuleSummary) -> String {
    String(repeating: ".", count: Int(record.level)) + summary.text(record.module)
  }
}
