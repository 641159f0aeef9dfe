// The settings that hold for a file, whichever way they came: `[tool.lazyls]`, `lazyls.toml`, an editor, options.
package import Basics

/// Names, meaning and defaults are those of the command line's long options (`cli.md`).
package struct Configuration: Hashable, Sendable {
  package enum OutputFormat: String, CaseIterable, Sendable { case text, concise, json, sarif, github, gitlab, junit }
  package enum Evaluate: String, CaseIterable, Sendable { case off, auto, all }
  package enum Color: String, CaseIterable, Sendable { case auto, always, never }

  /// What is made of a rule's findings.
  package enum RuleLevel: Hashable, Sendable {
    case off
    case severity(Severity)
  }

  /// Codes or beginnings of codes that are not reported in the files that a pattern names.
  package struct PerFileIgnore: Hashable, Sendable {
    package var pattern: IgnorePattern
    /// The pattern as it is written.
    package var text: String
    package var codes: [String]

    /// Does it hold for an absolute path? `folder` is what the pattern is relative to.
    package func covers(_ file: FilePath, relativeTo folder: FilePath) -> Bool {
      IgnoreRules(folder: folder, patterns: [pattern]).ignoresOnTheWay(to: file)
    }
  }

  /// The file it was read from; nil for the defaults.
  package var file: FilePath?
  /// What its relative paths and patterns are relative to: the file's folder, or the project's. Absolute.
  package var folder: FilePath

  /// The keys that the file says something usable for, be it what is the default: an editor's settings fill in the rest.
  package var stated: Set<String> = []

  package var dialect: Dialect = .all
  /// As configured. `target` is what counts.
  package var targetVersion: PythonVersion?
  /// The lowest supported version that the project says it runs on.
  package var requiresPython: PythonVersion?
  /// Absolute, in order.
  package var searchPath: [FilePath] = []
  /// An interpreter or a virtual environment. Absolute.
  package var python: FilePath?
  /// Where top-level modules of the project lie. Absolute; empty: found by looking.
  package var roots: [FilePath] = []
  /// Dotted modules, or files relative to `folder`, that programs start from.
  package var entryPoints: [String] = []
  package var exclude: [IgnorePattern] = []
  /// Codes or beginnings of codes; empty: all rules.
  package var select: [String] = []
  package var ignore: [String] = []
  package var perFileIgnores: [PerFileIgnore] = []
  /// By code.
  package var rules: [String: RuleLevel] = [:]
  /// What is known of functions: a dotted name, or `pkg.*`, and one of `effectWords`.
  package var effects: [String: String] = [:]
  package var minSeverity: Severity = .warning
  package var failOn: Severity = .warning
  package var outputFormat: OutputFormat = .text
  /// Nil: nobody has said so; then a run evaluates nothing, and an editor its open files.
  package var evaluate: Evaluate?
  package var color: Color = .auto
  /// Nil: as many as there are processors.
  package var jobs: Int?
  package var usesCache = true
  /// Where the cache lies, instead of the user's cache folder. Absolute.
  package var cacheFolder: FilePath?
  package var imports = false
  package var statistics = false
  package var unsafeFixes = false
  /// Absolute.
  package var baseline: FilePath?

  package init(folder: FilePath, file: FilePath? = nil) {
    self.folder = folder
    self.file = file
  }

  /// The words for what a call does to the world outside; `pure` is nothing that others see.
  package static let effectWords = [
    "pure", "mutation", "patch", "registration", "search-path", "import-hook", "loaded-modules", "environment", "files",
    "network", "process", "thread", "signal", "exit-handler", "configuration", "output", "failure", "unknown",
    "loading",
  ]

  /// The version that files are judged for.
  package var target: PythonVersion { targetVersion ?? requiresPython ?? .newest }

  /// The patterns of `exclude` for a walk; nil if there are none.
  package var excludeRules: IgnoreRules? { exclude.isEmpty ? nil : IgnoreRules(folder: folder, patterns: exclude) }

  /// The codes, or beginnings of codes, that `per-file-ignores` names for an absolute path.
  package func ignoredCodes(for file: FilePath) -> [String] {
    var codes: [String] = []
    for ignore in perFileIgnores where ignore.covers(file, relativeTo: folder) { codes += ignore.codes }
    return codes
  }
}
