// What an entry of `__lazy_modules__` does: which imports it makes lazy.
import Analysis
import Basics

struct LazyEntryHover {
  let range: ByteRange
  /// The name that it stands for.
  let text: String
  let sentence: String

  /// Nil where no entry that can be read from the source stands.
  init?(_ program: Program, _ file: FileID, at offset: UInt32, line: (UInt32) -> String) {
    let summary = program[file].summary
    let found = summary.lazyEntries.first { $0.range.start <= offset && offset <= $0.range.end }
    guard let entry = found, let text = program.entryText(entry, in: file) else { return nil }
    range = entry.range
    self.text = text
    var lines: [String] = []
    for index in summary.imports.indices {
      let id = ImportID(index)
      guard program.askedName(of: id, in: file) == text, program.listing(of: id, in: file) == .yes else { continue }
      let number = line(summary.imports[index].statement.start)
      if lines.last != number { lines.append(number) }
    }
    // `line 1, line 2` reads better as `lines 1, 2`.
    let numbers = lines.map { $0.hasPrefix("line ") ? String($0.dropFirst(5)) : $0 }
    let isPlain = lines.count > 1 && numbers != lines
    let places = (isPlain ? "lines " : "") + (isPlain ? numbers : lines).joined(separator: ", ")
    switch lines.count {
    case 0: sentence = "No import of this file is made lazy by this entry."
    case 1: sentence = "Makes the import at \(places) lazy."
    default: sentence = "Makes the imports at \(places) lazy."
    }
  }
}
