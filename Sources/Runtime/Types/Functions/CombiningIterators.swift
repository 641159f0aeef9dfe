// enumerate, zip, map, filter: iterators over what other iterators give.

enum CombiningIterators {
  @Sendable static func define(_ world: World) {
    defineEnumerate(world)
    defineZip(world)
    defineMap(world)
    defineFilter(world)
  }

  private static func builder(_ world: World, _ name: StaticString) -> TypeBuilder {
    let type = world.makeIteratorType(name, flags: .isBaseType)
    world.set(world.intern(name), type.value, in: world.builtins)
    return TypeBuilder(world: world, type: type)
  }

  private static func make(_ world: World, _ type: Value, _ source: Value, _ extra: Value) -> Ref<IteratorObject> {
    let iterator = world.makeObject(Ref<TypeObject>(type), IteratorObject.self)
    iterator.pointee.source = source
    iterator.pointee.extra = extra
    return iterator
  }

  // MARK: enumerate

  private static func defineEnumerate(_ world: World) {
    let enumerate = builder(world, "enumerate")
    world.types.iterators.enumerate = enumerate.type
    enumerate.generic()
    enumerate.new { world, arguments throws(Raised) in
      var values = [Value.unbound, Value.unbound]
      let positional = arguments.positionalCount - 1
      if arguments.count > 3 {
        throw world.typeError("enumerate() takes at most 2 arguments (\(arguments.count - 1) given)")
      }
      for index in 0..<positional { values[index] = arguments[index + 1] }
      if !arguments.names.isUnbound {
        let names = Ref<TupleObject>(arguments.names)
        for index in 0..<names.count {
          let name = Ref<StringObject>(names[index]).text
          guard let place = ["iterable", "start"].firstIndex(of: name), values[place].isUnbound else {
            throw world.typeError("'\(name)' is an invalid keyword argument for enumerate()")
          }
          values[place] = arguments[positional + 1 + index]
        }
      }
      if values[0].isUnbound { throw world.typeError("enumerate() missing required argument 'iterable'") }
      var start = Value(small: 0)
      if !values[1].isUnbound {
        guard let whole = try world.wholeNumber(values[1]) else {
          throw world.typeError("'\(world.typeName(of: values[1]))' object cannot be interpreted as an integer")
        }
        start = whole
      }
      return make(world, arguments[0], try world.iterator(of: values[0]), start).value
    }
    enumerate.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let element = try world.next(iterator.pointee.source)
      if element.isUnbound { return .unbound }
      let pair = world.makeTuple(count: 2)
      let number = iterator.pointee.extra
      pair[0] = number
      pair[1] = element
      if number.isInteger, Value.fits(number.integer + 1) {
        iterator.pointee.extra = Value(small: number.integer + 1)
      } else {
        iterator.pointee.extra = try world.binary(.add, number, Value(small: 1))
      }
      return pair.value
    }
  }

  // MARK: zip and map

  /// The value of `strict`, which may only be given by name; `name` is the function's.
  private static func isStrict(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) -> Bool {
    if arguments.names.isUnbound { return false }
    let names = Ref<TupleObject>(arguments.names)
    if names.count > 1 {
      throw world.typeError("\(name)() takes at most 1 keyword argument (\(names.count) given)")
    }
    let given = Ref<StringObject>(names[0]).text
    if given != "strict" { throw world.typeError("\(name)() got an unexpected keyword argument '\(given)'") }
    return try world.isTrue(arguments[arguments.positionalCount])
  }

  private static func iterators(
    _ world: World, _ arguments: Arguments, from first: Int
  ) throws(Raised) -> Value {
    var found: [Value] = []
    for index in first..<max(arguments.positionalCount, first) {
      found.append(try world.iterator(of: arguments[index]))
    }
    return world.makeTuple(found).value
  }

  private static func defineZip(_ world: World) {
    let zip = builder(world, "zip")
    world.types.iterators.zip = zip.type
    zip.new { world, arguments throws(Raised) in
      let isStrict = try isStrict(world, arguments, "zip")
      let iterator = make(world, arguments[0], try iterators(world, arguments, from: 1), .unbound)
      iterator.pointee.limit = isStrict ? 1 : 0
      return iterator.value
    }
    zip.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let sources = Ref<TupleObject>(iterator.pointee.source)
      if sources.count == 0 { return .unbound }
      let row = world.makeTuple(count: sources.count)
      let isComplete = try fill(world, row.items, sources, isStrict: iterator.pointee.limit == 1, "zip")
      return isComplete ? row.value : .unbound
    }
  }

  /// Takes one element from each; false at the end of one. If `isStrict`, all have to end together.
  private static func fill(
    _ world: World, _ row: Cells<Value>, _ sources: Ref<TupleObject>, isStrict: Bool, _ name: StaticString
  ) throws(Raised) -> Bool {
    func error(_ index: Int, _ what: StaticString) -> Raised {
      let others = index == 1 ? "argument 1" : "arguments 1-\(index)"
      return world.valueError("\(name)() argument \(index + 1) is \(what) than \(others)")
    }
    for index in 0..<sources.count {
      let element = try world.next(sources[index])
      row[index] = element
      if !element.isUnbound { continue }
      if !isStrict { return false }
      if index > 0 { throw error(index, "shorter") }
      for other in 1..<max(sources.count, 1) where try !world.next(sources[other]).isUnbound {
        throw error(other, "longer")
      }
      return false
    }
    return true
  }

  private static func defineMap(_ world: World) {
    let map = builder(world, "map")
    world.types.iterators.map = map.type
    map.new { world, arguments throws(Raised) in
      let isStrict = try isStrict(world, arguments, "map")
      if arguments.positionalCount < 3 { throw world.typeError("map() must have at least two arguments.") }
      let iterator = make(world, arguments[0], try iterators(world, arguments, from: 2), arguments[1])
      iterator.pointee.limit = isStrict ? 1 : 0
      return iterator.value
    }
    map.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let sources = Ref<TupleObject>(iterator.pointee.source)
      return try world.withRow(sources.count) { world, row throws(Raised) in
        let isComplete = try fill(world, row, sources, isStrict: iterator.pointee.limit == 1, "map")
        return isComplete ? try world.call(iterator.pointee.extra, row, sources.count) : .unbound
      }
    }
  }

  // MARK: filter

  private static func defineFilter(_ world: World) {
    let filter = builder(world, "filter")
    world.types.iterators.filter = filter.type
    filter.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      try world.checkNoNames(arguments, type, world.types.iterators.filter, unless: .`init`)
      let count = arguments.positionalCount - 1
      if count != 2 { throw world.typeError("filter expected 2 arguments, got \(count)") }
      return make(world, arguments[0], try world.iterator(of: arguments[2]), arguments[1]).value
    }
    filter.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let function = iterator.pointee.extra
      while true {
        let element = try world.next(iterator.pointee.source)
        if element.isUnbound { return .unbound }
        if function.isNone || function == world.types.boolean.value {
          if try world.isTrue(element) { return element }
          continue
        }
        let answer = try world.withRow(1) { world, row throws(Raised) in
          row[0] = element
          return try world.call(function, row, 1)
        }
        if try world.isTrue(answer) { return element }
      }
    }
  }
}
