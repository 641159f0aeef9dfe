// Statements, branches and loops; what `break`, `continue` and `return` leave on their way.
import Basics
import PythonSyntax

extension Compiler {
  mutating func statements(_ list: NodeList) {
    for at in 0..<list.count { statement(tree.node(list, at)) }
  }

  mutating func statement(_ id: NodeID) {
    let mark = unit.top
    let range = tree.range(id)
    switch tree.kind(id) {
    case .Expr: expressionStatement(id)
    case .Assign: assignment(id)
    case .AugAssign: augmentedAssignment(id)
    case .AnnAssign: annotatedAssignment(id)
    case .Delete:
      let targets = tree.deleteTargets(id)
      for at in 0..<targets.count { deletion(tree.node(targets, at)) }
    case .Return: returnStatement(id)
    case .If: ifStatement(id)
    case .While: whileLoop(id)
    case .For: forLoop(id)
    case .AsyncFor: asyncForLoop(id)
    case .With, .AsyncWith: with(id)
    case .Try: tryStatement(id)
    case .TryStar: tryStatement(id)
    case .Match: match(id)
    case .FunctionDef, .AsyncFunctionDef: functionDefinition(id)
    case .ClassDef: classDefinition(id)
    case .TypeAlias: typeAlias(id)
    case .Import: importStatement(id)
    case .ImportFrom: importFrom(id)
    case .Break: leaveLoop(isBreak: true, at: range)
    case .Continue: leaveLoop(isBreak: false, at: range)
    case .Raise:
      let view = tree.raise(id)
      if !view.exc.isPresent {
        emit(.raise, at: range)
      } else {
        let exception = operand(view.exc)
        let cause = view.cause.isPresent ? operand(view.cause) : 0
        emit(.raise, flags: view.cause.isPresent ? 2 : 1, exception, cause, at: range)
      }
    case .Assert: assertion(id)
    default: break
    }
    release(to: mark)
  }

  private mutating func expressionStatement(_ id: NodeID) {
    let value = tree.value(id)
    if mode == .interactive, outer.count == 1 {
      let result = operand(value)
      let scratch = temporary()
      emit(.intrinsic, flags: Intrinsic.displayHook.rawValue, scratch, result, at: tree.range(id))
      return
    }
    // Constants say nothing; most of them are docstrings.
    switch tree.kind(value) {
    case .ConstantString, .ConstantBytes: return
    case .Tuple: break
    default: if constantValue(value) != nil { return }
    }
    _ = operand(value)
  }

  private mutating func assertion(_ id: NodeID) {
    guard options.optimization == 0 else { return }
    let view = tree.assertStatement(id)
    let end = label()
    condition(view.test, jumpIf: true, to: end)
    let first = temporaries(2)
    emit(.loadAssertionError, first, at: tree.range(id))
    if view.msg.isPresent {
      expression(view.msg, first + 1)
      emit(.call, first, first, 1, at: tree.range(id))
    }
    emit(.raise, flags: 1, first, at: tree.range(view.test))
    place(end)
  }

  private mutating func ifStatement(_ id: NodeID) {
    let end = label()
    var next = id
    while true {
      let view = tree.conditional(next)
      let otherwise = label()
      condition(view.test, jumpIf: false, to: otherwise)
      statements(view.body)
      if view.orelse.isEmpty {
        place(otherwise)
        break
      }
      jump(.jump, to: end, at: .nowhere)
      place(otherwise)
      guard view.orelse.count == 1, tree.kind(tree.node(view.orelse, 0)) == .If else {
        statements(view.orelse)
        break
      }
      next = tree.node(view.orelse, 0)
    }
    place(end)
  }

  private mutating func whileLoop(_ id: NodeID) {
    let view = tree.conditional(id)
    let start = label()
    let otherwise = label()
    let end = label()
    placeLoop(start)
    condition(view.test, jumpIf: false, to: otherwise)
    unit.blocks.append(.loop(next: start, end: end))
    statements(view.body)
    unit.blocks.removeLast()
    jump(.jump, to: start, at: .nowhere)
    place(otherwise)
    statements(view.orelse)
    place(end)
  }

