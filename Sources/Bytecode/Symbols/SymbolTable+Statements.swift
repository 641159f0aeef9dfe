// First pass over statements: which names a scope binds, uses and declares.
import Basics
import PythonSyntax

extension SymbolTable {
  mutating func visit(_ list: NodeList) {
    for at in 0..<list.count {
      let id = tree.node(list, at)
      if id.isPresent { visit(id) }
    }
  }

  mutating func optional(_ id: NodeID) {
    if id.isPresent { visit(id) }
  }

  mutating func children(of id: NodeID) {
    let start = pending.count
    tree.appendChildren(of: id, to: &pending)
    let end = pending.count
    for at in start..<end { visit(pending[at]) }
    pending.removeLast(end - start)
  }

  /// Annotations in the statement's blocks may or may not be reached.
  private mutating func conditionally(_ visit: (inout SymbolTable) -> Void) {
    let scope = current
    scopes[scope].inConditionalBlock += 1
    visit(&self)
    scopes[scope].inConditionalBlock -= 1
  }

  mutating func visit(_ id: NodeID) {
    switch tree.kind(id) {
    case .FunctionDef, .AsyncFunctionDef: functionDefinition(id)
    case .ClassDef: classDefinition(id)
    case .TypeAlias: typeAlias(id)
    case .AnnAssign: annotatedAssignment(id)
    case .Import: imports(tree.importStatement(id).names, isFrom: false)
    case .ImportFrom: imports(tree.importFrom(id).names, isFrom: true)
    case .Global, .Nonlocal:
      let list = tree.declaredNames(id)
      let flag: Flags = tree.kind(id) == .Global ? .global : .nonlocal
      for at in 0..<list.count { add(tree.name(list, at), flag) }
    case .ExceptHandler:
      let view = tree.exceptHandler(id)
      optional(view.type)
      add(view.name, [.local, .deleted])
      visit(view.body)
    case .Delete:
      let targets = tree.deleteTargets(id)
      for at in 0..<targets.count { visit(tree.node(targets, at)) }
    case .If:
      conditionally { table in
        var next = id
        while true {
          let view = table.tree.conditional(next)
          table.visit(view.test)
          table.visit(view.body)
          guard view.orelse.count == 1, table.tree.kind(table.tree.node(view.orelse, 0)) == .If else {
            table.visit(view.orelse)
            return
          }
          next = table.tree.node(view.orelse, 0)
        }
      }
    case .For, .AsyncFor, .While, .With, .AsyncWith, .Match, .Try, .TryStar:
      conditionally { $0.children(of: id) }
      if tree.kind(id) == .AsyncFor || tree.kind(id) == .AsyncWith { scopes[current].isAsync = true }
    case .MatchAs:
      children(of: id)
      add(tree.matchAs(id).name, .local)
    case .MatchStar: add(tree.matchStarName(id), .local)
    case .MatchMapping:
      children(of: id)
      add(tree.matchMapping(id).rest, .local)
    default: expression(id)
    }
  }

  private mutating func functionDefinition(_ id: NodeID) {
    let view = tree.functionDef(id)
    let arguments = tree.arguments(view.arguments)
    add(view.name, .local)
    visit(arguments.defaults)
    visit(arguments.kwDefaults)
    visit(view.decorators)
    if !view.typeParameters.isEmpty {
      enter(.typeParameters, id, .typeParameters)
      if !arguments.defaults.isEmpty { add(known.dotDefaults, .parameter) }
      if hasKeywordDefaults(arguments) { add(known.dotKwDefaults, .parameter) }
      visit(view.typeParameters)
    }
    if hasAnnotations(arguments, view.returns) {
      if target >= .v3_14 {
        enter(.annotations, id, .annotations)
        add(known.format, [.parameter, .used])
        if !hasFutureAnnotations { annotations(arguments, view.returns) }
        leave()
      } else if !hasFutureAnnotations {
        annotations(arguments, view.returns)
      }
    }
    enter(.function, id, .body)
    if tree.kind(id) == .AsyncFunctionDef { scopes[current].isAsync = true }
    parameters(arguments)
    visit(view.body)
    leave()
    if !view.typeParameters.isEmpty { leave() }
  }

  func hasKeywordDefaults(_ arguments: Arguments) -> Bool {
    for at in 0..<arguments.kwDefaults.count where tree.node(arguments.kwDefaults, at).isPresent { return true }
    return false
  }

