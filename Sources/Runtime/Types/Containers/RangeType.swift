// range: numbers of any size; what fits words takes the quick ways.

enum RangeType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let range = TypeBuilder(world: world, type: world.types.range)
    range.new { world, arguments throws(Raised) in
      if !arguments.names.isUnbound { throw world.typeError("range() takes no keyword arguments") }
      let count = arguments.count - 1
      if count < 1 { throw world.typeError("range expected at least 1 argument, got 0") }
      if count > 3 { throw world.typeError("range expected at most 3 arguments, got \(count)") }
      let first = try number(world, arguments[1])
      if count == 1 { return try make(world, Value(small: 0), first, Value(small: 1)) }
      let stop = try number(world, arguments[2])
      let step = count == 3 ? try number(world, arguments[3]) : Value(small: 1)
      if step == Value(small: 0) { throw world.valueError("range() arg 3 must not be zero") }
      return try make(world, first, stop, step)
    }
    range.member("start") { _, arguments throws(Raised) in Ref<RangeObject>(arguments[0]).pointee.start }
    range.member("stop") { _, arguments throws(Raised) in Ref<RangeObject>(arguments[0]).pointee.stop }
    range.member("step") { _, arguments throws(Raised) in Ref<RangeObject>(arguments[0]).pointee.step }
    range.comparisons(RangeType.self)
    range.method("__repr__") { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      let start = try world.reprText(range.pointee.start), stop = try world.reprText(range.pointee.stop)
      let step = range.pointee.step == Value(small: 1) ? "" : ", " + (try world.reprText(range.pointee.step))
      return world.string("range(\(start), \(stop)\(step))")
    }
    range.method("__hash__") { world, arguments throws(Raised) in
      world.makeInteger(try TupleType.hash(world, identity(world, arguments[0])))
    }
    range.method("__bool__") { _, arguments throws(Raised) in
      Value(Ref<RangeObject>(arguments[0]).pointee.length != Value(small: 0))
    }
    range.method("__len__") { world, arguments throws(Raised) in
      let length = Ref<RangeObject>(arguments[0]).pointee.length
      _ = try world.index(length)
      return length
    }
    range.method("__iter__") { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      return iterator(world, range.pointee.start, range.pointee.step, range.pointee.length)
    }
    range.method("__reversed__") { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      let last = try world.binary(.subtract, range.pointee.length, Value(small: 1))
      return try iterator(
        world, element(world, range, last), world.unary(.neg, range.pointee.step), range.pointee.length)
    }
    range.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      if isExact(world, arguments[1]) { return Value(try holds(world, range, arguments[1])) }
      var found = false
      try world.forEach(arguments[0]) { element throws(Raised) in
        found = try world.areEqual(element, arguments[1])
        return !found
      }
      return Value(found)
    }
    range.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      try item(world, Ref<RangeObject>(arguments[0]), arguments[1])
    }
    range.method("count", .exactly(1)) { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      if isExact(world, arguments[1]) {
        return Value(small: try holds(world, range, arguments[1]) ? 1 : 0)
      }
      var count = 0
      try world.forEach(arguments[0]) { element throws(Raised) in
        if try world.areEqual(element, arguments[1]) { count += 1 }
        return true
      }
      return Value(small: count)
    }
    range.method("index", .exactly(1)) { world, arguments throws(Raised) in
      let range = Ref<RangeObject>(arguments[0])
      if isExact(world, arguments[1]) {
        if try holds(world, range, arguments[1]) {
          let distance = try world.binary(.subtract, arguments[1], range.pointee.start)
          return try world.binary(.floorDivide, distance, range.pointee.step)
        }
        throw world.valueError("range.index(x): x not in range")
      }
      var index = 0, found = false
      try world.forEach(arguments[0]) { element throws(Raised) in
        found = try world.areEqual(element, arguments[1])
        if !found { index += 1 }
        return !found
      }
      if found { return Value(small: index) }
      throw world.valueError("sequence.index(x): x not in sequence")
    }
    defineIterators(world)
  }

  private static func number(_ world: World, _ value: Value) throws(Raised) -> Value {
    guard let whole = try world.wholeNumber(value) else {
      throw world.typeError("'\(world.typeName(of: value))' object cannot be interpreted as an integer")
    }
    if let small = world.fitting(whole), Value.fits(small) { return Value(small: small) }
    return whole
  }

  private static func isExact(_ world: World, _ value: Value) -> Bool {
    value.isInteger || value.isBoolean || world.type(of: value) == world.types.integer
  }

  private static func isBelow(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Bool {
    try world.isTrue(world.compare(a, b, .less))
  }

  static func make(_ world: World, _ start: Value, _ stop: Value, _ step: Value) throws(Raised) -> Value {
    let range = world.heap.make(RangeObject.self)
    range.pointee = RangeObject(
      header: Header(world.types.range, .range, owner: world.owner), start: start, stop: stop, step: step,
      length: try length(world, start, stop, step))
    return range.value
  }

  private static func length(_ world: World, _ start: Value, _ stop: Value, _ step: Value) throws(Raised) -> Value {
    if Value.areIntegers(start, stop), step.isInteger {
      // Two numbers of 63 bits are never further apart than a word can say.
      let distance = step.integer > 0 ? stop.integer - start.integer : start.integer - stop.integer
      if distance <= 0 { return Value(small: 0) }
      let count = (distance - 1) / abs(step.integer)
      if Value.fits(count), Value.fits(count + 1) { return Value(small: count + 1) }
    }
    let zero = Value(small: 0), one = Value(small: 1)
    let isFalling = try isBelow(world, step, zero)
    let (low, high) = isFalling ? (stop, start) : (start, stop)
    if try !isBelow(world, low, high) { return zero }
    let size = isFalling ? try world.unary(.neg, step) : step
    let distance = try world.binary(.subtract, world.binary(.subtract, high, low), one)
    return try world.binary(.add, world.binary(.floorDivide, distance, size), one)
  }

  /// Element `index`, which is in range.
  private static func element(_ world: World, _ range: Ref<RangeObject>, _ index: Value) throws(Raised) -> Value {
    if Value.areIntegers(index, range.pointee.start), range.pointee.step.isInteger {
      let (product, isTooMuch) = index.integer.multipliedReportingOverflow(by: range.pointee.step.integer)
      let (sum, isTooMuchInAll) = product.addingReportingOverflow(range.pointee.start.integer)
      if !isTooMuch, !isTooMuchInAll, Value.fits(sum) { return Value(small: sum) }
    }
    return try world.binary(.add, range.pointee.start, world.binary(.multiply, index, range.pointee.step))
  }

  private static func item(_ world: World, _ range: Ref<RangeObject>, _ key: Value) throws(Raised) -> Value {
    let length = range.pointee.length
    if key.isInteger, length.isInteger {
      let index = key.integer < 0 ? key.integer + length.integer : key.integer
      if index < 0 || index >= length.integer { throw world.indexError("range object index out of range") }
      return try element(world, range, Value(small: index))
    }
    if world.kind(of: key) == .slice {
      let (start, stop, step) = try SliceType.longBounds(world, key, length)
      return try make(
        world, element(world, range, start), element(world, range, stop),
        world.binary(.multiply, range.pointee.step, step))
    }
    guard var index = try world.wholeNumber(key) else {
      throw world.typeError("range indices must be integers or slices, not \(world.typeName(of: key))")
    }
    if try isBelow(world, index, Value(small: 0)) { index = try world.binary(.add, index, length) }
    let isInside = try isBelow(world, index, Value(small: 0)) ? false : isBelow(world, index, length)
    if !isInside {
      throw world.indexError("range object index out of range")
    }
    return try element(world, range, index)
  }

  /// Is an integer an element?
  private static func holds(_ world: World, _ range: Ref<RangeObject>, _ value: Value) throws(Raised) -> Bool {
    let start = range.pointee.start, stop = range.pointee.stop, step = range.pointee.step
    let value = try number(world, value)
    if Value.areIntegers(start, stop), Value.areIntegers(step, value) {
      let (x, a, b) = (value.integer, start.integer, stop.integer)
      if step.integer > 0 ? x < a || x >= b : x > a || x <= b { return false }
      return (x - a) % step.integer == 0
    }
    let isFalling = try isBelow(world, step, Value(small: 0))
    let isInside =
      isFalling
      ? try isBelow(world, start, value) ? false : isBelow(world, stop, value)
      : try isBelow(world, value, start) ? false : isBelow(world, value, stop)
    if !isInside { return false }
    let rest = try world.binary(.modulo, world.binary(.subtract, value, start), step)
    return try world.areEqual(rest, Value(small: 0))
  }

  /// What equal ranges have in common: length, and start and step as far as they matter.
  private static func identity(_ world: World, _ value: Value) throws(Raised) -> Ref<TupleObject> {
    let range = Ref<RangeObject>(value)
    let length = range.pointee.length
    if length == Value(small: 0) { return world.makeTuple([length, .none, .none]) }
    if length == Value(small: 1) { return world.makeTuple([length, range.pointee.start, .none]) }
    return world.makeTuple([length, range.pointee.start, range.pointee.step])
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard comparison == .equal || comparison == .notEqual, world.kind(of: b) == .range else { return .notImplemented }
    return try TupleType.compare(world, identity(world, a).value, identity(world, b).value, comparison)
  }

  // MARK: Iterators

  /// Of small numbers `index` is the next one, `limit` how many are left, `extra` the step. Of others `source` is a tuple
  /// of start, step and length, `extra` how many have been given.
  private static func iterator(_ world: World, _ start: Value, _ step: Value, _ length: Value) -> Value {
    if Value.areIntegers(start, step), length.isInteger {
      let (way, isTooMuch) = step.integer.multipliedReportingOverflow(by: max(length.integer - 1, 0))
      let (last, isTooMuchInAll) = way.addingReportingOverflow(start.integer)
      if !isTooMuch, !isTooMuchInAll, Value.fits(last) {
        return world.makeIterator(
          world.types.iterators.range, .none, index: start.integer, limit: length.integer, extra: step)
      }
    }
    return world.makeIterator(
      world.types.iterators.longRange, world.makeTuple([start, step, length]).value, extra: Value(small: 0))
  }

  @inline(__always) static func next(_ iterator: Ref<IteratorObject>) -> Value {
    if iterator.pointee.limit == 0 { return .unbound }
    let value = Value(small: iterator.pointee.index)
    iterator.pointee.index = iterator.pointee.index &+ iterator.pointee.extra.integer
    iterator.pointee.limit -= 1
    return value
  }

  private static func defineIterators(_ world: World) {
    let type = world.makeIteratorType("range_iterator")
    world.types.iterators.range = type
    let quick = TypeBuilder(world: world, type: type)
    quick.notCallable()
    quick.iterator { _, arguments throws(Raised) in next(Ref<IteratorObject>(arguments[0])) }
    quick.lengthHint { _, arguments throws(Raised) in Value(small: Ref<IteratorObject>(arguments[0]).pointee.limit) }
    let longType = world.makeIteratorType("longrange_iterator")
    world.types.iterators.longRange = longType
    let long = TypeBuilder(world: world, type: longType)
    long.notCallable()
    long.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let parts = Ref<TupleObject>(iterator.pointee.source)
      let index = iterator.pointee.extra
      if try !isBelow(world, index, parts[2]) { return .unbound }
      iterator.pointee.extra = try world.binary(.add, index, Value(small: 1))
      return try world.binary(.add, parts[0], world.binary(.multiply, index, parts[1]))
    }
    long.lengthHint { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      return try world.binary(
        .subtract, Ref<TupleObject>(iterator.pointee.source)[2], iterator.pointee.extra)
    }
  }
}
