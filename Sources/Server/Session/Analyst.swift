// The thread that turns documents into snapshots, one after the other; what is overtaken is never begun.
import Analysis
import Basics
import PythonSyntax

/// Takes the session's state after each change; answers the newest one with a snapshot.
final class Analyst: Sendable {
  private let inbox = Mailbox<Workload>()

  /// - Parameters:
  ///   - progress: how many files of how many were read; called on any thread.
  ///   - deliver: called on the analyst's thread with each snapshot.
  init(progress: @escaping @Sendable (Int, Int) -> Void, deliver: @escaping @Sendable (Snapshot) -> Void) {
    let inbox = self.inbox
    Threads.detach {
      var judge = Judge()
      while var work = inbox.receive() {
        // Typing is faster than a slow project is judged: only the last text matters.
        while let newer = inbox.receive(until: MonotonicTime(nanoseconds: 0)) { work = newer }
        deliver(judge.snapshot(of: work, progress: progress))
      }
    }
  }

  deinit { inbox.close() }

  func submit(_ work: Workload) { inbox.send(work) }
}
