// lazyls.startup: a program's eager start beside its lazy one, in a sentence and as a page.
import Analysis
import Basics
import Evaluation
import Evidence
import JSON
import Protocol
import Runtime

enum StartupCommand: Command {
  static let title = "Comparing starts"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (_, report, project) = try arguments.document(in: snapshot)
    let request = project.target(report.file, Array(snapshot.work.documents.values)).startup
    func evaluate(_ words: String, _ laziness: Laziness) throws(ResponseError) -> EvaluationReport {
      progress.report(words)
      // Each in a process of its own, as `lazyls startup` does it.
      let pool = Evaluation.WorkerPool(isBackground: true)
      defer { pool.close() }
      let report = pool.evaluate(StartupComparison.request(request, laziness), cancellation: context.cancellation)
      if context.isCancelled { throw .cancelled }
      return report
    }
    let eager = try evaluate("with eager imports", .eager)
    let lazy = try evaluate("with lazy imports", request.laziness)
    let comparison = StartupComparison(eager: eager, lazy: lazy)
    let (before, after) = (StartupComparison.total(eager), StartupComparison.total(lazy))
    var message =
      "\(project.program[report.file].description.path.name): \(before.modules) modules and "
      + "\(ModuleLoad.count(before.instructions)) instructions when imports are eager, \(after.modules) and "
      + "\(ModuleLoad.count(after.instructions)) when they are lazy"
    for (name, report) in [("eager", eager), ("lazy", lazy)] where report.outcome != .completed {
      let why = report.exception?.headline ?? report.reason
      message += "; the \(name) start did not end (\(report.outcome.rawValue)\(why.map { ": \($0)" } ?? ""))"
    }
    let page = try VirtualPage.present(
      StartupPage.text(of: comparison), "startup.html", message, external: true, snapshot, context)
    // Where the page is shown, nothing has been said yet.
    if snapshot.work.client.window.showDocument { context.show(.info, message) }
    func cost(_ cost: StartupComparison.Cost) -> JSONValue {
      [
        "modules": .integer(cost.modules), "instructions": .integer(cost.instructions),
        "microseconds": .integer(cost.microseconds), "bytes": .integer(cost.bytes),
      ]
    }
    return ["message": .string(message), "page": .string(page.spelling), "eager": cost(before), "lazy": cost(after)]
  }
}
