// After a failure CPython parses once more with rules that match usual mistakes; so do we, from the broken statement on.
import Basics

extension Parser {
  /// Reads the statement (or case block) that begins at token `start` and has just failed a second time, for better words than
  /// "invalid syntax". Only the file's first error is worth it: it is the one that CPython reports.
  @inline(never)
  mutating func takeSecondLook(from start: Int, isCase: Bool = false) {
    guard !isSecondLook, !errors.contains(where: { $0.kind != .tooNew }) else { return }
    let failure = (position, token, previousEnd, pending, furthest, errors.count)
    reach = max(furthest, position)
    isSecondLook = true
    firstOfSecondLook = start
    pending = nil
    position = start
    token = tokens[start]
    let mark = scratch.count
    do throws(ParseFailure) {
      if isCase { _ = try matchCase() } else { try statement() }
    } catch {}
    let found = pending
    // What lies beyond is only known to be there once a rule has read up to it.
    if found != nil { reach = max(reach, position) }
    isSecondLook = false
    scratch.truncate(to: mark)
    pendingKeywords.truncate(to: 0)
    (position, token, previousEnd, pending, furthest) = (failure.0, failure.1, failure.2, failure.3, failure.4)
    errors.removeLast(errors.count - failure.5)
    // A limit met on the way says nothing of the statement itself.
    if let found, found.kind != .limit { pending = found }
  }

  // MARK: invalid_replacement_field

  /// What is wrong with the value of a replacement field that begins at token `first` and broke at the current one:
  /// CPython takes as much of an expression as it finds and misses what should follow.
  @inline(never)
  mutating func fieldProblem(_ word: String, from first: Int) -> ParseFailure {
    if let stop = longestExpression(from: first) {
      return fail("\(word): expecting '=', or '!', or ':', or '}'", tokens[stop].range)
    }
    return fail("\(word): expecting a valid expression after '{'", tokens[first].range)
  }

  /// The token behind the longest expression that begins at token `first`, which a failure at the current one cut short.
  mutating func longestExpression(from first: Int) -> Int? {
    stride(from: min(position, first + Self.expressionLimit), to: first, by: -1).first {
      isExpression(from: first, to: $0)
    }
  }

  /// How many tokens of a broken expression are tried.
  private static let expressionLimit = 64

  /// Do the tokens from `first` up to `stop` make an expression?
  private mutating func isExpression(from first: Int, to stop: Int) -> Bool {
    let mark = checkpoint()
    let hidden = tokens[stop]
    isSecondLook = false
    tokens[stop] = Token(.rightBrace, hidden.start, hidden.end)
    position = first
    token = tokens[first]
    var isWhole = false
    do throws(ParseFailure) {
      _ = try starExpressions()
      isWhole = position == stop
    } catch {}
    pending = nil
    tokens[stop] = hidden
    rewind(to: mark)
    isSecondLook = true
    return isWhole
  }

  /// "f-string" or "t-string": the literal in whose replacement field the current token stands.
  func innermostInterpolatedString() -> String {
    var ended = 0
    for index in stride(from: position, through: 0, by: -1) {
      if tokens[index].kind == .fstringEnd { ended += 1 }
      guard tokens[index].kind == .fstringStart else { continue }
      if ended == 0 {
        return StringFlags(rawValue: tokens[index].value).contains(.template) ? "t-string" : "f-string"
      }
      ended -= 1
    }
    return "f-string"
  }

  // MARK: invalid_raise_stmt, invalid_assert_stmt

  /// `assert x = 1`
  @inline(never)
  mutating func checkAssertedAssignment(_ value: NodeID) throws(ParseFailure) {
    guard isSecondLook, at(.equal) else { return }
    let mark = checkpoint()
    advance()
    var isValue = true
    do throws(ParseFailure) { _ = try expression() } catch { isValue = false }
    let end = previousEnd
    rewind(to: mark)
    if !isValue { return }
    let what = "cannot assign to \(expressionName(value)) here"
    throw fail("\(what). Maybe you meant '==' instead of '='?", ByteRange(node(value).start, end))
  }

