// Modules that are loaded anyway: laziness of an import of them wins nothing.
import Modules

enum StartupModules {
  /// Loaded by an empty interpreter, and what every annotated program loads at once.
  static func contains(_ module: String) -> Bool { names.contains(module) }

  private static let names: Set<String> = StandardLibrary.loadedAtStart().union([
    "typing", "typing_extensions", "collections", "collections.abc", "abc", "types", "builtins", "sys", "os",
    "functools",
    "enum", "dataclasses", "re", "contextlib", "__future__",
  ])
}
