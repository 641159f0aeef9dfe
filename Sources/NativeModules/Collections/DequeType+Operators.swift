// collections.deque: copies, operators, comparisons, text.
import Runtime

extension DequeType {
  static func copy(_ world: World, _ value: Value) throws(Raised) -> Value {
    let source = deque(value), type = world.type(of: value)
    if type == world.state(CollectionsState.self).deque {
      let copy = world.makeDeque(type, maximum: source.pointee.maximum)
      try world.extend(copy, with: value)
      return copy.value
    }
    let maximum = source.pointee.maximum
    let made =
      maximum < 0
      ? try world.call(type.value, [value]) : try world.call(type.value, [value, Value(small: maximum)])
    if !world.isInstance(made, world.state(CollectionsState.self).deque) {
      throw world.typeError("\(type.pointee.name.text)() must return a deque, not \(world.typeName(of: made))")
    }
    return made
  }

  static func defineCopies(_ type: TypeBuilder) {
    type.method("copy") { world, arguments throws(Raised) in try copy(world, arguments[0]) }
    type.method("__copy__") { world, arguments throws(Raised) in try copy(world, arguments[0]) }
    type.method("__reduce__") { world, arguments throws(Raised) in
      let maximum = deque(arguments[0]).pointee.maximum
      let state = try world.callMethod(arguments[0], "__getstate__")
      let parts =
        maximum < 0 ? world.emptyTuple.value : world.tuple(world.emptyTuple.value, Value(small: maximum))
      return world.tuple(
        world.type(of: arguments[0]).value, parts, state, try world.iterator(of: arguments[0]))
    }
    type.constant("__hash__", .none)
    type.method("__repr__") { world, arguments throws(Raised) in
      try world.show(arguments[0], dots: "[...]") { writer throws(Raised) in
        let deque = deque(arguments[0])
        writer.write(world.plainTypeName(of: arguments[0]))
        writer.write("([")
        var index = 0
        while index < deque.count {
          if index > 0 { writer.write(", ") }
          try world.show(deque[index], in: &writer)
          index += 1
        }
        writer.write("]")
        if deque.pointee.maximum >= 0 { writer.write(", maxlen=\(deque.pointee.maximum)") }
        writer.write(")")
      }
    }
  }

  static func defineOperators(_ type: TypeBuilder) {
    type.comparisons(DequeType.self)
    type.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      if !world.isInstance(arguments[1], world.state(CollectionsState.self).deque) {
        throw world.typeError("can only concatenate deque (not \"\(world.typeName(of: arguments[1]))\") to deque")
      }
      let sum = try copy(world, arguments[0])
      try world.extend(deque(sum), with: arguments[1])
      return sum
    }
    type.method("__iadd__", .exactly(1)) { world, arguments throws(Raised) in
      try world.extend(deque(arguments[0]), with: arguments[1])
      return arguments[0]
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      type.method(name, .exactly(1)) { world, arguments throws(Raised) in
        guard let times = try world.repeatCount(arguments[1]) else { return .notImplemented }
        let product = try copy(world, arguments[0])
        try multiply(world, deque(product), times)
        return product
      }
    }
    type.method("__imul__", .exactly(1)) { world, arguments throws(Raised) in
      guard let times = try world.repeatCount(arguments[1]) else { return .notImplemented }
      try multiply(world, deque(arguments[0]), times)
      return arguments[0]
    }
  }

  private static func multiply(_ world: World, _ deque: Ref<DequeObject>, _ times: Int) throws(Raised) {
    let elements = (0..<deque.count).map { deque[$0] }
    if elements.isEmpty || times == 1 { return }
    if times == 0 { return deque.clear() }
    var rounds = times - 1
    if deque.pointee.maximum >= 0 {
      // Only the last ones stay; whole rounds before them leave no trace.
      rounds = min(rounds, deque.pointee.maximum / elements.count + 1)
    }
    let (total, isTooMuch) = elements.count.multipliedReportingOverflow(by: rounds)
    if isTooMuch { throw world.memoryError() }
    try world.checkWords(total)
    for _ in 0..<rounds { for value in elements { try world.append(value, to: deque) } }
  }

  package static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value
  {
    guard world.isInstance(b, world.state(CollectionsState.self).deque) else { return .notImplemented }
    let x = deque(a), y = deque(b)
    if x.count != y.count {
      if comparison == .equal { return .false }
      if comparison == .notEqual { return .true }
    }
    let versions = (x.pointee.version, y.pointee.version)
    var index = 0
    while index < x.count, index < y.count {
      let first = x[index], second = y[index]
      let areEqual = try world.areEqual(first, second)
      if versions != (x.pointee.version, y.pointee.version) {
        throw world.raise("RuntimeError", "deque mutated during iteration")
      }
      if !areEqual {
        switch comparison {
        case .equal: return .false
        case .notEqual: return .true
        default: return try world.compare(first, second, comparison)
        }
      }
      index += 1
    }
    return try world.compare(Value(small: x.count), Value(small: y.count), comparison)
  }
}

