// Statements of one line: assignments, return, raise, del, global, assert, type and what is only a keyword.
import Basics

extension Parser {
  /// simple_stmts: ';'.simple_stmt+ [';'] NEWLINE, pushed to `scratch`.
  mutating func simpleStatements() throws(ParseFailure) {
    while true {
      try push(simpleStatement())
      if !consume(if: .semicolon) { break }
      if at(.newline) { break }
    }
    let end = previousEnd
    if at(.endMarker) { return }
    try expect(.newline)
    previousEnd = end
  }

  private mutating func simpleStatement() throws(ParseFailure) -> NodeID {
    let start = token.start
    guard token.kind == .keyword else {
      if token.kind == .name {
        if atSoft(.lazy), peek().kind == .keyword {
          let next = KnownName(rawValue: peek().value)
          if next == .import || next == .from { return try lazyImport() }
        }
        if atSoft(.type), peek().kind == .name, peek(2).kind == .equal || peek(2).kind == .leftBracket {
          return try typeAlias()
        }
      }
      return try expressionStatement()
    }
    switch KnownName(rawValue: token.value) {
    case .import: return try importName(start: start, isLazy: false)
    case .from: return try importFrom(start: start, isLazy: false)
    case .return:
      advance()
      let value = atStatementEnd ? NodeID.none : try starExpressions()
      return add(.Return, start, value.rawValue)
    case .raise:
      advance()
      if atStatementEnd { return add(.Raise, start) }
      if at(.from) {
        throw fail("did you forget an expression between 'raise' and 'from'?", ByteRange(start, token.end))
      }
      let exc = try expression()
      let from = token.range
      let hasCause = consume(if: .from)
      if hasCause, atStatementEnd { throw fail("did you forget an expression after 'from'?", from) }
      let cause = hasCause ? try expression() : NodeID.none
      return add(.Raise, start, exc.rawValue, cause.rawValue)
    case .pass:
      advance()
      return add(.Pass, start)
    case .break:
      advance()
      return add(.Break, start)
    case .continue:
      advance()
      return add(.Continue, start)
    case .del: return try deleteStatement()
    case .global: return try declaration(.Global)
    case .nonlocal: return try declaration(.Nonlocal)
    case .assert:
      advance()
      let test = try expression()
      try checkAssertedAssignment(test)
      let message = consume(if: .comma) ? try expression() : NodeID.none
      if message.isPresent { try checkAssertedAssignment(message) }
      return add(.Assert, start, test.rawValue, message.rawValue)
    default: return try expressionStatement()
    }
  }

  var atStatementEnd: Bool { at(.newline) || at(.semicolon) || at(.endMarker) }

