// _sysconfig: how this Python was built: there is nothing to tell.
import Runtime

enum SysconfigModule {
  static let module = InertModule(
    name: "_sysconfig",
    doc: "A helper for the sysconfig module.",
    more: { module throws(Raised) in
      module.function("config_vars") { world, _ throws(Raised) in
        let found = world.makeDict()
        for name: StaticString in ["Py_GIL_DISABLED", "Py_DEBUG"] {
          world.set(world.intern(name), Value(small: 0), in: found)
        }
        return found.value
      }
    })
}
