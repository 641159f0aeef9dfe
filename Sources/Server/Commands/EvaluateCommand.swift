// lazyls.evaluate: runs a document's module in the sandbox, eagerly and lazily; what differs becomes diagnostics.
import Analysis
import Basics
import Evaluation
import JSON
import Protocol

enum EvaluateCommand: Command {
  static let title = "Evaluating"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (document, report, project) = try arguments.document(in: snapshot)
    let work = snapshot.work
    let documents = Array(work.documents.values)
    let findings = project.findings(report.file)
    guard var job = project.evidenceJob(for: document, findings, documents, work) else {
      throw ResponseError(.invalidParams, "`\(document.uri)` cannot be evaluated while it has syntax errors")
    }
    job.round = max(job.round, report.evidence?.round ?? 0) + 1
    progress.report(project.program[report.file].description.path.name)
    let pool = Evaluation.WorkerPool(isBackground: true)
    defer { pool.close() }
    let evidence = EvidenceKeeper.answer(job, pool, context.cancellation)
    if context.isCancelled { throw .cancelled }
    context.wish(.evaluated(document.uri, evidence))
    context.show(.info, evidence.remark)
    return [
      "message": .string(evidence.remark), "modules": .integer(evidence.modules),
      "instructions": .integer(evidence.instructions), "findings": .integer(evidence.findings.count),
    ]
  }
}
