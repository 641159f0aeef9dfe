// time: times as tuples and as text.
import Runtime

enum TimeText {
  static func define(_ module: ModuleBuilder) {
    module.function("asctime", .positional(0, 1)) { world, arguments throws(Raised) in
      let given =
        arguments[0].isUnbound
        ? CalendarTime(seconds: try TimeModule.second(world, arguments)) : try time(world, arguments[0], "asctime")
      return world.string(try checked(world, given).text)
    }
    module.function("strftime", .positional(1, 2)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("strftime() argument 1 must be str, not \(world.typeName(of: arguments[0]))")
      }
      var given = CalendarTime()
      var zone = "UTC"
      if arguments[1].isUnbound {
        given = CalendarTime(seconds: try TimeModule.second(world, Arguments(arguments.base, 0)))
      } else {
        given = try time(world, arguments[1], "strftime")
        if world.type(of: arguments[1]) == world.state(TimeState.self).structTime,
          world.isString(Ref<TupleObject>(arguments[1]).items[9])
        {
          zone = world.text(Ref<TupleObject>(arguments[1]).items[9])
        }
      }
      return world.string(try checked(world, given).formatted(Ref<StringObject>(arguments[0]).codePoints, zone: zone))
    }
    module.function("strptime", .variadic()) { world, arguments throws(Raised) in
      let module = try world.importModule("_strptime")
      let function = try world.getAttribute(module, world.intern("_strptime_time"))
      return try world.call(function, arguments.base, arguments.count)
    }
  }

  /// The time of a tuple of nine numbers.
  static func time(_ world: World, _ value: Value, _ function: StaticString) throws(Raised) -> CalendarTime {
    guard world.kind(of: value) == .tuple else { throw world.typeError("Tuple or struct_time argument required") }
    let tuple = Ref<TupleObject>(value)
    if tuple.count != 9 { throw world.typeError("\(function)(): illegal time tuple argument") }
    var numbers: [Int] = []
    for element in world.elements(tuple) {
      let number = try world.index(element)
      if number > Int(Int32.max) || number < Int(Int32.min) {
        throw world.overflowError("signed integer is \(number > 0 ? "greater than maximum" : "less than minimum")")
      }
      numbers.append(number)
    }
    var time = CalendarTime()
    time.year = numbers[0]
    time.month = numbers[1]
    time.day = numbers[2]
    time.hour = numbers[3]
    time.minute = numbers[4]
    time.second = numbers[5]
    time.weekday = numbers[6]
    time.yearDay = numbers[7]
    time.isSummer = numbers[8]
    return time
  }

  /// Zero stands for the first month and day; what is out of range is an error.
  private static func checked(_ world: World, _ given: CalendarTime) throws(Raised) -> CalendarTime {
    var time = given
    if time.month == 0 { time.month = 1 }
    if time.month < 1 || time.month > 12 { throw world.valueError("month out of range") }
    if time.day == 0 { time.day = 1 }
    if time.day < 0 || time.day > 31 { throw world.valueError("day of month out of range") }
    if time.hour < 0 || time.hour > 23 { throw world.valueError("hour out of range") }
    if time.minute < 0 || time.minute > 59 { throw world.valueError("minute out of range") }
    if time.second < 0 || time.second > 61 { throw world.valueError("seconds out of range") }
    if time.weekday < -1 { throw world.valueError("day of week out of range") }
    time.weekday = (time.weekday + 7) % 7
    if time.yearDay == 0 { time.yearDay = 1 }
    if time.yearDay < 0 || time.yearDay > 366 { throw world.valueError("day of year out of range") }
    return time
  }
}