/// `_deque_iterator` and the reverse one: `source` is the deque, `limit` its version.
enum DequeIterators {
  static func define(_ module: ModuleBuilder) {
    let state = module.world.state(CollectionsState.self)
    let forward = module.iteratorType("_deque_iterator", module: "collections", flags: [])
    let backward = module.iteratorType("_deque_reverse_iterator", module: "collections", flags: [])
    state.dequeIterator = forward.type
    state.dequeReverseIterator = backward.type
    forward.iterator { world, arguments throws(Raised) in
      try next(world, Ref<IteratorObject>(arguments[0]), isReversed: false)
    }
    backward.iterator { world, arguments throws(Raised) in
      try next(world, Ref<IteratorObject>(arguments[0]), isReversed: true)
    }
    for builder in [forward, backward] {
      builder.lengthHint { _, arguments throws(Raised) in Value(small: left(Ref<IteratorObject>(arguments[0]))) }
      builder.new(.positional(1, 2)) { world, arguments throws(Raised) in
        guard world.isInstance(arguments[1], world.state(CollectionsState.self).deque) else {
          throw world.typeError(
            "argument 1 must be collections.deque, not \(world.typeName(of: arguments[1]))")
        }
        let iterator = make(world, Ref<TypeObject>(arguments[0]), arguments[1])
        if !arguments[2].isUnbound { iterator.pointee.index = max(try world.index(arguments[2]), 0) }
        return iterator.value
      }
      builder.method("__reduce__") { world, arguments throws(Raised) in
        let iterator = Ref<IteratorObject>(arguments[0])
        let parts = world.tuple(iterator.pointee.source, Value(small: iterator.pointee.index))
        return world.tuple(world.type(of: arguments[0]).value, parts)
      }
    }
    let deque = TypeBuilder(world: module.world, type: state.deque)
    deque.method("__iter__") { world, arguments throws(Raised) in
      make(world, world.state(CollectionsState.self).dequeIterator, arguments[0]).value
    }
    deque.method("__reversed__") { world, arguments throws(Raised) in
      make(world, world.state(CollectionsState.self).dequeReverseIterator, arguments[0]).value
    }
  }

  private static func make(_ world: World, _ type: Ref<TypeObject>, _ deque: Value) -> Ref<IteratorObject> {
    let iterator = Ref<IteratorObject>(world.makeIterator(type, deque))
    iterator.pointee.limit = Ref<DequeObject>(deque).pointee.version
    return iterator
  }

  private static func left(_ iterator: Ref<IteratorObject>) -> Int {
    max(Ref<DequeObject>(iterator.pointee.source).count - iterator.pointee.index, 0)
  }

  private static func next(_ world: World, _ iterator: Ref<IteratorObject>, isReversed: Bool) throws(Raised) -> Value {
    let deque = Ref<DequeObject>(iterator.pointee.source)
    if iterator.pointee.limit != deque.pointee.version {
      // Once at its end, or found changed, it stays there.
      let wasOver = iterator.pointee.index >= deque.count || iterator.pointee.extra == .true
      iterator.pointee.extra = .true
      if wasOver { return .unbound }
      throw world.raise("RuntimeError", "deque mutated during iteration")
    }
    let index = iterator.pointee.index
    if iterator.pointee.extra == .true || index >= deque.count {
      iterator.pointee.extra = .true
      return .unbound
    }
    iterator.pointee.index = index + 1
    return isReversed ? deque[deque.count - 1 - index] : deque[index]
  }
}
