// Statements: jumps need their loop or function, blocks nest only so deep, star imports stay at module level.
import Basics
import PythonSyntax

extension CompileWalk {
  private static let noJump = "'break', 'continue' and 'return' cannot appear in an except* block"

  /// The module's body. What stands in its functions and classes has nothing to do with the rest of it.
  mutating func module(passed: Int) {
    let body = tree.moduleBody()
    for index in 0..<body.count {
      let id = tree.node(body, index)
      if Int(id.rawValue) < passed {
        switch tree.kind(id) {
        case .FunctionDef, .AsyncFunctionDef, .ClassDef: continue
        default: break
        }
      }
      statement(id)
    }
  }

  mutating func statements(_ list: NodeList) {
    for index in 0..<list.count { statement(tree.node(list, index)) }
  }

  private mutating func statement(_ id: NodeID) {
    let kind = tree.kind(id)
    place.statement = tree[id].start
    switch kind {
    case .FunctionDef, .AsyncFunctionDef: functionDefinition(id)
    case .ClassDef: classDefinition(id)
    case .Return: returnStatement(id)
    case .Assign:
      let view = tree.assign(id)
      expression(view.value)
      for index in 0..<view.targets.count { target(tree.node(view.targets, index)) }
    case .AnnAssign: annotatedAssignment(id)
    case .TypeAlias: typeAlias(id)
    case .For, .AsyncFor: forLoop(id)
    case .While:
      let view = tree.conditional(id)
      expression(view.test)
      loopBody(view.body, id)
      statements(view.orelse)
    case .If:
      let view = tree.conditional(id)
      expression(view.test)
      statements(view.body)
      statements(view.orelse)
    case .With, .AsyncWith: with(id)
    case .Match: match(id)
    case .Try, .TryStar: tryStatement(id)
    case .Import, .ImportFrom: importStatement(id)
    case .Global, .Nonlocal: declarations()
    case .Break: jump("'break' outside loop", id)
    case .Continue: jump("'continue' not properly in loop", id)
    case .AugAssign:
      expression(tree.augAssign(id).value)
      target(tree.augAssign(id).target)
    default: children(of: id)
    }
  }

  private mutating func returnStatement(_ id: NodeID) {
    let value = tree.value(id)
    let range = tree.range(id)
    if place.block != .function { return codeError("'return' outside function", range) }
    if value.isPresent, place.isAsync { valueReturns.append(ValueReturn(order: codeErrors.count, range: range)) }
    if value.isPresent { expression(value) }
    if place.isInExceptStar {
      // A constant on the same line is where CPython puts its finger.
      let isShown = value.isPresent && tree.kind(value).isConstant && !spansLines(range.start, tree[value].start)
      codeError(Self.noJump, isShown ? tree.range(value) : range)
    }
  }

  private mutating func spansLines(_ start: UInt32, _ end: UInt32) -> Bool {
    tree.source.bytes[Int(start)..<Int(end)].contains { $0 == 10 || $0 == 13 }
  }

  private mutating func jump(_ message: String, _ id: NodeID) {
    switch place.loop {
    case .loop: break
    case .none: codeError(message, tree.range(id))
    case .exceptStar: codeError(Self.noJump, tree.range(id))
    }
  }

  private mutating func loopBody(_ body: NodeList, _ id: NodeID) {
    let loop = place.loop
    place.loop = .loop
    openBlock(at: tree.range(id))
    statements(body)
    place.blockDepth -= 1
    place.loop = loop
  }

  private mutating func forLoop(_ id: NodeID) {
    let view = tree.forLoop(id)
    if tree.kind(id) == .AsyncFor, !place.isAsync { symbolError("'async for' outside async function", tree.range(id)) }
    expression(view.iter)
    target(view.target)
    loopBody(view.body, id)
    statements(view.orelse)
  }

  private mutating func with(_ id: NodeID) {
    let view = tree.with(id)
    if tree.kind(id) == .AsyncWith, !place.isAsync {
      symbolError("'async with' outside async function", tree.range(id))
    }
    let depth = place.blockDepth
    for index in 0..<view.items.count {
      let item = tree.withItem(tree.node(view.items, index))
      expression(item.contextExpression)
      openBlock(at: tree.range(item.contextExpression))
      if item.optionalVars.isPresent { target(item.optionalVars) }
    }
    statements(view.body)
    place.blockDepth = depth
  }

