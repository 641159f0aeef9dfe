// One batch run: find files, analyse them on all cores, judge, report, and say how it ended.
package import Analysis
import Basics
import Cache
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
    progress: (@Sendable (Int) -> Void)? = nil, evaluated: (@Sendable (Int) -> Void)? = nil,
    say: @escaping @Sendable (String) -> Void, report write: ([UInt8]) -> Void
  ) throws(CheckFailure) -> CheckOutcome {
    let found = try prepare(options, files, say)
    let repeated = RepeatedRun(found, options, isTerminal: isTerminal)
    if let kept = repeated?.kept(), let outcome = CheckOutcome(rawValue: kept.outcome) {
      write(kept.report)
      return outcome
    }
    let linked = try link(found, options, provider: repeated?.noted, progress, say)
    var report: [UInt8] = []
    let evidence = options.evaluation(linked.main) == .off ? nil : EvidenceSource(linked.cache)
    let outcome = try conclude(linked, options, isTerminal, say, evidence: evidence, evaluated: evaluated) { bytes in
      report += bytes
      write(bytes)
    }
    if let facts = evidence.map(\.facts) ?? [] { repeated?.keep(linked.program, outcome, report, restingOn: facts) }
    abandon(linked)
    return outcome
  }

  /// The process ends with its one run. To take the program apart before would only take time: of 30,000 modules as much
  /// as to report on them.
  private static func abandon(_ linked: LinkedRun) {
    final class Abandoned {
      let linked: LinkedRun
      init(_ linked: LinkedRun) { self.linked = linked }
    }
    _ = unsafe Unmanaged.passRetained(Abandoned(linked))
  }

  /// What a run is to read: found, and not read yet.
  struct Prepared {
    var main: Configuration
    var store: ConfigurationStore
    var input: ProgramInput
    /// The files to read, each with the version that its own configuration asks for.
    var descriptions: [FileDescription]
    var cache: DiskCache?
    var threads: Int
    var files: FileSystem
    var here: FilePath
    var named: [FilePath]
  }

  static func prepare(
    _ options: CheckOptions, _ disk: FileSystem, _ say: @escaping @Sendable (String) -> Void
  ) throws(CheckFailure) -> Prepared {
    let here = FileSystem.currentDirectory
    let (named, files) = StandardInput.paths(options, here, disk)
    let store = ConfigurationStore(
      files: files, codes: RuleRegistry.all.map { $0.info.code.description },
      explicitFile: options.configurationFile.map { FilePath($0).resolved(in: here) },
      adjust: { configuration in options.adjust(&configuration, in: here) })
    let main = store.configuration(forFolder: folder(of: named[0], here, files)).configuration
    if let problem = store.problems.first { throw CheckFailure("\(problem)") }

    let found = try find(named, options, main, store, files, here, say)
    let sources = found.files
    let places = sources.map { $0.resolved(in: here) }
    let resolver = ModuleResolver(
      sources: places, named: named.map { $0.resolved(in: here) }, configurations: store, files: files)
    let cache = cache(main, here, say)
    let input = ProgramInput(
      zip(sources, places).map { (path: $1, displayPath: $0.string) },
      launchFiles: found.launchFiles.map { (path: $0.resolved(in: here), displayPath: $0.string) }, resolver: resolver,
      files: files, cache: cache)
    return Prepared(
      main: main, store: store, input: input, descriptions: descriptions(input, main, store), cache: cache,
      threads: main.jobs ?? Processors.available, files: files, here: here,
      named: named.map { $0.resolved(in: here) })
  }

  /// Reads the files and links them into a program.
  static func link(
    _ found: Prepared, _ options: CheckOptions, provider: ModuleProvider? = nil, depth: Program.Depth = .direct,
    _ progress: (@Sendable (Int) -> Void)?, _ say: (String) -> Void
  ) throws(CheckFailure) -> LinkedRun {
    let start = ContinuousClock.now
    var provider = StandardInput.decoding(provider ?? found.input.provider, found.files)
    provider.effects = found.main.effects
    guard
      let program = Program.build(
        found.descriptions, options: SummaryOptions(target: found.main.target),
        provider: provider, depth: depth, threads: found.threads, progress: progress)
    else { throw CheckFailure("the run was cancelled") }
    found.cache?.finish()
    if options.isVerbose { tell(program, found.main, found.threads, start.duration(to: .now), say) }
    return LinkedRun(
      program: program, main: found.main, store: found.store, threads: found.threads, files: found.files,
      named: found.named, cache: found.cache)
  }

  /// What `--verbose` adds: what was decided without being asked.
  private static func tell(
    _ program: Program, _ main: Configuration, _ threads: Int, _ elapsed: Duration, _ say: (String) -> Void
  ) {
    say("lazyls: configuration: \(main.file?.string ?? "none, all is as by default")")
    say("lazyls: dialect \(main.dialect.word), Python \(main.target), \(threads) threads")
    if let python = main.python { say("lazyls: libraries of \(python)") }
    for folder in main.searchPath { say("lazyls: search path: \(folder)") }
    let external = program.files.count - program.projectCount
    let milliseconds = elapsed / .milliseconds(1)
    say(
      "lazyls: \(program.projectCount) files and \(external) of libraries read in \(Int(milliseconds)) ms")
  }

  /// The files, each with the version that its own configuration asks for.
  package static func descriptions(_ input: ProgramInput, _ main: Configuration, _ store: ConfigurationStore)
    -> [FileDescription]
  {
    var descriptions = input.descriptions
    // Neighbours share a folder, and so a configuration.
    var folder = FilePath("")
    var target = main.target
    for index in descriptions.indices {
      let parent = descriptions[index].path.parent
      if parent != folder {
        folder = parent
        target = store.configuration(forFolder: folder).configuration.target
      }
      if target != main.target { descriptions[index].target = target }
    }
    return descriptions
  }

  /// Judges what is linked, and reports.
  static func conclude(
    _ linked: LinkedRun, _ options: CheckOptions, _ isTerminal: Bool, _ say: @escaping (String) -> Void,
    evidence: EvidenceSource? = nil, evaluated: (@Sendable (Int) -> Void)? = nil, _ write: ([UInt8]) -> Void
  ) throws(CheckFailure) -> CheckOutcome {
    let main = linked.main
    let startup = try StartupChecks(linked, say: say)
    var judged = judge(linked, linked.program, startup, downTo: mildest(main, options))
    if let evidence {
      EvidenceRun(linked, options.evaluation(main), evidence, say: say)
        .apply(to: &judged.report, isVerbose: options.isVerbose, progress: evaluated)
    }
    let style = Style(isColored: main.color == .always || (main.color == .auto && isTerminal))
    var fixed: FixResult?
    if let level = options.fixLevel(main) {
      let engine = FixEngine(level, threads: linked.threads, read: linked.read) { program in
        judge(linked, program, startup).report
      }
      var outcome = engine.run(judged.report)
      FixRun.dropAliases(&outcome)
      for remark in outcome.remarks { say("lazyls: \(remark)") }
      if options.showsDiff {
        write(FixRun.diff(outcome, style))
        if !options.isQuiet { say(FixWords.of(outcome, isTrial: true)) }
        return outcome.files.isEmpty ? .clean : .findings
      }
      if let text = StandardInput.fixed(outcome, linked, options) {
        write(text)
        if !options.isQuiet { say(FixWords.of(outcome, isTrial: false)) }
        return outcome.report.findings.contains { $0.severity <= main.failOn } ? .findings : .clean
      }
      FixRun.write(&outcome, say: say)
      // Judged once more for what the last round did not keep: which of the configuration's exceptions were needed.
      judged.ignoresUsed = judge(linked, outcome.report.program, startup).ignoresUsed
      judged.report = outcome.report
      fixed = outcome
    }
    var result = judged.report
    let unused = UnusedIgnores.findings(judged.ignoresUsed, linked, &result.program)
    result.add(unused)
    try Baseline.apply(to: &result, linked, options, say)
    let failing = result.findings.contains { $0.severity <= main.failOn }
    result.keep { finding, _ in finding.severity <= main.minSeverity }
    if main.imports, main.outputFormat == .json {
      result.countLoads(threads: linked.threads)
      result.tellEffects(threads: linked.threads)
    }
    var output: [UInt8] = []
    switch main.outputFormat {
    case .text: TextReporter.write(result, style, to: &output)
    case .concise: ConciseReporter.write(result, style, to: &output)
    case .json: JSONReporter.write(result, version: options.version, withImports: main.imports, to: &output)
    case .sarif: SARIFReporter.write(result, version: options.version, to: &output)
    case .github: GitHubReporter.write(result, to: &output)
    case .gitlab: GitLabReporter.write(result, to: &output)
    case .junit: JUnitReporter.write(result, to: &output)
    }
    switch main.outputFormat {
    case .text, .concise, .github:
      if main.statistics { StatisticsReporter.write(result, to: &output) }
      if let fixed, !options.isQuiet { output += (FixWords.of(fixed, isTrial: false) + "\n").utf8 }
      if !options.isQuiet { output += (ClosingWords.of(result, minSeverity: main.minSeverity) + "\n").utf8 }
    case .json, .sarif, .gitlab, .junit: break
    }
    write(output)
    return failing || (fixed?.unwritten ?? 0) > 0 ? .findings : .clean
  }

  private static func cache(
    _ main: Configuration, _ here: FilePath, _ say: @escaping @Sendable (String) -> Void
  ) -> DiskCache? {
    guard let folder = CacheFolder.place(main, in: here) else { return nil }
    return DiskCache(folder: folder) { say("lazyls: \($0)") }
  }

  private static func folder(of path: FilePath, _ here: FilePath, _ files: FileSystem) -> FilePath {
    let place = path.resolved(in: here)
    if let status = try? files.status(place), status.kind == .directory { return place }
    return place.parent
  }

  static func walk(
    _ named: [FilePath], _ options: CheckOptions, _ threads: Int, _ store: ConfigurationStore, _ files: FileSystem,
    _ here: FilePath
  ) -> FileWalker.Outcome {
    var walker = FileWalker(files: files, threads: threads, currentDirectory: here)
    let patterns = options.exclude.compactMap { IgnorePattern($0) }
    walker.excludes = { folder in
      let configured = store.configuration(forFolder: folder).configuration.excludeRules
      return patterns.isEmpty ? configured : IgnoreRules(folder: here, patterns: patterns, outer: configured)
    }
    return walker.walk(named)
  }

  /// The files to check. Named paths that are not there end the run; what else cannot be read is only said.
  private static func find(
    _ named: [FilePath], _ options: CheckOptions, _ main: Configuration, _ store: ConfigurationStore,
    _ files: FileSystem,
    _ here: FilePath, _ say: (String) -> Void
  ) throws(CheckFailure) -> FileWalker.Outcome {
    let outcome = walk(named, options, main.jobs ?? Processors.available, store, files, here)
    for problem in outcome.problems {
      if named.contains(problem.path) { throw CheckFailure("\(problem): name a file or folder that exists") }
      say("lazyls: \(problem)")
    }
    return outcome
  }

  /// The mildest findings that anything is done with but counting. There are many milder ones.
  private static func mildest(_ main: Configuration, _ options: CheckOptions) -> Severity {
    // Fixes are of all findings, and fingerprints tell equal ones apart by counting all.
    if options.fixLevel(main) != nil || options.writesBaseline || main.baseline != nil { return .hint }
    switch main.outputFormat {
    case .sarif, .gitlab: return .hint
    case .text, .concise, .json, .github, .junit: return max(main.minSeverity, main.failOn)
    }
  }

  /// What one file gives. Its findings are counted in the summary.
  private struct Part: Sendable {
    var findings: [Finding]
    var summary: Summary
    var reasons: [(id: ImportID, codes: [RuleCode])]
    var ignoresUsed: UnusedIgnores.Uses
  }

  /// Findings and numbers of every file, on all cores, put together in the order of the files. Findings milder than
  /// `mildest` are only counted.
  static func judge(
    _ linked: LinkedRun, _ program: Program, _ startup: StartupChecks?, downTo mildest: Severity = .hint
  ) -> (report: Report, ignoresUsed: UnusedIgnores.Uses) {
    let (main, store) = (linked.main, linked.store)
    let extra = startup?.findings(program) ?? [:]
    let parts: [Part] =
      ParallelMap.run(
        count: program.projectCount, threads: linked.threads, makeState: { RuleMemory(program, main.dialect) },
        body: { (memory: inout RuleMemory, index: Int) -> Part in
          let file = FileID(UInt32(index))
          let path = program[file].description.path
          let configuration = store.configuration(forFile: path).configuration
          let selection = RuleSelection(configuration, file: path)
          let found = Rules.findings(memory, file: file, selection: selection, extra: extra[file] ?? [])
          let hazards = ImportHazards.of(file, program, main.dialect, found)
          var summary = ImportHazards.summarize(program, file, main.dialect, hazards)
          for finding in found { summary.findings[finding.severity, default: 0] += 1 }
          return Part(
            findings: found.filter { $0.severity <= mildest }, summary: summary, reasons: hazards,
            ignoresUsed: UnusedIgnores.uses(of: configuration, in: program, file, main.dialect))
        }) ?? []
    var summary = Summary()
    var findings: [Finding] = []
    var reasons: [ImportReference: [RuleCode]] = [:]
    var ignoresUsed = UnusedIgnores.Uses()
    for (index, part) in parts.enumerated() {
      summary = summary + part.summary
      findings += part.findings
      for (id, codes) in part.reasons { reasons[ImportReference(FileID(UInt32(index)), id)] = codes }
      ignoresUsed.merge(part.ignoresUsed)
    }
    var report = Report(
      program: program, dialect: main.dialect, findings: findings, summary: summary, read: linked.read)
    report.threads = linked.threads
    report.reasons = reasons
    report.failOn = main.failOn
    report.repository = GitRepository(around: linked.folder, linked.files)?.root
    return (report, ignoresUsed)
  }
}