  // MARK: invalid_with_item, invalid_except_stmt

  /// `… as 1, …`: what cannot be assigned to.
  @inline(never)
  mutating func checkTargetsOfWith() throws(ParseFailure) {
    let mark = checkpoint()
    do throws(ParseFailure) {
      if at(.leftParen) { advance() }
      repeat { try checkWithItem() } while consume(if: .comma)
    } catch {
      if pending != nil { throw error }
    }
    rewind(to: mark)
  }

  /// expression 'as' expression &(',' | ')' | ':')
  private mutating func checkWithItem() throws(ParseFailure) {
    _ = try expression()
    guard consume(if: .as) else { return }
    let target = at(.star) ? try starred() : try expression()
    if at(.comma) || at(.rightParen) || at(.colon) { try setContext(target, .store, "assign to") }
  }

  /// 'as' !(NAME ':') expression
  @inline(never)
  mutating func checkExceptionName(_ word: StaticString) throws(ParseFailure) {
    guard isSecondLook, !(at(.name) && peek().kind == .colon) else { return }
    let mark = checkpoint()
    let target: NodeID
    do throws(ParseFailure) {
      target = try expression()
    } catch {
      if pending != nil { throw error }
      return rewind(to: mark)
    }
    if at(.colon) {
      throw fail("cannot use \(word) statement with \(expressionName(target))", node(target).range)
    }
    rewind(to: mark)
  }

  // MARK: invalid_case_stmt

  /// `case …:` outside of a match statement.
  @inline(never)
  mutating func checkLostCase() throws(ParseFailure) {
    let mark = checkpoint()
    let start = token.start
    var isCase = false
    advance()
    do throws(ParseFailure) {
      _ = try openPattern()
      if consume(if: .if) { _ = try namedExpression() }
      isCase = at(.colon)
    } catch {
      if pending != nil { throw error }
    }
    let end = token.end
    rewind(to: mark)
    if isCase { throw fail("case statement must be inside match statement", ByteRange(start, end)) }
  }

  // MARK: invalid_expression, invalid_legacy_expression

  /// What may be wrong behind the disjunction that begins at token `begin` and has just been read.
  @inline(never)
  mutating func checkBehind(_ first: NodeID, from begin: Int) throws(ParseFailure) {
    if atExpressionStart, !at(.star), !at(.error) { try checkMissingComma(first, from: begin) }
    try checkLegacyStatement(from: begin)
  }

  /// Two expressions side by side inside brackets lack a comma; one between two strings looks like lost quotes.
  private mutating func checkMissingComma(_ first: NodeID, from begin: Int) throws(ParseFailure) {
    let mark = checkpoint()
    let second = token.start
    isSecondLook = false
    var isExpression = true
    do throws(ParseFailure) { _ = try expression() } catch { isExpression = false }
    isSecondLook = true
    let end = previousEnd
    let last = position - 1
    let next = position
    let isBeforeString = at(.string)
    rewind(to: mark)
    guard isExpression else { return }
    if tokens[begin].kind == .string, mark.position == begin + 1, isBeforeString {
      reach = max(reach, next)
      throw fail("invalid syntax. Is this intended to be part of the string?", ByteRange(second, end))
    }
    let opening = tokens[begin]
    if opening.kind == .name {
      // `kf"…"` is a mistyped prefix, and `match x` or `print x` have words of their own.
      if tokens[min(begin + 1, tokens.count - 1)].kind == .string || isSoftKeyword(opening.value) { return }
      if mark.position == begin + 1, isLegacyStatement(opening.value) { return }
    }
    guard bracketDepth(at: last) > 0 else { return }
    reach = max(reach, next)
    throw fail("invalid syntax. Perhaps you forgot a comma?", ByteRange(node(first).start, end))
  }

