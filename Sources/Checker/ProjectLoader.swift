// What commands beside `--check` begin with: the same files, linked as deep as the command needs.
import Analysis
import Modules

enum ProjectLoader {
  /// Reads and links as `CheckRun` does, but for files that only start Python, and all for the version of what was named
  /// first: these commands tell of programs as a whole.
  static func load(
    _ options: CheckOptions, files: FileSystem, depth: Program.Depth, progress: (@Sendable (Int) -> Void)?,
    say: @escaping @Sendable (String) -> Void
  ) throws(CheckFailure) -> LinkedRun {
    var found = try CheckRun.prepare(options, files, say)
    found.descriptions = found.input.descriptions.filter { $0.launch == nil }
    return try CheckRun.link(found, options, depth: depth, progress, say)
  }
}
