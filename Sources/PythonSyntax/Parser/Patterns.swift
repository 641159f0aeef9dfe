// Patterns of `case` (PEP 634).
import Basics

extension Parser {
  /// patterns: open_sequence_pattern | pattern
  mutating func openPattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = try maybeStarPattern()
    if !at(.comma) {
      if kind(first) == .MatchStar { throw fail() }
      return first
    }
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if at(.colon) || at(.if) { break }
      try push(maybeStarPattern())
    }
    return add(.MatchSequence, start, list(from: mark))
  }

  /// maybe_star_pattern: '*' (NAME | '_') | pattern
  private mutating func maybeStarPattern() throws(ParseFailure) -> NodeID {
    if !at(.star) { return try pattern() }
    let start = token.start
    advance()
    let name = try expectName()
    return add(.MatchStar, start, name == KnownName.`_` ? 0 : name.rawValue)
  }

  /// pattern: or_pattern ['as' NAME]
  private mutating func pattern() throws(ParseFailure) -> NodeID {
    try descend()
    defer { depth -= 1 }
    let start = token.start
    let inner = try orPattern()
    if !consume(if: .as) { return inner }
    let nameRange = token.range
    if at(.name), token.value == KnownName.`_`.rawValue { throw fail("cannot use '_' as a target", nameRange) }
    guard at(.name) else { throw fail("cannot use \(patternTargetName()) as pattern target", nameRange) }
    let name = try expectName()
    if at(.dot) || at(.leftParen) || at(.leftBracket) {
      throw fail(
        "cannot use \(at(.dot) ? "attribute" : at(.leftParen) ? "function call" : "subscript") as pattern target",
        nameRange)
    }
    return add(.MatchAs, start, inner.rawValue, name.rawValue)
  }

  private func patternTargetName() -> String { "literal" }

  private mutating func orPattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = try closedPattern()
    if !at(.bar) { return first }
    let mark = scratch.count
    push(first)
    while consume(if: .bar) { try push(closedPattern()) }
    return add(.MatchOr, start, list(from: mark))
  }

  private mutating func closedPattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    switch token.kind {
    case .name: return try nameOrClassPattern()
    case .integer, .float, .imaginary, .minus:
      let value = try signedNumber()
      return add(.MatchValue, start, value.rawValue)
    case .string, .fstringStart:
      let value = try strings()
      return add(.MatchValue, start, value.rawValue)
    case .leftParen: return try groupOrSequencePattern()
    case .leftBracket:
      advance()
      let mark = scratch.count
      while !at(.rightBracket) {
        try push(maybeStarPattern())
        if !consume(if: .comma) { break }
      }
      try expect(.rightBracket)
      return add(.MatchSequence, start, list(from: mark))
    case .leftBrace: return try mappingPattern()
    case .keyword:
      guard let singleton = singletonFlag() else { throw fail() }
      advance()
      return add(.MatchSingleton, flags: singleton, start)
    default: throw fail()
    }
  }

  private mutating func singletonFlag() -> UInt8? {
    at(.None) ? 0 : at(.True) ? 1 : at(.False) ? 2 : nil
  }

  /// capture, wildcard, value or class pattern: all begin with a name.
  private mutating func nameOrClassPattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    let name = try expectName()
    if !at(.dot), !at(.leftParen) {
      return add(.MatchAs, start, 0, name == KnownName.`_` ? 0 : name.rawValue)
    }
    var value = add(.Name, start, name.rawValue)
    while consume(if: .dot) {
      let attribute = try expectName()
      value = add(.Attribute, start, value.rawValue, attribute.rawValue)
    }
    if at(.leftParen) { return try classPattern(value, start: start) }
    return add(.MatchValue, start, value.rawValue)
  }

  private mutating func classPattern(_ cls: NodeID, start: UInt32) throws(ParseFailure) -> NodeID {
    advance()
    let mark = scratch.count
    var keywords: [UInt32] = []
    while !at(.rightParen) {
      if at(.name), peek().kind == .equal {
        keywords.append(try expectName().rawValue)
        advance()
        keywords.append(try pattern().rawValue)
      } else {
        let positional = try pattern()
        if !keywords.isEmpty {
          throw fail("positional patterns follow keyword patterns", node(positional).range)
        }
        push(positional)
      }
      if !consume(if: .comma) { break }
    }
    try expect(.rightParen)
    let patterns = list(from: mark)
    return add(.MatchClass, start, cls.rawValue, record(patterns, list(of: keywords)))
  }

  /// signed_number, or the sum of a real and an imaginary one.
  private mutating func signedNumber() throws(ParseFailure) -> NodeID {
    let start = token.start
    let left = try signedLiteral(allowsImaginary: true)
    guard at(.plus) || at(.minus) else { return left }
    let op: Operator = at(.plus) ? .Add : .Sub
    advance()
    let right = token.start
    let number = kind(left) == .UnaryOp ? NodeID(node(left).first) : left
    if kind(number) == .ConstantImaginary {
      throw fail("real number required in complex literal", node(left).range)
    }
    guard at(.imaginary) else { throw fail("imaginary number required in complex literal", token.range) }
    advance()
    let imaginary = add(.ConstantImaginary, right)
    return add(.BinOp, flags: op.rawValue, start, left.rawValue, imaginary.rawValue)
  }

  private mutating func signedLiteral(allowsImaginary: Bool) throws(ParseFailure) -> NodeID {
    let start = token.start
    let isNegative = consume(if: .minus)
    let literal = token.start
    let kind: NodeKind
    switch token.kind {
    case .integer:
      try checkInteger()
      kind = .ConstantInt
    case .float: kind = .ConstantFloat
    case .imaginary where allowsImaginary: kind = .ConstantImaginary
    default: throw fail()
    }
    advance()
    let value = add(kind, literal)
    return isNegative ? add(.UnaryOp, flags: UnaryOperator.USub.rawValue, start, value.rawValue) : value
  }

  /// '(' pattern ')' | '(' [open_sequence_pattern] ')'
  private mutating func groupOrSequencePattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    if consume(if: .rightParen) { return add(.MatchSequence, start) }
    let first = try maybeStarPattern()
    if at(.rightParen), kind(first) != .MatchStar {
      advance()
      return first
    }
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if at(.rightParen) { break }
      try push(maybeStarPattern())
    }
    try expect(.rightParen)
    if scratch.count == mark + 1, tokens[position - 2].kind != .comma { throw fail() }
    return add(.MatchSequence, start, list(from: mark))
  }

  /// '{' [','.(key ':' pattern | '**' NAME)] '}'
  private mutating func mappingPattern() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let mark = scratch.count
    var rest = Name.none
    while !at(.rightBrace) {
      if consume(if: .doubleStar) {
        let name = token.range
        if atSoft(.`_`) { throw fail() }
        rest = try expectName()
        if consume(if: .comma), isSecondLook, !at(.rightBrace) { try checkBehindDoubleStar(name) }
        break
      }
      try push(mappingKey())
      try expect(.colon)
      try push(pattern())
      if !consume(if: .comma) { break }
    }
    try expect(.rightBrace)
    return add(.MatchMapping, start, list(from: mark), rest.rawValue)
  }

  /// invalid_mapping_pattern: '**' NAME ',' items_pattern
  private mutating func checkBehindDoubleStar(_ name: ByteRange) throws(ParseFailure) {
    let mark = checkpoint()
    do throws(ParseFailure) {
      _ = try mappingKey()
      try expect(.colon)
      _ = try pattern()
    } catch {
      rewind(to: mark)
      return
    }
    throw fail("double star pattern must be the last (right-most) subpattern in the mapping pattern", name)
  }

  /// A literal or a dotted name.
  private mutating func mappingKey() throws(ParseFailure) -> NodeID {
    let start = token.start
    switch token.kind {
    case .integer, .float, .imaginary, .minus: return try signedNumber()
    case .string, .fstringStart: return try strings()
    case .keyword:
      guard let singleton = singletonFlag() else { throw fail() }
      advance()
      return add(singleton == 0 ? .ConstantNone : singleton == 1 ? .ConstantTrue : .ConstantFalse, start)
    case .name:
      var value = add(.Name, start, end: token.end, try expectName().rawValue)
      if !at(.dot) { throw fail() }
      while consume(if: .dot) {
        let attribute = try expectName()
        value = add(.Attribute, start, value.rawValue, attribute.rawValue)
      }
      return value
    default: throw fail()
    }
  }
}