  private mutating func forLoop(_ id: NodeID) {
    let view = tree.forLoop(id)
    let iterator = temporary()
    iterate(over: view.iter, iterator)
    let start = label()
    let otherwise = label()
    let end = label()
    placeLoop(start)
    next(iterator, view.target, exhausted: otherwise, at: tree.range(view.iter))
    unit.blocks.append(.loop(next: start, end: end))
    statements(view.body)
    unit.blocks.removeLast()
    jump(.jump, to: start, at: .nowhere)
    place(otherwise)
    statements(view.orelse)
    place(end)
  }

  /// `iter(…)`; a list of constants need not be made.
  mutating func iterate(over id: NodeID, _ iterator: UInt16) {
    if let value = constantContainer(id), tree.kind(id) == .List {
      loadConstant(value, iterator, at: tree.range(id))
      emit(.getIterator, iterator, iterator, at: tree.range(id))
    } else {
      emit(.getIterator, iterator, operand(id, iterator), at: tree.range(id))
    }
  }

  /// The next element, into the loop's target.
  mutating func next(_ iterator: UInt16, _ target: NodeID, exhausted: Label, at range: ByteRange) {
    let mark = unit.top
    if tree.kind(target) == .Name, let register = self.target(tree.identifier(target)) {
      jump(.forIterator, register, iterator, to: exhausted, at: range)
      if unit.reachable { unit.bound.insert(register) }
    } else {
      let value = temporary()
      jump(.forIterator, value, iterator, to: exhausted, at: range)
      store(to: target, value)
    }
    release(to: mark)
  }

  // MARK: Leaving

  private mutating func returnStatement(_ id: NodeID) {
    let value = tree.value(id)
    let range = tree.range(id)
    guard mustUnwind else {
      if value.isPresent {
        emit(.returnValue, operand(value), at: range)
      } else {
        let none = temporary()
        emit(.loadNone, none, at: range)
        emit(.returnValue, none, at: range)
      }
      return
    }
    // What is left on the way may change variables.
    let result = temporary()
    if value.isPresent { expression(value, result) } else { emit(.loadNone, result, at: range) }
    let blocks = unit.blocks
    let paused = unwind(untilLoop: false)
    emit(.returnValue, result, at: range)
    restore(blocks, paused)
  }

  private var mustUnwind: Bool {
    for block in unit.blocks { if case .loop = block { continue } else { return true } }
    return false
  }

  private mutating func leaveLoop(isBreak: Bool, at range: ByteRange) {
    let blocks = unit.blocks
    let paused = unwind(untilLoop: true)
    if case .loop(let next, let end)? = unit.blocks.last {
      jump(.jump, to: isBreak ? end : next, at: range)
    }
    restore(blocks, paused)
  }

  /// Leaves the blocks around, innermost first. The regions of their handlers are interrupted until `restore`.
  private mutating func unwind(untilLoop: Bool) -> [Int] {
    var paused: [Int] = []
    while let block = unit.blocks.last {
      if case .loop = block, untilLoop { break }
      unit.blocks.removeLast()
      switch block {
      case .loop: break
      case .guarded(let region):
        pause(region)
        paused.append(region)
      case .finally(let region, let body):
        pause(region)
        paused.append(region)
        statements(body)
      case .finallyHandler(let region, let saved):
        pause(region)
        paused.append(region)
        emit(.popHandled, saved, at: .nowhere)
      case .handler(let region, let saved, let nameRegion, let name):
        for inner in [nameRegion, region] where inner >= 0 {
          pause(inner)
          paused.append(inner)
        }
        emit(.popHandled, saved, at: .nowhere)
        if name.isPresent { forget(name) }
      case .with(let region, let exit, let isAsync, let range):
        pause(region)
        paused.append(region)
        callExit(exit, isAsync: isAsync, at: range)
      }
    }
    return paused
  }

  private mutating func restore(_ blocks: [Block], _ paused: [Int]) {
    unit.blocks = blocks
    for region in paused { resume(region) }
  }
}
