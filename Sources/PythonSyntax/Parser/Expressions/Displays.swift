// What stands in brackets: tuples, groups, lists, sets, dicts and their comprehensions (PEP 798 unpacking included).
import Basics

extension Parser {
  /// tuple | group | genexp
  mutating func parenthesized() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    try descend()
    defer { depth -= 1 }
    if consume(if: .rightParen) { return add(.Tuple, start) }
    if at(.yield) {
      let value = try yieldExpression()
      try expect(.rightParen)
      nodes[index(value)].flags |= Node.parenthesized
      return value
    }
    let first = try starNamedExpression()
    if at(.for) || at(.async) {
      noteUnpacking(first)
      let generators = try comprehensionClauses()
      try expect(.rightParen)
      return add(.GeneratorExp, start, first.rawValue, generators)
    }
    if at(.comma) {
      let elements = try restOfElements(first, until: .rightParen)
      try expect(.rightParen)
      return add(.Tuple, start, elements)
    }
    if at(.rightParen), kind(first) == .Starred {
      throw fail("cannot use starred expression here", node(first).range)
    }
    try expect(.rightParen)
    nodes[index(first)].flags |= Node.parenthesized
    return first
  }

  mutating func listDisplay() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    try descend()
    defer { depth -= 1 }
    if consume(if: .rightBracket) { return add(.List, start) }
    let first = try starNamedExpression()
    if at(.for) || at(.async) {
      noteUnpacking(first)
      let generators = try comprehensionClauses()
      try expect(.rightBracket)
      return add(.ListComp, start, first.rawValue, generators)
    }
    let elements = try restOfElements(first, until: .rightBracket)
    try checkComprehensionTarget(from: node(first).start, to: previousEnd)
    try expect(.rightBracket)
    return add(.List, start, elements)
  }

  /// `first` and what follows its commas.
  private mutating func restOfElements(_ first: NodeID, until end: TokenKind) throws(ParseFailure) -> UInt32 {
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if token.kind == end { break }
      try push(starNamedExpression())
    }
    return list(from: mark)
  }

  /// dict | set | dictcomp | setcomp
  mutating func braces() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    try descend()
    defer { depth -= 1 }
    if consume(if: .rightBrace) { return add(.Dict, start) }
    if at(.doubleStar) {
      let stars = token.range
      advance()
      let value = try bitwiseOr()
      if at(.colon) { throw fail("cannot use dict unpacking in a dictionary key", stars) }
      if at(.for) || at(.async) {
        require(.v3_15, "unpacking in comprehensions", ByteRange(start, previousEnd))
        let generators = try comprehensionClauses()
        try expect(.rightBrace)
        return add(.DictComp, start, value.rawValue, record(0, generators))
      }
      return try dict(start: start, key: .none, value: value)
    }
    let first = try starNamedExpression()
    if at(.colon), kind(first) == .Starred {
      throw fail("cannot use a starred expression in a dictionary key", node(first).range)
    }
    if at(.colon), kind(first) != .NamedExpr || node(first).isParenthesized {
      let value = try dictValue()
      if at(.for) || at(.async) {
        let generators = try comprehensionClauses()
        try expect(.rightBrace)
        return add(.DictComp, start, first.rawValue, record(value.rawValue, generators))
      }
      return try dict(start: start, key: first, value: value)
    }
    if at(.for) || at(.async) {
      noteUnpacking(first)
      let generators = try comprehensionClauses()
      try expect(.rightBrace)
      return add(.SetComp, start, first.rawValue, generators)
    }
    let elements = try restOfElements(first, until: .rightBrace)
    try checkComprehensionTarget(from: node(first).start, to: previousEnd)
    try expect(.rightBrace)
    return add(.Set, start, elements)
  }

  /// ':' expression
  private mutating func dictValue() throws(ParseFailure) -> NodeID {
    let colon = token.range
    try expect(.colon)
    if at(.rightBrace) || at(.comma) { throw fail("expression expected after dictionary key and ':'", colon) }
    if at(.doubleStar) { throw fail("cannot use dict unpacking in a dictionary value", token.range) }
    if at(.star) { throw fail("cannot use a starred expression in a dictionary value", token.range) }
    return try expression()
  }

  /// The entries of a dict after its first.
  private mutating func dict(start: UInt32, key: NodeID, value: NodeID) throws(ParseFailure) -> NodeID {
    let mark = scratch.count
    push(key)
    push(value)
    while consume(if: .comma) {
      if at(.rightBrace) { break }
      if consume(if: .doubleStar) {
        push(.none)
        try push(bitwiseOr())
      } else {
        if isSecondLook, at(.star) { try checkStarredKey() }
        try push(expression())
        if !at(.colon), !at(.error) {
          throw fail("':' expected after dictionary key", node(NodeID(scratch[scratch.count - 1])).range)
        }
        try push(dictValue())
      }
    }
    try expect(.rightBrace)
    return add(.Dict, start, list(from: mark))
  }

  /// `*x:` among the entries of a dict.
  private mutating func checkStarredKey() throws(ParseFailure) {
    let mark = checkpoint()
    let key = try starred()
    if at(.colon) { throw fail("cannot use a starred expression in a dictionary key", node(key).range) }
    rewind(to: mark)
  }

  mutating func noteUnpacking(_ element: NodeID) {
    if kind(element) == .Starred {
      require(.v3_15, "unpacking in comprehensions", node(element).range)
    }
  }

  /// for_if_clauses: ('async'? 'for' star_targets 'in' disjunction ('if' disjunction)*)+
  mutating func comprehensionClauses() throws(ParseFailure) -> UInt32 {
    let mark = scratch.count
    while at(.for) || at(.async) {
      let start = token.start
      let isAsync = consume(if: .async)
      try expect(.for)
      let target = try starTargets()
      if !at(.in) {
        throw at(.error) ? fail() : fail("'in' expected after for-loop variables", ByteRange(start, previousEnd))
      }
      advance()
      let iter = try disjunction()
      let conditions = scratch.count
      while consume(if: .if) { try push(disjunction()) }
      let ifs = list(from: conditions)
      push(add(.comprehension, flags: isAsync ? 1 : 0, start, target.rawValue, record(iter.rawValue, ifs)))
    }
    return list(from: mark)
  }
}
