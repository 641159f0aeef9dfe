// _lsprof: the profiler's type, which can be derived from; it does not measure.
import Runtime

enum ProfilerModule {
  static let module = InertModule(
    name: "_lsprof",
    doc: "Fast profiler",
    types: [
      InertType(
        name: "Profiler", module: "_lsprof",
        methods: [
          "_pystart_callback", "_pythrow_callback", "_pyreturn_callback",
          "_ccall_callback", "_creturn_callback",
        ],
        quietMethods: ["enable", "disable", "clear"], isMade: true)
    ],
    sequences: [
      (
        StructSequence(
          name: "profiler_entry", fields: ["code", "callcount", "reccallcount", "totaltime", "inlinetime", "calls"],
          visible: 6),
        "_lsprof"
      ),
      (
        StructSequence(
          name: "profiler_subentry", fields: ["code", "callcount", "reccallcount", "totaltime", "inlinetime"],
          visible: 5),
        "_lsprof"
      ),
    ],
    more: { module throws(Raised) in
      let world = module.world
      let profiler = TypeBuilder(
        world: world, type: Ref<TypeObject>(world.get(world.intern("Profiler"), in: module.dict)))
      profiler.method("getstats") { world, _ throws(Raised) in world.makeList().value }
    })
}
