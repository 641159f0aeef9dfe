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

  /// The next element of an iterator that lies in `row`, where `__next__` of its type is native.
  func nextOfNative(_ row: Cells<Value>, _ type: Ref<TypeObject>) throws(Raised) -> Value {
    let method = special(.next, of: type)
    if method.isObject, Ref<Header>(method).pointee.kind == .nativeFunction {
      let function = Ref<NativeFunctionObject>(method)
      if isCallable(function, row, 1, .unbound) {
        do throws(Raised) {
          return try callExactly(function, row, 1)
        } catch {
          if !isRaised("StopIteration") { throw error }
          raised = .unbound
          return .unbound
        }
      }
    }
    return try next(row[0])
  }

  // MARK: Slices

  /// `container[start:stop:step]` of a list, tuple or str; unbound where that takes more than a look.
  func sliceQuickly(_ container: Value, _ parts: Cells<Value>) throws(Raised) -> Value {
    guard container.isObject else { return .unbound }
    let start = parts[0], stop = parts[1]
    let step = parts[2].isNone ? 1 : parts[2].isInteger ? parts[2].integer : 0
    if step == 0 || !start.isNone && !start.isInteger || !stop.isNone && !stop.isInteger { return .unbound }
    func bounds(_ length: Int) -> SliceBounds {
      SliceBounds(
        start: start.isNone ? (step < 0 ? .max : 0) : start.integer,
        stop: stop.isNone ? (step < 0 ? .min : .max) : stop.integer, step: step, length: length)
    }
    switch Ref<Header>(container).pointee.type {
    case types.list:
      let list = Ref<ListObject>(container)
      let bounds = bounds(list.pointee.count)
      try checkWords(bounds.count)
      let part = makeList(capacity: bounds.count)
      for index in 0..<bounds.count {
        part.pointee.items[index] = list.pointee.items[bounds.start &+ index &* step]
      }
      part.pointee.count = bounds.count
      return part.value
    case types.tuple where step == 1:
      let tuple = Ref<TupleObject>(container)
      let bounds = bounds(tuple.count)
      if bounds.count == tuple.count { return container }
      try checkWords(bounds.count)
      return makeTuple(tuple.items.from(bounds.start), bounds.count).value
    case types.string where step == 1:
      let text = Ref<StringObject>(container)
      let bounds = bounds(text.count)
      if bounds.count == 0 { return emptyString }
      if bounds.count == text.count { return container }
      if bounds.count == 1 { return character(text[bounds.start]) }
      guard text.pointee.isASCII else { return .unbound }
      let part = try newString(bounds.count, width: 1, isASCII: true)
      part.latin.copy(text.latin.from(bounds.start), bounds.count)
      return part.value
    default: return .unbound
    }
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

  /// A frame that the loop has entered has ended and is popped: what its caller gets.
  @inline(__always) func finish(_ ended: Ref<Frame>, _ value: Value) throws(Raised) {
    if ended.pointee.flags.contains(.isDiscarded) { return }
    let caller = frames.reference(frameCount &- 1)
    let place = caller.pointee.place
    let last = place.from(-1)[0]
    let registers = caller.pointee.registers
    if ended.pointee.flags.rawValue == 0 {
      registers[Int(ended.pointee.destination)] = value
    } else if ended.pointee.flags.contains(.isInitializer) {
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
