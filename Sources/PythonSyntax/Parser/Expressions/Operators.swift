// Expressions from the loosest binding to the tightest: conditional, boolean, comparison, arithmetic, await.
import Basics

extension Parser {
  /// star_expressions: one expression, or a tuple without parentheses.
  mutating func starExpressions() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = try starExpression()
    if !at(.comma) { return first }
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if !atExpressionStart { break }
      try push(starExpression())
    }
    return add(.Tuple, start, list(from: mark))
  }

  /// star_expression: '*' bitwise_or | expression
  mutating func starExpression() throws(ParseFailure) -> NodeID {
    if at(.star) { return try starred() }
    return try expression()
  }

  /// star_named_expression: '*' bitwise_or | named_expression
  mutating func starNamedExpression() throws(ParseFailure) -> NodeID {
    if at(.star) { return try starred() }
    if at(.doubleStar), isSecondLook { throw dictUnpacking() }
    return try namedExpression()
  }

  /// `**x` outside of a dict and a call; what stands before it says what it would be part of.
  private mutating func dictUnpacking() -> ParseFailure {
    let mark = checkpoint()
    let stars = token.range
    let opening = position > 0 ? tokens[position - 1].kind : .error
    advance()
    do throws(ParseFailure) { _ = try bitwiseOr() } catch { return error }
    let isComprehension = at(.for) || at(.async)
    rewind(to: mark)
    switch opening {
    case .leftBracket where isComprehension: return fail("cannot use dict unpacking in list comprehension", stars)
    case .leftParen where isComprehension: return fail("cannot use dict unpacking in generator expression", stars)
    default: return fail("cannot use dict unpacking here", stars)
    }
  }

  mutating func starred() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let value = try bitwiseOr()
    return add(.Starred, start, value.rawValue)
  }

  /// named_expression: NAME ':=' expression | expression !':='
  mutating func namedExpression(inCall: Bool = false) throws(ParseFailure) -> NodeID {
    if token.kind == .name, peek().kind == .colonEqual {
      let start = token.start
      let name = try expectName()
      let target = add(.Name, flags: ExpressionContext.store.rawValue, start, name.rawValue)
      advance()
      let value = try expression()
      return add(.NamedExpr, start, target.rawValue, value.rawValue)
    }
    let value = try expression()
    if isSecondLook, at(.equal), !inCall { try checkAssignment(inExpression: value) }
    if at(.colonEqual) {
      throw fail("cannot use assignment expressions with \(expressionName(value))", node(value).range)
    }
    return value
  }

  /// Can the current token begin an expression?
  var atExpressionStart: Bool {
    switch token.kind {
    case .name, .integer, .float, .imaginary, .string, .fstringStart, .leftParen, .leftBracket, .leftBrace, .ellipsis,
      .plus, .minus, .tilde, .star, .error:
      return true
    case .keyword:
      switch KnownName(rawValue: token.value) {
      case .None, .True, .False, .not, .lambda, .await: return true
      default: return false
      }
    default: return false
    }
  }

  /// A name or number that is the whole expression, as about half of all are: the token behind it ends it. Spares the
  /// descent through every level of precedence.
  @inline(__always) mutating func simpleExpression() -> NodeID? {
    let kind: NodeKind
    switch token.kind {
    case .name: kind = .Name
    case .integer where token.end - token.start <= longestDecimalInteger: kind = .ConstantInt
    default: return nil
    }
    if !peek().kind.endsOperand { return nil }
    let start = token.start
    let name = kind == .Name ? token.value : 0
    advance()
    return add(kind, start, name)
  }

  /// expression: disjunction ['if' disjunction 'else' expression] | lambdef. The `else` chain is a loop.
  mutating func expression() throws(ParseFailure) -> NodeID {
    if let simple = simpleExpression() { return simple }
    try descend()
    defer { depth -= 1 }
    if at(.lambda) { return try lambda() }
    let start = token.start
    let begin = position
    if isSecondLook { try checkStatementBeforeIf() }
    let body = try disjunction()
    if isSecondLook { try checkBehind(body, from: begin) }
    if !at(.if) { return body }
    advance()
    let test = try disjunction()
    if !at(.else) {
      throw at(.colon) || at(.error) ? fail() : fail("expected 'else' after 'if' expression", from: start)
    }
    advance()
    if isSecondLook, !atExpressionStart, !at(.lambda) {
      throw fail("expected expression after 'else', but statement is given", token.range)
    }
    let orelse = try expression()
    return add(.IfExp, start, test.rawValue, record(body.rawValue, orelse.rawValue))
  }

  mutating func lambda() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let arguments = try parameters(until: .colon, annotated: false)
    if isSecondLook, at(.colon), peek().kind == .fstringMiddle {
      let message = "\(innermostInterpolatedString()): lambda expressions are not allowed without parentheses"
      throw fail(message, ByteRange(start, token.end))
    }
    if at(.colon), token.value == Token.beginsSpecification { throw fail() }
    try expect(.colon)
    let body = try expression()
    return add(.Lambda, start, arguments.rawValue, body.rawValue)
  }

  /// disjunction: ('or'.conjunction)+. Every level of precedence from here on is in two parts: what begins it, and
  /// what may follow when that has been read. An operand without sign or `not` is so read at once, and most often it
  /// is all there is.
  mutating func disjunction() throws(ParseFailure) -> NodeID {
    let start = token.start
    if !token.kind.beginsAtom { return try disjunction(after: conjunction(), start) }
    let operand = try primary()
    if token.kind.endsOperand { return operand }
    let left = try binary(after: power(after: operand, start), start, 1)
    return try disjunction(after: conjunction(after: comparison(after: left, start), start), start)
  }

  @inline(__always)
  private mutating func disjunction(after first: NodeID, _ start: UInt32) throws(ParseFailure) -> NodeID {
    if !at(.or) { return first }
    let mark = scratch.count
    push(first)
    while consume(if: .or) { try push(conjunction()) }
    return add(.BoolOp, flags: BooleanOperator.Or.rawValue, start, list(from: mark))
  }

  /// conjunction: ('and'.inversion)+
  private mutating func conjunction() throws(ParseFailure) -> NodeID {
    let start = token.start
    return try conjunction(after: inversion(), start)
  }

  @inline(__always)
  private mutating func conjunction(after first: NodeID, _ start: UInt32) throws(ParseFailure) -> NodeID {
    if !at(.and) { return first }
    let mark = scratch.count
    push(first)
    while consume(if: .and) { try push(inversion()) }
    return add(.BoolOp, flags: BooleanOperator.And.rawValue, start, list(from: mark))
  }

  private mutating func inversion() throws(ParseFailure) -> NodeID {
    if !at(.not) {
      let start = token.start
      return try comparison(after: binary(1), start)
    }
    try descend()
    defer { depth -= 1 }
    let start = token.start
    advance()
    let operand = try inversion()
    return add(.UnaryOp, flags: UnaryOperator.Not.rawValue, start, operand.rawValue)
  }

  /// comparison: bitwise_or (compare_op bitwise_or)*
  @inline(__always)
  private mutating func comparison(after left: NodeID, _ start: UInt32) throws(ParseFailure) -> NodeID {
    guard var op = comparisonOperator() else { return left }
    let mark = scratch.count
    while true {
      if isSecondLook, op == .Lt, at(.greater), token.start == previousEnd {
        throw fail("invalid syntax.  Maybe you meant '!=' instead of '<>'?", ByteRange(previousEnd - 1, token.end))
      }
      scratch.append(UInt32(op.rawValue))
      try push(bitwiseOr())
      guard let next = comparisonOperator() else { break }
      op = next
    }
    return add(.Compare, start, left.rawValue, list(from: mark))
  }

  /// Takes a comparison operator if there is one.
  private mutating func comparisonOperator() -> ComparisonOperator? {
    switch token.kind {
    case .equalEqual: advance(); return .Eq
    case .notEqual: advance(); return .NotEq
    case .less: advance(); return .Lt
    case .lessEqual: advance(); return .LtE
    case .greater: advance(); return .Gt
    case .greaterEqual: advance(); return .GtE
    case .keyword:
      switch KnownName(rawValue: token.value) {
      case .in: advance(); return .In
      case .is:
        advance()
        return consume(if: .not) ? .IsNot : .Is
      case .not where peek().kind == .keyword && peek().value == KnownName.in.rawValue:
        advance()
        advance()
        return .NotIn
      default: return nil
      }
    default: return nil
    }
  }

  /// bitwise_or and everything tighter.
  mutating func bitwiseOr() throws(ParseFailure) -> NodeID {
    if let simple = simpleExpression() { return simple }
    return try binary(1)
  }

  /// Operators by precedence: 1 `|`, 2 `^`, 3 `&`, 4 shifts, 5 sums, 6 terms.
  private mutating func binaryOperator() -> (op: Operator, precedence: Int)? {
    switch token.kind {
    case .bar: (.BitOr, 1)
    case .caret: (.BitXor, 2)
    case .ampersand: (.BitAnd, 3)
    case .leftShift: (.LShift, 4)
    case .rightShift: (.RShift, 4)
    case .plus: (.Add, 5)
    case .minus: (.Sub, 5)
    case .star: (.Mult, 6)
    case .slash: (.Div, 6)
    case .doubleSlash: (.FloorDiv, 6)
    case .percent: (.Mod, 6)
    case .at: (.MatMult, 6)
    default: nil
    }
  }

  /// Left-associative operators of at least this precedence; long chains are a loop.
  private mutating func binary(_ minimum: Int) throws(ParseFailure) -> NodeID {
    let start = token.start
    return try binary(after: factor(), start, minimum)
  }

  @inline(__always)
  private mutating func binary(after first: NodeID, _ start: UInt32, _ minimum: Int) throws(ParseFailure) -> NodeID {
    var left = first
    while let (op, precedence) = binaryOperator(), precedence >= minimum {
      advance()
      let right = try binary(precedence + 1)
      left = add(.BinOp, flags: op.rawValue, start, left.rawValue, right.rawValue)
    }
    return left
  }

  /// factor: ('+' | '-' | '~') factor | power
  private mutating func factor() throws(ParseFailure) -> NodeID {
    let op: UnaryOperator
    switch token.kind {
    case .plus: op = .UAdd
    case .minus: op = .USub
    case .tilde: op = .Invert
    default: return try power()
    }
    try descend()
    defer { depth -= 1 }
    let start = token.start
    advance()
    let operand = try factor()
    return add(.UnaryOp, flags: op.rawValue, start, operand.rawValue)
  }

  /// power: await_primary ['**' factor]
  @inline(__always) private mutating func power() throws(ParseFailure) -> NodeID {
    let start = token.start
    return try power(after: awaitPrimary(), start)
  }

  @inline(__always)
  private mutating func power(after base: NodeID, _ start: UInt32) throws(ParseFailure) -> NodeID {
    if !at(.doubleStar) { return base }
    try descend()
    defer { depth -= 1 }
    advance()
    let exponent = try factor()
    return add(.BinOp, flags: Operator.Pow.rawValue, start, base.rawValue, exponent.rawValue)
  }

  @inline(__always) private mutating func awaitPrimary() throws(ParseFailure) -> NodeID {
    if !at(.await) { return try primary() }
    let start = token.start
    advance()
    let value = try primary()
    return add(.Await, start, value.rawValue)
  }

  /// yield_expr
  mutating func yieldExpression() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    if consume(if: .from) {
      let value = try expression()
      return add(.YieldFrom, start, value.rawValue)
    }
    let value = atExpressionStart ? try starExpressions() : NodeID.none
    return add(.Yield, start, value.rawValue)
  }
}
