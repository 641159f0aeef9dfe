// _posixsubprocess: starting processes, which a sandbox refuses.
import Runtime

enum PosixSubprocessModule {
  static let module = InertModule(
    name: "_posixsubprocess",
    doc: "A POSIX helper for the subprocess module.",
    effect: .process,
    functions: ["fork_exec"])
}
