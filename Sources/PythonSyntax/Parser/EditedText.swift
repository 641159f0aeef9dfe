// A text that is edited again and again: only the statements that an edit touches are read again.
package import Basics

/// The last parse of one text that found nothing wrong, from which the next one takes all statements of the module but
/// those that the edits since then are in.
///
/// Its trees are those of `parse` but for the numbers of names and nodes: both tell of earlier texts, and nodes of
/// statements that are gone stay behind as `.none`.
package struct EditedText: Sendable {
  /// Where a parse can begin or end: before a statement of the module, at the first token of a line.
  struct Stop: Sendable {
    var start: UInt32
    /// Where the token before ends.
    var previousEnd: UInt32
    /// How many nodes there were; counts between the stops of one parse only.
    var nodes: Int
    /// How many statements of the module stand above.
    var statements: Int
  }

  /// The stops of a parse, while it runs.
  struct Stops {
    var list: [Stop] = []
    let distance: Int
  }

  private var last: ParsedText?
  /// What the last tree has in common with the one before; nil where that is nothing.
  package private(set) var kept: KeptParts?
  private let distance: Int

  /// A small function.
  package static let distance = 200

  /// - Parameter distance: how many nodes are between two places where a parse can begin, at least.
  package init(distance: Int = distance) { self.distance = distance }

  /// Parses the text as it is now.
  package mutating func parse(_ source: SourceText, target: PythonVersion) -> SyntaxTree {
    guard var known = last, known.fits(source, target) else {
      let made = ParsedText(source, target, distance)
      last = made
      kept = nil
      return made.tree
    }
    let edit = TextEdit(from: known.tree.source.bytes, to: source.bytes)
    let head = known.stop(above: edit)
    var tail = known.tree.errors.isEmpty ? known.stop(below: edit) : nil
    var piece = ParsedPiece(of: known, source, from: head, to: tail, moved: edit.growth, distance)
    if !piece.isSeparate {
      tail = nil
      piece = ParsedPiece(of: known, source, from: head, to: nil, moved: edit.growth, distance)
    }
    // A text that is wrong is soon right again, and then most likely where it was wrong.
    kept = KeptParts(nodes: known.counts.nodes, names: known.tree.names.count)
    let isStep = !piece.errors.isEmpty && known.tree.errors.isEmpty
    if !isStep { last = nil }
    known.put(piece, from: head, to: tail, moved: edit.growth, source)
    if !isStep { last = known }
    return known.tree
  }
}

/// What two trees of one text have in common: nodes below a number are those of unchanged statements, with their old numbers
/// and perhaps at another place, or of none; names below a number are the same.
package struct KeptParts: Sendable {
  package var nodes: Int
  package var names: Int
}

/// What differs between two texts, as one replacement.
struct TextEdit {
  /// How many bytes are equal at the start.
  let prefix: Int
  /// Where the equal end of the older text begins.
  let oldEnd: Int
  /// How many bytes there are more.
  let growth: Int

  init(from old: [UInt8], to new: [UInt8]) {
    prefix = Self.commonPrefix(old, new)
    oldEnd = old.count - Self.commonSuffix(old, new, limit: min(old.count, new.count) - prefix)
    growth = new.count - old.count
  }

  /// How many bytes are equal from the start on.
  private static func commonPrefix(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let (a, b) = (a.span, b.span)
    let limit = min(a.count, b.count)
    var index = 0
    while index &+ 8 <= limit {
      // SAFETY: the eight bytes lie inside both spans, and every bit pattern is an integer.
      let isEqual =
        unsafe a.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        == b.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      if !isEqual { break }
      index &+= 8
    }
    while index < limit, a[index] == b[index] { index += 1 }
    return index
  }

  /// How many of the last `limit` bytes are equal.
  private static func commonSuffix(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    let (a, b) = (a.span, b.span)
    var count = 0
    while count &+ 8 <= limit {
      // SAFETY: `limit` is at most the length of either span; every bit pattern is an integer.
      let isEqual =
        unsafe a.bytes.unsafeLoadUnaligned(fromByteOffset: a.count &- count &- 8, as: UInt64.self)
        == b.bytes.unsafeLoadUnaligned(fromByteOffset: b.count &- count &- 8, as: UInt64.self)
      if !isEqual { break }
      count &+= 8
    }
    while count < limit, a[a.count - 1 - count] == b[b.count - 1 - count] { count += 1 }
    return count
  }
}

extension Parser {
  /// Notes that a parse could begin here, if a place is wanted and nothing was wrong so far.
  mutating func noteStop() {
    guard let stops, errors.isEmpty, nodes.count >= (stops.list.last?.nodes ?? 0) + stops.distance else { return }
    if position > 0, tokens[position - 1].kind != .newline, tokens[position - 1].kind != .dedent { return }
    self.stops?.list.append(
      EditedText.Stop(start: token.start, previousEnd: previousEnd, nodes: nodes.count, statements: scratch.count))
  }
}
