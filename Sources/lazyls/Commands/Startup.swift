// `lazyls startup`: a program's start with eager imports beside the same start with lazy ones, each in a worker process.
import ArgumentParser
import Basics
import Evaluation
import Modules

struct Startup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "startup",
    abstract: "Eager against lazy: what a start loads, what it costs, who pulls what in, what laziness saves.",
    discussion: """
      Evaluates the target twice in the sandbox, with every import done at once and with lazy imports, and compares. Times
      are those of lazyls's own interpreter, which compiles what it loads; the counts of modules are Python's.
      Exit codes: 0 both starts ran to their end; 1 one raised or used up its budget; 2 it could not be run.

      Examples:
        lazyls startup app.main                       modules, time, instructions and memory; the dearest imports
        lazyls startup app.main --html startup.html   one page with the picture: a timeline and the graph of imports
        lazyls startup app.main --why numpy           step by step, why the lazy start still loads numpy
        lazyls startup src/app.py --as-main -- --help
        lazyls startup app.main --dialect explicit    what the imports that are marked lazy save today
        lazyls startup app.main --format json > startup.json
      """)

  @OptionGroup var options: EvaluationOptions
  @Option(help: "Write a page with the picture to this file.") var html: String?
  @Option(help: "Show only why the lazy start loads this module.") var why: String?
  @Option(help: "So many rows of each tree, the dearest.") var top: Int = 40

  func run() throws {
    guard top > 0 else { throw ValidationError("--top \(top): say at least 1") }
    if why != nil, options.format == "json" {
      throw ValidationError("--why and --format json exclude one another: the JSON has every module's chain")
    }
    let comparison = StartupComparison.measure(try options.request())
    if let html, !Terminal.replace(html, StartupPage.text(of: comparison)) {
      throw ValidationError("--html \(html): it cannot be written; name a file in a folder that exists and is yours")
    }
    if options.format == "json" {
      Terminal.write(comparison.json)
    } else {
      try writeText(comparison)
    }
    let status = max(comparison.eager.exitStatus, comparison.lazy.exitStatus)
    if status != 0 { throw ExitCode(status) }
  }

  private func writeText(_ comparison: StartupComparison) throws {
    var text = StartupText.Options()
    text.isColored = options.isColored
    text.rows = top
    text.folder = FileSystem.currentDirectory.string
    guard let why else {
      Terminal.write(Array(StartupText.text(of: comparison, text).utf8))
      return
    }
    guard let chain = StartupText.chain(to: why, in: comparison, text) else {
      throw ValidationError("--why \(why): neither start loads it; without --why one sees what they load")
    }
    Terminal.write(Array(chain.utf8))
  }
}
