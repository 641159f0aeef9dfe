// _bisect: searching and inserting in sorted sequences.
import Runtime

enum BisectModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.\n"
    )
    let parameters = Parameters.named("a", "x", "lo", "hi", "key", required: 2, maximum: 4)
    builder.function("bisect_left", parameters) { world, arguments throws(Raised) in
      Value(small: try search(world, arguments, arguments[1], isLeft: true))
    }
    builder.function("bisect_right", parameters) { world, arguments throws(Raised) in
      Value(small: try search(world, arguments, arguments[1], isLeft: false))
    }
    builder.function("insort_left", parameters) { world, arguments throws(Raised) in
      try insert(world, arguments, isLeft: true)
    }
    builder.function("insort_right", parameters) { world, arguments throws(Raised) in
      try insert(world, arguments, isLeft: false)
    }
  }

  private static func search(
    _ world: World, _ arguments: Arguments, _ wanted: Value, isLeft: Bool
  ) throws(Raised) -> Int {
    let key = arguments.or(4, .none)
    var low = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
    if low < 0 { throw world.valueError("lo cannot be negative") }
    var high = arguments.or(3, .none).isNone ? try world.length(arguments[0]) : try world.index(arguments[3])
    while low < high {
      let middle = low &+ (high &- low) / 2
      var element = try world.getItem(arguments[0], Value(small: middle))
      if !key.isNone { element = try world.call(key, [element]) }
      let isBehind =
        isLeft
        ? try world.isTrue(world.compare(element, wanted, .less))
        : try !world.isTrue(world.compare(wanted, element, .less))
      if isBehind { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func insert(_ world: World, _ arguments: Arguments, isLeft: Bool) throws(Raised) -> Value {
    let key = arguments.or(4, .none)
    let wanted = key.isNone ? arguments[1] : try world.call(key, [arguments[1]])
    let index = try search(world, arguments, wanted, isLeft: isLeft)
    _ = try world.callMethod(arguments[0], "insert", [Value(small: index), arguments[1]])
    return .none
  }
}
