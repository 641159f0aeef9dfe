// Cells: variables that inner functions share.

enum CellType {
  @Sendable static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.types.cell)
    builder.doc("Create a new cell object.")
    builder.new { world, arguments throws(Raised) in
      _ = try world.instantiated(arguments, by: world.types.cell)
      if arguments.hasNames { throw world.typeError("cell() takes no keyword arguments") }
      let given = arguments.positionalCount - 1
      if given > 1 { throw world.typeError("cell expected at most 1 argument, got \(given)") }
      return world.makeCell(given == 1 ? arguments[1] : .unbound)
    }
    builder.property(
      "cell_contents",
      set: { _, arguments throws(Raised) in
        Ref<CellObject>(arguments[0]).pointee.content = arguments[1]
        return .none
      },
      { world, arguments throws(Raised) in
        let content = Ref<CellObject>(arguments[0]).pointee.content
        if content.isUnbound { throw world.valueError("Cell is empty") }
        return content
      })
    builder.method("__repr__") { world, arguments throws(Raised) in
      let content = Ref<CellObject>(arguments[0]).pointee.content
      let address = world.addressText(arguments[0])
      if content.isUnbound { return world.string("<cell at \(address): empty>") }
      return world.string(
        "<cell at \(address): \(world.typeName(of: content)) object at \(world.addressText(content))>")
    }
    builder.method("__eq__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .equal) }
    builder.method("__ne__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .notEqual) }
    builder.method("__lt__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .less) }
    builder.method("__le__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .lessEqual) }
    builder.method("__gt__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .greater) }
    builder.method("__ge__", .exactly(1)) { world, a throws(Raised) in try compare(world, a, .greaterEqual) }
    builder.constant("__hash__", .none)
  }

  /// Cells compare as their contents do; empty ones are the smallest.
  private static func compare(_ world: World, _ arguments: Arguments, _ comparison: Comparison) throws(Raised) -> Value
  {
    guard world.kind(of: arguments[1]) == .cell else { return .notImplemented }
    let a = Ref<CellObject>(arguments[0]).pointee.content, b = Ref<CellObject>(arguments[1]).pointee.content
    if !a.isUnbound, !b.isUnbound { return try world.compare(a, b, comparison) }
    return try world.compare(Value(small: a.isUnbound ? 0 : 1), Value(small: b.isUnbound ? 0 : 1), comparison)
  }
}
