// _tracemalloc: memory is never traced.
import Runtime

enum TracemallocModule {
  static let module = InertModule(
    name: "_tracemalloc",
    doc: "Debug module to trace memory blocks allocated by Python.",
    quietFunctions: ["clear_traces", "_get_object_traceback", "start", "stop", "reset_peak"],
    more: { module throws(Raised) in
      let world = module.world
      module.function("is_tracing") { _, _ throws(Raised) in .false }
      module.function("_get_traces") { world, _ throws(Raised) in world.makeList().value }
      module.function("get_traceback_limit") { _, _ throws(Raised) in Value(small: 1) }
      module.function("get_tracemalloc_memory") { _, _ throws(Raised) in Value(small: 0) }
      module.function("get_traced_memory") { world, _ throws(Raised) in
        world.tuple(Value(small: 0), Value(small: 0))
      }
    })
}
