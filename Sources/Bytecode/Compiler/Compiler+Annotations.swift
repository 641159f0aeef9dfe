// Annotations: functions that compute them when asked (PEP 649), strings, or at once before Python 3.14.
import Basics
import PythonSyntax

extension Compiler {
  var annotatesLazily: Bool { options.target >= .v3_14 }

  // MARK: Of functions

  mutating func annotations(
    of arguments: Arguments, _ id: NodeID, _ returns: NodeID, _ parts: inout FunctionParts
  ) {
    guard table.hasAnnotations(arguments, returns) else { return }
    let range = tree.range(id)
    let name = text(tree.functionDef(id).name)
    if !annotatesLazily {
      let register = temporary()
      annotationMap(arguments, returns, register, at: range)
      parts.annotations = register
      return
    }
    let qualified = qualifiedName(name, of: mangled(tree.functionDef(id).name))
    beginEvaluator(
      table.scope(id, .annotations), "__annotate__", qualified + ".__annotate__", range)
    let result = temporary()
    annotationMap(arguments, returns, result, at: range)
    emit(.returnValue, result, at: range)
    let code = finish()
    let register = temporary()
    makeFunction(code, register, at: range)
    parts.annotate = register
  }

  private mutating func annotationMap(
    _ arguments: Arguments, _ returns: NodeID, _ destination: UInt16, at range: ByteRange
  ) {
    emit(.buildMap, destination, destination, 0, at: range)
    for list in [arguments.posonlyargs, arguments.args] {
      for at in 0..<list.count { annotation(of: tree.node(list, at), destination, at: range) }
    }
    if arguments.vararg.isPresent { annotation(of: arguments.vararg, destination, at: range) }
    for at in 0..<arguments.kwonlyargs.count {
      annotation(of: tree.node(arguments.kwonlyargs, at), destination, at: range)
    }
    if arguments.kwarg.isPresent { annotation(of: arguments.kwarg, destination, at: range) }
    if returns.isPresent { annotation(constantText(Name(.`return`)), returns, destination, at: range) }
  }

  private mutating func annotation(of argument: NodeID, _ map: UInt16, at range: ByteRange) {
    let view = tree.arg(argument)
    guard view.annotation.isPresent else { return }
    annotation(constantText(mangled(view.name)), view.annotation, map, at: range)
  }

  private mutating func annotation(
    _ key: CodeObject.Constant, _ value: NodeID, _ map: UInt16, at range: ByteRange
  ) {
    let pair = temporaries(2)
    loadConstant(key, pair, at: range)
    annotationValue(value, pair + 1)
    emit(.mapAdd, map, pair, pair + 1, at: range)
    release(to: pair)
  }

  private mutating func annotationValue(_ id: NodeID, _ destination: UInt16) {
    let range = tree.range(id)
    if hasFutureAnnotations {
      loadConstant(.string(unparse(id, in: tree)), destination, at: range)
    } else if tree.kind(id) == .Starred {
      expression(tree.value(id), destination)
      emit(.unpackSequence, destination, destination, 1, at: range)
    } else {
      expression(id, destination)
    }
  }

  /// Begins a function that is asked for something in a format; formats beyond 2 it does not know.
  mutating func beginEvaluator(
    _ scope: Int, _ name: String, _ qualifiedName: String, _ range: ByteRange, firstLine: UInt32? = nil
  ) {
    let firstLine = firstLine ?? line(range.start)
    begin(scope: scope, name: name, qualifiedName: qualifiedName, firstLine: firstLine)
    unit.argumentCount = 1
    unit.positionalOnlyCount = 1
    let two = temporary()
    let known = label()
    emit(.loadInteger, two, bc: 2, at: range)
    jump(.jumpUnlessGreater, 0, two, to: known, at: range)
    emit(.loadNotImplementedError, two, at: range)
    emit(.raise, flags: 1, two, at: range)
    place(known)
    release(to: two)
  }

  // MARK: Of modules and classes

