// The fields of statements, in the order of `Python.asdl`.
import Basics

extension TreeVisitor {
  mutating func statement(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .FunctionDef, .AsyncFunctionDef:
      let view = tree.functionDef(id)
      open(kind == .FunctionDef ? "FunctionDef" : "AsyncFunctionDef")
      identifier("name", view.name)
      node("args", view.arguments)
      list("body", view.body)
      list("decorator_list", view.decorators)
      node("returns", view.returns)
      list("type_params", view.typeParameters)
    case .ClassDef:
      let view = tree.classDef(id)
      open("ClassDef")
      identifier("name", view.name)
      list("bases", view.bases)
      list("keywords", view.keywords)
      list("body", view.body)
      list("decorator_list", view.decorators)
      list("type_params", view.typeParameters)
    case .Return:
      open("Return")
      node("value", tree.value(id))
    case .Delete:
      open("Delete")
      list("targets", tree.deleteTargets(id))
    case .Assign:
      let view = tree.assign(id)
      open("Assign")
      list("targets", view.targets)
      node("value", view.value)
    case .TypeAlias:
      let view = tree.typeAlias(id)
      open("TypeAlias")
      node("name", view.name)
      list("type_params", view.typeParameters)
      node("value", view.value)
    case .AugAssign:
      let view = tree.augAssign(id)
      open("AugAssign")
      node("target", view.target)
      op(view.op)
      node("value", view.value)
    case .AnnAssign:
      let view = tree.annAssign(id)
      open("AnnAssign")
      node("target", view.target)
      node("annotation", view.annotation)
      node("value", view.value)
      flag("simple", view.isSimple)
    case .For, .AsyncFor:
      let view = tree.forLoop(id)
      open(kind == .For ? "For" : "AsyncFor")
      node("target", view.target)
      node("iter", view.iter)
      list("body", view.body)
      list("orelse", view.orelse)
    case .While, .If:
      let view = tree.conditional(id)
      open(kind == .While ? "While" : "If")
      node("test", view.test)
      list("body", view.body)
      list("orelse", view.orelse)
    case .With, .AsyncWith:
      let view = tree.with(id)
      open(kind == .With ? "With" : "AsyncWith")
      list("items", view.items)
      list("body", view.body)
    case .Match:
      let view = tree.match(id)
      open("Match")
      node("subject", view.subject)
      list("cases", view.cases)
    case .Raise:
      let view = tree.raise(id)
      open("Raise")
      node("exc", view.exc)
      node("cause", view.cause)
    case .Try, .TryStar:
      let view = tree.tryStatement(id)
      open(kind == .Try ? "Try" : "TryStar")
      list("body", view.body)
      list("handlers", view.handlers)
      list("orelse", view.orelse)
      list("finalbody", view.finalbody)
    case .Assert:
      let view = tree.assertStatement(id)
      open("Assert")
      node("test", view.test)
      node("msg", view.msg)
    case .Import:
      let view = tree.importStatement(id)
      open("Import")
      list("names", view.names)
      flag("is_lazy", view.isLazy)
    case .ImportFrom:
      let view = tree.importFrom(id)
      open("ImportFrom")
      identifier("module", view.module)
      list("names", view.names)
      field("level")
      number(view.level)
      flag("is_lazy", view.isLazy)
    case .Global, .Nonlocal:
      open(kind == .Global ? "Global" : "Nonlocal")
      names("names", tree.declaredNames(id))
    case .Expr:
      open("Expr")
      node("value", tree.value(id))
    case .Pass: open("Pass")
    case .Break: open("Break")
    case .Continue: open("Continue")
    default: open("ErrorStatement")
    }
    close(id)
  }

  /// What stands inside statements and expressions but is neither.
  mutating func clause(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .comprehension:
      let view = tree.generator(id)
      open("comprehension")
      node("target", view.target)
      node("iter", view.iter)
      list("ifs", view.ifs)
      flag("is_async", view.isAsync)
      return close()
    case .arguments:
      let view = tree.arguments(id)
      open("arguments")
      list("posonlyargs", view.posonlyargs)
      list("args", view.args)
      node("vararg", view.vararg)
      list("kwonlyargs", view.kwonlyargs)
      list("kw_defaults", view.kwDefaults)
      node("kwarg", view.kwarg)
      list("defaults", view.defaults)
      return close()
    case .withitem:
      let view = tree.withItem(id)
      open("withitem")
      node("context_expr", view.contextExpression)
      node("optional_vars", view.optionalVars)
      return close()
    case .match_case:
      let view = tree.matchCase(id)
      open("match_case")
      node("pattern", view.pattern)
      node("guard", view.guardExpression)
      list("body", view.body)
      return close()
    case .ExceptHandler:
      let view = tree.exceptHandler(id)
      open("ExceptHandler")
      node("type", view.type)
      identifier("name", view.name)
      list("body", view.body)
    case .arg:
      let view = tree.arg(id)
      open("arg")
      identifier("arg", view.name)
      node("annotation", view.annotation)
    case .keyword:
      let view = tree.keyword(id)
      open("keyword")
      identifier("arg", view.arg)
      node("value", view.value)
    case .alias:
      let view = tree.alias(id)
      open("alias")
      identifier("name", view.name)
      identifier("asname", view.asName)
    case .TypeVar, .ParamSpec, .TypeVarTuple:
      let view = tree.typeParameter(id)
      open(kind == .TypeVar ? "TypeVar" : kind == .ParamSpec ? "ParamSpec" : "TypeVarTuple")
      identifier("name", view.name)
      node("bound", view.bound)
      node("default_value", view.defaultValue)
    default: pattern(id, kind)
    }
    close(id)
  }

  private mutating func pattern(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .MatchValue:
      open("MatchValue")
      node("value", tree.value(id))
    case .MatchSingleton:
      open("MatchSingleton")
      field("value")
      let flags = tree[id].flags
      constant(flags == 0 ? "None" : flags == 1 ? "True" : "False")
    case .MatchSequence, .MatchOr:
      open(kind == .MatchOr ? "MatchOr" : "MatchSequence")
      list("patterns", tree.patterns(id))
    case .MatchMapping:
      let view = tree.matchMapping(id)
      open("MatchMapping")
      elements("keys", view.entries.count / 2) { visitor, index in
        visitor.node(visitor.tree.node(view.entries, 2 * index))
      }
      elements("patterns", view.entries.count / 2) { visitor, index in
        visitor.node(visitor.tree.node(view.entries, 2 * index + 1))
      }
      identifier("rest", view.rest)
    case .MatchClass:
      let view = tree.matchClass(id)
      open("MatchClass")
      node("cls", view.cls)
      list("patterns", view.patterns)
      elements("kwd_attrs", view.keywords.count / 2) { visitor, index in
        visitor.quoted(visitor.tree.name(view.keywords, 2 * index))
      }
      elements("kwd_patterns", view.keywords.count / 2) { visitor, index in
        visitor.node(visitor.tree.node(view.keywords, 2 * index + 1))
      }
    case .MatchStar:
      open("MatchStar")
      identifier("name", tree.matchStarName(id))
    default:
      let view = tree.matchAs(id)
      open("MatchAs")
      node("pattern", view.pattern)
      identifier("name", view.name)
    }
  }
}
