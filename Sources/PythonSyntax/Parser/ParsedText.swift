// The whole of a text's last parse, of which a new parse of some statements can replace the old ones.
import Basics

/// What `EditedText` keeps of a text.
struct ParsedText: Sendable {
  private(set) var tree: SyntaxTree
  private var stops: [EditedText.Stop]
  let target: PythonVersion
  /// What the text had that was parsed as a whole.
  private let whole: (names: Int, nodes: Int)

  /// When so many names have come and gone, the text is parsed as a whole.
  private static let nameLimit = 2000
  /// The same of nodes, or when as many have gone as there were.
  private static let nodeLimit = 20_000

  init(_ source: SourceText, _ target: PythonVersion, _ distance: Int) {
    self.target = target
    (tree, stops) = withSourceBytes(source.bytes) { bytes in
      var lexer = Lexer(source, bytes)
      lexer.run()
      let (lexerError, comments) = (lexer.error, lexer.comments)
      var parser = Parser(source, lexer: lexer, target: target)
      parser.stops = EditedText.Stops(distance: distance)
      let tree = PythonSyntax.tree(&parser, lexerError, comments)
      return (tree, parser.usefulStops(lexerError))
    }
    whole = (tree.names.count, tree.nodes.count)
  }

  /// Can a parse of the text go on from this one?
  func fits(_ source: SourceText, _ target: PythonVersion) -> Bool {
    self.target == target && source.problem == nil && tree.source.problem == nil
      && tree.names.count < whole.names + Self.nameLimit
      && tree.nodes.count < whole.nodes + max(whole.nodes, Self.nodeLimit)
  }

  /// The last place to begin whose first word is the same: it may belong to the statement above, like `else`.
  func stop(above edit: TextEdit) -> EditedText.Stop {
    // A word that is longer than it was is another one, so the byte behind it counts.
    let beginning = EditedText.Stop(start: 0, previousEnd: 0, nodes: 0, statements: 0)
    return stops.last { Int(endOfWord(at: $0.start)) < edit.prefix } ?? beginning
  }

  private func endOfWord(at start: UInt32) -> UInt32 {
    var end = Int(start)
    let bytes = tree.source.bytes
    while end < bytes.count, bytes[end] != UInt8(ascii: " "), bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return UInt32(end)
  }

  /// The first place below an edit above which a whole statement is the same: none that begins with what was edited
  /// reaches further.
  func stop(below edit: TextEdit) -> EditedText.Stop? {
    let body = tree.moduleBody()
    return stops.first { stop in
      Int(stop.start) > edit.oldEnd && stop.statements > 0
        && Int(tree.range(tree.node(body, stop.statements - 1)).start) > edit.oldEnd
    }
  }

  /// Is a statement of the module, in the new parse the last one above a stop, as it was?
  func isSame(_ node: Node, above stop: EditedText.Stop, moved distance: Int) -> Bool {
    let old = tree[tree.node(tree.moduleBody(), stop.statements - 1)]
    return node.kind == old.kind && node.kind != .ErrorStatement && Int(node.start) == Int(old.start) + distance
      && Int(node.end) == Int(old.end) + distance
  }

  /// How many nodes and words there are besides the root and its list, which stand at the end.
  var counts: (nodes: Int, words: Int) {
    let count = tree.moduleBody().count
    return (tree.nodes.count - 1, tree.extra.count - (count == 0 ? 0 : count + 1))
  }

  /// Puts newly parsed statements in the place of those between two stops, and moves what stands below.
  mutating func put(
    _ piece: ParsedPiece, from head: EditedText.Stop, to tail: EditedText.Stop?, moved distance: Int,
    _ source: SourceText
  ) {
    var body = statements
    let counts = counts
    let (below, end) = (tail?.statements ?? body.count, tail?.start ?? .max)
    var comments = tree.comments.filter { $0.start < head.start } + piece.comments
    for comment in tree.comments where comment.start >= end {
      comments.append(ByteRange(moved(comment.start, distance), moved(comment.end, distance)))
    }
    // Two owners would make the first change copy everything.
    var (nodes, extra) = (tree.nodes, tree.extra)
    tree = SyntaxTree(
      source: source, nodes: [], extra: [], names: piece.names, root: .none, comments: [], errors: [])
    nodes.removeLast(nodes.count - counts.nodes)
    extra.removeLast(extra.count - counts.words)
    Self.move(&nodes, &extra, from: head.start, to: end, by: distance)
    nodes += piece.nodes
    extra += piece.extra
    let growth = piece.statements.count - (below - head.statements)
    body.replaceSubrange(head.statements..<below, with: piece.statements)

    var known = stops.filter { $0.start <= head.start } + piece.stops
    for var stop in stops where stop.start >= end {
      stop.start = moved(stop.start, distance)
      stop.previousEnd = moved(stop.previousEnd, distance)
      stop.statements += growth
      known.append(stop)
    }
    stops = known

    let list = body.isEmpty ? 0 : UInt32(truncatingIfNeeded: extra.count)
    if !body.isEmpty { extra.append(UInt32(truncatingIfNeeded: body.count)) }
    extra += body
    let root = NodeID(UInt32(truncatingIfNeeded: nodes.count))
    nodes.append(Node(.Module, 0, UInt32(truncatingIfNeeded: source.bytes.count), list))
    tree = checkingFutures(
      SyntaxTree(
        source: source, nodes: nodes, extra: extra, names: piece.names, root: root, comments: comments,
        errors: piece.errors))
  }

