// What loading single modules takes: evaluated when somebody points at an import that his file's own evaluation does not do.
import Basics
import Evaluation
import Glibc
import Runtime
import Synchronization

/// Answers at once with what is known; what is not known is evaluated in the background, for the next who asks.
final class LoadKeeper: Sendable {
  /// A module as the files of one folder import it.
  struct Key: Hashable, Sendable {
    let folder: String
    let module: String
  }

  private struct Known: Sendable {
    let load: ModuleLoad
    /// Files that it rests on.
    let paths: Set<String>
  }

  private struct State: Sendable {
    var known: [Key: Known] = [:]
    var asked: Set<Key> = []
    /// How often something was forgotten: what was begun before is of another state of the files.
    var age = 0
    /// When that was last.
    var forgotten = MonotonicTime(nanoseconds: 0)
    /// Of the evaluation that runs.
    var current: Cancellation?

    /// What is under way would be of files that are others now.
    mutating func grow() {
      age += 1
      forgotten = .now
      current?.cancel()
    }
  }

  private struct Job: Sendable {
    let key: Key
    let request: @Sendable () -> EvaluationRequest
    let age: Int
  }

  /// Files have to stand for so many milliseconds: an edit seldom comes alone.
  private static let patience: Int64 = 200

  private let state = Mutex(State())
  private let inbox = Mailbox<Job>()

  init() {
    let inbox = self.inbox
    Threads.detach(stackSize: 1 << 20) { [weak self] in
      let pool = Evaluation.WorkerPool(isBackground: true)
      while let job = inbox.receive() {
        self?.waitForRest(job.age)
        guard let cancellation = self?.begin(job) else { continue }
        let request = job.request()
        self?.keep(job, request, pool.evaluate(request, cancellation: cancellation))
      }
    }
  }

  deinit { inbox.close() }

  /// What is known of a module; when it is nothing, `request` finds it out.
  func load(_ key: Key, _ request: @escaping @Sendable () -> EvaluationRequest) -> ModuleLoad? {
    let (known, age) = state.withLock { state in
      (state.known[key]?.load, state.asked.insert(key).inserted ? state.age : nil)
    }
    if known == nil, let age { inbox.send(Job(key: key, request: request, age: age)) }
    return known
  }

  /// A file's text is another one now.
  func forget(_ path: String) {
    state.withLock { state in
      state.grow()
      for (key, known) in state.known where known.paths.contains(path) {
        state.known[key] = nil
        state.asked.remove(key)
      }
    }
  }

  func forgetAll() {
    state.withLock { state in
      state.grow()
      state.known = [:]
      state.asked = []
    }
  }

  /// Until the files have stood for a while, or are others.
  private func waitForRest(_ age: Int) {
    while true {
      let rest = state.withLock { state in
        state.age == age
          ? state.forgotten.nanoseconds + Self.patience * 1_000_000 - MonotonicTime.now.nanoseconds : 0
      }
      if rest <= 0 { return }
      usleep(UInt32(clamping: min(rest, 20_000_000) / 1000))
    }
  }

  /// Nil for what was asked of an older state of the files: whoever wants to know it asks again.
  private func begin(_ job: Job) -> Cancellation? {
    state.withLock { state in
      guard state.age == job.age else {
        state.asked.remove(job.key)
        return nil
      }
      let cancellation = Cancellation()
      state.current = cancellation
      return cancellation
    }
  }

  private func keep(_ job: Job, _ request: EvaluationRequest, _ report: EvaluationReport) {
    state.withLock { state in
      state.current = nil
      guard state.age == job.age else {
        state.asked.remove(job.key)
        return
      }
      state.known[job.key] = Known(
        load: ModuleLoad(alone: report, request.library), paths: Set(report.loaded.compactMap(\.path)))
    }
  }
}
