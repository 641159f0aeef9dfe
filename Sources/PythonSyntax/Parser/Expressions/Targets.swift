// Places to store to: targets are read as expressions, then turned from load to store or del.
import Basics

extension Parser {
  /// star_targets: what `for` binds; `in` ends it.
  mutating func starTargets() throws(ParseFailure) -> NodeID {
    let start = token.start
    let first = try starTarget()
    if !at(.comma) { return first }
    let mark = scratch.count
    push(first)
    while consume(if: .comma) {
      if !atExpressionStart { break }
      try push(starTarget())
    }
    return add(.Tuple, flags: ExpressionContext.store.rawValue, start, list(from: mark))
  }

  /// star_target
  mutating func starTarget() throws(ParseFailure) -> NodeID {
    let value = at(.star) ? try starred() : try bitwiseOr()
    try setContext(value, .store, "assign to")
    return value
  }

  /// Turns an expression into a target, or says with CPython's words why it is none.
  mutating func setContext(_ id: NodeID, _ context: ExpressionContext, _ verb: StaticString) throws(ParseFailure) {
    let target = node(id)
    switch target.kind {
    case .Name, .Attribute, .Subscript:
      nodes[index(id)].flags = target.flags & Node.parenthesized | context.rawValue
    case .Starred where context == .store:
      nodes[index(id)].flags = target.flags & Node.parenthesized | context.rawValue
      try setContext(NodeID(target.first), context, verb)
    case .List, .Tuple:
      nodes[index(id)].flags = target.flags & Node.parenthesized | context.rawValue
      let count = word(target.first)
      for index in 0..<count {
        try setContext(NodeID(word(target.first + 1 + index)), context, verb)
      }
    default:
      throw fail("cannot \(verb) \(expressionName(id))", target.range)
    }
  }

  /// CPython's word for an expression in its messages (`_PyPegen_get_expr_name`).
  func expressionName(_ id: NodeID) -> String {
    switch kind(id) {
    case .Attribute: "attribute"
    case .Subscript: "subscript"
    case .Starred: "starred"
    case .Name: "name"
    case .List: "list"
    case .Tuple: "tuple"
    case .Lambda: "lambda"
    case .Call: "function call"
    case .BoolOp, .BinOp, .UnaryOp: "expression"
    case .GeneratorExp: "generator expression"
    case .Yield, .YieldFrom: "yield expression"
    case .Await: "await expression"
    case .ListComp: "list comprehension"
    case .SetComp: "set comprehension"
    case .DictComp: "dict comprehension"
    case .Dict: "dict literal"
    case .Set: "set display"
    case .JoinedStr, .FormattedValue: "f-string expression"
    case .TemplateStr, .Interpolation: "t-string expression"
    case .ConstantTrue: "True"
    case .ConstantFalse: "False"
    case .ConstantNone: "None"
    case .ConstantEllipsis: "ellipsis"
    case .Compare: "comparison"
    case .IfExp: "conditional expression"
    case .NamedExpr: "named expression"
    default: "literal"
    }
  }
}
