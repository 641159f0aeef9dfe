// Pieces of the loop's work that have room outside of it: iterators of loops, new instances, calls of native functions.
import Bytecode

extension World {
  // MARK: Iteration

  private static let isOfLoop: UInt8 = 1

  /// `iter(value)` for a loop, which alone knows it: at its end it is used again.
  @inline(__always) func loopIterator(of value: Value) throws(Raised) -> Value {
    if value.isObject {
      let type = Ref<Header>(value).pointee.type
      if type == types.list { return ownIterator(types.iterators.list, value) }
      if type == types.tuple { return ownIterator(types.iterators.tuple, value) }
      if type == types.generator { return value }
    }
    return try iterator(of: value)
  }

  private func ownIterator(_ type: Ref<TypeObject>, _ source: Value) -> Value {
    var found = spareIterators
    if found.isUnbound {
      found = heap.make(IteratorObject.self).value
    } else {
      spareIterators = Ref<IteratorObject>(found).pointee.source
    }
    let object = Ref<IteratorObject>(found)
    object.pointee = IteratorObject(
      header: Header(type, .iterator, owner: owner), source: source, index: 0, limit: 0, extra: .unbound)
    object.pointee.header.flags = World.isOfLoop
    return found
  }

  /// A loop has come to the end of its iterator.
  @inline(__always) func recycle(_ iterator: Ref<IteratorObject>) {
    if iterator.pointee.header.flags & World.isOfLoop == 0 { return }
    iterator.pointee.header.flags = 0
    iterator.pointee.source = spareIterators
    spareIterators = iterator.value
  }

  // MARK: Instances

  /// The `__init__` of a class whose instances are made without running anything else: nothing of its own in `__new__` nor
  /// in its metaclass.
  @inline(__always) func plainInitializer(of type: Ref<TypeObject>) -> Ref<FunctionObject>? {
    let initializer = special(.`init`, of: type)
    guard initializer.isObject, Ref<Header>(initializer).pointee.kind == .function,
      type.pointee.header.type == types.type,
      type.pointee.typeFlags.isDisjoint(with: [.isAbstract, .isDisallowingInstantiation]),
      special(.new, of: type) == special(.new, of: types.object)
    else { return nil }
    return Ref<FunctionObject>(initializer)
  }

  /// The object that waits before the arguments of the call that has just ended.
  @inline(__always) func newInstance(_ registers: Cells<Value>, _ place: Cells<Instruction>) -> Value {
    let last = place.from(-1)[0]
    if last.opcode == .call { return registers[Int(last.b)] }
    let call = last.opcode == .extra ? place.from(-2)[0] : last
    return registers[Int(call.b) &+ 1]
  }

  @inline(never) func wrongInitializer(_ value: Value) -> Raised {
    typeError("__init__() should return None, not '\(typeName(of: value))'")
  }

  // MARK: Calls

  /// Calls a native function from the loop: the cell before the arguments is free for its receiver.
  @inline(__always) func callNative(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    if isCallable(function, base, count, names) { return try callExactly(function, base, count) }
    return try call(function.value, base, count, names: names)
  }
}