  /// ('global' | 'nonlocal') ','.NAME+
  private mutating func declaration(_ kind: NodeKind) throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let mark = scratch.count
    repeat { scratch.append(try expectName().rawValue) } while consume(if: .comma)
    return add(kind, start, list(from: mark))
  }

  /// 'del' del_targets
  private mutating func deleteStatement() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let mark = scratch.count
    repeat {
      if atStatementEnd { break }
      let target = at(.star) ? try starred() : try bitwiseOr()
      try setContext(target, .del, "delete")
      push(target)
    } while consume(if: .comma)
    if scratch.count == mark { throw fail() }
    if !atStatementEnd { throw fail() }
    return add(.Delete, start, list(from: mark))
  }

  /// type_alias: "type" NAME [type_params] '=' expression
  private mutating func typeAlias() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let nameStart = token.start
    let name = try expectName()
    let nameNode = add(.Name, flags: ExpressionContext.store.rawValue, nameStart, name.rawValue)
    let parameters = at(.leftBracket) ? try typeParameterList() : 0
    try expect(.equal)
    let value = try expression()
    require(.v3_12, "`type` statements", ByteRange(start, previousEnd))
    return add(.TypeAlias, start, nameNode.rawValue, record(parameters, value.rawValue))
  }

  /// assignment | star_expressions
  private mutating func expressionStatement() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = at(.yield) ? try yieldExpression() : try starExpressions()
    switch token.kind {
    case .equal: return try assignment(first, start: start)
    case .colon: return try annotatedAssignment(first, start: start)
    default:
      if let op = augmentedOperator(token.kind) { return try augmentedAssignment(first, op, start: start) }
      return add(.Expr, start, first.rawValue)
    }
  }

  /// The first target is none: was a comparison meant? CPython asks it of what stands right before the `=`.
  private mutating func checkFirstTarget(_ target: NodeID) throws(ParseFailure) {
    let plain = pending
    pending = nil
    var last = target
    // A tuple in parentheses begins and ends with them.
    let text = node(target).range
    let isBare =
      source.bytes[Int(text.start)] != UInt8(ascii: "(") || source.bytes[Int(text.end) - 1] != UInt8(ascii: ")")
    let list = node(target).first
    if kind(target) == .Tuple, isBare, word(list) > 0 { last = NodeID(word(list + word(list))) }
    try checkAssignment(inExpression: last)
    pending = plain
  }

  /// (star_targets '=')+ (yield_expr | star_expressions)
  private mutating func assignment(_ first: NodeID, start: UInt32) throws(ParseFailure) -> NodeID {
    let mark = scratch.count
    var value = first
    while at(.equal) {
      let target = node(value)
      if target.kind == .Yield || target.kind == .YieldFrom, !target.isParenthesized {
        throw fail("assignment to yield expression not possible", target.range)
      }
      do throws(ParseFailure) {
        try setContext(value, .store, "assign to")
      } catch {
        if scratch.count == mark { try checkFirstTarget(value) }
        throw error
      }
      advance()
      push(value)
      value = at(.yield) ? try yieldExpression() : try starExpressions()
    }
    return add(.Assign, start, list(from: mark), value.rawValue)
  }

  /// target ':' expression ['=' annotated_rhs]
  private mutating func annotatedAssignment(_ target: NodeID, start: UInt32) throws(ParseFailure) -> NodeID {
    let targetNode = node(target)
    switch targetNode.kind {
    case .Name, .Attribute, .Subscript: break
    case .List: throw fail("only single target (not list) can be annotated", targetNode.range)
    case .Tuple: throw fail("only single target (not tuple) can be annotated", targetNode.range)
    default:
      advance()
      _ = try expression()
      throw fail("illegal target for annotation", targetNode.range)
    }
    let isSimple = targetNode.kind == .Name && !targetNode.isParenthesized
    try setContext(target, .store, "assign to")
    advance()
    let annotation = try expression()
    var value = NodeID.none
    if consume(if: .equal) { value = at(.yield) ? try yieldExpression() : try starExpressions() }
    return add(
      .AnnAssign, flags: isSimple ? 1 : 0, start, target.rawValue, record(annotation.rawValue, value.rawValue))
  }

  private mutating func augmentedAssignment(_ target: NodeID, _ op: Operator, start: UInt32) throws(ParseFailure)
    -> NodeID
  {
    switch kind(target) {
    case .Name, .Attribute, .Subscript: break
    default:
      throw fail("'\(expressionName(target))' is an illegal expression for augmented assignment", node(target).range)
    }
    try setContext(target, .store, "assign to")
    advance()
    let value = at(.yield) ? try yieldExpression() : try starExpressions()
    return add(.AugAssign, flags: op.rawValue, start, target.rawValue, value.rawValue)
  }

  /// The operator of `+=` and its like: the token kinds stand in the order of `Operator`'s token kinds.
  private mutating func augmentedOperator(_ kind: TokenKind) -> Operator? {
    switch kind {
    case .plusEqual: .Add
    case .minusEqual: .Sub
    case .starEqual: .Mult
    case .atEqual: .MatMult
    case .slashEqual: .Div
    case .percentEqual: .Mod
    case .doubleStarEqual: .Pow
    case .leftShiftEqual: .LShift
    case .rightShiftEqual: .RShift
    case .barEqual: .BitOr
    case .caretEqual: .BitXor
    case .ampersandEqual: .BitAnd
    case .doubleSlashEqual: .FloorDiv
    default: nil
    }
  }
}
