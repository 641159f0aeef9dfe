// Lazy imports below the eager ones of their paragraph.
package import Analysis
package import Basics

extension LazyEdits {
  /// Puts the lazy imports of each paragraph of imports below its eager ones; both keep their order, and comments above
  /// a statement go with it. A paragraph ends at an empty line and at whatever is no import.
  ///
  /// Nothing is moved that binds what another import of the paragraph binds, too, nor in a file that its own imports may
  /// look back into: there they would not find the name yet.
  package mutating func partition(_ dialect: Dialect) -> [TextEdit] {
    guard hasEagerBelowLazy, !summary.flags.contains(.isTranscoded),
      program.loadCycles(dialect).size(around: file) == 0, let lines = lines()
    else { return [] }
    return paragraphs(lines).compactMap { paragraph in
      let lazy = paragraph.filter(\.isLazy), eager = paragraph.filter { !$0.isLazy }
      let names = Set(eager.flatMap(\.names))
      let sorted = eager + lazy
      guard lazy.allSatisfy({ names.isDisjoint(with: $0.names) }),
        let first = sorted.indices.first(where: { sorted[$0] != paragraph[$0] }),
        let last = sorted.indices.last(where: { sorted[$0] != paragraph[$0] })
      else { return nil }
      // Comments above the first statement speak of the paragraph and stay.
      let moved = sorted[first...last].map { lines.text($0.lines) }.joined()
      return edit(ByteRange(paragraph[first].lines.start, paragraph[last].lines.end), moved)
    }
  }

  private func isLazy(_ id: ImportID) -> Bool { summary[id].isLazy || program.listing(of: id, in: file) == .yes }

  /// Most files have nothing to put in order, which needs no look at their text.
  private var hasEagerBelowLazy: Bool {
    let ids = summary.imports.indices.map { ImportID($0) }
    guard let first = ids.firstIndex(where: isLazy) else { return false }
    return ids[first...].contains { !isLazy($0) }
  }

  private struct Statement: Equatable {
    /// With the comments above it, and the line's end.
    var lines: ByteRange
    var isLazy: Bool
    var names: [String]
  }

  private func paragraphs(_ lines: SourceLines) -> [[Statement]] {
    var found: [[Statement]] = []
    var index = 0
    while index < summary.imports.count {
      let statement = summary.imports[index].statement
      let ids = (index..<summary.imports.count).prefix { summary.imports[$0].statement == statement }.map {
        ImportID($0)
      }
      index += ids.count
      let whole = lines.wholeLines(of: statement)
      // Only what stands at the margin is the module's, and only whole lines with an end can change places.
      guard lines.lineStart(statement.start) == statement.start, whole.start == statement.start,
        whole.end > lines.lineEnd(statement.end)
      else { continue }
      var next = Statement(
        lines: whole, isLazy: ids.allSatisfy(isLazy), names: ids.map { summary.text(summary[$0].bound) })
      if let last = found.last?.last, isJoined(last.lines.end, whole.start, lines) {
        next.lines = ByteRange(last.lines.end, whole.end)
        found[found.count - 1].append(next)
      } else {
        found.append([next])
      }
    }
    return found
  }

  /// Is there nothing but comments at the margin between two statements?
  private func isJoined(_ start: UInt32, _ end: UInt32, _ lines: SourceLines) -> Bool {
    var line = start
    while line < end {
      if lines[line] != UInt8(ascii: "#") { return false }
      line = lines.nextLine(line)
    }
    return line == end
  }
}
