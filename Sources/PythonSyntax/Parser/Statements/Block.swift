// The file, statements in sequence, indented blocks, and how the parser goes on after an error.
import Basics

extension Parser {
  /// file: [statements] ENDMARKER
  mutating func file() -> NodeID {
    statements()
    return add(.Module, 0, end: UInt32(truncatingIfNeeded: source.bytes.count), list(from: 0))
  }

  /// statements of the module, pushed.
  mutating func statements() {
    while !at(.endMarker) {
      if at(.newline) || at(.dedent) {
        advance()
        continue
      }
      if at(.indent) {
        recordFailure(.indentationError, "unexpected indent")
        advance()
        continue
      }
      if stops != nil { noteStop() }
      statementOrError()
    }
  }

  /// One statement pushed to `scratch` (simple ones on one line: several), or an error node and the next line.
  mutating func statementOrError() {
    let start = position
    let mark = scratch.count
    let savedDepth = depth
    do throws(ParseFailure) {
      try statement()
    } catch {
      depth = savedDepth
      scratch.truncate(to: mark)
      pendingKeywords.truncate(to: 0)
      takeSecondLook(from: start)
      depth = savedDepth
      statementFailed(from: start)
    }
  }

  /// Records the failure just caught and goes on behind the broken line; pushes an error node.
  mutating func statementFailed(from start: Int) {
    noteFailure()
    recover(from: start)
  }

  private mutating func recordFailure(_ kind: SyntaxError.Kind, _ message: String) {
    errors.append(SyntaxError(kind, message, token.range))
  }

  /// Turns the failure just caught into an error of the tree.
  private mutating func noteFailure() {
    if var pending {
      pending.range = visible(pending.range)
      errors.append(pending)
    } else {
      let at = tokens[furthest]
      switch at.kind {
      case .error: break  // The lexer has said it.
      case .indent: errors.append(SyntaxError(.indentationError, "unexpected indent", at.range))
      case .dedent: errors.append(SyntaxError(.indentationError, "unexpected unindent", at.range))
      default: errors.append(SyntaxError(.syntaxError, "invalid syntax", visible(at.range)))
      }
    }
    pending = nil
    furthest = 0
  }

  /// What is missing at the end of the file is missed at the end of its last line, as CPython counts.
  private mutating func visible(_ range: ByteRange) -> ByteRange {
    let end = source.bytes.count
    guard Int(range.start) >= end, end > 0, source.bytes[end - 1] == 10 || source.bytes[end - 1] == 13 else {
      return range
    }
    let isPair = end > 1 && source.bytes[end - 1] == 10 && source.bytes[end - 2] == 13
    return ByteRange(at: UInt32(truncatingIfNeeded: isPair ? end - 2 : end - 1))
  }

  /// Skips the rest of the broken logical line; an indented block below it is parsed where it stands.
  private mutating func recover(from start: Int) {
    let from = tokens[start].start
    if position == start { advance() }
    while !at(.endMarker), !at(.newline), !at(.dedent), !at(.indent) { advance() }
    let end = max(previousEnd, from)
    _ = consume(if: .newline)
    push(add(.ErrorStatement, from, end: end))
    previousEnd = end
    if at(.indent) {
      advance()
      while !at(.dedent), !at(.endMarker) {
        if at(.newline) || at(.indent) {
          advance()
          continue
        }
        statementOrError()
      }
      _ = consume(if: .dedent)
    }
  }

  /// block: NEWLINE INDENT statements DEDENT | simple_stmts. `owner` begins CPython's words when the indentation lacks:
  /// "expected an indented block after …".
  mutating func block(after owner: StaticString, at start: UInt32) throws(ParseFailure) -> UInt32 {
    let mark = scratch.count
    if !at(.newline) {
      try simpleStatements()
      return list(from: mark)
    }
    advance()
    if !at(.indent) {
      let line = lineNumber(start)
      throw fail("expected an indented block after \(owner) on line \(line)", token.range, .indentationError)
    }
    advance()
    try descend()
    while !at(.dedent), !at(.endMarker) {
      if at(.newline) {
        advance()
        continue
      }
      if at(.indent) {
        recordFailure(.indentationError, "unexpected indent")
        advance()
        continue
      }
      statementOrError()
    }
    depth -= 1
    // The block ends where its last statement ends (with its `;`), not at the line breaks behind it.
    let end = previousEnd
    if at(.dedent) {
      advance()
      previousEnd = end
    }
    return list(from: mark)
  }

  /// ':' block. CPython asks for the colon by name at the end of a line only, except where nothing else could follow.
  mutating func suite(after owner: StaticString, at start: UInt32, forced: Bool = false) throws(ParseFailure) -> UInt32
  {
    if !at(.colon) { throw forced || at(.newline) ? failExpectedColon() : fail() }
    advance()
    return try block(after: owner, at: start)
  }

  @inline(never) mutating func failExpectedColon() -> ParseFailure {
    if at(.error) { return fail() }
    return fail("expected ':'", token.range)
  }

  /// The 1-based line of an offset, for messages that name one.
  func lineNumber(_ offset: UInt32) -> Int {
    var line = 1
    var at = 0
    let end = min(Int(offset), source.bytes.count)
    while at < end {
      let byte = source.bytes[at]
      if byte == 10 || (byte == 13 && !(at + 1 < source.bytes.count && source.bytes[at + 1] == 10)) { line += 1 }
      at += 1
    }
    return line
  }

  /// statement: compound_stmt | simple_stmts
  mutating func statement() throws(ParseFailure) {
    switch token.kind {
    case .keyword:
      switch KnownName(rawValue: token.value) {
      case .if: try push(ifStatement())
      case .def: try push(functionDef(decorators: 0, start: token.start, isAsync: false))
      case .class: try push(classDef(decorators: 0))
      case .for: try push(forStatement(start: token.start, isAsync: false))
      case .while: try push(whileStatement())
      case .try: try push(tryStatement())
      case .with: try push(withStatement(start: token.start, isAsync: false))
      case .async: try push(asyncStatement(decorators: 0))
      default: try simpleStatements()
      }
    case .at: try push(decorated())
    case .name where atSoft(.match):
      if let statement = try matchStatement() { push(statement) } else { try simpleStatements() }
    case .name where isSecondLook && atSoft(.case):
      try checkLostCase()
      try simpleStatements()
    default: try simpleStatements()
    }
  }
}
