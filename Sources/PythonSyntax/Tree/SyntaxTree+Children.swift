// What stands directly below a node, for walks that treat most kinds alike.

extension SyntaxTree {
  /// Appends the children of a node, in the order of the fields in CPython's `Python.asdl`; absent ones are left out.
  /// Into a buffer of the caller's, so that a walk allocates nothing per node.
  package func appendChildren(of id: NodeID, to children: inout [NodeID]) {
    switch kind(id) {
    case .none, .Pass, .Break, .Continue, .ErrorStatement, .ErrorExpression, .Import, .ImportFrom, .Global, .Nonlocal,
      .Name, .ConstantNone, .ConstantTrue, .ConstantFalse, .ConstantEllipsis, .ConstantInt, .ConstantFloat,
      .ConstantImaginary, .ConstantString, .ConstantBytes, .alias, .MatchSingleton, .MatchStar:
      break
    case .Return, .Expr, .Await, .Yield, .YieldFrom, .Starred, .MatchValue, .FormattedValue, .Interpolation, .Attribute,
      .UnaryOp, .keyword, .Subscript, .Slice, .arg:
      appendOperands(of: id, to: &children)
    case .NamedExpr, .BinOp, .Lambda, .IfExp, .Raise, .Assert, .withitem:
      appendOperands(of: id, to: &children)
    case .Module, .Delete, .Set, .List, .Tuple, .JoinedStr, .TemplateStr, .MatchSequence, .MatchOr, .BoolOp:
      append(list(self[id].first), to: &children)
    case .Dict:
      append(dictDisplay(id).entries, to: &children)
    case .ListComp, .SetComp, .GeneratorExp, .DictComp:
      let view = comprehension(id)
      append(view.element, to: &children)
      append(view.value, to: &children)
      append(view.generators, to: &children)
    case .comprehension:
      let view = generator(id)
      append(view.target, to: &children)
      append(view.iter, to: &children)
      append(view.ifs, to: &children)
    case .Compare:
      let view = compare(id)
      append(view.left, to: &children)
      for index in 0..<view.rest.count / 2 { append(comparison(view, index).comparator, to: &children) }
    case .Call:
      let view = call(id)
      append(view.function, to: &children)
      append(view.arguments, to: &children)
      append(view.keywords, to: &children)
    case .arguments:
      appendParameters(arguments(id), to: &children)
    case .MatchMapping:
      append(matchMapping(id).entries, to: &children)
    case .MatchClass:
      let view = matchClass(id)
      append(view.cls, to: &children)
      append(view.patterns, to: &children)
      for index in 0..<view.keywords.count / 2 { append(node(view.keywords, 2 * index + 1), to: &children) }
    case .MatchAs:
      append(matchAs(id).pattern, to: &children)
    case .TypeVar, .ParamSpec, .TypeVarTuple:
      let view = typeParameter(id)
      append(view.bound, to: &children)
      append(view.defaultValue, to: &children)
    case .FunctionDef, .AsyncFunctionDef, .ClassDef, .Assign, .TypeAlias, .AugAssign, .AnnAssign, .For, .AsyncFor,
      .While,
      .If, .With, .AsyncWith, .Match, .Try, .TryStar, .ExceptHandler, .match_case:
      appendStatementChildren(of: id, to: &children)
    }
  }

  /// Kinds whose operands are single nodes.
  private func appendOperands(of id: NodeID, to children: inout [NodeID]) {
    switch kind(id) {
    case .NamedExpr, .Lambda, .Raise, .Assert, .withitem, .BinOp:
      append(NodeID(self[id].first), to: &children)
      append(NodeID(self[id].second), to: &children)
    case .UnaryOp: append(unaryOp(id).operand, to: &children)
    case .IfExp:
      let view = ifExp(id)
      append(view.test, to: &children)
      append(view.body, to: &children)
      append(view.orelse, to: &children)
    case .FormattedValue:
      let view = formattedValue(id)
      append(view.value, to: &children)
      append(view.formatSpec, to: &children)
    case .Interpolation:
      let view = interpolation(id)
      append(view.value, to: &children)
      append(view.formatSpec, to: &children)
    case .Attribute: append(attribute(id).value, to: &children)
    case .Subscript:
      let view = subscriptExpression(id)
      append(view.value, to: &children)
      append(view.slice, to: &children)
    case .Slice:
      let view = slice(id)
      append(view.lower, to: &children)
      append(view.upper, to: &children)
      append(view.step, to: &children)
    case .keyword: append(keyword(id).value, to: &children)
    case .arg: append(arg(id).annotation, to: &children)
    default: append(value(id), to: &children)
    }
  }

  private func appendStatementChildren(of id: NodeID, to children: inout [NodeID]) {
    switch kind(id) {
    case .FunctionDef, .AsyncFunctionDef:
      let view = functionDef(id)
      append(view.arguments, to: &children)
      append(view.body, to: &children)
      append(view.decorators, to: &children)
      append(view.returns, to: &children)
      append(view.typeParameters, to: &children)
    case .ClassDef:
      let view = classDef(id)
      append(view.bases, to: &children)
      append(view.keywords, to: &children)
      append(view.body, to: &children)
      append(view.decorators, to: &children)
      append(view.typeParameters, to: &children)
    case .Assign:
      append(assign(id).targets, to: &children)
      append(assign(id).value, to: &children)
    case .TypeAlias:
      let view = typeAlias(id)
      append(view.name, to: &children)
      append(view.typeParameters, to: &children)
      append(view.value, to: &children)
    case .AugAssign:
      append(augAssign(id).target, to: &children)
      append(augAssign(id).value, to: &children)
    case .AnnAssign:
      let view = annAssign(id)
      append(view.target, to: &children)
      append(view.annotation, to: &children)
      append(view.value, to: &children)
    case .For, .AsyncFor:
      let view = forLoop(id)
      append(view.target, to: &children)
      append(view.iter, to: &children)
      append(view.body, to: &children)
      append(view.orelse, to: &children)
    case .While, .If:
      let view = conditional(id)
      append(view.test, to: &children)
      append(view.body, to: &children)
      append(view.orelse, to: &children)
    case .With, .AsyncWith:
      append(with(id).items, to: &children)
      append(with(id).body, to: &children)
    case .Match:
      append(match(id).subject, to: &children)
      append(match(id).cases, to: &children)
    case .match_case:
      let view = matchCase(id)
      append(view.pattern, to: &children)
      append(view.guardExpression, to: &children)
      append(view.body, to: &children)
    case .Try, .TryStar:
      let view = tryStatement(id)
      append(view.body, to: &children)
      append(view.handlers, to: &children)
      append(view.orelse, to: &children)
      append(view.finalbody, to: &children)
    case .ExceptHandler:
      append(exceptHandler(id).type, to: &children)
      append(exceptHandler(id).body, to: &children)
    default: break
    }
  }

  private func appendParameters(_ view: Arguments, to children: inout [NodeID]) {
    append(view.posonlyargs, to: &children)
    append(view.args, to: &children)
    append(view.vararg, to: &children)
    append(view.kwonlyargs, to: &children)
    append(view.kwDefaults, to: &children)
    append(view.kwarg, to: &children)
    append(view.defaults, to: &children)
  }

  @inline(__always) private func append(_ id: NodeID, to children: inout [NodeID]) {
    if id.isPresent { children.append(id) }
  }

  @inline(__always) private func append(_ list: NodeList, to children: inout [NodeID]) {
    for index in 0..<list.count { append(node(list, index), to: &children) }
  }
}
