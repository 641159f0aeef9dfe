// itertools: count, cycle, repeat, accumulate.
import Runtime

enum CountingIterators {
  static func define(_ module: ModuleBuilder) {
    defineCount(module)
    defineCycle(module)
    defineRepeat(module)
    defineAccumulate(module)
  }

  private static func step(_ value: Value) -> Ref<StepObject> { Ref<StepObject>(value) }

  /// `source`: the next number, `first`: the step.
  private static func defineCount(_ module: ModuleBuilder) {
    let count = module.stepType("count")
    count.new(.named("start", "step")) { world, arguments throws(Raised) in
      for index in 1...2 where !arguments[index].isUnbound {
        if !isNumber(world, arguments[index]) { throw world.typeError("a number is required") }
      }
      let made = world.makeStep(arguments[0])
      made.pointee.source = arguments.or(1, Value(small: 0))
      made.pointee.first = arguments.or(2, Value(small: 1))
      return made.value
    }
    count.iterator { world, arguments throws(Raised) in
      let count = step(arguments[0])
      let value = count.pointee.source
      if Value.areIntegers(value, count.pointee.first) {
        count.pointee.source = world.makeInteger(value.integer &+ count.pointee.first.integer)
      } else {
        count.pointee.source = try world.binary(.add, value, count.pointee.first)
      }
      return value
    }
    count.method("__repr__") { world, arguments throws(Raised) in
      let count = step(arguments[0]).pointee
      let start = try world.reprText(count.source), name = world.plainTypeName(of: arguments[0])
      if world.type(of: count.first) == world.types.integer, count.first == Value(small: 1) {
        return world.string("\(name)(\(start))")
      }
      return world.string("\(name)(\(start), \(try world.reprText(count.first)))")
    }
  }

  private static func isNumber(_ world: World, _ value: Value) -> Bool {
    let type = world.type(of: value)
    return [Special.index, .float, .int].contains { !world.special($0, of: type).isUnbound }
      || world.kind(of: value) == .complex
  }

  /// `source`: the iterator until it ends, `first`: a list of what it gave, `number`: the place in it.
  private static func defineCycle(_ module: ModuleBuilder) {
    let cycle = module.stepType("cycle")
    cycle.new { world, arguments throws(Raised) in
      let given = try world.positional(arguments, "cycle", 1, 1)
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: given[0])
      made.pointee.first = world.makeList().value
      return made.value
    }
    cycle.iterator { world, arguments throws(Raised) in
      let cycle = step(arguments[0])
      let saved = Ref<ListObject>(cycle.pointee.first)
      if !cycle.pointee.source.isUnbound {
        let element = try world.next(cycle.pointee.source)
        if !element.isUnbound {
          world.append(element, to: saved)
          try world.checkRoom()
          return element
        }
        cycle.pointee.source = .unbound
      }
      if saved.pointee.count == 0 { return .unbound }
      let index = cycle.pointee.number < saved.pointee.count ? cycle.pointee.number : 0
      cycle.pointee.number = index + 1
      return saved.pointee.items[index]
    }
  }

  /// `source`: the object, `number`: how often, -1 for ever.
  private static func defineRepeat(_ module: ModuleBuilder) {
    let repeated = module.stepType("repeat")
    repeated.new(.named("object", "times", required: 1)) { world, arguments throws(Raised) in
      let made = world.makeStep(arguments[0])
      made.pointee.source = arguments[1]
      made.pointee.number = arguments[2].isUnbound ? -1 : max(try world.index(arguments[2]), 0)
      return made.value
    }
    repeated.iterator { _, arguments throws(Raised) in
      let repeated = step(arguments[0])
      if repeated.pointee.number == 0 { return .unbound }
      if repeated.pointee.number > 0 { repeated.pointee.number -= 1 }
      return repeated.pointee.source
    }
    repeated.lengthHint { world, arguments throws(Raised) in
      if step(arguments[0]).pointee.number < 0 { throw world.typeError("len() of unsized object") }
      return Value(small: step(arguments[0]).pointee.number)
    }
    repeated.method("__repr__") { world, arguments throws(Raised) in
      let repeated = step(arguments[0]).pointee
      let times = repeated.number < 0 ? "" : ", \(repeated.number)"
      return world.string("\(world.plainTypeName(of: arguments[0]))(\(try world.reprText(repeated.source))\(times))")
    }
  }

  /// `source`, `first`: the total so far, `second`: the function or none, `third`: the start that is still to come.
  private static func defineAccumulate(_ module: ModuleBuilder) {
    let accumulate = module.stepType("accumulate")
    accumulate.new(.named("iterable", "func", "initial", required: 1, maximum: 2)) { world, arguments throws(Raised) in
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: arguments[1])
      made.pointee.second = arguments.or(2, .none)
      made.pointee.third = arguments.or(3, .none)
      return made.value
    }
    accumulate.iterator { world, arguments throws(Raised) in
      let accumulate = step(arguments[0])
      if !accumulate.pointee.third.isNone {
        accumulate.pointee.first = accumulate.pointee.third
        accumulate.pointee.third = .none
        return accumulate.pointee.first
      }
      let element = try world.next(accumulate.pointee.source)
      if element.isUnbound { return element }
      let total = accumulate.pointee.first, function = accumulate.pointee.second
      if total.isUnbound {
        accumulate.pointee.first = element
      } else if function.isNone {
        accumulate.pointee.first = try world.binary(.add, total, element)
      } else {
        accumulate.pointee.first = try world.call(function, [total, element])
      }
      return accumulate.pointee.first
    }
  }
}
