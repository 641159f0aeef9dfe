// A text that is edited again and again: what stands above an edit is not read again.
package import Basics

/// The last parse of one text, from which the next one takes all statements of the module that stand above the edit.
///
/// Its trees are those of `parse` but for the numbers of names, which tell of earlier texts, too.
package struct EditedText: Sendable {
  /// Where a parse can go on: before a statement of the module, at the first token of a line.
  struct Stop: Sendable {
    var token: Int
    var nodes: Int
    var extra: Int
    /// How many statements of the module stand above.
    var statements: Int
  }

  /// The stops of a parse, while it runs.
  struct Stops {
    var list: [Stop] = []
    let distance: Int
  }

  private struct Last: Sendable {
    var tree: SyntaxTree
    var tokens: [Token]
    var stops: [Stop]
    var target: PythonVersion
    /// How many names the text had that was parsed as a whole.
    var names: Int
  }

  private var last: Last?
  /// When so many names have come and gone, the names are gathered anew.
  private static let nameLimit = 2000

  private let distance: Int

  /// - Parameter distance: how many nodes are between two places where a parse can go on, at least.
  package init(distance: Int = 2000) { self.distance = distance }

  /// Parses the text as it is now.
  package mutating func parse(_ source: SourceText, target: PythonVersion) -> SyntaxTree {
    var resumed: (last: Last, stop: Stop)?
    if let last, last.target == target, last.tree.names.count < last.names + Self.nameLimit {
      let same = Self.commonPrefix(last.tree.source.bytes, source.bytes)
      // The first word behind a stop may belong to the statement above it: `else`.
      let stop = last.stops.last { Int(last.tokens[$0.token].end) < same }
      resumed = stop.map { (last, $0) }
    }
    last = nil
    return withSourceBytes(source.bytes) { bytes in
      var lexer = Lexer(source, bytes)
      if let resumed { lexer.resume(resumed.last.tree, resumed.last.tokens, at: resumed.stop) }
      lexer.run()
      let (lexerError, comments) = (lexer.error, lexer.comments)
      var parser = Parser(source, lexer: lexer, target: target)
      parser.stops = Stops(distance: distance)
      if let resumed { parser.resume(resumed.last.tree, resumed.last.stops, at: resumed.stop) }
      let tree = PythonSyntax.tree(&parser, lexerError, comments)
      let tokens = parser.tokens.array()
      var stops = parser.stops?.list ?? []
      if lexerError != nil {
        // What the lexer rejects, it has to read again, or nobody would hear of it.
        let first = tokens.firstIndex { $0.kind == .error } ?? tokens.count
        stops.removeAll { $0.token > first }
      }
      last = Last(
        tree: tree, tokens: tokens, stops: stops, target: target, names: resumed?.last.names ?? tree.names.count)
      return tree
    }
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
}

extension Lexer {
  /// Takes over the tokens above a stop.
  fileprivate mutating func resume(_ tree: SyntaxTree, _ tokens: [Token], at stop: EditedText.Stop) {
    names = tree.names
    self.tokens.append(contentsOf: tokens)
    self.tokens.truncate(to: stop.token)
    position = Int(tokens[stop.token].start)
    comments = Array(tree.comments.prefix { Int($0.start) < position })
    // The line's indentation was measured: it has none.
    atLineStart = false
  }
}

extension Parser {
  /// Takes over the statements above a stop.
  fileprivate mutating func resume(_ tree: SyntaxTree, _ known: [EditedText.Stop], at stop: EditedText.Stop) {
    stops?.list = known.filter { $0.token <= stop.token }
    nodes.truncate(to: 0)
    nodes.append(contentsOf: tree.nodes)
    nodes.truncate(to: stop.nodes)
    extra.truncate(to: 0)
    extra.append(contentsOf: tree.extra)
    extra.truncate(to: stop.extra)
    let body = tree.list(tree[tree.root].first)
    for index in 0..<stop.statements { push(tree.node(body, index)) }
    if stop.token > 0 { previousEnd = tokens[stop.token - 1].end }
    position = stop.token
    token = tokens[position]
  }

  /// Notes that the parse could go on here, if one is wanted and nothing was wrong so far.
  mutating func noteStop() {
    guard let stops, errors.isEmpty, nodes.count >= (stops.list.last?.nodes ?? 0) + stops.distance else { return }
    if position > 0, tokens[position - 1].kind != .newline, tokens[position - 1].kind != .dedent { return }
    self.stops?.list.append(
      EditedText.Stop(token: position, nodes: nodes.count, extra: extra.count, statements: scratch.count))
  }
}
