// _interpqueues: queues between interpreters, of which there is one.
import Runtime

enum InterpreterQueuesModule {
  static let module = InertModule(
    name: "_interpqueues",
    doc:
      "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.",
    functions: [
      "create", "destroy", "list_all", "put", "get", "bind", "release", "get_maxsize", "get_queue_defaults", "is_full",
      "get_count",
    ],
    quietFunctions: ["_register_heap_types"],
    exceptions: [
      InertException(name: "QueueError", module: "concurrent.interpreters", bases: ["RuntimeError"]),
      InertException(name: "QueueNotFoundError", module: "concurrent.interpreters", bases: ["QueueError"]),
    ])
}
