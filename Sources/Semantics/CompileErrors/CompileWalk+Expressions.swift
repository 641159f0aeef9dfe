// Expressions: `yield` and `await` need their function, stars their display or call, keywords are given once.
import Basics
import PythonSyntax

extension CompileWalk {
  mutating func expression(_ id: NodeID) {
    switch tree.kind(id) {
    case .Name:
      if tree.context(id) != .load { boundName(id) }
    case .ConstantNone, .ConstantTrue, .ConstantFalse, .ConstantEllipsis, .ConstantInt, .ConstantFloat,
      .ConstantImaginary, .ConstantString, .ConstantBytes:
      break
    case .Attribute:
      let view = tree.attribute(id)
      if view.context != .load {
        checkBound(view.attr, tree.range(id), view.context == .store ? "assign to" : "delete")
      }
      expression(view.value)
    case .Call:
      let view = tree.call(id)
      keywords(view.keywords)
      expression(view.function)
      starred(view.arguments)
      for index in 0..<view.keywords.count { expression(tree.keyword(tree.node(view.keywords, index)).value) }
    case .Starred:
      codeError("can't use starred expression here", tree.range(id))
      expression(tree.value(id))
    case .Tuple, .List:
      if tree.context(id) == .load { starred(tree.elements(id)) } else { target(id) }
    case .Set: starred(tree.elements(id))
    case .NamedExpr: namedExpression(id)
    case .Lambda: lambda(id)
    case .ListComp: comprehension(id, .list)
    case .SetComp: comprehension(id, .set)
    case .DictComp: comprehension(id, .dict)
    case .GeneratorExp: comprehension(id, .generator)
    case .Await: awaitExpression(id)
    case .Yield, .YieldFrom: yieldExpression(id)
    default: children(of: id)
    }
  }

  /// Visits the expressions directly below a node.
  mutating func children(of id: NodeID) {
    let start = pending.count
    tree.appendChildren(of: id, to: &pending)
    let end = pending.count
    for index in start..<end { expression(pending[index]) }
    pending.removeLast(end - start)
  }

  /// Expressions among which `*x` may stand.
  mutating func starred(_ list: NodeList) {
    for index in 0..<list.count {
      let element = tree.node(list, index)
      expression(tree.kind(element) == .Starred ? tree.value(element) : element)
    }
  }

  /// What is assigned to or deleted.
  mutating func target(_ id: NodeID) {
    switch tree.kind(id) {
    case .Starred:
      codeError("starred assignment target must be in a list or tuple", tree.range(id))
      target(tree.value(id))
    case .Tuple, .List:
      let elements = tree.elements(id)
      var stars = 0
      for index in 0..<elements.count {
        let element = tree.node(elements, index)
        if tree.kind(element) != .Starred { continue }
        stars += 1
        if stars == 2 { codeError("multiple starred expressions in assignment", tree.range(id)) }
        if stars == 1, index >= 256 { codeError("too many expressions in star-unpacking assignment", tree.range(id)) }
      }
      for index in 0..<elements.count {
        let element = tree.node(elements, index)
        target(tree.kind(element) == .Starred ? tree.value(element) : element)
      }
    default: expression(id)
    }
  }

  /// A name that is bound or deleted.
  private mutating func boundName(_ id: NodeID) {
    let name = tree.identifier(id)
    checkBound(name, tree.range(id), tree.context(id) == .store ? "assign to" : "delete")
    if place.isIterationTarget { iterationTarget(name, tree.range(id)) }
  }

  /// Keyword arguments of a call or class.
  mutating func keywords(_ list: NodeList) {
    if list.isEmpty { return }
    for index in 0..<list.count {
      let node = tree.node(list, index)
      checkBound(tree.keyword(node).arg, tree.range(node))
    }
    if list.count == 1 { return }
    var isSeen = DuplicateNames(list.count)
    var repeated: (first: Int, node: NodeID)?
    for index in 0..<list.count {
      let node = tree.node(list, index)
      // CPython compares each keyword with those behind it: the one repeated first wins.
      guard let first = isSeen.insert(tree.keyword(node).arg, index) else { continue }
      if repeated.map({ first < $0.first }) ?? true { repeated = (first, node) }
    }
    if let repeated {
      codeError("keyword argument repeated: \(tree.text(tree.keyword(repeated.node).arg))", tree.range(repeated.node))
    }
  }

  private mutating func awaitExpression(_ id: NodeID) {
    if let phrase = place.block.phrase, place.comprehension == .none {
      symbolError("await expression cannot be used within \(phrase)", tree.range(id))
    } else if place.comprehension == .none, !place.isAsync {
      let isInFunction = place.block == .function
      symbolError(isInFunction ? "'await' outside async function" : "'await' outside function", tree.range(id))
    }
    place.awaits = true
    expression(tree.value(id))
  }

  private mutating func yieldExpression(_ id: NodeID) {
    let isFrom = tree.kind(id) == .YieldFrom
    let range = tree.range(id)
    if tree.value(id).isPresent { expression(tree.value(id)) }
    place.yields = true
    switch place.comprehension {
    case .list: return symbolError("'yield' inside list comprehension", range)
    case .set: return symbolError("'yield' inside set comprehension", range)
    case .dict: return symbolError("'yield' inside dict comprehension", range)
    case .generator: return symbolError("'yield' inside generator expression", range)
    case .none: break
    }
    if let phrase = place.block.phrase {
      symbolError("yield expression cannot be used within \(phrase)", range)
    } else if place.block != .function {
      codeError(isFrom ? "'yield from' outside function" : "'yield' outside function", range)
    } else if isFrom, place.isAsync {
      codeError("'yield from' inside async function", range)
    }
  }
}

/// Finds names given twice, without allocating for the usual short lists.
struct DuplicateNames {
  private var few = InlineNames()
  private var many: [UInt32: Int] = [:]
  private let isShort: Bool

  /// Room for `count` names.
  init(_ count: Int) {
    isShort = count <= InlineNames.capacity
  }

  /// Notes a name; where the same one was noted before, if it was. Absent names are all different.
  mutating func insert(_ name: Name, _ index: Int) -> Int? {
    guard name.isPresent else { return nil }
    if isShort { return few.insert(name.rawValue, index) }
    if let known = many[name.rawValue] { return known }
    many[name.rawValue] = index
    return nil
  }
}

/// Up to eight names with where they stood.
private struct InlineNames {
  static let capacity = 8
  private var names = SIMD8<UInt32>(repeating: 0)

  mutating func insert(_ name: UInt32, _ index: Int) -> Int? {
    for i in 0..<Self.capacity where names[i] == name { return i }
    if index < Self.capacity { names[index] = name }
    return nil
  }
}
