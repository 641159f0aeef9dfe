// gc: there is nothing to collect in a world, and the module says so.
import Runtime

final class GarbageState: ModuleState {
  var isEnabled = true
  var debug = 0
  var thresholds = [2000, 10, 10]
  init() {}
}

enum GarbageModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    for (name, number) in [
      ("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32),
      ("DEBUG_LEAK", 38),
    ] as [(StaticString, Int)] { builder.integer(name, number) }
    builder.constant("garbage", world.makeList().value)
    builder.constant("callbacks", world.makeList().value)
    builder.function("enable") { world, _ throws(Raised) in
      world.state(GarbageState.self).isEnabled = true
      return .none
    }
    builder.function("disable") { world, _ throws(Raised) in
      world.state(GarbageState.self).isEnabled = false
      return .none
    }
    builder.function("isenabled") { world, _ throws(Raised) in Value(world.state(GarbageState.self).isEnabled) }
    builder.function("collect", .named("generation")) { world, arguments throws(Raised) in
      let generation = arguments[0].isUnbound ? 2 : try world.index(arguments[0])
      if generation < 0 || generation > 2 { throw world.valueError("invalid generation") }
      return Value(small: 0)
    }
    builder.function("get_debug") { world, _ throws(Raised) in Value(small: world.state(GarbageState.self).debug) }
    builder.function("set_debug", .exactly(1)) { world, arguments throws(Raised) in
      world.state(GarbageState.self).debug = try world.index(arguments[0])
      return .none
    }
    builder.function("get_count") { world, _ throws(Raised) in
      world.tuple(Value(small: 0), Value(small: 0), Value(small: 0))
    }
    builder.function("get_threshold") { world, _ throws(Raised) in
      world.makeTuple(world.state(GarbageState.self).thresholds.map { world.makeInteger($0) }).value
    }
    builder.function("set_threshold", .positional(1, 3)) { world, arguments throws(Raised) in
      for index in 0..<arguments.count where !arguments[index].isUnbound {
        world.state(GarbageState.self).thresholds[index] = try world.index(arguments[index])
      }
      return .none
    }
    builder.function("get_stats") { world, _ throws(Raised) in
      var rows: [Value] = []
      for _ in 0..<3 {
        let row = world.makeDict()
        for name: StaticString in ["collections", "collected", "uncollectable", "candidates"] {
          world.set(world.intern(name), Value(small: 0), in: row)
        }
        world.set(world.intern("duration"), world.float(0), in: row)
        rows.append(row.value)
      }
      return world.makeList(rows).value
    }
    builder.function("is_tracked", .exactly(1)) { world, arguments throws(Raised) in
      switch world.kind(of: arguments[0]) {
      case .integer, .float, .complex, .string, .bytes, .bytearray, .range: .false
      default: Value(arguments[0].isObject)
      }
    }
    builder.function("is_finalized", .exactly(1)) { _, _ throws(Raised) in .false }
    builder.function("freeze") { _, _ throws(Raised) in .none }
    builder.function("unfreeze") { _, _ throws(Raised) in .none }
    builder.function("get_freeze_count") { _, _ throws(Raised) in Value(small: 0) }
    builder.function("get_objects", .named("generation")) { world, arguments throws(Raised) in
      if !arguments.or(0, .none).isNone {
        let generation = try world.index(arguments[0])
        if generation > 2 {
          throw world.valueError("generation parameter must be less than the number of available generations (3)")
        }
        if generation < 0 { throw world.valueError("generation parameter cannot be negative") }
      }
      return world.makeList().value
    }
    builder.function("get_referrers", .variadic()) { world, _ throws(Raised) in world.makeList().value }
    builder.function("get_referents", .variadic()) { world, arguments throws(Raised) in
      let found = world.makeList()
      for value in arguments.positional(from: 0) {
        switch world.kind(of: value) {
        case .list:
          for element in world.elements(Ref<ListObject>(value)).reversed() { world.append(element, to: found) }
        case .tuple:
          for element in world.elements(Ref<TupleObject>(value)).reversed() { world.append(element, to: found) }
        case .dict:
          try world.forEachEntry(Ref<DictObject>(value)) { entry throws(Raised) in
            world.append(entry.key, to: found)
            world.append(entry.value, to: found)
            return true
          }
        default: break
        }
      }
      return found.value
    }
  }
}
