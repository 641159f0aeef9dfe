// From paths and options to a linked program: what commands beside `--check` begin with.
import Analysis
import Basics
import Modules
import PythonSyntax
import Rules

/// A program with the configuration that holds where the first path leads.
struct LoadedProject {
  var program: Program
  var configuration: Configuration
  var threads: Int
  var files: FileSystem

  /// Reads a file's bytes again.
  var read: @Sendable (FilePath) -> [UInt8]? {
    let files = self.files
    return { path in try? files.read(path) }
  }
}

enum ProjectLoader {
  static func load(
    _ options: CheckOptions, files: FileSystem, depth: Program.Depth, progress: (@Sendable (Int) -> Void)?,
    say: (String) -> Void
  ) throws(CheckFailure) -> LoadedProject {
    let here = FileSystem.currentDirectory
    let store = ConfigurationStore(
      files: files, codes: RuleRegistry.all.map { $0.info.code.description },
      explicitFile: options.configurationFile.map { FilePath($0).resolved(in: here) },
      adjust: { configuration in options.adjust(&configuration, in: here) })
    let named = (options.paths.isEmpty ? ["."] : options.paths).map { FilePath($0) }
    let first = named[0].resolved(in: here)
    let main = store.configuration(forFolder: files.isDirectory(first) ? first : first.parent).configuration
    if let problem = store.problems.first { throw CheckFailure("\(problem)") }
    let threads = main.jobs ?? Processors.available
    var walker = FileWalker(files: files, threads: threads, currentDirectory: here)
    walker.excludes = { folder in store.configuration(forFolder: folder).configuration.excludeRules }
    let found = walker.walk(named)
    for problem in found.problems {
      if named.contains(problem.path) { throw CheckFailure("\(problem): name a file or folder that exists") }
      say("lazyls: \(problem)")
    }
    let places = found.files.map { $0.resolved(in: here) }
    let resolver = ModuleResolver(
      sources: places, named: named.map { $0.resolved(in: here) }, configurations: store, files: files)
    let input = ProgramInput(
      zip(found.files, places).map { (path: $1, displayPath: $0.string) }, resolver: resolver, files: files)
    guard
      let program = Program.build(
        input.descriptions, options: SummaryOptions(target: main.target), provider: input.provider, depth: depth,
        threads: threads, progress: progress)
    else { throw CheckFailure("the run was cancelled") }
    return LoadedProject(program: program, configuration: main, threads: threads, files: files)
  }
}
