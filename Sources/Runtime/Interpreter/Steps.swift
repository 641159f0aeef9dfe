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
      type.pointee.instanceKind == .instance,
      !type.pointee.typeFlags.contains(.isAbstract), !type.pointee.typeFlags.contains(.isDisallowingInstantiation),
      special(.new, of: type) == special(.new, of: types.object)
    else { return nil }
    return Ref<FunctionObject>(initializer)
  }

  /// An `__init__` or a generator that the loop has entered has ended, its frame is popped: what its caller gets.
  @inline(__always) func finish(_ ended: Ref<Frame>, _ value: Value) throws(Raised) {
    let caller = frames.reference(frameCount &- 1)
    let place = caller.pointee.place
    let last = place.from(-1)[0]
    let registers = caller.pointee.registers
    if ended.pointee.flags.contains(.isInitializer) {
      if !value.isNone { throw typeError("__init__() should return None, not '\(typeName(of: value))'") }
      // The new object waits before the arguments of the call.
      let call = last.opcode == .extra ? place.from(-2)[0] : last
      registers[Int(ended.pointee.destination)] = registers[Int(call.b) &+ (call.opcode == .call ? 0 : 1)]
    } else {
      // Where a loop or a delegation waited for the next value it goes on behind it.
      if last.opcode == .send { registers[Int(last.a)] = value }
      caller.pointee.next &+= Int(last.signedC)
    }
  }

  // MARK: Calls

  /// Calls a native function from the loop: the cell before the arguments is free for its receiver.
  @inline(__always) func callNative(
    _ function: Ref<NativeFunctionObject>, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    if isCallable(function, base, count, names) { return try ended(callExactly(function, base, count)) }
    return try call(function.value, base, count, names: names)
  }
}