  private mutating func tryStatement(_ id: NodeID) {
    let view = tree.tryStatement(id)
    let outer = place
    place.isInTry = true
    defer { place.isInTry = outer.isInTry }
    if !view.finalbody.isEmpty { openBlock(at: tree.range(id)) }
    if !view.handlers.isEmpty { openBlock(at: tree.range(id)) }
    statements(view.body)
    if !view.handlers.isEmpty { place.blockDepth -= 1 }
    statements(view.orelse)
    for index in 0..<view.handlers.count {
      handler(
        tree.node(view.handlers, index), isStar: tree.kind(id) == .TryStar, isLast: index == view.handlers.count - 1)
    }
    // What is open around `finally` is the block of the exception that it will raise again.
    statements(view.finalbody)
    place.blockDepth = outer.blockDepth
  }

  private mutating func handler(_ id: NodeID, isStar: Bool, isLast: Bool) {
    let view = tree.exceptHandler(id)
    let loop = place.loop
    let isInExceptStar = place.isInExceptStar
    let depth = place.blockDepth
    if !view.type.isPresent, !isLast { codeError("default 'except:' must be last", tree.range(id)) }
    place.statement = tree[id].start
    checkBound(view.name, tree.range(id))
    // One block for the exception, one for the cleaning up of its name.
    openBlock(at: tree.range(id))
    if view.type.isPresent { expression(view.type) }
    openBlock(at: tree.range(id))
    if isStar {
      place.loop = .exceptStar
      place.isInExceptStar = true
    }
    statements(view.body)
    place.loop = loop
    place.isInExceptStar = isInExceptStar
    place.blockDepth = depth
  }

  private mutating func importStatement(_ id: NodeID) {
    let isFrom = tree.kind(id) == .ImportFrom
    if isFrom, tree.isFutureImport(id), tree[id].start >= lastFutureLine {
      symbolError("from __future__ imports must occur at the beginning of the file", tree.range(id))
    }
    let names = isFrom ? tree.importFrom(id).names : tree.importStatement(id).names
    if includesLazy, isFrom ? tree.importFrom(id).isLazy : tree.importStatement(id).isLazy {
      if checkLazy(id, isFrom: isFrom) { return }
    }
    for index in 0..<names.count {
      let node = tree.node(names, index)
      let alias = tree.alias(node)
      let text = tree.names.bytes(alias.name)
      if isFrom, text.elementsEqual("*".utf8) {
        if place.block != .module { symbolError("import * only allowed at module level", tree.range(node)) }
      } else if !isFrom, !alias.asName.isPresent, text.starts(with: "__debug__.".utf8) {
        checkBound(Name(KnownName.__debug__), tree.range(node))
      } else {
        checkBound(alias.asName.isPresent ? alias.asName : alias.name, tree.range(node))
      }
    }
  }

  /// Where `lazy` may not stand (PEP 810): an error for the whole statement.
  private mutating func checkLazy(_ id: NodeID, isFrom: Bool) -> Bool {
    let statement = isFrom ? "lazy from ... import" : "lazy import"
    let range = tree.range(id)
    if place.isInTry {
      symbolError("\(statement) not allowed inside try/except blocks", range)
    } else if place.block == .function {
      symbolError("\(statement) not allowed inside functions", range)
    } else if place.block == .classBody {
      symbolError("\(statement) not allowed inside classes", range)
    } else if isFrom, case let names = tree.importFrom(id).names, names.count == 1,
      tree.names.bytes(tree.alias(tree.node(names, 0)).name).elementsEqual("*".utf8)
    {
      symbolError("lazy from ... import * is not allowed", range)
    } else {
      return false
    }
    return true
  }

  private mutating func annotatedAssignment(_ id: NodeID) {
    let view = tree.annAssign(id)
    if view.value.isPresent { expression(view.value) }
    target(view.target)
    within(.annotation) { $0.expression(view.annotation) }
  }

  private mutating func typeAlias(_ id: NodeID) {
    let view = tree.typeAlias(id)
    target(view.name)
    typeParameters(view.typeParameters)
    within(.typeAlias) { $0.expression(view.value) }
  }

  /// Visits what stands in a block of its own in which only plain expressions may.
  mutating func within(_ block: Block, _ visit: (inout CompileWalk) -> Void) {
    let outer = place
    place.block = block
    place.isAsync = false
    place.comprehension = .none
    visit(&self)
    place = outer
  }
}

extension NodeKind {
  /// CPython's `Constant`.
  var isConstant: Bool {
    rawValue >= NodeKind.ConstantNone.rawValue && rawValue <= NodeKind.ConstantBytes.rawValue
  }
}
