// The difference of two texts as `diff -u` writes it and `patch` reads it.
package import Basics

package enum UnifiedDiff {
  private static let context = 3

  /// Nothing when the texts are equal.
  package static func write(
    _ before: [UInt8], _ after: [UInt8], path: String, _ style: Style, to output: inout [UInt8]
  ) {
    if before == after { return }
    let old = lines(before)
    let new = lines(after)
    // Names with blanks end with a tab, so that `patch` sees where they end.
    let name = path.contains(" ") ? path + "\t" : path
    output += style.bold("--- \(name)").utf8
    output.append(UInt8(ascii: "\n"))
    output += style.bold("+++ \(name)").utf8
    output.append(UInt8(ascii: "\n"))
    let steps = steps(old, new)
    var next = 0
    while let first = steps[next...].firstIndex(where: { $0.kind != .kept }) {
      let start = max(next, first - context)
      var end = first
      // Changes with little between them share a hunk.
      while let more = steps[end...].prefix(2 * context + 1).lastIndex(where: { $0.kind != .kept }) { end = more + 1 }
      end = min(steps.count, end + context)
      write(Array(steps[start..<end]), old, new, style, to: &output)
      next = end
    }
  }

  private enum Kind { case kept, removed, added }

  /// One line of the diff: its index in the old text (for an addition, of the line behind it) and in the new one.
  private struct Step {
    var kind: Kind
    var old: Int
    var new: Int
  }

  private static func steps(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Step] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i), i < old.count {
        steps.append(Step(kind: .removed, old: i, new: j))
        i += 1
      } else if added.contains(j), j < new.count {
        steps.append(Step(kind: .added, old: i, new: j))
        j += 1
      } else {
        steps.append(Step(kind: .kept, old: i, new: j))
        i += 1
        j += 1
      }
    }
    return steps
  }

  private static func write(
    _ steps: [Step], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ style: Style, to output: inout [UInt8]
  ) {
    let removals = steps.count { $0.kind != .added }
    let additions = steps.count { $0.kind != .removed }
    let header = "@@ -\(range(steps[0].old, removals)) +\(range(steps[0].new, additions)) @@"
    output += style.margin(header).utf8
    output.append(UInt8(ascii: "\n"))
    for step in steps {
      switch step.kind {
      case .kept: write(" ", old[step.old], { $0 }, to: &output)
      case .removed: write("-", old[step.old], style.removed, to: &output)
      case .added: write("+", new[step.new], style.added, to: &output)
      }
    }
  }

  private static func range(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start),0"
    case 1: "\(start + 1)"
    default: "\(start + 1),\(count)"
    }
  }

  private static func write(
    _ sign: String, _ line: ArraySlice<UInt8>, _ paint: (String) -> String, to output: inout [UInt8]
  ) {
    let feed = UInt8(ascii: "\n")
    let hasEnd = line.last == feed
    // Painted text goes through a string only where colour is wanted: bytes that are no UTF-8 stay what they are.
    let marker = paint("\u{0}")
    let halves = marker.split(separator: "\u{0}", omittingEmptySubsequences: false)
    output += halves[0].utf8
    output += sign.utf8
    output += hasEnd ? line.dropLast() : line
    output += halves[halves.count - 1].utf8
    output.append(feed)
    if !hasEnd { output += "\\ No newline at end of file\n".utf8 }
  }

  /// With their ends; lines end with LF here, whatever Python thinks of CR, because `patch` has it so.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }
}
