// len, iter, next, sorted, min, max, any, all.

enum IterationFunctions {
  @Sendable static func define(_ world: World) {
    world.builtin("len", .exactly(1)) { world, arguments throws(Raised) in
      try world.integer(world.length(arguments[0]))
    }
    world.builtin("iter", .positional(1, 2)) { world, arguments throws(Raised) in
      if arguments[1].isUnbound { return try world.iterator(of: arguments[0]) }
      if !world.isCallable(arguments[0]) { throw world.typeError("iter(v, w): v must be callable") }
      return world.makeIterator(world.types.iterators.callable, arguments[0], extra: arguments[1])
    }
    world.builtin("next", .positional(1, 2)) { world, arguments throws(Raised) in
      if !arguments[1].isUnbound {
        let value = try world.next(arguments[0])
        return value.isUnbound ? arguments[1] : value
      }
      // StopIteration passes as it is, with its value.
      guard let value = try world.callSpecial(.next, arguments[0]) else {
        throw world.typeError("'\(world.typeName(of: arguments[0]))' object is not an iterator")
      }
      if value.isUnbound { throw world.stopIteration() }
      return value
    }
    world.builtin("sorted", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount != 1 {
        throw world.typeError("sorted expected 1 argument, got \(arguments.positionalCount)")
      }
      let list = try world.listOf(arguments[0])
      let sort = try world.getAttribute(list.value, world.intern("sort"))
      _ = try world.call(sort, arguments.base.from(1), arguments.count - 1, names: arguments.names)
      return list.value
    }
    world.builtin("any", .exactly(1)) { world, arguments throws(Raised) in
      var found = false
      try world.forEach(arguments[0]) { element throws(Raised) in
        found = try world.isTrue(element)
        return !found
      }
      return Value(found)
    }
    world.builtin("all", .exactly(1)) { world, arguments throws(Raised) in
      var isAll = true
      try world.forEach(arguments[0]) { element throws(Raised) in
        isAll = try world.isTrue(element)
        return isAll
      }
      return Value(isAll)
    }
    world.builtin("min", .variadic(names: true)) { world, arguments throws(Raised) in
      try extreme(world, arguments, "min", .less)
    }
    world.builtin("max", .variadic(names: true)) { world, arguments throws(Raised) in
      try extreme(world, arguments, "max", .greater)
    }
  }

  private static func extreme(
    _ world: World, _ arguments: Arguments, _ name: StaticString, _ comparison: Comparison
  ) throws(Raised) -> Value {
    var key = Value.none, missing = Value.unbound
    let positional = arguments.positionalCount
    if positional == 0 { throw world.typeError("\(name) expected at least 1 argument, got 0") }
    if !arguments.names.isUnbound {
      let names = Ref<TupleObject>(arguments.names)
      for index in 0..<names.count {
        switch Ref<StringObject>(names[index]).text {
        case "key": key = arguments[positional + index]
        case "default": missing = arguments[positional + index]
        case let other: throw world.typeError("\(name)() got an unexpected keyword argument '\(other)'")
        }
      }
    }
    if positional > 1, !missing.isUnbound {
      throw world.typeError("Cannot specify a default for \(name)() with multiple positional arguments")
    }
    var best = Value.unbound, bestKey = Value.unbound
    func offer(_ value: Value) throws(Raised) {
      let valueKey =
        key.isNone
        ? value
        : try world.withRow(1) { world, row throws(Raised) in
          row[0] = value
          return try world.call(key, row, 1)
        }
      if best.isUnbound ? true : try world.isTrue(world.compare(valueKey, bestKey, comparison)) {
        best = value
        bestKey = valueKey
      }
    }
    if positional > 1 {
      for index in 0..<positional { try offer(arguments[index]) }
    } else {
      try world.forEach(arguments[0]) { element throws(Raised) in
        try offer(element)
        return true
      }
    }
    if !best.isUnbound { return best }
    if missing.isUnbound { throw world.valueError("\(name)() iterable argument is empty") }
    return missing
  }
}
