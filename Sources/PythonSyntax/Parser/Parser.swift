// The parser's state and its few verbs: look at a token, take it, build a node, give up.
import Basics

/// Thrown when the source is no Python; what to say stands in `Parser.pending`.
struct ParseFailure: Error {}

/// A recursive-descent parser over the tokens of one file, after CPython's `Grammar/python.gram`.
/// Methods are named after the grammar's rules. Those on the way of every token are mutating even where they only ask:
/// else the parser's state is moved for the call.
struct Parser: ~Copyable {
  let source: SourceText
  let target: PythonVersion
  var tokens: Buffer<Token>
  var names: NameTable
  /// Index of the current token.
  var position = 0
  /// The current token, and where the one before it ended.
  var token: Token
  var previousEnd: UInt32 = 0

  /// What has been built; of a parse that goes on (`EditedText`), what it adds.
  var nodes: Buffer<Node>
  var extra: Buffer<UInt32>
  /// How many nodes and words there are before those.
  var firstNode: UInt32 = 0
  var firstWord: UInt32 = 0
  /// Elements of lists that are not finished, innermost last.
  var scratch: Buffer<UInt32>
  /// Keyword arguments of calls that are not finished, beside their positional ones in `scratch`.
  var pendingKeywords = Buffer<UInt32>(capacity: 32)

  var errors: [SyntaxError] = []
  /// The error of the failure being thrown, if it has words of its own.
  var pending: SyntaxError?
  /// The furthest token that was looked at and refused; "invalid syntax" points there.
  var furthest = 0
  /// The rules for usual mistakes apply; see `takeSecondLook`.
  var isSecondLook = false
  var firstOfSecondLook = 0
  /// The last token that was read before the first error was known; CPython's place of it decides whether an unclosed
  /// bracket is the better thing to say.
  var reach = 0
  /// How deep the recursion is; bounded, so that no source overflows the stack.
  var depth = 0
  static let maximumDepth = 1500
  /// Where a later parse can go on; nil where none will.
  var stops: EditedText.Stops?

  init(_ source: SourceText, lexer: consuming Lexer, target: PythonVersion) {
    self.source = source
    self.target = target
    let count = lexer.tokens.count
    token = lexer.tokens[0]
    names = lexer.names
    tokens = lexer.tokens
    nodes = Buffer(capacity: count)
    extra = Buffer(capacity: count)
    scratch = Buffer()
    nodes.append(Node(.none, 0, 0))
    extra.append(0)
  }

  // MARK: tokens

  @inline(__always) mutating func advance() {
    previousEnd = token.end
    if position + 1 < tokens.count { position += 1 }
    token = tokens[position]
  }

  @inline(__always) func at(_ kind: TokenKind) -> Bool { token.kind == kind }
  @inline(__always) func at(_ keyword: KnownName) -> Bool {
    token.kind == .keyword && token.value == keyword.rawValue
  }
  /// Is the current token this soft keyword?
  @inline(__always) func atSoft(_ keyword: KnownName) -> Bool {
    token.kind == .name && token.value == keyword.rawValue
  }
  @inline(__always) func peek(_ distance: Int = 1) -> Token { tokens[min(position + distance, tokens.count - 1)] }

  @inline(__always) mutating func consume(if kind: TokenKind) -> Bool {
    if token.kind != kind { return false }
    advance()
    return true
  }
  @inline(__always) mutating func consume(if keyword: KnownName) -> Bool {
    if !at(keyword) { return false }
    advance()
    return true
  }
  @inline(__always) mutating func expect(_ kind: TokenKind) throws(ParseFailure) {
    if token.kind != kind { throw fail() }
    advance()
  }
  @inline(__always) mutating func expect(_ keyword: KnownName) throws(ParseFailure) {
    if !at(keyword) { throw fail() }
    advance()
  }
  /// An identifier; soft keywords are identifiers.
  @inline(__always) mutating func expectName() throws(ParseFailure) -> Name {
    if token.kind != .name { throw fail() }
    let name = Name(token.value)
    advance()
    return name
  }