  func hasAnnotations(_ arguments: Arguments, _ returns: NodeID) -> Bool {
    if returns.isPresent { return true }
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for at in 0..<list.count where tree.arg(tree.node(list, at)).annotation.isPresent { return true }
    }
    for id in [arguments.vararg, arguments.kwarg] where id.isPresent && tree.arg(id).annotation.isPresent {
      return true
    }
    return false
  }

  private mutating func annotations(_ arguments: Arguments, _ returns: NodeID) {
    for list in [arguments.posonlyargs, arguments.args] {
      for at in 0..<list.count { optional(tree.arg(tree.node(list, at)).annotation) }
    }
    if arguments.vararg.isPresent { optional(tree.arg(arguments.vararg).annotation) }
    for at in 0..<arguments.kwonlyargs.count { optional(tree.arg(tree.node(arguments.kwonlyargs, at)).annotation) }
    if arguments.kwarg.isPresent { optional(tree.arg(arguments.kwarg).annotation) }
    optional(returns)
  }

  mutating func parameters(_ arguments: Arguments) {
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for at in 0..<list.count { add(tree.arg(tree.node(list, at)).name, .parameter) }
    }
    for id in [arguments.vararg, arguments.kwarg] where id.isPresent { add(tree.arg(id).name, .parameter) }
  }

  private mutating func classDefinition(_ id: NodeID) {
    let view = tree.classDef(id)
    add(view.name, .local)
    visit(view.decorators)
    let isGeneric = !view.typeParameters.isEmpty
    if isGeneric {
      enter(.typeParameters, id, .typeParameters)
      scopes[current].privateName = view.name
      scopes[current].mangledOnly = typeParameterNames(view.typeParameters)
      visit(view.typeParameters)
      add(known.typeParams, [.local, .used])
      add(known.genericBase, [.local, .used])
    }
    visit(view.bases)
    visit(view.keywords)
    enter(.classBody, id, .body)
    scopes[current].privateName = view.name
    if isGeneric {
      add(known.dunderTypeParams, .local)
      add(known.typeParams, .used)
    }
    visit(view.body)
    leave()
    if isGeneric { leave() }
  }

  private func typeParameterNames(_ list: NodeList) -> [Name] {
    (0..<list.count).map { tree.typeParameter(tree.node(list, $0)).name }
  }

  private mutating func typeAlias(_ id: NodeID) {
    let view = tree.typeAlias(id)
    add(tree.identifier(view.name), .local)
    if !view.typeParameters.isEmpty {
      enter(.typeParameters, id, .typeParameters)
      visit(view.typeParameters)
    }
    enter(.typeAlias, id, .value)
    add(known.dotFormat, [.parameter, .used])
    visit(view.value)
    leave()
    if !view.typeParameters.isEmpty { leave() }
  }

  private mutating func annotatedAssignment(_ id: NodeID) {
    let view = tree.annAssign(id)
    if tree.kind(view.target) == .Name {
      if view.isSimple || view.value.isPresent { add(tree.identifier(view.target), .local) }
    } else {
      visit(view.target)
    }
    optional(view.value)
    let kind = scopes[current].kind
    guard kind == .module || kind == .classBody else { return }
    if view.isSimple {
      let isConditional = kind == .module || scopes[current].inConditionalBlock > 0
      scopes[current].annotated.append((id, isConditional))
      if isConditional, target >= .v3_14 {
        scopes[current].hasConditionalAnnotations = true
        if kind == .module { add(known.conditionalAnnotations, .used) }
      }
    }
    if hasFutureAnnotations { return }
    if target < .v3_14 {
      visit(view.annotation)
      return
    }
    if !view.isSimple { return }
    let owner = scopes[current].node
    if scopeOf[key(owner, .annotations)] == nil {
      enter(.annotations, owner, .annotations)
      add(known.format, [.parameter, .used])
    } else {
      current = scope(owner, .annotations)
    }
    if isLastConditional { add(known.conditionalAnnotations, .used) }
    visit(view.annotation)
    leave()
  }

  /// Of the annotation that was just noted in the class or module around.
  private var isLastConditional: Bool { scopes[scopes[current].parent].annotated.last?.isConditional ?? false }

  private mutating func imports(_ list: NodeList, isFrom: Bool) {
    for at in 0..<list.count {
      let alias = tree.alias(tree.node(list, at))
      if alias.asName.isPresent {
        add(alias.asName, .local)
      } else if isFrom {
        if !names.spells(alias.name, "*") { add(alias.name, .local) }
      } else {
        add(firstPart(of: alias.name), .local)
      }
    }
  }

  /// `a` of `a.b.c`.
  mutating func firstPart(of name: Name) -> Name {
    let bytes = Array(names.bytes(name))
    guard let dot = bytes.firstIndex(of: UInt8(ascii: ".")) else { return name }
    return names.intern(bytes, 0..<dot)
  }
}
