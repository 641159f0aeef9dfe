// _asyncio: the running loop is known; futures and tasks are types only, for no loop can run without sockets.
import Runtime

/// The loop that says of itself that it runs.
private final class LoopState: ModuleState {
  var running = Value.none
}

enum AsyncioModule {
  static let module = InertModule(
    name: "_asyncio",
    doc: "Accelerator module for asyncio",
    imports: [
      "asyncio.events", "asyncio.base_futures", "asyncio.exceptions", "asyncio.base_tasks", "asyncio.coroutines",
      "traceback", "weakref",
    ],
    functions: ["current_task", "_swap_current_task", "all_tasks"],
    quietFunctions: [
      "_register_task", "_register_eager_task", "_unregister_task", "_unregister_eager_task", "_enter_task",
      "_leave_task", "future_add_to_awaited_by", "future_discard_from_awaited_by",
    ],
    types: [
      InertType(
        name: "Future", module: "_asyncio",
        methods: [
          "__iter__", "result", "exception", "set_result", "set_exception", "add_done_callback",
          "remove_done_callback", "cancel", "cancelled", "done", "get_loop", "_make_cancelled_error",
        ],
        classMethods: ["__class_getitem__"],
        attributes: [
          "_state", "_asyncio_future_blocking", "_loop", "_callbacks", "_result", "_exception", "_log_traceback",
          "_source_traceback", "_cancel_message", "_asyncio_awaited_by",
        ]),
      InertType(
        name: "Task", module: "_asyncio", base: "Future",
        methods: [
          "__iter__", "result", "exception", "add_done_callback", "remove_done_callback", "cancelled", "done",
          "set_result", "set_exception", "cancel", "cancelling", "uncancel", "get_stack", "print_stack",
          "_make_cancelled_error", "get_name", "set_name", "get_coro", "get_context",
        ],
        classMethods: ["__class_getitem__"],
        attributes: ["_log_destroy_pending", "_must_cancel", "_coro", "_fut_waiter"]),
    ],
    more: { module throws(Raised) in
      let world = module.world
      module.function("_get_running_loop") { world, _ throws(Raised) in world.state(LoopState.self).running }
      module.function("_set_running_loop", .exactly(1)) { world, arguments throws(Raised) in
        world.state(LoopState.self).running = arguments[0]
        return .none
      }
      module.function("get_running_loop") { world, _ throws(Raised) in
        let running = world.state(LoopState.self).running
        if running.isNone { throw world.raise("RuntimeError", "no running event loop") }
        return running
      }
      module.function("get_event_loop") { world, _ throws(Raised) in
        let running = world.state(LoopState.self).running
        if !running.isNone { return running }
        let events = try world.importModule("asyncio.events")
        return try world.callMethod(world.callMethod(events, "_get_event_loop_policy"), "get_event_loop")
      }
    })
}
