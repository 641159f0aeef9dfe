// The names of one scope in the order in which CPython's symbol table meets them.
import Basics
import PythonSyntax

/// A scope that statements can stand in: the module, a function or a class.
struct Scope {
  enum Kind { case module, function, classBody }

  /// The definition; none for the module.
  let node: NodeID
  let kind: Kind
  let typeParameters: NodeList
  /// What its `global` and `nonlocal` statements do has been judged.
  var isJudged = false
  /// What it does with each name, once somebody has asked.
  var symbols: [Name: SymbolFlags]?
}

/// What a scope does with a name: CPython's `DEF_…` and `USE`.
struct SymbolFlags: OptionSet {
  let rawValue: UInt8

  static let parameter = SymbolFlags(rawValue: 1)
  static let local = SymbolFlags(rawValue: 2)
  static let used = SymbolFlags(rawValue: 4)
  static let annotated = SymbolFlags(rawValue: 8)
  /// Bound by an import, which may stand before `global`.
  static let imported = SymbolFlags(rawValue: 16)
  static let global = SymbolFlags(rawValue: 32)
  static let nonlocal = SymbolFlags(rawValue: 64)

  static let bound: SymbolFlags = [.parameter, .local, .imported]
}

/// One mention of a name.
struct Mention {
  let name: Name
  let flags: SymbolFlags
  /// The statement, or what CPython points at in its place.
  let node: NodeID
}

/// Collects the mentions in a scope's own code: nested functions, lambdas and classes have scopes of their own, and
/// so has all of a comprehension but its first iterable and the names that `:=` hands out of it.
struct ScopeMentions {
  let tree: SyntaxTree
  private(set) var mentions: [Mention] = []
  private var pending: [NodeID] = []
  private var statement = NodeID.none
  private var comprehensionDepth = 0

  init(_ scope: Scope, in tree: SyntaxTree) {
    self.tree = tree
    switch scope.kind {
    case .module: visit(tree.moduleBody())
    case .classBody: visit(tree.classDef(scope.node).body)
    case .function:
      let view = tree.functionDef(scope.node)
      statement = scope.node
      parameters(tree.arguments(view.arguments))
      visit(view.body)
    }
  }

  private mutating func mention(_ name: Name, _ flags: SymbolFlags) {
    if name.isPresent { mentions.append(Mention(name: name, flags: flags, node: statement)) }
  }

  private mutating func parameters(_ arguments: Arguments) {
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for index in 0..<list.count { mention(tree.arg(tree.node(list, index)).name, .parameter) }
    }
    for id in [arguments.vararg, arguments.kwarg] where id.isPresent { mention(tree.arg(id).name, .parameter) }
  }

  private mutating func visit(_ list: NodeList) {
    for index in 0..<list.count where tree.node(list, index).isPresent { visit(tree.node(list, index)) }
  }

  private mutating func visit(_ id: NodeID) {
    let kind = tree.kind(id)
    if kind.isStatement { statement = id }
    switch kind {
    case .Name:
      if comprehensionDepth == 0 { mention(tree.identifier(id), tree.context(id) == .load ? .used : .local) }
    case .FunctionDef, .AsyncFunctionDef:
      let view = tree.functionDef(id)
      mention(view.name, .local)
      defaults(tree.arguments(view.arguments))
      visit(view.decorators)
    case .ClassDef:
      let view = tree.classDef(id)
      mention(view.name, .local)
      visit(view.decorators)
      if view.typeParameters.isEmpty {
        visit(view.bases)
        visit(view.keywords)
      }
    case .Lambda:
      if comprehensionDepth == 0, tree.lambda(id).arguments.isPresent {
        defaults(tree.arguments(tree.lambda(id).arguments))
      }
    case .ListComp, .SetComp, .DictComp, .GeneratorExp: comprehension(id)
    case .NamedExpr:
      let view = tree.namedExpr(id)
      visit(view.value)
      mention(tree.identifier(view.target), .local)
    case .TypeAlias: mention(tree.identifier(tree.typeAlias(id).name), .local)
    case .AnnAssign: annotatedAssignment(id)
    case .Import, .ImportFrom: imports(id)
    case .Global, .Nonlocal:
      let names = tree.declaredNames(id)
      for index in 0..<names.count { mention(tree.name(names, index), kind == .Global ? .global : .nonlocal) }
    case .ExceptHandler:
      let view = tree.exceptHandler(id)
      if view.type.isPresent { visit(view.type) }
      mention(view.name, .local)
      visit(view.body)
    case .MatchAs:
      children(of: id)
      mention(tree.matchAs(id).name, .local)
    case .MatchStar: mention(tree.matchStarName(id), .local)
    case .MatchMapping:
      children(of: id)
      mention(tree.matchMapping(id).rest, .local)
    default: children(of: id)
    }
  }

  private mutating func children(of id: NodeID) {
    let start = pending.count
    tree.appendChildren(of: id, to: &pending)
    let end = pending.count
    for index in start..<end { visit(pending[index]) }
    pending.removeLast(end - start)
  }

  private mutating func defaults(_ arguments: Arguments) {
    visit(arguments.defaults)
    visit(arguments.kwDefaults)
  }

  private mutating func comprehension(_ id: NodeID) {
    let view = tree.comprehension(id)
    let first = tree.generator(tree.node(view.generators, 0))
    visit(first.iter)
    comprehensionDepth += 1
    visit(first.ifs)
    for index in 1..<max(view.generators.count, 1) { visit(tree.node(view.generators, index)) }
    visit(view.element)
    if view.value.isPresent { visit(view.value) }
    comprehensionDepth -= 1
  }

  private mutating func annotatedAssignment(_ id: NodeID) {
    let view = tree.annAssign(id)
    if tree.kind(view.target) != .Name {
      visit(view.target)
    } else if view.isSimple {
      mention(tree.identifier(view.target), [.annotated, .local])
    } else if view.value.isPresent {
      mention(tree.identifier(view.target), .local)
    }
    if view.value.isPresent { visit(view.value) }
  }

  private mutating func imports(_ id: NodeID) {
    let isFrom = tree.kind(id) == .ImportFrom
    let names = isFrom ? tree.importFrom(id).names : tree.importStatement(id).names
    for index in 0..<names.count {
      let alias = tree.alias(tree.node(names, index))
      if alias.asName.isPresent {
        mention(alias.asName, .imported)
      } else if isFrom {
        mention(alias.name, .imported)
      } else {
        // `import a.b` binds `a`; a name that stands nowhere on its own nobody declares either.
        let first = tree.names.bytes(alias.name).prefix { $0 != UInt8(ascii: ".") }
        mention(tree.names.find(String(decoding: first, as: UTF8.self)), .imported)
      }
    }
  }
}
