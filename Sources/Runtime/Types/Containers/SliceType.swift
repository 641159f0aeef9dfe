// slice: start, stop and step of a subscript.

enum SliceType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let slice = TypeBuilder(world: world, type: world.types.slice)
    slice.new { world, arguments throws(Raised) in
      if !arguments.names.isUnbound { throw world.typeError("slice() takes no keyword arguments") }
      let count = arguments.count - 1
      if count < 1 { throw world.typeError("slice expected at least 1 argument, got 0") }
      if count > 3 { throw world.typeError("slice expected at most 3 arguments, got \(count)") }
      if count == 1 { return world.makeSlice(.none, arguments[1], .none) }
      return world.makeSlice(arguments[1], arguments[2], arguments.or(3, .none))
    }
    slice.member("start") { _, arguments throws(Raised) in Ref<SliceObject>(arguments[0]).pointee.start }
    slice.member("stop") { _, arguments throws(Raised) in Ref<SliceObject>(arguments[0]).pointee.stop }
    slice.member("step") { _, arguments throws(Raised) in Ref<SliceObject>(arguments[0]).pointee.step }
    slice.comparisons(SliceType.self)
    slice.method("__repr__") { world, arguments throws(Raised) in
      let slice = Ref<SliceObject>(arguments[0])
      return try world.show(arguments[0], dots: "slice(...)") { writer throws(Raised) in
        writer.write("slice(")
        try world.show(slice.pointee.start, in: &writer)
        writer.write(", ")
        try world.show(slice.pointee.stop, in: &writer)
        writer.write(", ")
        try world.show(slice.pointee.step, in: &writer)
        writer.write(")")
      }
    }
    slice.method("__hash__") { world, arguments throws(Raised) in
      let state = try TupleType.mixed(world, tuple(world, arguments[0]))
      return world.makeInteger(state == .max ? 1_546_275_796 : Int(truncatingIfNeeded: state))
    }
    slice.method("indices", .exactly(1)) { world, arguments throws(Raised) in
      guard let length = try world.wholeNumber(arguments[1]) else {
        throw world.typeError("'\(world.typeName(of: arguments[1]))' object cannot be interpreted as an integer")
      }
      if try world.isTrue(world.compare(length, Value(small: 0), .less)) {
        throw world.valueError("length should not be negative")
      }
      let (start, stop, step) = try longBounds(world, arguments[0], length)
      return world.makeTuple([start, stop, step]).value
    }
  }

  /// Start, stop and step for a length, all of any size.
  static func longBounds(
    _ world: World, _ slice: Value, _ length: Value
  ) throws(Raised) -> (start: Value, stop: Value, step: Value) {
    func number(_ part: Value) throws(Raised) -> Value {
      guard let whole = try world.wholeNumber(part) else {
        throw world.typeError("slice indices must be integers or None or have an __index__ method")
      }
      return whole
    }
    let slice = Ref<SliceObject>(slice)
    let zero = Value(small: 0), one = Value(small: 1)
    let step = slice.pointee.step.isNone ? one : try number(slice.pointee.step)
    if try world.areEqual(step, zero) { throw world.valueError("slice step cannot be zero") }
    let isFalling = try world.isTrue(world.compare(step, zero, .less))
    let lower = isFalling ? Value(small: -1) : zero
    let upper = isFalling ? try world.binary(.subtract, length, one) : length
    func bound(_ part: Value, _ missing: Value) throws(Raised) -> Value {
      if part.isNone { return missing }
      var value = try number(part)
      if try world.isTrue(world.compare(value, zero, .less)) {
        value = try world.binary(.add, value, length)
        return try world.isTrue(world.compare(value, lower, .less)) ? lower : value
      }
      return try world.isTrue(world.compare(value, upper, .greater)) ? upper : value
    }
    let start = try bound(slice.pointee.start, isFalling ? upper : lower)
    let stop = try bound(slice.pointee.stop, isFalling ? lower : upper)
    return (start, stop, step)
  }

  private static func tuple(_ world: World, _ slice: Value) -> Ref<TupleObject> {
    let slice = Ref<SliceObject>(slice)
    return world.makeTuple([slice.pointee.start, slice.pointee.stop, slice.pointee.step])
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard world.kind(of: b) == .slice else { return .notImplemented }
    return try TupleType.compare(world, tuple(world, a).value, tuple(world, b).value, comparison)
  }
}

extension World {
  package func makeSlice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    let slice = heap.make(SliceObject.self)
    slice.pointee = SliceObject(
      header: Header(types.slice, .slice, owner: owner), start: start, stop: stop, step: step)
    return slice.value
  }
}
