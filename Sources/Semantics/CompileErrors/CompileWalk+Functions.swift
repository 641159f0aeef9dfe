// Functions, lambdas and classes: their parameters, and what surrounds the code in their bodies.
import Basics
import PythonSyntax

extension CompileWalk {
  mutating func functionDefinition(_ id: NodeID) {
    let view = tree.functionDef(id)
    let arguments = tree.arguments(view.arguments)
    checkBound(view.name, tree.range(id))
    expressions(view.decorators)
    expressions(arguments.defaults)
    expressions(arguments.kwDefaults)
    typeParameters(view.typeParameters)
    within(.annotation) { walk in
      walk.annotations(arguments)
      if view.returns.isPresent { walk.expression(view.returns) }
    }
    openScope(id, .function, view.typeParameters) { walk in
      walk.place.isAsync = walk.tree.kind(id) == .AsyncFunctionDef
      // The block that turns a stray StopIteration into RuntimeError.
      if walk.place.isAsync { walk.place.blockDepth = 1 }
      walk.parameters(arguments)
      let firstReturn = walk.valueReturns.count
      walk.statements(view.body)
      walk.closeReturns(from: firstReturn)
    }
  }

  mutating func lambda(_ id: NodeID) {
    let view = tree.lambda(id)
    let arguments = view.arguments.isPresent ? tree.arguments(view.arguments) : nil
    if let arguments {
      expressions(arguments.defaults)
      expressions(arguments.kwDefaults)
    }
    let outer = place
    enter(.function)
    place.iterableDepth = outer.iterableDepth
    if let arguments { parameters(arguments) }
    expression(view.body)
    place = outer
  }

  mutating func classDefinition(_ id: NodeID) {
    let view = tree.classDef(id)
    checkBound(view.name, tree.range(id))
    expressions(view.decorators)
    typeParameters(view.typeParameters)
    if view.typeParameters.isEmpty {
      bases(view)
    } else {
      within(.typeParameters) { $0.bases(view) }
    }
    openScope(id, .classBody, view.typeParameters) { $0.statements(view.body) }
  }

  private mutating func bases(_ view: ClassDef) {
    keywords(view.keywords)
    starred(view.bases)
    for index in 0..<view.keywords.count { expression(tree.keyword(tree.node(view.keywords, index)).value) }
  }

  private mutating func openScope(
    _ id: NodeID, _ block: Block, _ typeParameters: NodeList, _ visit: (inout CompileWalk) -> Void
  ) {
    let outer = place
    scopes.append(Scope(node: id, kind: block == .classBody ? .classBody : .function, typeParameters: typeParameters))
    enter(block)
    visit(&self)
    scopes.removeLast()
    place = outer
  }

  private mutating func enter(_ block: Block) {
    let statement = place.statement
    place = Place()
    place.block = block
    place.statement = statement
    place.firstComprehension = comprehensionStarts.count
  }

  /// An async generator returns no value.
  private mutating func closeReturns(from first: Int) {
    if place.yields {
      for (index, found) in valueReturns[first...].enumerated() {
        codeErrors.insert(
          SyntaxError(.syntaxError, "'return' with value in async generator", found.range), at: found.order + index)
      }
    }
    valueReturns.removeSubrange(first...)
  }

  private mutating func expressions(_ list: NodeList) {
    for index in 0..<list.count where tree.node(list, index).isPresent { expression(tree.node(list, index)) }
  }

  private mutating func annotations(_ arguments: Arguments) {
    forEachParameter(arguments) { walk, id in
      let annotation = walk.tree.arg(id).annotation
      if !annotation.isPresent { return }
      // `*args: *Ts`
      walk.expression(walk.tree.kind(annotation) == .Starred ? walk.tree.value(annotation) : annotation)
    }
  }

  private mutating func parameters(_ arguments: Arguments) {
    let stars = (arguments.vararg.isPresent ? 1 : 0) + (arguments.kwarg.isPresent ? 1 : 0)
    let count = arguments.posonlyargs.count + arguments.args.count + arguments.kwonlyargs.count + stars
    if count == 0 { return }
    var isSeen = DuplicateNames(count)
    var index = 0
    forEachParameter(arguments) { walk, id in
      let name = walk.tree.arg(id).name
      walk.checkBound(name, walk.tree.range(id))
      if isSeen.insert(name, index) != nil {
        walk.symbolError("duplicate parameter '\(walk.tree.text(name))' in function definition", walk.tree.range(id))
      }
      index += 1
    }
  }

  /// In the order of CPython's symbol table: `*args` and `**kwargs` last.
  private mutating func forEachParameter(_ arguments: Arguments, _ visit: (inout CompileWalk, NodeID) -> Void) {
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for index in 0..<list.count { visit(&self, tree.node(list, index)) }
    }
    if arguments.vararg.isPresent { visit(&self, arguments.vararg) }
    if arguments.kwarg.isPresent { visit(&self, arguments.kwarg) }
  }

  mutating func typeParameters(_ list: NodeList) {
    if list.isEmpty { return }
    var isSeen = DuplicateNames(list.count)
    var hasDefault = false
    for index in 0..<list.count {
      let id = tree.node(list, index)
      let view = tree.typeParameter(id)
      if hasDefault, !view.defaultValue.isPresent {
        symbolError(
          "non-default type parameter '\(tree.text(view.name))' follows default type parameter", tree.range(id))
      }
      hasDefault = hasDefault || view.defaultValue.isPresent
      checkBound(view.name, tree.range(id))
      if isSeen.insert(view.name, index) != nil {
        symbolError("duplicate type parameter '\(tree.text(view.name))'", tree.range(id))
      }
      if view.bound.isPresent { within(.typeVariableBound) { $0.expression(view.bound) } }
      if !view.defaultValue.isPresent { continue }
      let isStarred = tree.kind(view.defaultValue) == .Starred
      let value = isStarred ? tree.value(view.defaultValue) : view.defaultValue
      switch tree.kind(id) {
      case .TypeVar: within(.typeVariableDefault) { $0.expression(value) }
      case .TypeVarTuple: within(.typeVariableTupleDefault) { $0.expression(value) }
      default: within(.paramSpecDefault) { $0.expression(value) }
      }
    }
  }
}
