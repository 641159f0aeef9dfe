// if, while, for, with, try: statements that hold blocks (match and definitions have files of their own).
import Basics

extension Parser {
  /// if_stmt. A chain of `elif`s is read in a loop and nested afterwards, so its length costs no stack.
  mutating func ifStatement() throws(ParseFailure) -> NodeID {
    var clauses: [(start: UInt32, test: NodeID, body: UInt32)] = []
    var orelse: UInt32 = 0
    var end = previousEnd
    while true {
      let start = token.start
      let isFirst = clauses.isEmpty
      advance()
      let test = try namedExpression()
      let body = try suite(after: isFirst ? "'if' statement" : "'elif' statement", at: start)
      end = previousEnd
      clauses.append((start, test, body))
      if !at(.elif) { break }
    }
    if at(.else) {
      orelse = try elseBlock()
      end = previousEnd
    }
    var result = NodeID.none
    for clause in clauses.reversed() {
      if result.isPresent {
        orelse = nextRecord
        extra.append(1)
        extra.append(result.rawValue)
      }
      result = add(.If, clause.start, end: end, clause.test.rawValue, record(clause.body, orelse))
    }
    return result
  }

  /// 'else' ':' block
  mutating func elseBlock() throws(ParseFailure) -> UInt32 {
    let start = token.start
    advance()
    return try suite(after: "'else' statement", at: start, forced: true)
  }

  mutating func whileStatement() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let test = try namedExpression()
    let body = try suite(after: "'while' statement", at: start)
    let orelse = at(.else) ? try elseBlock() : 0
    return add(.While, start, test.rawValue, record(body, orelse))
  }

  mutating func asyncStatement(decorators: UInt32) throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    if at(.def) { return try functionDef(decorators: decorators, start: start, isAsync: true) }
    if decorators == 0, at(.for) { return try forStatement(start: start, isAsync: true) }
    if decorators == 0, at(.with) { return try withStatement(start: start, isAsync: true) }
    throw fail()
  }

  mutating func forStatement(start: UInt32, isAsync: Bool) throws(ParseFailure) -> NodeID {
    let keyword = token.start
    advance()
    let target = try starTargets()
    try expect(.in)
    let iter = try starExpressions()
    let body = try suite(after: "'for' statement", at: keyword)
    let orelse = at(.else) ? try elseBlock() : 0
    return add(isAsync ? .AsyncFor : .For, start, target.rawValue, record(iter.rawValue, body, orelse))
  }

  mutating func withStatement(start: UInt32, isAsync: Bool) throws(ParseFailure) -> NodeID {
    let keyword = token.start
    advance()
    var items: UInt32 = 0
    if at(.leftParen), let found = parenthesizedWithItems() {
      items = found
    } else {
      if isSecondLook { try checkTargetsOfWith() }
      let mark = scratch.count
      var comma: ByteRange?
      repeat {
        if let comma, at(.colon) { throw fail("the last 'with' item has a trailing comma", comma) }
        try push(withItem())
        comma = token.range
      } while consume(if: .comma)
      items = list(from: mark)
    }
    let body = try suite(after: "'with' statement", at: keyword)
    return add(isAsync ? .AsyncWith : .With, start, items, body)
  }

  /// '(' ','.with_item+ ','? ')' &':', or nothing when what follows is an ordinary expression.
  private mutating func parenthesizedWithItems() -> UInt32? {
    let mark = checkpoint()
    let savedFurthest = furthest
    do throws(ParseFailure) {
      advance()
      let items = scratch.count
      repeat {
        if at(.rightParen) { break }
        try push(withItem())
      } while consume(if: .comma)
      try expect(.rightParen)
      if at(.colon), scratch.count > items {
        // Without `as` it was a tuple before.
        if target < .v3_9, (mark.position..<position).contains(where: { tokens[$0].isKeyword(.as) }) {
          require(.v3_9, "parenthesized `with` items", ByteRange(mark.token.start, previousEnd))
        }
        return list(from: items)
      }
    } catch {}
    rewind(to: mark)
    furthest = savedFurthest
    return nil
  }

  /// with_item: expression 'as' star_target &(',' | ')' | ':') | expression
  private mutating func withItem() throws(ParseFailure) -> NodeID {
    let start = token.start
    let value = try expression()
    var target = NodeID.none
    if consume(if: .as) {
      target = try starTarget()
      if !at(.comma), !at(.rightParen), !at(.colon) { throw fail() }
    }
    return add(.withitem, start, value.rawValue, target.rawValue)
  }

  /// try_stmt, with `except` or `except*` handlers.
  mutating func tryStatement() throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let body = try suite(after: "'try' statement", at: start, forced: true)
    var isStar: Bool?
    let mark = scratch.count
    while at(.except) {
      let handler = token.range
      let star = peek().kind == .star
      if let isStar, isStar != star {
        throw fail("cannot have both 'except' and 'except*' on the same 'try'", ByteRange(handler.start, handler.end))
      }
      isStar = star
      try push(exceptHandler(isStar: star))
    }
    let handlers = list(from: mark)
    let orelse = handlers != 0 && at(.else) ? try elseBlock() : 0
    var finalbody: UInt32 = 0
    if at(.finally) {
      let keyword = token.start
      advance()
      finalbody = try suite(after: "'finally' statement", at: keyword, forced: true)
    }
    if handlers == 0, finalbody == 0 {
      throw fail("expected 'except' or 'finally' block", token.range)
    }
    return add(isStar == true ? .TryStar : .Try, start, 0, record(body, handlers, orelse, finalbody))
  }

  private mutating func exceptHandler(isStar: Bool) throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    if isStar {
      advance()
      require(.v3_11, "`except*` clauses", ByteRange(start, previousEnd))
    }
    var type = NodeID.none
    var name = Name.none
    var nameStart: UInt32 = 0
    if !at(.colon) {
      let typeStart = token.start
      type = try expression()
      if at(.comma) {
        // PEP 758: several types need no parentheses, without `as`.
        let mark = scratch.count
        push(type)
        while consume(if: .comma) {
          if at(.colon) { break }
          try push(expression())
        }
        type = add(.Tuple, typeStart, list(from: mark))
        if consume(if: .as) {
          guard at(.name), peek().kind == .colon else { throw fail() }
          throw fail(
            "multiple exception types must be parenthesized when using 'as'", ByteRange(typeStart, previousEnd))
        }
        require(.v3_14, "several exception types without parentheses", ByteRange(typeStart, previousEnd))
      } else if consume(if: .as) {
        nameStart = token.start
        try checkExceptionName(isStar ? "except*" : "except")
        name = try expectName()
      }
    } else if isStar {
      throw fail("expected one or more exception types", token.range)
    }
    let body = try suite(after: isStar ? "'except*' statement" : "'except' statement", at: start)
    return add(.ExceptHandler, start, type.rawValue, record(name.rawValue, body, nameStart))
  }
}
