// syslog: a log that nobody reads; only priorities are computed.
import Runtime

enum SyslogModule {
  static let module = InertModule(
    name: "syslog",
    effect: .output,
    numbers: """
      LOG_EMERG=0 LOG_ALERT=1 LOG_CRIT=2 LOG_ERR=3 LOG_WARNING=4 LOG_NOTICE=5 LOG_INFO=6 LOG_DEBUG=7 LOG_PID=1
      LOG_CONS=2 LOG_NDELAY=8 LOG_ODELAY=4 LOG_NOWAIT=16 LOG_PERROR=32 LOG_KERN=0 LOG_USER=8 LOG_MAIL=16 LOG_DAEMON=24
      LOG_AUTH=32 LOG_LPR=48 LOG_LOCAL0=128 LOG_LOCAL1=136 LOG_LOCAL2=144 LOG_LOCAL3=152 LOG_LOCAL4=160 LOG_LOCAL5=168
      LOG_LOCAL6=176 LOG_LOCAL7=184 LOG_SYSLOG=40 LOG_CRON=72 LOG_UUCP=64 LOG_NEWS=56 LOG_AUTHPRIV=80 LOG_FTP=88
      """,
    quietFunctions: ["openlog", "closelog", "syslog"],
    more: { module throws(Raised) in
      let world = module.world
      module.function("setlogmask", .exactly(1)) { world, arguments throws(Raised) in
        _ = try world.index(arguments[0])
        return Value(small: 255)
      }
      module.function("LOG_MASK", .exactly(1)) { world, arguments throws(Raised) in
        Value(small: 1 << (try world.index(arguments[0]) & 31))
      }
      module.function("LOG_UPTO", .exactly(1)) { world, arguments throws(Raised) in
        Value(small: 1 << ((try world.index(arguments[0]) & 31) + 1) - 1)
      }
    })
}
