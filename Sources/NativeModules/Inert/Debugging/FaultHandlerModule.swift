// faulthandler: there are no faults to be handled; switching it on does nothing.
import Runtime

enum FaultHandlerModule {
  static let module = InertModule(
    name: "faulthandler",
    doc: "faulthandler module.",
    functions: ["_sigsegv", "_fatal_error_c_thread", "_sigabrt", "_sigfpe", "_stack_overflow"],
    quietFunctions: [
      "enable", "disable", "dump_traceback", "dump_c_stack", "dump_traceback_later", "cancel_dump_traceback_later",
      "register",
    ],
    more: { module throws(Raised) in
      module.function("is_enabled") { _, _ throws(Raised) in .false }
      module.function("unregister", .exactly(1)) { _, _ throws(Raised) in .false }
    })
}
