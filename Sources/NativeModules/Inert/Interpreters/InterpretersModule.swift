// _interpreters: there is one interpreter, and no other can be made.
import Runtime

enum InterpretersModule {
  static let module = InertModule(
    name: "_interpreters",
    doc:
      "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.",
    numbers: """
      WHENCE_UNKNOWN=0 WHENCE_RUNTIME=1 WHENCE_LEGACY_CAPI=2 WHENCE_CAPI=3 WHENCE_XI=4 WHENCE_STDLIB=5
      """,
    functions: [
      "new_config", "create", "destroy", "list_all", "get_current", "get_main", "is_running", "get_config", "whence",
      "exec", "call", "run_string", "run_func", "set___main___attrs", "incref", "decref", "is_shareable",
      "capture_exception",
    ],
    types: [
      InertType(name: "CrossInterpreterBufferView", module: "_interpreters")
    ],
    exceptions: [
      InertException(name: "InterpreterError", module: "concurrent.interpreters", bases: ["Exception"]),
      InertException(name: "InterpreterNotFoundError", module: "concurrent.interpreters", bases: ["InterpreterError"]),
      InertException(name: "NotShareableError", module: "concurrent.interpreters", bases: ["TypeError"]),
    ])
}