  // MARK: nodes

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, flags: UInt8 = 0, _ start: UInt32, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) -> NodeID {
    add(kind, flags: flags, start, end: previousEnd, first, second)
  }
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, flags: UInt8 = 0, _ start: UInt32, end: UInt32, _ first: UInt32 = 0, _ second: UInt32 = 0
  ) -> NodeID {
    let id = NodeID(firstNode &+ UInt32(truncatingIfNeeded: nodes.count))
    nodes.append(Node(kind, flags: flags, start, end, first, second))
    return id
  }
  /// Where the next record of `extra` begins.
  @inline(__always) var nextRecord: UInt32 { firstWord &+ UInt32(truncatingIfNeeded: extra.count) }

  mutating func record(_ words: UInt32...) -> UInt32 {
    let at = nextRecord
    for word in words { extra.append(word) }
    return at
  }
  @inline(__always) mutating func record(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let at = nextRecord
    extra.append(a)
    extra.append(b)
    return at
  }
  @inline(__always) mutating func push(_ id: NodeID) { scratch.append(id.rawValue) }

  /// The elements pushed since `mark` as a list; 0 is the empty one.
  @inline(__always) mutating func list(from mark: Int) -> UInt32 {
    let count = scratch.count - mark
    if count == 0 { return 0 }
    let at = nextRecord
    extra.append(UInt32(truncatingIfNeeded: count))
    scratch.move(from: mark, to: &extra)
    return at
  }

  /// The same of the keyword arguments.
  @inline(__always) mutating func keywordList(from mark: Int) -> UInt32 {
    let count = pendingKeywords.count - mark
    if count == 0 { return 0 }
    let at = nextRecord
    extra.append(UInt32(truncatingIfNeeded: count))
    pendingKeywords.move(from: mark, to: &extra)
    return at
  }

  /// A node of this parse.
  @inline(__always) func node(_ id: NodeID) -> Node { id.isPresent ? nodes[index(id)] : Node(.none, 0, 0) }
  @inline(__always) func kind(_ id: NodeID) -> NodeKind { node(id).kind }
  @inline(__always) func index(_ id: NodeID) -> Int { Int(id.rawValue &- firstNode) }
  /// A word of `extra` of this parse, or of the empty list.
  @inline(__always) func word(_ index: UInt32) -> UInt32 { index == 0 ? 0 : extra[Int(index &- firstWord)] }

  // MARK: giving up

  /// "invalid syntax" at the current token, unless something better is said.
  @inline(never) mutating func fail() -> ParseFailure {
    furthest = max(furthest, position)
    return ParseFailure()
  }
  /// CPython's own words for what is wrong with `range`.
  @inline(never) mutating func fail(_ message: String, _ range: ByteRange, _ kind: SyntaxError.Kind = .syntaxError)
    -> ParseFailure
  {
    if pending == nil { pending = SyntaxError(kind, message, range) }
    return ParseFailure()
  }
  @inline(never) mutating func fail(_ message: String, from start: UInt32) -> ParseFailure {
    fail(message, ByteRange(start, max(start, previousEnd)))
  }

  /// Notes a construct that the target version does not have; the tree has it all the same.
  @inline(__always) mutating func require(_ version: PythonVersion, _ what: StaticString, _ range: ByteRange) {
    if target < version { noteTooNew(version, what, range) }
  }
  @inline(never) private mutating func noteTooNew(_ version: PythonVersion, _ what: StaticString, _ range: ByteRange) {
    errors.append(SyntaxError(.tooNew, "\(what) need Python \(version) or newer, and the target is \(target)", range))
  }

  /// Everything that speculation may have to undo.
  struct Checkpoint {
    var position: Int, token: Token, previousEnd: UInt32
    var nodes: Int, extra: Int, scratch: Int, keywords: Int, errors: Int, depth: Int
  }
  func checkpoint() -> Checkpoint {
    Checkpoint(
      position: position, token: token, previousEnd: previousEnd, nodes: nodes.count, extra: extra.count,
      scratch: scratch.count, keywords: pendingKeywords.count, errors: errors.count, depth: depth)
  }
  mutating func rewind(to mark: Checkpoint) {
    position = mark.position
    token = mark.token
    previousEnd = mark.previousEnd
    nodes.truncate(to: mark.nodes)
    extra.truncate(to: mark.extra)
    scratch.truncate(to: mark.scratch)
    pendingKeywords.truncate(to: mark.keywords)
    errors.removeLast(errors.count - mark.errors)
    depth = mark.depth
    pending = nil
  }

  @inline(__always) mutating func descend() throws(ParseFailure) {
    depth += 1
    if depth > Parser.maximumDepth { throw fail("too deeply nested", token.range, .limit) }
  }
}
