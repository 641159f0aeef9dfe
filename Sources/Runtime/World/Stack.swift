// The stack of a world: rows of values that live as long as a call.

extension World {
  /// `count` unbound cells on top of the stack.
  @inline(__always) func pushRow(_ count: Int) throws(Raised) -> Cells<Value> {
    let start = stackTop
    if start &+ count > World.stackSize { throw raise("RecursionError", "maximum recursion depth exceeded") }
    stackTop = start &+ count
    let row = stack.from(start)
    row.fill(.unbound, count)
    return row
  }

  @inline(__always) func popRow(_ count: Int) { stackTop &-= count }
}
