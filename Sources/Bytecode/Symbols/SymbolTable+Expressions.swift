// First pass over expressions, comprehensions and type parameters.
import Basics
import PythonSyntax

extension SymbolTable {
  mutating func expression(_ id: NodeID) {
    switch tree.kind(id) {
    case .Name: name(id)
    case .BinOp:
      var next = id
      while tree.kind(next) == .BinOp {
        let view = tree.binOp(next)
        visit(view.right)
        next = view.left
      }
      visit(next)
    case .Lambda: lambda(id)
    case .ListComp: comprehension(id, .listComprehension)
    case .SetComp: comprehension(id, .setComprehension)
    case .DictComp: comprehension(id, .dictComprehension)
    case .GeneratorExp: comprehension(id, .generator)
    case .NamedExpr: namedExpression(id)
    case .Yield, .YieldFrom:
      scopes[current].yields = true
      children(of: id)
    case .Await:
      scopes[current].isAsync = true
      children(of: id)
    case .TypeVar, .ParamSpec, .TypeVarTuple: typeParameter(id)
    default: children(of: id)
    }
  }

  private mutating func name(_ id: NodeID) {
    let name = tree.identifier(id)
    switch tree.context(id) {
    case .load:
      add(name, .used)
      if name == KnownName.super, scopes[current].kind.isFunctionLike { add(Name(.__class__), .used) }
    case .store: add(name, .local)
    case .del: add(name, [.local, .deleted])
    }
  }

  private mutating func lambda(_ id: NodeID) {
    let view = tree.lambda(id)
    let arguments = view.arguments.isPresent ? tree.arguments(view.arguments) : nil
    if let arguments {
      visit(arguments.defaults)
      visit(arguments.kwDefaults)
    }
    enter(.lambda, id, .body)
    if let arguments { parameters(arguments) }
    visit(view.body)
    leave()
  }

  private mutating func comprehension(_ id: NodeID, _ kind: ScopeKind) {
    let view = tree.comprehension(id)
    let first = tree.generator(tree.node(view.generators, 0))
    visit(first.iter)
    enter(kind, id, .body)
    if !scopes[current].isInlined { add(known.dotZero, [.parameter, .used]) }
    if first.isAsync { scopes[current].isAsync = true }
    visit(first.target)
    visit(first.ifs)
    for at in 1..<max(view.generators.count, 1) {
      let generator = tree.generator(tree.node(view.generators, at))
      if generator.isAsync { scopes[current].isAsync = true }
      visit(generator.iter)
      visit(generator.target)
      visit(generator.ifs)
    }
    visit(view.element)
    optional(view.value)
    let isAsync = scopes[current].isAsync
    leave()
    if isAsync, kind != .generator { scopes[current].isAsync = true }
  }

  /// `:=` in a comprehension binds in the function around it.
  private mutating func namedExpression(_ id: NodeID) {
    let view = tree.namedExpr(id)
    let name = tree.identifier(view.target)
    visit(view.value)
    var owner = current
    while scopes[owner].kind.isDisplayComprehension || scopes[owner].kind == .generator { owner = scopes[owner].parent }
    if owner == current {
      add(name, [.local, .walrus])
      return
    }
    let mangledName = mangled(name)
    if scopes[owner].kind == .module {
      add(mangledName, .global, to: current)
      add(mangledName, .global, to: owner)
      var between = scopes[current].parent
      while between != owner {
        add(mangledName, .global, to: between)
        between = scopes[between].parent
      }
      return
    }
    let isGlobal = symbolIndex(owner, mangledName).map { symbols[$0].flags.contains(.global) } ?? false
    add(mangledName, isGlobal ? .global : .nonlocal, to: current)
    add(mangledName, isGlobal ? .used : [.local, .walrus], to: owner)
  }

  private mutating func typeParameter(_ id: NodeID) {
    let view = tree.typeParameter(id)
    add(view.name, .local)
    if view.bound.isPresent { lazily(view.bound, id, .bound) }
    if view.defaultValue.isPresent { lazily(view.defaultValue, id, .defaultValue) }
  }

  private mutating func lazily(_ value: NodeID, _ id: NodeID, _ role: Role) {
    enter(.typeVariable, id, role)
    add(known.dotFormat, [.parameter, .used])
    visit(value)
    leave()
  }
}
