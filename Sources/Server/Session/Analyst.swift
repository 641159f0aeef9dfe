// The threads that turn documents into snapshots; what is overtaken is never begun, or given up.
import Analysis
import Basics
import PythonSyntax
import Synchronization

/// Takes the session's state after each change; answers the newest one with a snapshot. One thread links, another one finds
/// what there is to say: a question about a place need not wait for the findings of an older text.
final class Analyst: Sendable {
  private let inbox = Mailbox<Workload>()
  /// Of the findings that are looked for; nil while they are not to be given up.
  private let current = Mutex<Cancellation?>(nil)

  /// For so many milliseconds findings are given up for newer texts: who never pauses wants to see some, too.
  private static let patience: Int64 = 500

  /// - Parameters:
  ///   - progress: how many files of how many were read; called on any thread.
  ///   - linked: called on a thread of the analyst's with a snapshot without findings, as soon as it is there.
  ///   - deliver: called on another one with each whole snapshot.
  init(
    progress: @escaping @Sendable (Int, Int) -> Void, linked: @escaping @Sendable (Snapshot) -> Void,
    deliver: @escaping @Sendable (Snapshot) -> Void
  ) {
    let inbox = self.inbox
    let states = Mailbox<LinkedWork>()
    Threads.detach {
      var linker = TextLinker()
      while var work = inbox.receive() {
        // Typing is faster than a slow project is linked: only the last text matters.
        while let newer = inbox.receive(until: MonotonicTime(nanoseconds: 0)) { work = newer }
        let state = linker.linked(work, progress: progress)
        linked(state.snapshot)
        states.send(state)
      }
      states.close()
    }
    Threads.detach { [weak self] in
      var judge = Judge()
      /// When the first of the texts was begun for which there are no findings yet.
      var begun: MonotonicTime?
      while let first = states.receive() {
        var batch = [first]
        while let newer = states.receive(until: MonotonicTime(nanoseconds: 0)) { batch.append(newer) }
        let since = begun ?? .now
        begun = since
        let cancellation = Cancellation()
        let mayBeGivenUp = since > .after(milliseconds: -Self.patience)
        self?.current.withLock { $0 = mayBeGivenUp ? cancellation : nil }
        guard let snapshot = judge.judged(batch, cancellation) else { continue }
        begun = nil
        deliver(snapshot)
      }
    }
  }

  deinit { inbox.close() }

  func submit(_ work: Workload) {
    // First, so that nothing is given up in whose place nothing comes.
    current.withLock { $0?.cancel() }
    inbox.send(work)
  }
}
