// Functions, classes, decorators, parameters and type parameters (PEP 695, PEP 696).
import Basics

extension Parser {
  /// decorators (class_def_raw | function_def_raw)
  mutating func decorated() throws(ParseFailure) -> NodeID {
    let mark = scratch.count
    while at(.at) {
      let start = token.start
      advance()
      let decorator = try namedExpression()
      if target < .v3_9, !isDottedCall(decorator) {
        require(.v3_9, "decorators that are any expression", ByteRange(start, previousEnd))
      }
      push(decorator)
      try expect(.newline)
    }
    let decorators = list(from: mark)
    if at(.def) { return try functionDef(decorators: decorators, start: token.start, isAsync: false) }
    if at(.class) { return try classDef(decorators: decorators) }
    if at(.async) { return try asyncStatement(decorators: decorators) }
    throw fail()
  }

  /// Is it `a.b.c` or `a.b.c(…)`, all that decorators could be before 3.9?
  private mutating func isDottedCall(_ id: NodeID) -> Bool {
    var at = id
    if kind(at) == .Call { at = NodeID(node(at).first) }
    while kind(at) == .Attribute { at = NodeID(node(at).first) }
    return kind(at) == .Name
  }

  mutating func functionDef(decorators: UInt32, start: UInt32, isAsync: Bool) throws(ParseFailure) -> NodeID {
    let keyword = token.start
    advance()
    let nameStart = token.start
    let name = try expectName()
    let typeParameters = at(.leftBracket) ? try functionTypeParameters() : 0
    if !at(.leftParen) { throw at(.error) ? fail() : fail("expected '('", token.range) }
    advance()
    let arguments = try parameters(until: .rightParen, annotated: true)
    try expect(.rightParen)
    var returns = NodeID.none
    if at(.arrow) { returns = try returnAnnotation() }
    let body = try suite(after: "function definition", at: keyword, forced: true)
    return add(
      isAsync ? .AsyncFunctionDef : .FunctionDef, start, name.rawValue,
      record(arguments.rawValue, returns.rawValue, body, decorators, typeParameters, nameStart))
  }

  mutating func classDef(decorators: UInt32) throws(ParseFailure) -> NodeID {
    let start = token.start
    advance()
    let nameStart = token.start
    let name = try expectName()
    let typeParameters = at(.leftBracket) ? try typeParameterList() : 0
    var bases: UInt32 = 0
    var keywords: UInt32 = 0
    if consume(if: .leftParen) {
      (bases, keywords) = try arguments()
      try expect(.rightParen)
    }
    let body = try suite(after: "class definition", at: start)
    return add(.ClassDef, start, name.rawValue, record(bases, keywords, body, decorators, typeParameters, nameStart))
  }

  /// parameters of `def` (annotated) and `lambda`, up to but not including `end`. Makes the `arguments` node.
  mutating func parameters(until end: TokenKind, annotated: Bool) throws(ParseFailure) -> NodeID {
    let start = token.start
    var posonly: UInt32 = 0
    var vararg = NodeID.none
    var kwarg = NodeID.none
    var defaults: [UInt32] = []
    var kwonly: [UInt32] = []
    var kwDefaults: [UInt32] = []
    var hasStar = false
    var hasSlash = false
    let mark = scratch.count
    while token.kind != end {
      if kwarg.isPresent {
        throw fail("parameters cannot follow var-keyword parameter", token.range)
      }
      if at(.slash) {
        if hasSlash { throw fail("/ may appear only once", token.range) }
        if hasStar { throw fail("/ must be ahead of *", token.range) }
        if scratch.count == mark {
          throw peek().kind == .comma ? fail("at least one parameter must precede /", token.range) : fail()
        }
        hasSlash = true
        advance()
        posonly = list(from: mark)
        if at(.star) { throw fail("expected comma between / and *", token.range) }
      } else if at(.star) {
        if hasStar { throw fail("* may appear only once", token.range) }
        hasStar = true
        let star = token.range
        advance()
        if token.kind == .comma {
          advance()
          if token.kind == end || at(.doubleStar) { throw fail("named parameters must follow bare *", star) }
          continue
        }
        if token.kind == end { throw fail("named parameters must follow bare *", star) }
        vararg = try parameter(annotated: annotated, allowsStar: true)
        if at(.equal) { throw fail("var-positional parameter cannot have default value", token.range) }
      } else if at(.doubleStar) {
        advance()
        kwarg = try parameter(annotated: annotated)
        if at(.equal) { throw fail("var-keyword parameter cannot have default value", token.range) }
      } else {
        if isSecondLook, at(.leftParen), !hasStar, !hasSlash, defaults.isEmpty {
          try checkParenthesizedParameters(annotated: annotated)
        }
        let parameter = try self.parameter(annotated: annotated)
        var value = NodeID.none
        if at(.equal) {
          let equal = token.range
          advance()
          if token.kind == end || at(.comma) { throw fail("expected default value expression", equal) }
          value = try expression()
        }
        if hasStar {
          kwonly.append(parameter.rawValue)
          kwDefaults.append(value.rawValue)
        } else {
          if value.isPresent {
            defaults.append(value.rawValue)
          } else if !defaults.isEmpty {
            throw fail("parameter without a default follows parameter with a default", node(parameter).range)
          }
          push(parameter)
        }
      }
      if token.kind == end { break }
      try expect(.comma)
    }
    let args = list(from: mark)
    let kwonlyList = list(of: kwonly)
    let kwDefaultsList = list(of: kwDefaults)
    let defaultsList = list(of: defaults)
    let fields = record(posonly, args, vararg.rawValue, kwonlyList, kwDefaultsList, kwarg.rawValue, defaultsList)
    return add(.arguments, start, end: max(start, previousEnd), fields)
  }

