// Generators, coroutines, `await`, `async for`.
import Basics
import PythonSyntax

extension Compiler {
  /// The rest of the unit runs when the generator is asked; a stray StopIteration becomes RuntimeError.
  mutating func startGenerator() -> Int {
    emit(.makeGenerator, at: .nowhere)
    return openRegion(label(), temporary())
  }

  mutating func endGenerator(_ region: Int) {
    if unit.reachable {
      let none = temporary()
      emit(.loadNone, none, at: unit.lastPosition)
      emit(.returnValue, none, at: unit.lastPosition)
    }
    closeRegion(region)
    let record = unit.regions[region]
    place(record.target)
    emit(
      .intrinsic, flags: Intrinsic.stopIterationError.rawValue, record.register, record.register, at: .nowhere)
    emit(.reraise, record.register, at: .nowhere)
  }

  /// Gives a value to whoever iterates.
  mutating func yieldOut(_ destination: UInt16, _ value: UInt16, at range: ByteRange) {
    if unit.flags.contains(.asyncGenerator) {
      emit(.wrapAsyncValue, destination, value, at: range)
      emit(.yieldValue, destination, destination, at: range)
    } else {
      emit(.yieldValue, destination, value, at: range)
    }
  }

  mutating func yield(_ id: NodeID, _ destination: UInt16) {
    let value = tree.value(id)
    let register = spare(destination) ?? temporary()
    let given: UInt16
    if value.isPresent {
      given = operand(value, register)
    } else {
      given = register
      emit(.loadNone, register, at: tree.range(id))
    }
    yieldOut(register, given, at: tree.range(id))
    if register != destination { emit(.move, destination, register, at: tree.range(id)) }
  }

  mutating func yieldFrom(_ id: NodeID, _ destination: UInt16) {
    let range = tree.range(id)
    let iterator = temporary()
    emit(.getYieldFromIterator, iterator, operand(tree.value(id), iterator), at: range)
    delegate(to: iterator, destination, at: range)
  }

  mutating func awaitExpression(_ id: NodeID, _ destination: UInt16) {
    let range = tree.range(id)
    let iterator = temporary()
    emit(.getAwaitable, iterator, operand(tree.value(id), iterator), at: range)
    delegate(to: iterator, destination, at: range)
  }

  /// Awaits what a register holds; the result takes its place.
  mutating func awaitValue(_ register: UInt16, flags: UInt8, at range: ByteRange) {
    let iterator = temporary()
    emit(.getAwaitable, flags: flags, iterator, register, at: range)
    delegate(to: iterator, register, at: range)
    release(to: iterator)
  }

  /// Everything goes to and comes from another iterator until it ends with a value.
  private mutating func delegate(to iterator: UInt16, _ destination: UInt16, at range: ByteRange) {
    let value = spare(destination) ?? temporary()
    let start = label()
    let end = label()
    emit(.loadNone, value, at: range)
    placeLoop(start)
    jump(.send, value, iterator, to: end, at: range)
    emit(.yieldValue, flags: 1, value, value, iterator, at: range)
    jump(.jump, to: start, at: range)
    place(end)
    if value != destination { emit(.move, destination, value, at: range) }
  }

  /// The next element of an asynchronous iterator, into the target. At the handler: the end of the loop.
  mutating func nextAsync(
    _ iterator: UInt16, _ target: NodeID, at range: ByteRange
  ) -> (region: Int, handler: Label, register: UInt16) {
    let handler = label()
    let exception = temporary()
    let mark = unit.top
    let region = openRegion(handler, exception)
    let awaitable = temporary()
    let value = temporary()
    emit(.getAsyncNext, awaitable, iterator, at: range)
    delegate(to: awaitable, value, at: range)
    closeRegion(region)
    store(to: target, value)
    release(to: mark)
    return (region, handler, exception)
  }

  mutating func asyncForLoop(_ id: NodeID) {
    let view = tree.forLoop(id)
    let range = tree.range(view.iter)
    let iterator = temporary()
    emit(.getAsyncIterator, iterator, operand(view.iter, iterator), at: range)
    let start = label()
    let end = label()
    placeLoop(start)
    let loop = nextAsync(iterator, view.target, at: range)
    unit.blocks.append(.loop(next: start, end: end))
    statements(view.body)
    unit.blocks.removeLast()
    jump(.jump, to: start, at: .nowhere)
    place(loop.handler)
    emit(.endAsyncFor, loop.register, at: range)
    statements(view.orelse)
    place(end)
  }
}
