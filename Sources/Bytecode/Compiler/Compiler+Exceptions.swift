// `try` with its clauses, and `with`.
import Basics
import PythonSyntax

extension Compiler {
  mutating func tryStatement(_ id: NodeID) {
    let view = tree.tryStatement(id)
    unit.tryDepth += 1
    defer { unit.tryDepth -= 1 }
    if view.finalbody.isEmpty {
      guarded(id, view)
      return
    }
    let exceptional = label()
    let exception = temporaries(3)
    let region = openRegion(exceptional, exception)
    unit.blocks.append(.finally(region: region, body: view.finalbody))
    if view.handlers.isEmpty { statements(view.body) } else { guarded(id, view) }
    if view.handlers.isEmpty { statements(view.orelse) }
    unit.blocks.removeLast()
    closeRegion(region)
    statements(view.finalbody)
    let end = label()
    jump(.jump, to: end, at: .nowhere)
    place(exceptional)
    handled(exception) { compiler, inner in
      compiler.unit.blocks.append(.finallyHandler(region: inner, saved: exception + 1))
      compiler.statements(view.finalbody)
      compiler.unit.blocks.removeLast()
    }
    emit(.popHandled, exception + 1, at: .nowhere)
    emit(.reraise, exception, at: .nowhere)
    leaveHandler(exception)
    place(end)
  }

  /// The code of a handler: `exception` is handled, `exception + 1` keeps what was handled before, and
  /// `exception + 2` is for an exception of the handler itself. `leaveHandler` must follow.
  private mutating func handled(_ exception: UInt16, _ body: (inout Compiler, Int) -> Void) {
    emit(.pushHandled, exception + 1, exception, at: .nowhere)
    pendingCleanups.append(label())
    let region = openRegion(pendingCleanups[pendingCleanups.count - 1], exception + 2)
    body(&self, region)
    closeRegion(region)
  }

  /// Where an exception of a handler goes: what was handled before is so again.
  private mutating func leaveHandler(_ exception: UInt16) {
    place(pendingCleanups.removeLast())
    emit(.popHandled, exception + 1, at: .nowhere)
    emit(.reraise, exception + 2, at: .nowhere)
  }

  /// `try` and `except` without `finally`.
  private mutating func guarded(_ id: NodeID, _ view: Try) {
    let handler = label()
    let end = label()
    let exception = temporaries(3)
    let region = openRegion(handler, exception)
    unit.blocks.append(.guarded(region: region))
    statements(view.body)
    unit.blocks.removeLast()
    closeRegion(region)
    statements(view.orelse)
    jump(.jump, to: end, at: .nowhere)
    place(handler)
    if unit.reachable {
      if tree.kind(id) == .TryStar {
        groupClauses(view, exception, end)
      } else {
        clauses(view, exception, end)
      }
    }
    place(end)
  }

  private mutating func clauses(_ view: Try, _ exception: UInt16, _ end: Label) {
    handled(exception) { compiler, region in
      for at in 0..<view.handlers.count {
        let clause = compiler.tree.node(view.handlers, at)
        let handler = compiler.tree.exceptHandler(clause)
        let next = compiler.label()
        if handler.type.isPresent {
          let mark = compiler.unit.top
          let type = compiler.operand(handler.type)
          let matches = compiler.temporary()
          compiler.emit(.matchException, matches, exception, type, at: compiler.tree.range(clause))
          compiler.jump(.jumpIfFalse, matches, to: next, at: compiler.tree.range(clause))
          compiler.release(to: mark)
        }
        compiler.clause(handler, clause, exception, region, end)
        compiler.place(next)
      }
    }
    emit(.popHandled, exception + 1, at: .nowhere)
    emit(.reraise, exception, at: .nowhere)
    leaveHandler(exception)
  }

  private mutating func clause(
    _ handler: ExceptHandler, _ clause: NodeID, _ exception: UInt16, _ region: Int, _ end: Label
  ) {
    let mark = unit.top
    var cleanup: (label: Label, region: Int, register: UInt16)?
    if handler.name.isPresent {
      store(handler.name, exception, at: tree.range(clause))
      let label = label()
      let register = temporary()
      cleanup = (label, openRegion(label, register), register)
    }
    unit.blocks.append(
      .handler(region: region, saved: exception + 1, nameRegion: cleanup?.region ?? -1, name: handler.name))
    statements(handler.body)
    unit.blocks.removeLast()
    if let cleanup { closeRegion(cleanup.region) }
    // From here on the exception is over; an error in forgetting the name is none of it.
    pause(region)
    emit(.popHandled, exception + 1, at: .nowhere)
    if handler.name.isPresent { forget(handler.name) }
    jump(.jump, to: end, at: .nowhere)
    resume(region)
    if let cleanup {
      place(cleanup.label)
      forget(handler.name)
      emit(.reraise, cleanup.register, at: .nowhere)
    }
    release(to: mark)
  }

  // MARK: except*

