// Comprehensions and `:=`, whose name belongs to the function around and may not be the loop's own.
import Basics
import PythonSyntax

extension CompileWalk {
  mutating func comprehension(_ id: NodeID, _ kind: Comprehension) {
    let view = tree.comprehension(id)
    let first = tree.generator(tree.node(view.generators, 0))
    iterable(first.iter)
    let outer = place
    let names = comprehensionNames.count
    comprehensionStarts.append(names)
    place.comprehension = kind
    place.awaits = first.isAsync
    iterationTargets(first.target)
    for index in 0..<first.ifs.count { expression(tree.node(first.ifs, index)) }
    for index in 1..<max(view.generators.count, 1) {
      let generator = tree.generator(tree.node(view.generators, index))
      iterationTargets(generator.target)
      iterable(generator.iter)
      for index in 0..<generator.ifs.count { expression(tree.node(generator.ifs, index)) }
      if generator.isAsync { place.awaits = true }
    }
    if view.value.isPresent { expression(view.value) }
    expression(tree.kind(view.element) == .Starred ? tree.value(view.element) : view.element)
    let isAsync = place.awaits && kind != .generator
    place = outer
    comprehensionStarts.removeLast()
    comprehensionNames.removeSubrange(names...)
    if !isAsync { return }
    if !place.isAsync, place.comprehension == .none {
      symbolError("asynchronous comprehension outside of an asynchronous function", tree.range(id))
    }
    place.awaits = true
  }

  private mutating func iterable(_ id: NodeID) {
    place.iterableDepth += 1
    expression(id)
    place.iterableDepth -= 1
  }

  private mutating func iterationTargets(_ id: NodeID) {
    place.isIterationTarget = true
    target(id)
    place.isIterationTarget = false
  }

  /// `for name in …` in the innermost comprehension.
  mutating func iterationTarget(_ name: Name, _ range: ByteRange) {
    let start = comprehensionStarts.last ?? 0
    if comprehensionNames[start...].contains(where: { $0.isNamedExpression && $0.name == name }) {
      symbolError(
        "comprehension inner loop cannot rebind assignment expression target '\(tree.text(name))'", range)
    }
    comprehensionNames.append(ComprehensionName(name: name, isNamedExpression: false))
  }

  mutating func namedExpression(_ id: NodeID) {
    let view = tree.namedExpr(id)
    if place.comprehension == .none, let phrase = place.block.phrase {
      symbolError("named expression cannot be used within \(phrase)", tree.range(id))
    } else if place.iterableDepth > 0 {
      symbolError("assignment expression cannot be used in a comprehension iterable expression", tree.range(id))
    } else if place.comprehension != .none {
      namedInComprehension(tree.identifier(view.target), tree.range(view.target))
    }
    expression(view.value)
    expression(view.target)
  }

  /// The name goes past every comprehension to the block around, which must be able to hold it.
  private mutating func namedInComprehension(_ name: Name, _ range: ByteRange) {
    // Comprehensions outside of a lambda around are none of its business.
    let names = comprehensionNames[comprehensionStarts[place.firstComprehension]...]
    if names.contains(where: { !$0.isNamedExpression && $0.name == name }) {
      symbolError(
        "assignment expression cannot rebind comprehension iteration variable '\(tree.text(name))'", range)
    } else {
      switch place.block {
      case .module, .function, .annotation: break
      case .classBody:
        symbolError("assignment expression within a comprehension cannot be used in a class body", range)
      case .typeVariableBound, .typeVariableDefault, .typeVariableTupleDefault, .paramSpecDefault:
        symbolError("assignment expression within a comprehension cannot be used in a TypeVar bound", range)
      case .typeAlias:
        symbolError("assignment expression within a comprehension cannot be used in a type alias", range)
      case .typeParameters:
        symbolError(
          "assignment expression within a comprehension cannot be used within the definition of a generic", range)
      }
    }
    comprehensionNames.append(ComprehensionName(name: name, isNamedExpression: true))
  }
}