  /// What stands at a module's beginning because of its annotations.
  mutating func moduleAnnotations() {
    let record = table.scopes[0]
    guard !record.annotated.isEmpty else { return }
    numberAnnotations(record)
    let range = ByteRange(at: 0)
    if annotatesLazily {
      let register = temporary()
      if !hasFutureAnnotations {
        namespaceAnnotate(0, "__annotate__", register, at: range)
        emit(.storeName, register, bc: nameIndex(known.annotate), at: range)
      }
      emit(.buildSet, register, register, 0, at: range)
      emit(.storeName, register, bc: nameIndex(known.conditionalAnnotations), at: range)
      release(to: register)
    }
    if hasFutureAnnotations || !annotatesLazily { emit(.setupAnnotations, at: range) }
  }

  mutating func numberAnnotations(_ record: SymbolTable.Scope) {
    var next: Int32 = 0
    for (node, isConditional) in record.annotated where isConditional {
      annotationIndex[node.rawValue] = next
      next += 1
    }
  }

  /// The `__annotate__` function of a module or class.
  mutating func namespaceAnnotate(
    _ owner: Int, _ qualifiedName: String, _ destination: UInt16, at range: ByteRange
  ) {
    let record = table.scopes[owner]
    let isClass = record.kind == .classBody
    let body = tree.moduleBody()
    let firstLine = isClass ? unit.firstLine : body.isEmpty ? 1 : line(tree.range(tree.node(body, 0)).start)
    beginEvaluator(
      table.scope(record.node, .annotations), "__annotate__", qualifiedName, range, firstLine: firstLine)
    let map = temporary()
    emit(.buildMap, map, map, 0, at: range)
    for (node, _) in record.annotated {
      let view = tree.annAssign(node)
      let mark = unit.top
      let skipped = label()
      if let index = annotationIndex[node.rawValue] {
        let number = temporaries(2)
        emit(.loadInteger, number, bc: Int(index), at: range)
        if isClass {
          load(known.conditionalAnnotations, number + 1, at: range)
        } else {
          emit(.loadGlobal, number + 1, 0, sharedSite(known.conditionalAnnotations), at: range)
        }
        emit(.contains, number, number, number + 1, at: range)
        jump(.jumpIfFalse, number, to: skipped, at: range)
        release(to: mark)
      }
      annotation(constantText(mangled(tree.identifier(view.target))), view.annotation, map, at: tree.range(node))
      place(skipped)
    }
    emit(.returnValue, map, at: range)
    let code = finish()
    makeFunction(code, destination, at: range)
  }

  mutating func annotatedAssignment(_ id: NodeID) {
    let view = tree.annAssign(id)
    if view.value.isPresent { assign(view.value, to: view.target) }
    let isNamespace = unit.kind == .module || unit.kind == .classBody
    switch tree.kind(view.target) {
    case .Name:
      if view.isSimple, isNamespace {
        noteAnnotation(id, view)
        return
      }
    case .Attribute:
      if !view.value.isPresent { effect(tree.attribute(view.target).value) }
    case .Subscript:
      if !view.value.isPresent {
        effect(tree.subscriptExpression(view.target).value)
        effect(tree.subscriptExpression(view.target).slice)
      }
    default: break
    }
    if isNamespace, !annotatesLazily, !hasFutureAnnotations { effect(view.annotation) }
  }

  private mutating func noteAnnotation(_ id: NodeID, _ view: AnnAssign) {
    let range = tree.range(id)
    let first = temporaries(3)
    if hasFutureAnnotations || !annotatesLazily {
      annotationValue(view.annotation, first)
      emit(.loadName, first + 1, 0, sharedSite(Name(.__annotations__)), at: range)
      loadConstant(constantText(mangled(tree.identifier(view.target))), first + 2, at: range)
      emit(.storeItem, first + 1, first + 2, first, at: range)
    } else if let index = annotationIndex[id.rawValue] {
      if unit.kind == .classBody, let cell = unit.registers[known.conditionalAnnotations.rawValue] {
        emit(.loadCell, first, cell, name16(known.conditionalAnnotations), at: range)
      } else {
        emit(.loadName, first, 0, sharedSite(known.conditionalAnnotations), at: range)
      }
      emit(.loadInteger, first + 1, bc: Int(index), at: range)
      emit(.setAdd, first, first + 1, at: range)
    }
  }
}
