// One batch run: find files, analyse them on all cores, judge, report, and say how it ended.
import Analysis
import Basics
package import Modules
import PythonSyntax
import Rules

/// How a run ended, as the exit code says it.
package enum CheckOutcome: Int32, Sendable {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  case findings = 1
}

package enum CheckRun {
  /// Runs once. `report` receives the report's bytes, `say` sentences for people (standard error).
  package static func run(
    _ options: CheckOptions, files: FileSystem = FileSystem(), isTerminal: Bool,
    progress: (@Sendable (Int) -> Void)? = nil,
    say: (String) -> Void, report write: ([UInt8]) -> Void
  ) throws(CheckFailure) -> CheckOutcome {
    let here = FileSystem.currentDirectory
    let store = ConfigurationStore(
      files: files, codes: RuleRegistry.all.map { $0.info.code.description },
      explicitFile: options.configurationFile.map { FilePath($0).resolved(in: here) },
      adjust: { configuration in options.adjust(&configuration, in: here) })
    let named = (options.paths.isEmpty ? ["."] : options.paths).map { FilePath($0) }
    let main = store.configuration(forFolder: folder(of: named[0], here, files)).configuration
    if let problem = store.problems.first { throw CheckFailure("\(problem)") }

    let found = try find(named, options, main, store, files, here, say)
    let sources = found.files
    let places = sources.map { $0.resolved(in: here) }
    let resolver = ModuleResolver(
      sources: places, named: named.map { $0.resolved(in: here) }, configurations: store, files: files)
    let input = ProgramInput(
      zip(sources, places).map { (path: $1, displayPath: $0.string) },
      launchFiles: found.launchFiles.map { (path: $0.resolved(in: here), displayPath: $0.string) }, resolver: resolver,
      files: files)
    var provider = input.provider
    provider.effects = main.effects
    let threads = main.jobs ?? Processors.available
    guard
      let program = Program.build(
        input.descriptions, options: SummaryOptions(target: main.target), provider: provider, depth: .direct,
        threads: threads, progress: progress)
    else { throw CheckFailure("the run was cancelled") }

    var result = judge(program, main, store, threads, { path in try? files.read(path) })
    let failing = result.findings.contains { $0.severity <= main.failOn }
    result.findings.removeAll { $0.severity > main.minSeverity }
    var output: [UInt8] = []
    let style = Style(isColored: main.color == .always || (main.color == .auto && isTerminal))
    switch main.outputFormat {
    case .text: TextReporter.write(result, style, to: &output)
    case .concise: ConciseReporter.write(result, style, to: &output)
    case .json: JSONReporter.write(result, version: options.version, withImports: main.imports, to: &output)
    default: throw CheckFailure("this version writes text, concise and json reports: choose one with --output-format")
    }
    if main.outputFormat != .json {
      if main.statistics { StatisticsReporter.write(result, to: &output) }
      if !options.isQuiet { output += (ClosingWords.of(result, minSeverity: main.minSeverity) + "\n").utf8 }
    }
    write(output)
    return failing ? .findings : .clean
  }

  private static func folder(of path: FilePath, _ here: FilePath, _ files: FileSystem) -> FilePath {
    let place = path.resolved(in: here)
    if let status = try? files.status(place), status.kind == .directory { return place }
    return place.parent
  }

  /// The files to check. Named paths that are not there end the run; what else cannot be read is only said.
  private static func find(
    _ named: [FilePath], _ options: CheckOptions, _ main: Configuration, _ store: ConfigurationStore,
    _ files: FileSystem,
    _ here: FilePath, _ say: (String) -> Void
  ) throws(CheckFailure) -> FileWalker.Outcome {
    var walker = FileWalker(files: files, threads: main.jobs ?? Processors.available, currentDirectory: here)
    walker.excludes = { folder in store.configuration(forFolder: folder).configuration.excludeRules }
    let outcome = walker.walk(named)
    for problem in outcome.problems {
      if named.contains(problem.path) { throw CheckFailure("\(problem): name a file or folder that exists") }
      say("lazyls: \(problem)")
    }
    return outcome
  }

  /// Findings and numbers of every file, on all cores, put together in the order of the files.
  private static func judge(
    _ program: Program, _ main: Configuration, _ store: ConfigurationStore, _ threads: Int,
    _ read: @escaping @Sendable (FilePath) -> [UInt8]?
  ) -> Report {
    let parts: [(findings: [Finding], summary: Summary)] =
      ParallelMap.run(
        count: program.projectCount, threads: threads, makeState: { () },
        body: { (_: inout Void, index: Int) -> (findings: [Finding], summary: Summary) in
          let file = FileID(UInt32(index))
          let path = program[file].description.path
          let configuration = store.configuration(forFile: path).configuration
          let selection = RuleSelection(configuration, file: path)
          let found = Rules.findings(in: program, file: file, dialect: main.dialect, selection: selection)
          return (found, summarize(program, file, main.dialect, found))
        }) ?? []
    var summary = Summary()
    var findings: [Finding] = []
    for part in parts {
      summary = summary + part.summary
      findings += part.findings
    }
    for finding in findings { summary.findings[finding.severity, default: 0] += 1 }
    return Report(program: program, dialect: main.dialect, findings: findings, summary: summary, read: read)
  }

  /// Counts a file's imports by what becomes of them.
  private static func summarize(_ program: Program, _ file: FileID, _ dialect: Dialect, _ findings: [Finding])
    -> Summary
  {
    var summary = Summary()
    if program[file].description.launch != nil { return summary }
    summary.files = 1
    let records = program[file].summary.imports
    let alarming = findings.filter { $0.severity <= .warning }
    for (index, record) in records.enumerated() {
      summary.imports += 1
      let verdict = program.verdict(of: ImportID(index), in: file, dialect)
      if !verdict.isEligible { continue }
      summary.eligible += 1
      let isHazard = alarming.contains { finding in
        (finding.location.file == file && record.statement.contains(finding.location.range.start))
          || finding.related.contains { $0.location.file == file && record.alias.contains($0.location.range.start) }
      }
      if isHazard {
        summary.hazards += 1
      } else if verdict.verdict == .lazy {
        summary.lazy += 1
      } else {
        summary.reifiedAtImport += 1
      }
    }
    return summary
  }
}