  private mutating func groupClauses(_ view: Try, _ exception: UInt16, _ end: Label) {
    let reraised = label()
    let list = temporary()
    // The matching part and the rest.
    let parts = temporaries(2)
    let result = temporary()
    handled(exception) { compiler, region in
      compiler.emit(.buildList, list, list, 0, at: .nowhere)
      compiler.emit(.move, parts + 1, exception, at: .nowhere)
      for at in 0..<view.handlers.count {
        compiler.groupClause(compiler.tree.node(view.handlers, at), parts, list)
      }
      compiler.emit(.listAppend, list, parts + 1, at: .nowhere)
      compiler.emit(.prepareReraiseStar, result, exception, list, at: .nowhere)
      compiler.jump(.jumpIfNotNone, result, to: reraised, at: .nowhere)
      compiler.pause(region)
      compiler.emit(.popHandled, exception + 1, at: .nowhere)
      compiler.jump(.jump, to: end, at: .nowhere)
    }
    place(reraised)
    emit(.popHandled, exception + 1, at: .nowhere)
    emit(.reraise, result, at: .nowhere)
    leaveHandler(exception)
  }

  private mutating func groupClause(_ clause: NodeID, _ parts: UInt16, _ list: UInt16) {
    let mark = unit.top
    let handler = tree.exceptHandler(clause)
    let next = label()
    let range = tree.range(clause)
    let type = operand(handler.type)
    let rest = temporary()
    emit(.move, rest, parts + 1, at: range)
    emit(.matchGroup, parts, rest, type, at: range)
    jump(.jumpIfNone, parts, to: next, at: range)
    let failed = label()
    let saved = temporaries(2)
    emit(.pushHandled, saved, parts, at: .nowhere)
    if handler.name.isPresent { store(handler.name, parts, at: tree.range(clause)) }
    let region = openRegion(failed, saved + 1)
    unit.blocks.append(.handler(region: region, saved: saved, nameRegion: -1, name: handler.name))
    statements(handler.body)
    unit.blocks.removeLast()
    closeRegion(region)
    emit(.popHandled, saved, at: .nowhere)
    if handler.name.isPresent { forget(handler.name) }
    jump(.jump, to: next, at: .nowhere)
    place(failed)
    emit(.popHandled, saved, at: .nowhere)
    if handler.name.isPresent { forget(handler.name) }
    emit(.listAppend, list, saved + 1, at: .nowhere)
    place(next)
    release(to: mark)
  }

  // MARK: with

  mutating func with(_ id: NodeID) {
    withItem(id, 0)
  }

  private mutating func withItem(_ id: NodeID, _ index: Int) {
    let view = tree.with(id)
    if index == view.items.count {
      statements(view.body)
      return
    }
    let isAsync = tree.kind(id) == .AsyncWith
    let item = tree.withItem(tree.node(view.items, index))
    let range = tree.range(item.contextExpression)
    let exit = temporary()
    let exception = temporaries(3)
    let mark = unit.top
    let manager = operand(item.contextExpression)
    emit(
      .loadSpecial, flags: isAsync ? 3 : 1, exit, manager, name16(isAsync ? known.asyncExit : known.exit), at: range)
    let entered = temporary()
    emit(
      .loadSpecial, flags: isAsync ? 2 : 0, entered, manager, name16(isAsync ? known.asyncEnter : known.enter),
      at: range)
    emit(.call, entered, entered, 0, at: range)
    if isAsync { awaitValue(entered, flags: 1, at: range) }
    let handler = label()
    let end = label()
    let region = openRegion(handler, exception)
    unit.blocks.append(.with(region: region, exit: exit, isAsync: isAsync, range: range))
    if item.optionalVars.isPresent { store(to: item.optionalVars, entered) }
    release(to: mark)
    withItem(id, index + 1)
    unit.blocks.removeLast()
    closeRegion(region)
    callExit(exit, isAsync: isAsync, at: range)
    jump(.jump, to: end, at: .nowhere)
    place(handler)
    let suppressed = label()
    handled(exception) { compiler, _ in
      let result = compiler.temporary()
      compiler.emit(.callExit, result, exit, exception, at: range)
      if isAsync { compiler.awaitValue(result, flags: 2, at: range) }
      compiler.jump(.jumpIfTrue, result, to: suppressed, at: range)
      compiler.release(to: result)
    }
    emit(.popHandled, exception + 1, at: .nowhere)
    emit(.reraise, exception, at: .nowhere)
    place(suppressed)
    emit(.popHandled, exception + 1, at: .nowhere)
    jump(.jump, to: end, at: .nowhere)
    leaveHandler(exception)
    place(end)
  }

  /// `__exit__(None, None, None)`
  mutating func callExit(_ exit: UInt16, isAsync: Bool, at range: ByteRange) {
    let first = temporaries(4)
    emit(.move, first, exit, at: range)
    for argument: UInt16 in 1...3 { emit(.loadNone, first + argument, at: range) }
    emit(.call, first, first, 3, at: range)
    if isAsync { awaitValue(first, flags: 2, at: range) }
    release(to: first)
  }
}
