// resource: limits of the process, which the sandbox neither tells nor changes.
import BigInt
import Runtime

enum ResourceModule {
  static let module = InertModule(
    name: "resource",
    effect: .process,
    numbers: """
      RLIMIT_CPU=0 RLIMIT_FSIZE=1 RLIMIT_DATA=2 RLIMIT_STACK=3 RLIMIT_CORE=4 RLIMIT_NOFILE=7 RLIMIT_OFILE=7
      RLIMIT_AS=9 RLIMIT_RSS=5 RLIMIT_NPROC=6 RLIMIT_MEMLOCK=8 RLIMIT_MSGQUEUE=12 RLIMIT_NICE=13 RLIMIT_RTPRIO=14
      RLIMIT_RTTIME=15 RLIMIT_SIGPENDING=11 RUSAGE_SELF=0 RUSAGE_CHILDREN=-1 RUSAGE_THREAD=1
      """,
    aliases: [("error", "OSError")],
    functions: ["prlimit", "setrlimit"],
    sequences: [
      (
        StructSequence(
          name: "struct_rusage",
          fields: [
            "ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt",
            "ru_nswap", "ru_inblock", "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw",
          ], visible: 16),
        "resource"
      )
    ],
    more: { module throws(Raised) in
      let world = module.world
      let unlimited = world.makeInteger(BigInt(UInt64.max))
      for name: StaticString in ["RLIM_INFINITY", "RLIM_SAVED_CUR", "RLIM_SAVED_MAX"] {
        module.constant(name, unlimited)
      }
      module.function("getpagesize") { _, _ throws(Raised) in Value(small: 4096) }
      module.function("getrlimit", .exactly(1), bound: unlimited) { world, arguments throws(Raised) in
        _ = try world.index(arguments[1])
        return world.tuple(arguments[0], arguments[0])
      }
      let usage = world.get(world.intern("struct_rusage"), in: module.dict)
      module.function("getrusage", .exactly(1), bound: usage) { world, arguments throws(Raised) in
        _ = try world.index(arguments[1])
        let time = world.float(Double(world.elapsedTime) / 1e9)
        let values = [time, world.float(0)] + [Value](repeating: Value(small: 0), count: 14)
        return world.makeStructSequence(Ref<TypeObject>(arguments[0]), values)
      }
    })
}
