// time: the world's own clock, and the calendar in UTC.
import Runtime

final class TimeState: ModuleState {
  var structTime = Ref<TypeObject>.none
  init() {}
}

enum TimeModule {
  private static let fields = StructSequence(
    name: "struct_time",
    fields: [
      "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone",
      "tm_gmtoff",
    ], visible: 9)
  private static let clocks: [(StaticString, Int)] = [
    ("CLOCK_REALTIME", 0), ("CLOCK_MONOTONIC", 1), ("CLOCK_MONOTONIC_RAW", 4), ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3), ("CLOCK_BOOTTIME", 7), ("CLOCK_TAI", 11),
  ]

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    world.state(TimeState.self).structTime = builder.structSequence(fields, module: "time")
    for (name, number) in clocks { builder.integer(name, number) }
    builder.integer("_STRUCT_TM_ITEMS", 11)
    for name: StaticString in ["timezone", "altzone", "daylight"] { builder.integer(name, 0) }
    builder.constant("tzname", world.tuple(world.string("UTC"), world.string("UTC")))
    builder.function("tzset") { _, _ throws(Raised) in .none }
    defineClocks(builder)
    defineCalendar(builder)
    TimeText.define(builder)
  }

  /// Seconds as a float.
  private static func seconds(_ world: World, _ nanoseconds: Int) -> Value { world.float(Double(nanoseconds) / 1e9) }
  private static func now(_ world: World) -> Int { world.host.startTime &+ world.elapsedTime }

  private static func defineClocks(_ module: ModuleBuilder) {
    module.function("time") { world, _ throws(Raised) in seconds(world, now(world)) }
    module.function("time_ns") { world, _ throws(Raised) in world.makeInteger(now(world)) }
    for name: StaticString in ["monotonic", "perf_counter"] {
      module.function(name) { world, _ throws(Raised) in seconds(world, world.elapsedTime) }
    }
    for name: StaticString in ["monotonic_ns", "perf_counter_ns"] {
      module.function(name) { world, _ throws(Raised) in world.makeInteger(world.elapsedTime) }
    }
    // Sleep takes no time of the processor.
    for name: StaticString in ["process_time", "thread_time"] {
      module.function(name) { world, _ throws(Raised) in seconds(world, world.elapsedTime &- world.slept) }
    }
    for name: StaticString in ["process_time_ns", "thread_time_ns"] {
      module.function(name) { world, _ throws(Raised) in world.makeInteger(world.elapsedTime &- world.slept) }
    }
    module.function("sleep", .exactly(1)) { world, arguments throws(Raised) in
      let wanted = try number(world, arguments[0])
      if wanted.isNaN { throw world.valueError("Invalid value NaN (not a number)") }
      if wanted < 0 { throw world.valueError("sleep length must be non-negative") }
      if wanted > 9.2e9 { throw world.overflowError("timestamp out of range for platform time_t") }
      Threads.sleep(world, Int(wanted * 1e9))
      return .none
    }
    module.function("clock_gettime", .exactly(1)) { world, arguments throws(Raised) in
      seconds(world, try clock(world, arguments[0]))
    }
    module.function("clock_gettime_ns", .exactly(1)) { world, arguments throws(Raised) in
      world.makeInteger(try clock(world, arguments[0]))
    }
    module.function("clock_getres", .exactly(1)) { world, arguments throws(Raised) in
      _ = try clock(world, arguments[0])
      return world.float(1e-9)
    }
    module.function("get_clock_info", .exactly(1)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("get_clock_info() argument 1 must be str, not \(world.typeName(of: arguments[0]))")
      }
      let clock: String
      switch world.text(arguments[0]) {
      case "time": clock = "REALTIME"
      case "monotonic", "perf_counter": clock = "MONOTONIC"
      case "process_time": clock = "PROCESS_CPUTIME_ID"
      case "thread_time": clock = "THREAD_CPUTIME_ID"
      default: throw world.valueError("unknown clock")
      }
      return try world.call(
        world.types.simpleNamespace.value, [],
        named: [
          ("implementation", world.string("clock_gettime(CLOCK_\(clock))")), ("monotonic", Value(clock != "REALTIME")),
          ("adjustable", Value(clock == "REALTIME")), ("resolution", world.float(1e-9)),
        ])
    }
  }

  private static func clock(_ world: World, _ value: Value) throws(Raised) -> Int {
    switch try world.index(value) {
    case 0, 11: return now(world)
    case 1, 4, 7: return world.elapsedTime
    case 2, 3: return world.elapsedTime &- world.slept
    default:
      throw world.raise(
        try world.call(
          world.exceptionType("OSError").value, [Value(small: 22), world.string("Invalid argument")]))
    }
  }

  static func number(_ world: World, _ value: Value) throws(Raised) -> Double {
    if world.isInt(value) || world.kind(of: value) == .float {
      if let number = try FloatArithmetic.operand(world, value) { return number }
    }
    if let whole = try world.wholeNumber(value), let number = try FloatArithmetic.operand(world, whole) {
      return number
    }
    throw world.typeError("must be real number, not \(world.typeName(of: value))")
  }

  // MARK: The calendar

  static func makeStructTime(_ world: World, _ time: CalendarTime, zone: String) -> Value {
    let numbers = [
      time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.yearDay, time.isSummer,
    ]
    return world.makeStructSequence(
      world.state(TimeState.self).structTime,
      numbers.map { Value(small: $0) } + [world.string(zone), Value(small: 0)])
  }

  /// The second that an optional argument names; now where it is left out.
  static func second(_ world: World, _ arguments: Arguments) throws(Raised) -> Int {
    if arguments.or(0, .none).isNone {
      let time = now(world)
      return time >= 0 ? time / 1_000_000_000 : -((999_999_999 - time) / 1_000_000_000)
    }
    let number = try number(world, arguments[0]).rounded(.down)
    // Years that fit 32 bits.
    if number.isNaN { throw world.valueError("Invalid value NaN (not a number)") }
    if abs(number) > 6.7e16 { throw world.overflowError("timestamp out of range for platform time_t") }
    return Int(number)
  }

  private static func checkCount(_ world: World, _ arguments: Arguments, _ name: StaticString) throws(Raised) {
    if arguments.positionalCount > 1 {
      throw world.typeError("\(name)() takes at most 1 argument (\(arguments.positionalCount) given)")
    }
  }

  private static func defineCalendar(_ module: ModuleBuilder) {
    module.function("gmtime", .variadic()) { world, arguments throws(Raised) in
      try checkCount(world, arguments, "gmtime")
      return makeStructTime(world, CalendarTime(seconds: try second(world, arguments)), zone: "GMT")
    }
    module.function("localtime", .variadic()) { world, arguments throws(Raised) in
      try checkCount(world, arguments, "localtime")
      return makeStructTime(world, CalendarTime(seconds: try second(world, arguments)), zone: "UTC")
    }
    module.function("mktime", .exactly(1)) { world, arguments throws(Raised) in
      let time = try TimeText.time(world, arguments[0], "mktime")
      return world.float(Double(time.seconds))
    }
    module.function("ctime", .variadic()) { world, arguments throws(Raised) in
      try checkCount(world, arguments, "ctime")
      return world.string(CalendarTime(seconds: try second(world, arguments)).text)
    }
  }
}
