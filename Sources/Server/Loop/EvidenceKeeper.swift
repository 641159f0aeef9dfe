// The thread that evaluates documents when nobody types; requests never wait for it.
import Analysis
import Basics
import Evaluation
import Evidence
import Protocol
import Synchronization

/// Takes a job for each new text of a document and answers the newest ones.
final class EvidenceKeeper: Sendable {
  private enum Order: Sendable {
    case job(EvidenceJob)
    /// Somebody looks at this document now.
    case hurry(DocumentURI)
  }

  private struct Current: Sendable {
    var document: DocumentURI
    var cancellation: Cancellation
  }

  private let inbox = Mailbox<Order>()
  private let current = Mutex<Current?>(nil)

  /// A text has to stand for so many milliseconds, and for so many while somebody looks at it: who types waits for us less if
  /// nothing is begun between two keys.
  private static let patience: Int64 = 300
  private static let haste: Int64 = 100
  /// One document's evaluations take so long at most, all together.
  private static let limit: UInt64 = 8_000_000_000

  /// - Parameter deliver: called on the keeper's thread with each answer.
  func start(deliver: @escaping @Sendable (DocumentURI, DocumentEvidence) -> Void) {
    let inbox = self.inbox
    Threads.detach { [weak self] in
      let pool = Evaluation.WorkerPool(isBackground: true)
      var pending: [DocumentURI: EvidenceJob] = [:]
      var hurried: DocumentURI?
      /// When the last text came.
      var changed = MonotonicTime.now
      func take(_ order: Order) {
        switch order {
        case .job(let job):
          pending[job.document] = job
          changed = .now
        case .hurry(let document): hurried = document
        }
      }
      while true {
        if pending.isEmpty {
          guard let order = inbox.receive() else { break }
          take(order)
        }
        while true {
          let isHurry = hurried.map { pending[$0] != nil } ?? false
          let rest = (isHurry ? Self.haste : Self.patience) * 1_000_000
          guard let newer = inbox.receive(until: MonotonicTime(nanoseconds: changed.nanoseconds + rest)) else { break }
          take(newer)
        }
        // One at a time, so that an edit of it is seen before the next begins.
        let first = hurried.flatMap { pending[$0] == nil ? nil : $0 }
        guard let key = first ?? pending.keys.min(by: { $0.spelling < $1.spelling }),
          let job = pending.removeValue(forKey: key)
        else { continue }
        hurried = nil
        let cancellation = Cancellation()
        self?.current.withLock { $0 = Current(document: key, cancellation: cancellation) }
        let answer = Self.answer(job, pool, cancellation)
        self?.current.withLock { $0 = nil }
        if !cancellation.isCancelled { deliver(key, answer) }
      }
    }
  }

  deinit { inbox.close() }

  /// What is evaluated for an older text of the document is given up.
  func submit(_ job: EvidenceJob) {
    cancel(job.document)
    inbox.send(.job(job))
  }

  func hurry(_ document: DocumentURI) { inbox.send(.hurry(document)) }

  /// The document's text is not what is being evaluated any more.
  func cancel(_ document: DocumentURI) {
    current.withLock { if $0?.document == document { $0?.cancellation.cancel() } }
  }

  static func answer(_ job: EvidenceJob, _ pool: Evaluation.WorkerPool, _ cancellation: Cancellation)
    -> DocumentEvidence
  {
    let deadline = Clock.nanoseconds() + limit
    let target = job.target
    let evidence = TargetEvidence(target, job.program) { pool.evaluate($0, cancellation: cancellation) }
    var judge = EvidenceJudge(job.program, [evidence]) { request in
      if cancellation.isCancelled || Clock.nanoseconds() >= deadline { return nil }
      return pool.evaluate(request, cancellation: cancellation)
    }
    var findings = judge.judged(job.findings)
    findings += judge.unexplained { _ in job.selection }.filter {
      $0.location.file == target.file && $0.severity <= job.minSeverity
    }
    return DocumentEvidence(job, findings.sorted(by: Finding.isOrderedBefore), evidence)
  }
}