  /// A list made of collected words.
  mutating func list(of words: [UInt32]) -> UInt32 {
    if words.isEmpty { return 0 }
    let at = nextRecord
    extra.append(UInt32(truncatingIfNeeded: words.count))
    extra.append(contentsOf: words)
    return at
  }

  /// param: NAME [':' expression]; `*args` may be annotated with a starred expression (PEP 646).
  private mutating func parameter(annotated: Bool, allowsStar: Bool = false) throws(ParseFailure) -> NodeID {
    let start = token.start
    let name = try expectName()
    var annotation = NodeID.none
    if annotated, consume(if: .colon) {
      let annotationStart = token.start
      let isStarred = allowsStar && at(.star)
      annotation = isStarred ? try starExpression() : try expression()
      if isStarred { require(.v3_11, "starred annotations", ByteRange(annotationStart, previousEnd)) }
    }
    return add(.arg, start, name.rawValue, annotation.rawValue)
  }

  /// ['->' expression], which CPython may do without and then wants the colon.
  private mutating func returnAnnotation() throws(ParseFailure) -> NodeID {
    let arrow = token.range
    advance()
    let first = position
    do throws(ParseFailure) {
      return try expression()
    } catch {
      guard isSecondLook, pending == nil else { throw error }
      throw fail("expected ':'", longestExpression(from: first).map { tokens[$0].range } ?? arrow)
    }
  }

  /// CPython may do without type parameters here and then wants the parenthesis where they begin.
  private mutating func functionTypeParameters() throws(ParseFailure) -> UInt32 {
    let bracket = token.range
    do throws(ParseFailure) {
      return try typeParameterList()
    } catch {
      throw isSecondLook && pending == nil ? fail("expected '('", bracket) : error
    }
  }

  /// invalid_parameters: param_no_default* '(' param_no_default+ ','? ')'
  private mutating func checkParenthesizedParameters(annotated: Bool) throws(ParseFailure) {
    let mark = checkpoint()
    let start = token.start
    advance()
    var end: UInt32?
    do throws(ParseFailure) {
      repeat { _ = try parameter(annotated: annotated) } while consume(if: .comma) && !at(.rightParen)
      if at(.rightParen) { end = token.end }
    } catch {
      pending = nil
    }
    rewind(to: mark)
    guard let end else { return }
    let what = annotated ? "Function" : "Lambda expression"
    throw fail("\(what) parameters cannot be parenthesized", ByteRange(start, end))
  }

  /// type_params: '[' ','.type_param+ ','? ']'
  mutating func typeParameterList() throws(ParseFailure) -> UInt32 {
    let start = token.start
    advance()
    if at(.rightBracket) { throw fail("Type parameter list cannot be empty", ByteRange(start, token.end)) }
    let mark = scratch.count
    repeat {
      if at(.rightBracket) { break }
      try push(typeParameter())
    } while consume(if: .comma)
    try expect(.rightBracket)
    require(.v3_12, "type parameter lists", ByteRange(start, previousEnd))
    return list(from: mark)
  }

  private mutating func typeParameter() throws(ParseFailure) -> NodeID {
    let start = token.start
    if at(.star) || at(.doubleStar) {
      let isStar = at(.star)
      advance()
      let name = try expectName()
      if at(.colon) {
        let word = isStar ? "TypeVarTuple" : "ParamSpec"
        throw fail("cannot use bound with \(word)", token.range)
      }
      var value = NodeID.none
      if consume(if: .equal) {
        value = isStar ? try starExpression() : try expression()
        require(.v3_13, "defaults of type parameters", ByteRange(start, previousEnd))
      }
      return add(isStar ? .TypeVarTuple : .ParamSpec, start, name.rawValue, value.rawValue)
    }
    let name = try expectName()
    var bound = NodeID.none
    var value = NodeID.none
    if consume(if: .colon) { bound = try expression() }
    if consume(if: .equal) {
      value = try expression()
      require(.v3_13, "defaults of type parameters", ByteRange(start, previousEnd))
    }
    return add(.TypeVar, start, name.rawValue, record(bound.rawValue, value.rawValue))
  }
}
