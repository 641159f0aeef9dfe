// The thread that evaluates documents when nobody types; requests never wait for it.
import Analysis
import Basics
import Evaluation
import Evidence
import Protocol

/// Takes a job for each new text of a document and answers the newest ones.
final class EvidenceKeeper: Sendable {
  private let inbox = Mailbox<EvidenceJob>()

  /// A text has to stand for so many milliseconds.
  private static let patience: Int64 = 300
  /// One document's evaluations take so long at most, all together.
  private static let limit: UInt64 = 8_000_000_000

  /// - Parameter deliver: called on the keeper's thread with each answer.
  init(deliver: @escaping @Sendable (DocumentURI, DocumentEvidence) -> Void) {
    let inbox = self.inbox
    Threads.detach {
      let pool = Evaluation.WorkerPool()
      var pending: [DocumentURI: EvidenceJob] = [:]
      while true {
        if pending.isEmpty {
          guard let job = inbox.receive() else { break }
          pending[job.document] = job
        }
        while let newer = inbox.receive(until: .after(milliseconds: Self.patience)) {
          pending[newer.document] = newer
        }
        // One at a time, so that an edit of it is seen before the next begins.
        guard let key = pending.keys.min(by: { $0.spelling < $1.spelling }), let job = pending.removeValue(forKey: key)
        else { continue }
        deliver(key, Self.answer(job, pool))
      }
    }
  }

  deinit { inbox.close() }

  func submit(_ job: EvidenceJob) { inbox.send(job) }

  private static func answer(_ job: EvidenceJob, _ pool: Evaluation.WorkerPool) -> DocumentEvidence {
    let deadline = Clock.nanoseconds() + limit
    let target = job.target
    let evidence = TargetEvidence(target, job.program) { pool.evaluate($0) }
    var judge = EvidenceJudge(job.program, [evidence]) { request in
      Clock.nanoseconds() < deadline ? pool.evaluate(request) : nil
    }
    var findings = judge.judged(job.findings)
    findings += judge.unexplained { _ in job.selection }.filter {
      $0.location.file == target.file && $0.severity <= job.minSeverity
    }
    return DocumentEvidence(job, findings.sorted(by: Finding.isOrderedBefore), evidence)
  }
}
