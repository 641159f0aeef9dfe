// _curses_panel: panels of a screen that a sandbox does not have.
import Runtime

enum CursesPanelModule {
  static let module = InertModule(
    name: "_curses_panel",
    imports: ["_curses"],
    effect: .output,
    texts: [
      ("version", "2.1"),
      ("__version__", "2.1"),
    ],
    functions: ["bottom_panel", "new_panel", "top_panel", "update_panels"],
    types: [
      InertType(
        name: "panel", module: "_curses_panel",
        methods: [
          "above", "below", "bottom", "hidden", "hide", "move", "replace", "set_userptr", "show", "top", "userptr",
          "window",
        ],
        isFinal: true)
    ],
    exceptions: [
      InertException(name: "error", module: "_curses_panel", bases: ["Exception"])
    ])
}