  /// `print x` and `exec x` of Python 2. What follows any name is read on the way, and its mistakes are found.
  private mutating func checkLegacyStatement(from begin: Int) throws(ParseFailure) {
    let name = tokens[begin]
    guard name.kind == .name, begin + 1 < tokens.count, tokens[begin + 1].kind != .leftParen else { return }
    let isLegacy = isLegacyStatement(name.value)
    guard isLegacy || (position == begin + 1 && atExpressionStart && !at(.error)) else { return }
    let mark = checkpoint()
    position = begin + 1
    token = tokens[position]
    do throws(ParseFailure) {
      _ = try starExpressions()
    } catch {
      if pending != nil { throw error }
      rewind(to: mark)
      return
    }
    if isLegacy {
      let word = names.text(Name(name.value))
      throw fail(
        "Missing parentheses in call to '\(word)'. Did you mean \(word)(...)?", ByteRange(name.start, previousEnd))
    }
    rewind(to: mark)
  }

  private func isLegacyStatement(_ name: UInt32) -> Bool {
    name == KnownName.print.rawValue || name == KnownName.exec.rawValue
  }
  private func isSoftKeyword(_ name: UInt32) -> Bool {
    switch KnownName(rawValue: name) {
    case .`_`, .case, .lazy, .match, .type: true
    default: false
    }
  }

  /// How many brackets are open behind a token of the statement.
  private func bracketDepth(at index: Int) -> Int {
    var depth = 0
    var at = firstOfSecondLook
    while at <= index, at < tokens.count {
      switch tokens[at].kind {
      case .leftParen, .leftBracket, .leftBrace: depth += 1
      case .rightParen, .rightBracket, .rightBrace: depth -= 1
      default: break
      }
      at += 1
    }
    return depth
  }

  /// `pass if x else y`: a statement where the value should be.
  @inline(never)
  mutating func checkStatementBeforeIf() throws(ParseFailure) {
    guard at(.pass) || at(.break) || at(.continue), peek().kind == .keyword, peek().value == KnownName.if.rawValue
    else {
      return
    }
    let word = token.range
    let mark = checkpoint()
    advance()
    advance()
    var isConditional = true
    do throws(ParseFailure) { _ = try disjunction() } catch { isConditional = false }
    isConditional = isConditional && at(.else)
    rewind(to: mark)
    if isConditional { throw fail("expected expression before 'if', but statement is given", word) }
  }

  // MARK: invalid_named_expression

  /// The current token is the `=` behind an expression where only `==` or `:=` could stand.
  @inline(never)
  mutating func checkAssignment(inExpression value: NodeID) throws(ParseFailure) {
    let found = node(value)
    switch found.kind {
    case .List, .Tuple, .GeneratorExp, .ConstantTrue, .ConstantFalse, .ConstantNone, .Starred, .ErrorExpression: return
    // Looser than `|`: CPython tries no more than that.
    case .Compare, .BoolOp, .IfExp, .Lambda, .NamedExpr, .Yield, .YieldFrom:
      if !found.isParenthesized { return }
    case .UnaryOp:
      if !found.isParenthesized, found.flags & 0x7f == UnaryOperator.Not.rawValue { return }
    default: break
    }
    let mark = checkpoint()
    advance()
    var isValue = true
    do throws(ParseFailure) { _ = try bitwiseOr() } catch { isValue = false }
    let end = previousEnd
    let next = position
    isValue = isValue && !at(.equal) && !at(.colonEqual)
    rewind(to: mark)
    if !isValue { return }
    reach = max(reach, next)
    if found.kind == .Name, !found.isParenthesized {
      throw fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", ByteRange(found.start, end))
    }
    throw fail("cannot assign to \(expressionName(value)) here. Maybe you meant '==' instead of '='?", found.range)
  }

  /// `[a, b for …]`: behind the elements of a display stands a comprehension.
  @inline(never)
  mutating func checkComprehensionTarget(from start: UInt32, to end: UInt32) throws(ParseFailure) {
    guard isSecondLook, at(.for) || at(.async) else { return }
    let mark = checkpoint()
    var isComprehension = true
    do throws(ParseFailure) { _ = try comprehensionClauses() } catch { isComprehension = false }
    rewind(to: mark)
    if isComprehension {
      throw fail("did you forget parentheses around the comprehension target?", ByteRange(start, end))
    }
  }
}
