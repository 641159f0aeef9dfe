// readline: editing of input lines: settings are taken and change nothing.
import Runtime

enum ReadlineModule {
  static let module = InertModule(
    name: "readline",
    doc: "Importing this module enables command line editing using GNU readline.",
    numbers: """
      _READLINE_VERSION=2051 _READLINE_RUNTIME_VERSION=2051
      """,
    texts: [
      ("_READLINE_LIBRARY_VERSION", "8.3"),
      ("backend", "readline"),
    ],
    quietFunctions: [
      "parse_and_bind", "insert_text", "redisplay", "read_init_file", "read_history_file", "write_history_file",
      "append_history_file", "get_history_item", "set_history_length", "set_completer", "get_completer",
      "set_completer_delims", "set_auto_history", "add_history", "remove_history_item", "replace_history_item",
      "set_completion_display_matches_hook", "set_startup_hook", "set_pre_input_hook", "get_pre_input_hook",
      "clear_history",
    ],
    more: { module throws(Raised) in
      let world = module.world
      module.function("get_completer_delims") { world, _ throws(Raised) in
        world.string(" \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?")
      }
      module.function("get_line_buffer") { world, _ throws(Raised) in world.emptyString }
      for name: StaticString in ["get_begidx", "get_endidx", "get_completion_type", "get_current_history_length"] {
        module.function(name) { _, _ throws(Raised) in Value(small: 0) }
      }
      module.function("get_history_length") { _, _ throws(Raised) in Value(small: -1) }
    })
}
