// What a run is asked to do: the command line's options, before any file is read.
package import Basics
package import Modules

/// Options of `--check`. Those that configuration files may set too are nil where the command line is silent.
package struct CheckOptions: Sendable {
  package var paths: [String] = []
  package var dialect: Dialect?
  package var targetVersion: PythonVersion?
  package var configurationFile: String?
  package var searchPath: [String] = []
  package var python: String?
  package var jobs: Int?
  /// False: whatever a configuration file says, nothing is kept between runs.
  package var usesCache = false
  package var cacheFolder: String?
  package var select: [String]?
  package var ignore: [String]?
  package var exclude: [String] = []
  package var minSeverity: Severity?
  package var failOn: Severity?
  package var outputFormat: Configuration.OutputFormat?
  package var outputFile: String?
  package var color: Configuration.Color?
  /// What is evaluated in the runtime for evidence.
  package var evaluate: Configuration.Evaluate?
  /// Is this executable one that can start itself as a worker? Without, nothing is evaluated.
  package var canEvaluate = false
  package var withImports = false
  package var withStatistics = false
  /// Apply safe fixes.
  package var fixes = false
  /// Apply all fixes; in a configuration file it says which ones `fixes` means.
  package var unsafeFixes = false
  /// Show what fixing would change, and change nothing.
  package var showsDiff = false
  package var isQuiet = false
  package var isVerbose = false
  /// The name under which standard input is checked, with the path `-`.
  package var standardInputName: String?
  /// What standard input holds, when `-` is among the paths.
  package var standardInput: [UInt8]?
  package var baseline: String?
  package var writesBaseline = false
  /// Writes a file as a whole or not at all; false when it cannot.
  package var replaceFile: @Sendable (_ path: FilePath, _ content: [UInt8]) -> Bool = { _, _ in false }
  /// The version that reports name.
  package var version = ""

  package init() {}

  /// Which fixes the run applies; nil for none.
  func fixLevel(_ configuration: Configuration) -> FixLevel? {
    guard fixes || unsafeFixes || showsDiff else { return nil }
    return configuration.unsafeFixes ? .all : .safe
  }

  /// What the run evaluates. Fixes are proved without; and who checks each keystroke or each commit by standard input
  /// wants an answer at once, unless the command line says otherwise.
  func evaluation(_ configuration: Configuration) -> Configuration.Evaluate {
    if !canEvaluate || fixLevel(configuration) != nil { return .off }
    return (standardInput == nil ? configuration.evaluate : evaluate) ?? .off
  }

  /// Puts what the command line says on top of what a configuration file says.
  func adjust(_ configuration: inout Configuration, in folder: FilePath) {
    if let dialect { configuration.dialect = dialect }
    if let targetVersion { configuration.targetVersion = targetVersion }
    configuration.searchPath += searchPath.map { FilePath($0).resolved(in: folder) }
    if let python { configuration.python = FilePath(python).resolved(in: folder) }
    if !usesCache { configuration.usesCache = false }
    if let cacheFolder { configuration.cacheFolder = FilePath(cacheFolder).resolved(in: folder) }
    if let jobs { configuration.jobs = jobs }
    if let select { configuration.select = select }
    if let ignore { configuration.ignore += ignore }
    if let minSeverity { configuration.minSeverity = minSeverity }
    if let failOn { configuration.failOn = failOn }
    if let outputFormat { configuration.outputFormat = outputFormat }
    if let color { configuration.color = color }
    if let evaluate { configuration.evaluate = evaluate }
    if let baseline { configuration.baseline = FilePath(baseline).resolved(in: folder) }
    if withImports { configuration.imports = true }
    if withStatistics { configuration.statistics = true }
    if unsafeFixes { configuration.unsafeFixes = true }
  }
}

/// Why nothing could be checked; one sentence that says what to do.
package struct CheckFailure: Error, Hashable, Sendable {
  package let message: String
  package init(_ message: String) { self.message = message }
}
