// match statements (PEP 634): subject, cases, and telling the soft keyword from a name.
import Basics

extension Parser {
  /// match_stmt, or nothing when `match` is a name here. What follows `case` is then a real error.
  mutating func matchStatement() throws(ParseFailure) -> NodeID? {
    switch peek().kind {
    // A name `match` is followed by these; a subject never begins so.
    case .equal, .dot, .comma, .rightParen, .rightBracket, .rightBrace, .colon, .newline, .semicolon, .endMarker,
      .colonEqual, .slash, .percent, .doubleSlash, .at, .bar, .caret, .ampersand, .leftShift, .rightShift,
      .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .plusEqual, .minusEqual, .starEqual,
      .doubleStar:
      return nil
    default: break
    }
    let mark = checkpoint()
    let savedFurthest = furthest
    var reached = 0
    var problem: SyntaxError?
    let start = token.start
    do throws(ParseFailure) {
      advance()
      let subject = try matchSubject()
      if at(.colon), peek().kind == .newline, peek(2).kind == .indent, peek(3).kind == .name,
        peek(3).value == KnownName.case.rawValue
      {
        advance()
        advance()
        advance()
        require(.v3_10, "`match` statements", ByteRange(start, start + 5))
        return matchCases(subject, start: start)
      }
      if isSecondLook { problem = headerProblem(start) }
      if at(.colon), peek().kind == .newline, peek(2).kind == .indent { reached = position + 3 }
    } catch {}
    rewind(to: mark)
    furthest = max(savedFurthest, reached)
    if let problem { throw fail(problem.message, problem.range, problem.kind) }
    return nil
  }

  /// invalid_match_stmt: no colon, or no block.
  private mutating func headerProblem(_ start: UInt32) -> SyntaxError? {
    if at(.newline) { return SyntaxError(.syntaxError, "expected ':'", token.range) }
    guard at(.colon), peek().kind == .newline, peek(2).kind != .indent else { return nil }
    let message = "expected an indented block after 'match' statement on line \(lineNumber(start))"
    return SyntaxError(.indentationError, message, peek(2).range)
  }

  /// subject_expr: star_named_expression ',' star_named_expressions? | named_expression
  private mutating func matchSubject() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = try starNamedExpression()
    if !at(.comma) {
      if kind(first) == .Starred { throw fail() }
      return first
    }
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if at(.colon) { break }
      try push(starNamedExpression())
    }
    return add(.Tuple, start, list(from: mark))
  }

  /// case_block+ DEDENT. A broken case costs that case.
  private mutating func matchCases(_ subject: NodeID, start: UInt32) -> NodeID {
    let mark = scratch.count
    var end = previousEnd
    while !at(.dedent), !at(.endMarker) {
      let before = position
      let pushed = scratch.count
      let savedDepth = depth
      do throws(ParseFailure) {
        if !atSoft(.case) { throw fail() }
        try push(matchCase())
      } catch {
        depth = savedDepth
        scratch.truncate(to: pushed)
        if tokens[before].kind == .name, tokens[before].value == KnownName.case.rawValue {
          takeSecondLook(from: before, isCase: true)
        }
        statementFailed(from: before)
        scratch.truncate(to: pushed)
      }
      end = max(end, previousEnd)
    }
    if at(.dedent) { advance() }
    previousEnd = end
    return add(.Match, start, subject.rawValue, list(from: mark))
  }

  /// case_block: "case" patterns ['if' named_expression] ':' block
  mutating func matchCase() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let pattern = try openPattern()
    var condition = NodeID.none
    if consume(if: .if) { condition = try namedExpression() }
    let body = try suite(after: "'case' statement", at: start)
    return add(.match_case, start, pattern.rawValue, record(condition.rawValue, body))
  }
}
