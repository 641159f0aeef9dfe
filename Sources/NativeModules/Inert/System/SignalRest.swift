// _signal: waiting for signals and timers, which never come in a sandbox.
import Runtime

enum SignalRest {
  static let module = InertModule(
    name: "_signal", effect: .signal,
    functions: ["pidfd_send_signal", "sigwait", "sigwaitinfo", "pause"],
    quietFunctions: ["siginterrupt", "pthread_kill", "sigtimedwait"],
    sequences: [
      (
        StructSequence(
          name: "struct_siginfo",
          fields: ["si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band"], visible: 7),
        "signal"
      )
    ],
    more: { module throws(Raised) in
      module.function("alarm", .exactly(1)) { world, arguments throws(Raised) in
        world.noteEffect(.signal, "signal.alarm()")
        _ = try world.index(arguments[0])
        return Value(small: 0)
      }
      module.function("setitimer", .positional(2, 3)) { world, _ throws(Raised) in
        world.noteEffect(.signal, "signal.setitimer()")
        return world.tuple(world.float(0), world.float(0))
      }
      module.function("getitimer", .exactly(1)) { world, _ throws(Raised) in
        world.tuple(world.float(0), world.float(0))
      }
      module.function("sigpending") { world, _ throws(Raised) in
        try world.setOf(world.makeList().value, world.types.set).value
      }
      module.function("pthread_sigmask", .exactly(2)) { world, _ throws(Raised) in
        try world.setOf(world.makeList().value, world.types.set).value
      }
    })
}
