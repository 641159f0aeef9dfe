// sys and time: watching the interpreter, which has nothing to tell, and clocks that cannot be set.
import Runtime

enum SystemRest {
  static let time = InertModule(
    name: "time", effect: .process, functions: ["clock_settime", "clock_settime_ns", "pthread_getcpuclockid"])

  static let imports = InertModule(
    name: "_imp",
    more: { module throws(Raised) in
      module.function("source_hash", .named("key", "source", required: 2)) { world, arguments throws(Raised) in
        // Eight bytes that follow from the source; nobody but this interpreter reads them.
        var state = UInt64(bitPattern: Int64(try world.index(arguments[0])))
        guard let row = world.buffer(of: arguments[1]) else {
          throw world.typeError("a bytes-like object is required, not '\(world.typeName(of: arguments[1]))'")
        }
        try world.charge(row.count)
        for index in 0..<row.count { state = (state ^ UInt64(row[index])) &* 0x100_0000_01b3 }
        return try world.bytes((0..<8).map { UInt8(truncatingIfNeeded: state >> ($0 * 8)) })
      }
    })

  static let system = InertModule(
    name: "sys", effect: .process, functions: ["remote_exec"],
    more: { module throws(Raised) in
      let world = module.world
      let made = try world.call(world.types.module.value, [world.intern("sys.monitoring")])
      module.constant("monitoring", made)
      try monitoring.fill(world, Ref<ModuleObject>(made))
    })

  private static let monitoring = InertModule(
    name: "sys.monitoring",
    numbers: "DEBUGGER_ID=0 COVERAGE_ID=1 PROFILER_ID=2 OPTIMIZER_ID=5",
    quietFunctions: [
      "use_tool_id", "clear_tool_id", "free_tool_id", "get_tool", "register_callback", "set_events",
      "set_local_events", "restart_events",
    ],
    more: { module throws(Raised) in
      let world = module.world
      for name: StaticString in ["DISABLE", "MISSING"] {
        module.constant(name, try world.call(world.types.object.value))
      }
      let events = try world.call(world.types.simpleNamespace.value)
      let names = [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT",
        "BRANCH_RIGHT", "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN",
        "C_RAISE", "BRANCH",
      ]
      for (index, name) in names.enumerated() {
        try world.setAttribute(events, world.intern(name), Value(small: 1 << index))
      }
      try world.setAttribute(events, world.intern("NO_EVENTS"), Value(small: 0))
      module.constant("events", events)
      for name: StaticString in ["get_events", "get_local_events"] {
        module.function(name, .variadic()) { _, _ throws(Raised) in Value(small: 0) }
      }
      module.function("_all_events") { world, _ throws(Raised) in world.makeDict().value }
    })
}
