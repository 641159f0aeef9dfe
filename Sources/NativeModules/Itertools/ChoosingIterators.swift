// itertools: takewhile, dropwhile, filterfalse, compress, starmap.
import Runtime

enum ChoosingIterators {
  private static func step(_ value: Value) -> Ref<StepObject> { Ref<StepObject>(value) }

  static func define(_ module: ModuleBuilder) {
    defineTakeWhile(module)
    defineDropWhile(module)
    defineFilterFalse(module)
    defineStarMap(module)
    let compress = module.stepType("compress")
    compress.new(.named("data", "selectors", required: 2)) { world, arguments throws(Raised) in
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: arguments[1])
      made.pointee.first = try world.iterator(of: arguments[2])
      return made.value
    }
    compress.iterator { world, arguments throws(Raised) in
      let compress = step(arguments[0])
      while true {
        let element = try world.next(compress.pointee.source)
        if element.isUnbound { return element }
        let selector = try world.next(compress.pointee.first)
        if selector.isUnbound { return selector }
        if try world.isTrue(selector) { return element }
      }
    }
  }

  /// Makes one of a function and an iterable.
  private static func make(_ world: World, _ arguments: Arguments, _ name: StaticString) throws(Raised) -> Value {
    let given = try world.positional(arguments, name, 2, 2)
    let made = world.makeStep(arguments[0])
    made.pointee.first = given[0]
    made.pointee.source = try world.iterator(of: given[1])
    return made.value
  }

  /// `flag`: it has ended.
  private static func defineTakeWhile(_ module: ModuleBuilder) {
    let takewhile = module.stepType("takewhile")
    takewhile.new { world, arguments throws(Raised) in try make(world, arguments, "takewhile") }
    takewhile.iterator { world, arguments throws(Raised) in
      let takewhile = step(arguments[0])
      if takewhile.pointee.flag { return .unbound }
      let element = try world.next(takewhile.pointee.source)
      if element.isUnbound { return element }
      if try world.isTrue(world.call(takewhile.pointee.first, [element])) { return element }
      takewhile.pointee.flag = true
      return .unbound
    }
  }

  /// `flag`: the first one was found.
  private static func defineDropWhile(_ module: ModuleBuilder) {
    let dropwhile = module.stepType("dropwhile")
    dropwhile.new { world, arguments throws(Raised) in try make(world, arguments, "dropwhile") }
    dropwhile.iterator { world, arguments throws(Raised) in
      let dropwhile = step(arguments[0])
      while true {
        let element = try world.next(dropwhile.pointee.source)
        if element.isUnbound || dropwhile.pointee.flag { return element }
        if try !world.isTrue(world.call(dropwhile.pointee.first, [element])) {
          dropwhile.pointee.flag = true
          return element
        }
      }
    }
  }

  private static func defineFilterFalse(_ module: ModuleBuilder) {
    let filterfalse = module.stepType("filterfalse")
    filterfalse.new { world, arguments throws(Raised) in try make(world, arguments, "filterfalse") }
    filterfalse.iterator { world, arguments throws(Raised) in
      let filter = step(arguments[0]), function = filter.pointee.first
      while true {
        let element = try world.next(filter.pointee.source)
        if element.isUnbound { return element }
        let isPlain = function.isNone || function == world.types.boolean.value
        let answer = isPlain ? element : try world.call(function, [element])
        if try !world.isTrue(answer) { return element }
      }
    }
  }

  private static func defineStarMap(_ module: ModuleBuilder) {
    let starmap = module.stepType("starmap")
    starmap.new { world, arguments throws(Raised) in try make(world, arguments, "starmap") }
    starmap.iterator { world, arguments throws(Raised) in
      let starmap = step(arguments[0])
      let element = try world.next(starmap.pointee.source)
      if element.isUnbound { return element }
      return try world.call(starmap.pointee.first, try world.collect(element))
    }
  }
}
