// Atoms and what follows them: attributes, calls, subscripts.
import Basics

extension Parser {
  /// primary: atom followed by any number of `.name`, `(…)`, `[…]`; a loop.
  mutating func primary() throws(ParseFailure) -> NodeID {
    let start = token.start
    var value = try atom()
    while true {
      switch token.kind {
      case .dot:
        advance()
        let name = try expectName()
        value = add(.Attribute, start, value.rawValue, name.rawValue)
      case .leftParen:
        value = try call(value, start: start)
      case .leftBracket:
        advance()
        let slice = try slices()
        try expect(.rightBracket)
        value = add(.Subscript, start, value.rawValue, slice.rawValue)
      default: return value
      }
    }
  }

  /// The current integer token has no more digits than CPython converts.
  @inline(__always) mutating func checkInteger() throws(ParseFailure) {
    if token.end - token.start <= longestDecimalInteger { return }
    if let problem = integerProblem(source.bytes[Int(token.start)..<Int(token.end)]) {
      throw fail(problem, token.range)
    }
  }

  private mutating func atom() throws(ParseFailure) -> NodeID {
    let start = token.start
    switch token.kind {
    case .name:
      let name = token.value
      advance()
      return add(.Name, start, name)
    case .string, .fstringStart: return try strings()
    case .integer:
      try checkInteger()
      advance()
      return add(.ConstantInt, start)
    case .float:
      advance()
      return add(.ConstantFloat, start)
    case .imaginary:
      advance()
      return add(.ConstantImaginary, start)
    case .ellipsis:
      advance()
      return add(.ConstantEllipsis, start)
    case .leftParen: return try parenthesized()
    case .leftBracket: return try listDisplay()
    case .leftBrace: return try braces()
    case .keyword:
      switch KnownName(rawValue: token.value) {
      case .None:
        advance()
        return add(.ConstantNone, start)
      case .True:
        advance()
        return add(.ConstantTrue, start)
      case .False:
        advance()
        return add(.ConstantFalse, start)
      default: throw fail()
      }
    default: throw fail()
    }
  }

  /// '(' [arguments] ')', where a generator expression may be the only argument.
  private mutating func call(_ function: NodeID, start: UInt32) throws(ParseFailure) -> NodeID {
    let open = token.start
    advance()
    try descend()
    defer { depth -= 1 }
    let (positional, keywords) = try arguments(openParen: open)
    try expect(.rightParen)
    return add(.Call, start, function.rawValue, record(positional, keywords))
  }

  /// The arguments of a call or class definition, up to the closing parenthesis. `openParen` is where a lone generator
  /// expression begins; classes have none.
  mutating func arguments(openParen: UInt32? = nil) throws(ParseFailure) -> (positional: UInt32, keywords: UInt32) {
    if at(.rightParen) { return (0, 0) }
    let mark = scratch.count
    let keywordMark = pendingKeywords.count
    var sawDoubleStar = false
    repeat {
      if at(.rightParen) { break }
      let start = token.start
      if at(.doubleStar) {
        let stars = token.range
        let isFirst = scratch.count == mark && pendingKeywords.count == keywordMark
        advance()
        let value = try expression()
        if isFirst, at(.for) || at(.async) { throw fail("cannot use dict unpacking in generator expression", stars) }
        pendingKeywords.append(add(.keyword, start, 0, value.rawValue).rawValue)
        sawDoubleStar = true
      } else if at(.star) {
        if sawDoubleStar {
          throw fail("iterable argument unpacking follows keyword argument unpacking", token.range)
        }
        advance()
        if at(.comma) || at(.rightParen) { throw fail("Invalid star expression", token.range) }
        let value = try expression()
        let star = add(.Starred, start, value.rawValue)
        if at(.for) || at(.async) {
          // `f(*x for x in y)` (PEP 798)
          noteUnpacking(star)
          if pendingKeywords.count != keywordMark { throw fail() }
          try push(generatorArgument(star, openParen, isFirst: scratch.count == mark))
          break
        }
        push(star)
      } else if token.kind == .name, peek().kind == .equal {
        let name = token.value
        advance()
        advance()
        if at(.comma) || at(.rightParen) {
          throw fail("expected argument value expression", ByteRange(start, previousEnd))
        }
        let value = try expression()
        if at(.for) || at(.async) {
          throw fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", ByteRange(start, previousEnd))
        }
        pendingKeywords.append(add(.keyword, start, name, value.rawValue).rawValue)
      } else {
        let value = try namedExpression(inCall: true)
        if at(.for) || at(.async) {
          let isFirst = scratch.count == mark && pendingKeywords.count == keywordMark
          try push(generatorArgument(value, openParen, isFirst: isFirst))
          break
        }
        if at(.equal) {
          throw fail(keywordTargetMessage(value), ByteRange(start, token.end))
        }
        if sawDoubleStar {
          throw fail("positional argument follows keyword argument unpacking", ByteRange(at: previousEnd))
        }
        if pendingKeywords.count != keywordMark {
          throw fail("positional argument follows keyword argument", ByteRange(at: previousEnd))
        }
        push(value)
      }
    } while consume(if: .comma)
    let positional = list(from: mark)
    return (positional, keywordList(from: keywordMark))
  }

  /// A generator expression without parentheses of its own: alone, it has those of the call.
  private mutating func generatorArgument(
    _ element: NodeID, _ openParen: UInt32?, isFirst: Bool
  ) throws(ParseFailure) -> NodeID {
    let start = node(element).start
    let generators = try comprehensionClauses()
    if let openParen, isFirst, at(.rightParen) {
      return add(.GeneratorExp, openParen, end: token.end, element.rawValue, generators)
    }
    if isFirst, !at(.comma) || kind(element) == .Starred { throw fail() }
    throw fail("Generator expression must be parenthesized", ByteRange(start, previousEnd))
  }

  private mutating func keywordTargetMessage(_ value: NodeID) -> String {
    switch kind(value) {
    case .ConstantTrue: "cannot assign to True"
    case .ConstantFalse: "cannot assign to False"
    case .ConstantNone: "cannot assign to None"
    default: "expression cannot contain assignment, perhaps you meant \"==\"?"
    }
  }

  /// slices: one slice, or a tuple of slices and starred expressions.
  private mutating func slices() throws(ParseFailure) -> NodeID {
    let start = token.start
    try descend()
    defer { depth -= 1 }
    let first = try slice()
    if !at(.comma), kind(first) != .Starred { return first }
    let mark = scratch.count
    push(first)
    var hasStar = kind(first) == .Starred
    while consume(if: .comma) {
      if at(.rightBracket) { break }
      let next = try slice()
      if kind(next) == .Starred { hasStar = true }
      push(next)
    }
    if hasStar { require(.v3_11, "starred expressions in an index", ByteRange(start, previousEnd)) }
    return add(.Tuple, start, list(from: mark))
  }

  /// slice: [expression] ':' [expression] [':' [expression]] | starred | named_expression
  private mutating func slice() throws(ParseFailure) -> NodeID {
    let start = token.start
    if at(.star) { return try starred() }
    var lower = NodeID.none
    if !at(.colon) {
      lower = try namedExpression()
      if !at(.colon) { return lower }
    }
    try expect(.colon)
    let upper = atExpressionStart && !at(.star) ? try expression() : NodeID.none
    var step = NodeID.none
    if consume(if: .colon), atExpressionStart, !at(.star) { step = try expression() }
    return add(.Slice, start, lower.rawValue, record(upper.rawValue, step.rawValue))
  }
}
