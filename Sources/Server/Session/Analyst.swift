// The thread that turns documents into snapshots, one after the other; what is overtaken is never begun.
import Analysis
import Basics
import PythonSyntax

/// Takes the session's state after each change; answers the newest one with a snapshot.
final class Analyst: Sendable {
  private let inbox = Mailbox<Workload>()

  /// - Parameters:
  ///   - progress: how many files of how many were read; called on any thread.
  ///   - linked: called on the analyst's thread with a snapshot without findings, as soon as it is there.
  ///   - deliver: called on the analyst's thread with each whole snapshot.
  init(
    progress: @escaping @Sendable (Int, Int) -> Void, linked: @escaping @Sendable (Snapshot) -> Void,
    deliver: @escaping @Sendable (Snapshot) -> Void
  ) {
    let inbox = self.inbox
    Threads.detach {
      var judge = Judge()
      var next = inbox.receive()
      while var work = next {
        // Typing is faster than a slow project is judged: only the last text matters.
        while let newer = inbox.receive(until: MonotonicTime(nanoseconds: 0)) { work = newer }
        linked(judge.linked(work, progress: progress))
        next = inbox.receive(until: MonotonicTime(nanoseconds: 0))
        if next != nil { continue }
        deliver(judge.judged(work))
        next = inbox.receive()
      }
    }
  }

  deinit { inbox.close() }

  func submit(_ work: Workload) { inbox.send(work) }
}
