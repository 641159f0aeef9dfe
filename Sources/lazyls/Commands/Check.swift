// `lazyls check`, which is `lazyls --check`: options, then the run.
import ArgumentParser
import Basics
import Checker
import Modules

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check files and folders; the same as `lazyls --check`.",
    discussion: """
      Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 could not run.

      Examples:
        lazyls --check
        lazyls --check src tests --min-severity hint --statistics
        lazyls --check --python .venv --output-format json --imports
        lazyls --check --output-format sarif --output-file lazyls.sarif
        lazyls --check --baseline lazyls-baseline.json --write-baseline
        lazyls --check --stdin-filename src/app/main.py - < edited.py
        lazyls --check --diff              what --fix would change
        lazyls --check --fix --unsafe-fixes
      """)

  @Argument(help: "Files and folders; the current folder when none is named.") var paths: [String] = []
  @OptionGroup var project: ProjectOptions
  @Flag(help: "Read and analyse every file, and keep nothing for the next run.") var noCache = false
  @Option(help: "Where to keep what the next run need not find out again.") var cacheDir: String?
  @Option(
    help: """
      What to evaluate in the sandbox for evidence: off, auto (files with findings and scripts, within a budget) or \
      all. With fixes nothing.
      """)
  var evaluate: String?
  @Option(help: "Rules to report, by code, prefix or name; commas between.") var select: String?
  @Option(help: "Rules not to report, by code, prefix or name; commas between.") var ignore: String?
  @Option(help: "The mildest severity to show: error, warning, information or hint.") var minSeverity: String?
  @Option(help: "The mildest severity that makes the exit code 1.") var failOn: String?
  @Option(help: "text, concise, json, sarif, github, gitlab or junit.") var outputFormat: String?
  @Option(help: "Write the report to a file, as a whole or not at all.") var outputFile: String?
  @Option(help: "Files and folders to leave out, as in .gitignore; may be repeated.") var exclude: [String] = []
  @Option(help: "Findings that are known: report only others, and which of these are gone.") var baseline: String?
  @Flag(help: "Record all present findings in the baseline.") var writeBaseline = false
  @Option(help: "The path whose content comes on standard input, with `-` among the paths.") var stdinFilename: String?
  @Flag(help: "Check again whenever a file changes, until Ctrl-C.") var watch = false
  @Flag(help: "With json: the verdict of every import.") var imports = false
  @Flag(help: "Count findings by rule.") var statistics = false
  @Flag(help: "Apply fixes that keep behaviour, of all selected rules, those that --min-severity hides included.")
  var fix = false
  @Flag(help: "Apply all fixes, also those that need a look.") var unsafeFixes = false
  @Flag(help: "Show what --fix, or --unsafe-fixes, would change; exit code 1 when there is something.") var diff = false
  @Option(help: "auto, always or never.") var color: String?
  @Flag(name: .shortAndLong, help: "No closing sentence.") var quiet = false
  @Flag(name: .shortAndLong, help: "Say more.") var verbose = false

  func run() throws {
    var options = try project.options(paths)
    options.usesCache = !noCache
    options.cacheFolder = cacheDir
    options.select = select.map(list)
    options.ignore = ignore.map(list)
    options.minSeverity = try minSeverity.map { try severity($0, "min-severity") }
    options.failOn = try failOn.map { try severity($0, "fail-on") }
    options.evaluate = try evaluate.map { try choose($0, "evaluate", Configuration.Evaluate.allCases) }
    options.canEvaluate = true
    options.outputFormat = try outputFormat.map {
      try choose($0, "output-format", Configuration.OutputFormat.allCases)
    }
    options.color = try color.map { try choose($0, "color", Configuration.Color.allCases) }
    options.outputFile = outputFile
    options.withImports = imports
    options.withStatistics = statistics
    options.fixes = fix
    options.unsafeFixes = unsafeFixes
    options.showsDiff = diff
    options.isQuiet = quiet
    options.isVerbose = verbose
    options.exclude = exclude
    options.baseline = baseline
    options.writesBaseline = writeBaseline
    options.replaceFile = { Terminal.replace($0.string, $1) }
    try readStandardInput(&options)
    if watch { throw ExitCode(try keepWatch(options).rawValue) }
    let outcome: CheckOutcome
    let progress = Progress(isQuiet: quiet)
    do throws(CheckFailure) {
      outcome = try CheckRun.run(
        options, isTerminal: outputFile == nil && Terminal.wantsColor, progress: progress.map { $0.update },
        evaluated: progress.map { $0.evaluated },
        say: { text in
          progress?.clear()
          Terminal.say(text)
        },
        report: { report in
          progress?.clear()
          deliver(report)
        })
    } catch {
      progress?.clear()
      throw ValidationError(error.message)
    }
    if outcome != .clean { throw ExitCode(outcome.rawValue) }
  }

  private func keepWatch(_ options: CheckOptions) throws -> CheckOutcome {
    if options.standardInput != nil { throw ValidationError("--watch: standard input does not change; name paths") }
    if writeBaseline { throw ValidationError("--watch and --write-baseline exclude one another") }
    let progress = Progress(isQuiet: quiet)
    let isScreen = outputFile == nil && Terminal.isScreen
    var interruption: Interruption?
    do throws(CheckFailure) {
      return try CheckWatch.run(
        options, isTerminal: outputFile == nil && Terminal.wantsColor, progress: progress.map { $0.update },
        CheckWatch.Surroundings(
          begin: {
            progress?.clear()
            if isScreen { Terminal.clearScreen() }
          }, say: Terminal.say, report: deliver,
          pause: { duration in
            // Until here Ctrl-C ends the process as it does any other.
            let waiting = interruption ?? Interruption()
            interruption = waiting
            return waiting.pause(duration)
          }))
    } catch {
      progress?.clear()
      throw ValidationError(error.message)
    }
  }

  private func readStandardInput(_ options: inout CheckOptions) throws {
    let count = paths.count { $0 == "-" }
    if count == 0 {
      if stdinFilename != nil { throw ValidationError("--stdin-filename goes with the path `-`") }
      return
    }
    if count > 1 { throw ValidationError("`-` can be read only once") }
    options.standardInputName = stdinFilename
    options.standardInput = Terminal.readAll()
  }

  private func deliver(_ report: [UInt8]) {
    if let outputFile {
      if !Terminal.replace(outputFile, report) {
        Terminal.say("lazyls: cannot write '\(outputFile)': name a file in a folder that exists and is writable")
        Check.exit(withError: ExitCode(2))
      }
    } else {
      Terminal.write(report)
    }
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0.filter { $0 != " " }) }
  }

  /// Understands more words than it names.
  private func severity(_ text: String, _ option: String) throws -> Severity {
    try Severity(word: text) ?? choose(text, option, Severity.allCases.map { ($0.word, $0) })
  }
}
