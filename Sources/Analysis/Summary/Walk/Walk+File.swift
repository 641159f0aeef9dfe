// What belongs to the file as a whole: docstring, where inserted lines go, and the comments that silence findings.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// Docstring and the places for new statements. The imports are known by now.
  mutating func readHead(_ body: NodeList) {
    var next = 0
    if body.count > 0 {
      let first = tree.node(body, 0)
      if tree.kind(first) == .Expr, tree.kind(tree.value(first)) == .ConstantString {
        summary.docstring = tree.range(first)
        next = 1
      }
    }
    summary.futureInsertion = place(before: next, of: body)
    while next < body.count, tree.kind(tree.node(body, next)) == .ImportFrom,
      tree.importFrom(tree.node(body, next)).module == KnownName.__future__
    { next += 1 }
    let lazy = summary.imports.first { $0.flags.isDisjoint(with: [.isFuture, .inFunction, .inClass]) }
    var holder = next
    if let lazy {
      while holder < body.count, tree.range(tree.node(body, holder)).end < lazy.statement.end { holder += 1 }
    }
    summary.listInsertion = place(before: holder, of: body)
  }

  /// Before a statement of the module's body, or behind the last one.
  private mutating func place(before index: Int, of body: NodeList) -> StatementPlace {
    if index >= body.count {
      return StatementPlace(index == 0 ? summary.length : nextLine(tree.range(tree.node(body, index - 1)).end))
    }
    let start = start(of: tree.node(body, index))
    let line = lineStart(start)
    let isWithinLine = index > 0 && tree.range(tree.node(body, index - 1)).end > line
    return StatementPlace(isWithinLine ? start : line, isWithinLine: isWithinLine)
  }

  /// The first byte of a statement, decorators and their sign included.
  private mutating func start(of id: NodeID) -> UInt32 {
    let decorators: NodeList
    switch tree.kind(id) {
    case .FunctionDef, .AsyncFunctionDef: decorators = tree.functionDef(id).decorators
    case .ClassDef: decorators = tree.classDef(id).decorators
    default: return tree.range(id).start
    }
    return decorators.count == 0 ? tree.range(id).start : lineStart(tree.range(tree.node(decorators, 0)).start)
  }

  mutating func isLineEnd(_ offset: Int) -> Bool {
    tree.source.bytes[offset] == UInt8(ascii: "\n") || tree.source.bytes[offset] == UInt8(ascii: "\r")
  }

  /// The first byte of the line that holds `offset`.
  mutating func lineStart(_ offset: UInt32) -> UInt32 {
    var at = min(Int(offset), tree.source.bytes.count)
    while at > 0, !isLineEnd(at - 1) { at -= 1 }
    return UInt32(at)
  }

  /// The first byte after the line that holds `offset`.
  mutating func nextLine(_ offset: UInt32) -> UInt32 {
    let count = tree.source.bytes.count
    var at = min(Int(offset), count)
    while at < count, !isLineEnd(at) { at += 1 }
    if at + 1 < count, tree.source.bytes[at] == UInt8(ascii: "\r"), tree.source.bytes[at + 1] == UInt8(ascii: "\n") {
      at += 1
    }
    return UInt32(min(at + 1, count))
  }

  // MARK: Suppressions

  mutating func readComments(_ body: NodeList) {
    for comment in tree.comments { readComment(comment, body) }
  }

  private mutating func readComment(_ comment: ByteRange, _ body: NodeList) {
    let bytes = tree.source.bytes
    let end = min(Int(comment.end), bytes.count)
    // `lazyls:` may follow other remarks: `# noqa  # lazyls: ignore`.
    guard let marker = find("lazyls:", Int(comment.start), end) else { return }
    var at = marker
    while at < end, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    guard let afterWord = match("ignore", at, end) else { return }
    at = afterWord
    var isFile = false
    if let afterFile = match("-file", at, end) {
      isFile = true
      at = afterFile
    }
    if at < end, isIdentifierPart(bytes[at]) || bytes[at] == UInt8(ascii: "-") { return }
    let first = summary.suppressionCodes.count
    var hasCodes = false
    if at < end, bytes[at] == UInt8(ascii: "[") {
      hasCodes = true
      at += 1
      while at < end, bytes[at] != UInt8(ascii: "]") {
        let start = at
        while at < end, isIdentifierPart(bytes[at]) || bytes[at] == UInt8(ascii: "-") { at += 1 }
        if at > start {
          let range = ByteRange(UInt32(start), UInt32(at))
          summary.suppressionCodes.append(SuppressionCode(text: text(range), range: range))
        } else {
          at += 1
        }
      }
    }
    summary.suppressions.append(
      Suppression(
        comment: comment, removal: removal(of: comment, marker: marker - "lazyls:".utf8.count),
        covers: isFile ? ByteRange(0, summary.length) : covered(by: comment, body), isFile: isFile,
        codes: RecordRange(first, summary.suppressionCodes.count - first), hasCodes: hasCodes))
  }

  /// See `Suppression.removal`; `marker` is where `lazyls:` begins.
  private mutating func removal(of comment: ByteRange, marker: Int) -> ByteRange {
    let bytes = tree.source.bytes
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let lead = bytes[Int(comment.start) + 1..<marker]
    guard lead.allSatisfy(isBlank), !bytes[marker..<Int(comment.end)].contains(UInt8(ascii: "#")) else {
      return ByteRange(at: comment.start)
    }
    var start = Int(comment.start)
    let line = Int(lineStart(comment.start))
    while start > line, isBlank(bytes[start - 1]) { start -= 1 }
    return start == line
      ? ByteRange(UInt32(line), nextLine(comment.end)) : ByteRange(UInt32(truncatingIfNeeded: start), comment.end)
  }

  /// The lines that a comment speaks for.
  private mutating func covered(by comment: ByteRange, _ body: NodeList) -> ByteRange {
    let start = lineStart(comment.start)
    var at = Int(start)
    while at < Int(comment.start),
      tree.source.bytes[at] == UInt8(ascii: " ") || tree.source.bytes[at] == UInt8(ascii: "\t")
    { at += 1 }
    if at < Int(comment.start) {
      // At the end of a line of code: the whole simple statement that the line belongs to.
      let statement = enclosingStatement(of: UInt32(at), body)
      let lines = ByteRange(start, nextLine(comment.end))
      guard statement.isPresent, isSimple(tree.kind(statement)) else { return lines }
      let range = tree.range(statement)
      return lines.union(ByteRange(lineStart(range.start), nextLine(range.end)))
    }
    // Alone on its line: the next line that holds code, with the simple statement that begins there.
    var line = nextLine(comment.end)
    let count = UInt32(tree.source.bytes.count)
    while line < count {
      var first = Int(line)
      while first < Int(count),
        tree.source.bytes[first] == UInt8(ascii: " ") || tree.source.bytes[first] == UInt8(ascii: "\t")
      { first += 1 }
      if first < Int(count), !isLineEnd(first), tree.source.bytes[first] != UInt8(ascii: "#") {
        let lines = ByteRange(line, nextLine(line))
        let statement = enclosingStatement(of: UInt32(first), body)
        guard statement.isPresent, isSimple(tree.kind(statement)) else { return lines }
        return lines.union(ByteRange(line, nextLine(tree.range(statement).end)))
      }
      line = nextLine(line)
    }
    return ByteRange(start, nextLine(comment.end))
  }

  private mutating func isSimple(_ kind: NodeKind) -> Bool {
    switch kind {
    case .FunctionDef, .AsyncFunctionDef, .ClassDef, .For, .AsyncFor, .While, .If, .With, .AsyncWith, .Match, .Try,
      .TryStar, .ErrorStatement:
      false
    default: kind.isStatement
    }
  }

  /// The innermost statement that covers an offset: the smallest node range, found among all nodes because
  /// suppressions are few.
  private mutating func enclosingStatement(of offset: UInt32, _ body: NodeList) -> NodeID {
    var found = NodeID.none
    var length = Int.max
    for index in tree.nodes.indices where tree.nodes[index].kind.isStatement {
      let range = tree.nodes[index].range
      if range.start <= offset, offset <= range.end, range.length < length {
        found = NodeID(UInt32(index))
        length = range.length
      }
    }
    return found
  }

  private mutating func match(_ word: StaticString, _ at: Int, _ end: Int) -> Int? {
    let count = word.utf8CodeUnitCount
    guard at + count <= end else { return nil }
    let isSame = word.withUTF8Buffer { buffer in
      for offset in 0..<count where unsafe tree.source.bytes[at + offset] != buffer[offset] { return false }
      return true
    }
    return isSame ? at + count : nil
  }

  private mutating func find(_ word: StaticString, _ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end {
      if tree.source.bytes[at] == UInt8(ascii: "l"), let after = match(word, at, end) { return after }
      at += 1
    }
    return nil
  }
}