  private var statements: [UInt32] {
    let body = tree.moduleBody()
    return Array(tree.extra[Int(body.start)..<Int(body.start) + body.count])
  }

  /// Empties the nodes that begin in a range of the text, and moves those that begin below it.
  private static func move(
    _ nodes: inout [Node], _ extra: inout [UInt32], from start: UInt32, to end: UInt32, by distance: Int
  ) {
    var nodes = nodes.mutableSpan
    var words = extra.mutableSpan
    for index in nodes.indices {
      let node = nodes[index]
      if node.start < start { continue }
      if node.start < end {
        nodes[index] = Node(.none, 0, 0)
        continue
      }
      if distance == 0 { continue }
      nodes[index].start = moved(node.start, distance)
      nodes[index].end = moved(node.end, distance)
      // What `NodeKind` says of places in records.
      let record = Int(node.second)
      switch node.kind {
      case .FunctionDef, .AsyncFunctionDef, .ClassDef: words[record + 5] = moved(words[record + 5], distance)
      case .ImportFrom, .Interpolation:
        words[record + 1] = moved(words[record + 1], distance)
        words[record + 2] = moved(words[record + 2], distance)
      case .alias:
        words[record + 1] = moved(words[record + 1], distance)
        if words[record + 2] != 0 { words[record + 2] = moved(words[record + 2], distance) }
      case .ExceptHandler: if words[record + 2] != 0 { words[record + 2] = moved(words[record + 2], distance) }
      case .ConstantString, .ConstantBytes:
        if record == 0 { continue }
        for part in 0..<Int(words[record]) {
          words[record + part * 3 + 1] = moved(words[record + part * 3 + 1], distance)
          words[record + part * 3 + 2] = moved(words[record + part * 3 + 2], distance)
        }
      default: break
      }
    }
  }
}

/// Some statements of a module, parsed by themselves.
struct ParsedPiece {
  let nodes: [Node]
  let extra: [UInt32]
  let names: NameTable
  let comments: [ByteRange]
  let errors: [SyntaxError]
  /// Node ids.
  let statements: [UInt32]
  let stops: [EditedText.Stop]
  /// What follows has nothing to do with it.
  let isSeparate: Bool

  /// Parses what stands between two stops now, as if the text ended there.
  init(
    of known: ParsedText, _ source: SourceText, from head: EditedText.Stop, to tail: EditedText.Stop?,
    moved distance: Int, _ stopDistance: Int
  ) {
    var text = source
    if let tail { text = SourceText(bytes: Array(source.bytes[..<(Int(tail.start) + distance)])) }
    let counts = known.counts
    self = withSourceBytes(text.bytes) { bytes in
      var lexer = Lexer(text, bytes)
      lexer.names = known.tree.names
      lexer.position = Int(head.start)
      // Elsewhere the line's indentation was measured: it has none.
      lexer.atLineStart = head.start == 0
      lexer.run()
      let (lexerError, comments) = (lexer.error, lexer.comments)
      var parser = Parser(text, lexer: lexer, target: known.target)
      parser.stops = EditedText.Stops(distance: stopDistance)
      parser.nodes.truncate(to: 0)
      parser.extra.truncate(to: 0)
      parser.firstNode = UInt32(truncatingIfNeeded: counts.nodes)
      parser.firstWord = UInt32(truncatingIfNeeded: counts.words)
      parser.previousEnd = head.previousEnd
      parser.statements()
      return ParsedPiece(parser, lexerError, comments, of: known, from: head, to: tail, moved: distance)
    }
  }

  private init(
    _ parser: borrowing Parser, _ lexerError: SyntaxError?, _ comments: [ByteRange], of known: ParsedText,
    from head: EditedText.Stop, to tail: EditedText.Stop?, moved distance: Int
  ) {
    nodes = parser.nodes.array()
    extra = parser.extra.array()
    names = parser.names
    self.comments = comments
    errors = PythonSyntax.errors(of: parser, lexerError)
    statements = parser.scratch.array()
    stops = parser.usefulStops(lexerError).map { stop in
      var stop = stop
      stop.statements += head.statements
      return stop
    }
    isSeparate =
      if let tail {
        lexerError == nil
          && statements.last.map { known.isSame(parser.node(NodeID($0)), above: tail, moved: distance) } ?? false
      } else {
        true
      }
  }
}

extension Parser {
  /// Where a later parse can begin. What the lexer rejects, it has to read again, or nobody would hear of it.
  func usefulStops(_ lexerError: SyntaxError?) -> [EditedText.Stop] {
    let found = stops?.list ?? []
    guard lexerError != nil, let first = (0..<tokens.count).first(where: { tokens[$0].kind == .error }) else {
      return found
    }
    return found.filter { $0.start <= tokens[first].start }
  }
}

private func moved(_ place: UInt32, _ distance: Int) -> UInt32 { UInt32(truncatingIfNeeded: Int(place) + distance) }
