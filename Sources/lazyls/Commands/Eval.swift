// `lazyls eval`: a module or file, evaluated in a worker process, and what happened.
import ArgumentParser
import Evaluation
import Runtime

struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate a module or file in the sandbox and report what happened.",
    discussion: """
      Exit codes: 0 it ran to its end; 1 it raised or used up its budget; 2 it could not be run.

      Examples:
        lazyls eval app.main                          which modules load, when and why, with all imports lazy
        lazyls eval app.main --eager                  the same with every import done at once
        lazyls eval src/app.py --as-main --dialect explicit
        lazyls eval app --resolve-deferred            then force what is still deferred, to find hidden errors
        lazyls eval app.main --format json --timeout 60 > report.json
      """)

  @OptionGroup var options: EvaluationOptions
  @Flag(help: "No laziness: every import is done where it stands.") var eager = false
  @Flag(help: "Afterwards force every import that is still deferred, one by one.") var resolveDeferred = false

  func run() throws {
    if eager, options.dialect != nil {
      throw ValidationError("--eager and --dialect exclude one another: say one of them")
    }
    var request = try options.request()
    request.resolvesDeferred = resolveDeferred
    if eager { request.laziness = .eager }
    let pool = WorkerPool()
    let report = pool.evaluate(request)
    pool.close()
    if options.format == "json" {
      Terminal.write(report.text)
    } else {
      Terminal.write(Array(TextReport.text(of: report, isColored: options.isColored).utf8))
    }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }
}
