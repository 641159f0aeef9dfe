// itertools: product, combinations, combinations_with_replacement, permutations.
import Runtime

/// All: `source` is the pool, a tuple (of pools, for product), `limit` how many places, `flag`: the first was given.
enum Combinatorics {
  private static func step(_ value: Value) -> Ref<StepObject> { Ref<StepObject>(value) }

  static func define(_ module: ModuleBuilder) {
    defineProduct(module)
    defineCombinations(module)
    definePermutations(module)
  }

  private static func make(_ world: World, _ type: Value, _ pool: Value, _ count: Int, row: Int) throws(Raised) -> Ref<
    StepObject
  > {
    try world.checkWords(row)
    let made = world.makeStep(type)
    made.pointee.source = pool
    made.pointee.limit = count
    made.pointee.places = world.heap.row(Int.self, row)
    return made
  }

  private static func defineProduct(_ module: ModuleBuilder) {
    let product = module.stepType("product")
    product.new { world, arguments throws(Raised) in
      var times = 1
      if arguments.hasNames {
        let names = Ref<TupleObject>(arguments.names)
        if names.count > 1 {
          throw world.typeError("product() takes at most 1 keyword argument (\(names.count) given)")
        }
        if world.text(names[0]) != "repeat" {
          throw world.typeError("product() got an unexpected keyword argument '\(world.text(names[0]))'")
        }
        times = try world.index(arguments[arguments.positionalCount])
        if times < 0 { throw world.valueError("repeat argument cannot be negative") }
      }
      var pools: [Value] = []
      for iterable in arguments.positional(from: 1) { pools.append(world.makeTuple(try world.collect(iterable)).value) }
      let (count, isTooMuch) = pools.count.multipliedReportingOverflow(by: times)
      if isTooMuch { throw world.overflowError("repeat argument too large") }
      try world.checkWords(count)
      let all = world.makeTuple(count: count)
      for index in 0..<count { all[index] = pools[index % pools.count] }
      return try make(world, arguments[0], all.value, count, row: count).value
    }
    product.iterator { world, arguments throws(Raised) in
      let product = step(arguments[0])
      if product.pointee.source.isUnbound { return .unbound }
      let pools = Ref<TupleObject>(product.pointee.source), places = product.pointee.places
      let count = product.pointee.limit
      if !product.pointee.flag {
        product.pointee.flag = true
        for index in 0..<count where Ref<TupleObject>(pools[index]).count == 0 { return world.end(product) }
      } else {
        var index = count - 1
        while index >= 0 {
          places[index] += 1
          if places[index] < Ref<TupleObject>(pools[index]).count { break }
          places[index] = 0
          index -= 1
        }
        if index < 0 { return world.end(product) }
      }
      let row = world.makeTuple(count: count)
      for index in 0..<count { row[index] = Ref<TupleObject>(pools[index])[places[index]] }
      return row.value
    }
  }

  // MARK: Combinations

  private static func row(_ world: World, _ step: Ref<StepObject>) -> Value {
    let pool = Ref<TupleObject>(step.pointee.source)
    let row = world.makeTuple(count: step.pointee.limit)
    for index in 0..<step.pointee.limit { row[index] = pool[step.pointee.places[index]] }
    return row.value
  }

  private static func defineCombinations(_ module: ModuleBuilder) {
    let combinations = module.stepType("combinations")
    combinations.new(.named("iterable", "r", required: 2)) { world, arguments throws(Raised) in
      let pool = world.makeTuple(try world.collect(arguments[1]))
      let count = try world.index(arguments[2])
      if count < 0 { throw world.valueError("r cannot be negative") }
      let isTooMuch = count > pool.count
      let made = try make(world, arguments[0], pool.value, count, row: isTooMuch ? 0 : count)
      if isTooMuch {
        made.pointee.source = .unbound
      } else {
        for index in 0..<count { made.pointee.places[index] = index }
      }
      return made.value
    }
    combinations.iterator { world, arguments throws(Raised) in
      let step = step(arguments[0])
      if step.pointee.source.isUnbound { return .unbound }
      let count = step.pointee.limit, places = step.pointee.places
      let size = Ref<TupleObject>(step.pointee.source).count
      if step.pointee.flag {
        var index = count - 1
        while index >= 0, places[index] == index + size - count { index -= 1 }
        if index < 0 { return world.end(step) }
        places[index] += 1
        var next = index + 1
        while next < count {
          places[next] = places[next - 1] + 1
          next += 1
        }
      }
      step.pointee.flag = true
      return row(world, step)
    }
    let repeating = module.stepType("combinations_with_replacement")
    repeating.new(.named("iterable", "r", required: 2)) { world, arguments throws(Raised) in
      let pool = world.makeTuple(try world.collect(arguments[1]))
      let count = try world.index(arguments[2])
      if count < 0 { throw world.valueError("r cannot be negative") }
      let made = try make(world, arguments[0], pool.value, count, row: count)
      if pool.count == 0, count > 0 { made.pointee.source = .unbound }
      return made.value
    }
    repeating.iterator { world, arguments throws(Raised) in
      let step = step(arguments[0])
      if step.pointee.source.isUnbound { return .unbound }
      let count = step.pointee.limit, places = step.pointee.places
      let size = Ref<TupleObject>(step.pointee.source).count
      if step.pointee.flag {
        var index = count - 1
        while index >= 0, places[index] == size - 1 { index -= 1 }
        if index < 0 { return world.end(step) }
        let place = places[index] + 1
        while index < count {
          places[index] = place
          index += 1
        }
      }
      step.pointee.flag = true
      return row(world, step)
    }
  }

  // MARK: Permutations

  /// `places`: all indices of the pool, then the cycles.
  private static func definePermutations(_ module: ModuleBuilder) {
    let permutations = module.stepType("permutations")
    permutations.new(.named("iterable", "r", required: 1)) { world, arguments throws(Raised) in
      let pool = world.makeTuple(try world.collect(arguments[1]))
      var count = pool.count
      if !arguments.or(2, .none).isNone {
        guard world.isInt(arguments[2]) else { throw world.typeError("Expected int as r") }
        count = try world.index(arguments[2])
      }
      if count < 0 { throw world.valueError("r must be non-negative") }
      let isTooMuch = count > pool.count
      let made = try make(world, arguments[0], pool.value, count, row: isTooMuch ? 0 : pool.count + count)
      if isTooMuch {
        made.pointee.source = .unbound
        return made.value
      }
      for index in 0..<pool.count { made.pointee.places[index] = index }
      for index in 0..<count { made.pointee.places[pool.count + index] = pool.count - index }
      return made.value
    }
    permutations.iterator { world, arguments throws(Raised) in
      let step = step(arguments[0])
      if step.pointee.source.isUnbound { return .unbound }
      let count = step.pointee.limit, places = step.pointee.places
      let size = Ref<TupleObject>(step.pointee.source).count
      if step.pointee.flag {
        let cycles = places.from(size)
        var index = count - 1
        while index >= 0 {
          cycles[index] -= 1
          if cycles[index] > 0 { break }
          // Rotates what is behind, and begins the cycle again.
          let first = places[index]
          places.from(index).copy(places.from(index + 1), size - 1 - index)
          places[size - 1] = first
          cycles[index] = size - index
          index -= 1
        }
        if index < 0 { return world.end(step) }
        let other = size - cycles[index]
        let place = places[index]
        places[index] = places[other]
        places[other] = place
      }
      step.pointee.flag = true
      return row(world, step)
    }
  }
}
