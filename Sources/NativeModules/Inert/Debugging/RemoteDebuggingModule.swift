// _remote_debugging: looking into other processes, which a sandbox refuses.
import Runtime

enum RemoteDebuggingModule {
  static let module = InertModule(
    name: "_remote_debugging",
    effect: .process,
    numbers: """
      PROCESS_VM_READV_SUPPORTED=1 THREAD_STATUS_HAS_GIL=1 THREAD_STATUS_ON_CPU=2 THREAD_STATUS_UNKNOWN=4
      THREAD_STATUS_GIL_REQUESTED=8 THREAD_STATUS_HAS_EXCEPTION=16 THREAD_STATUS_MAIN_THREAD=32
      """,
    functions: ["zstd_available", "get_child_pids", "is_python_process", "get_gc_stats"],
    types: [
      InertType(
        name: "RemoteUnwinder", module: "_remote_debugging",
        methods: [
          "get_stack_trace", "get_all_awaited_by", "get_async_stack_trace", "get_stats", "pause_threads",
          "resume_threads",
        ],
        isFinal: true),
      InertType(
        name: "GCMonitor", module: "_remote_debugging",
        methods: ["get_gc_stats"],
        isFinal: true),
      InertType(
        name: "BinaryWriter", module: "_remote_debugging",
        methods: ["write_sample", "set_stats", "finalize", "close", "__enter__", "__exit__", "get_stats"],
        attributes: ["total_samples"],
        isFinal: true),
      InertType(
        name: "BinaryReader", module: "_remote_debugging",
        methods: ["replay", "get_info", "get_stats", "close", "__enter__", "__exit__"],
        attributes: ["sample_count", "sample_interval_us"],
        isFinal: true),
    ],
    sequences: [
      (
        StructSequence(
          name: "TaskInfo", fields: ["task_id", "task_name", "coroutine_stack", "awaited_by"], visible: 4),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "LocationInfo", fields: ["lineno", "end_lineno", "col_offset", "end_col_offset"], visible: 4),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "FrameInfo", fields: ["filename", "location", "funcname", "opcode"], visible: 4),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "CoroInfo", fields: ["call_stack", "task_name"], visible: 2),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "ThreadInfo", fields: ["thread_id", "status", "frame_info"], visible: 3),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "InterpreterInfo", fields: ["interpreter_id", "threads"], visible: 2),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "AwaitedInfo", fields: ["thread_id", "awaited_by"], visible: 2),
        "_remote_debugging"
      ),
      (
        StructSequence(
          name: "GCStatsInfo",
          fields: [
            "gen", "iid", "ts_start", "ts_stop", "collections", "collected", "uncollectable", "candidates", "heap_size",
            "duration",
          ], visible: 10),
        "_remote_debugging"
      ),
    ])
}
