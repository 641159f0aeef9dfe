// _multiprocessing: semaphores between processes, which a sandbox refuses.
import Runtime

enum MultiprocessingModule {
  static let module = InertModule(
    name: "_multiprocessing",
    effect: .process,
    functions: ["sem_unlink"],
    types: [
      InertType(
        name: "SemLock", module: "_multiprocessing",
        methods: [
          "acquire", "release", "__enter__", "__exit__", "_count", "_is_mine", "_get_value", "_is_zero", "_after_fork",
        ],
        classMethods: ["_rebuild"],
        attributes: ["handle", "kind", "maxvalue", "name"],
        numbers: "SEM_VALUE_MAX=2147483647")
    ],
    more: { module throws(Raised) in
      let world = module.world
      let flags = world.makeDict()
      for name: StaticString in ["HAVE_SEM_OPEN", "HAVE_SEM_TIMEDWAIT"] {
        world.set(world.intern(name), Value(small: 1), in: flags)
      }
      module.constant("flags", flags.value)
    })
}
