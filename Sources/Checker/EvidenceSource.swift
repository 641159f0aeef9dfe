// Where evaluations come from: from the cache as long as the files say the same, else from workers.
import Analysis
import Basics
import Cache
import Evaluation
import Synchronization

/// Of one run, for all its threads.
final class EvidenceSource: Sendable {
  private let pool = WorkerPool()
  let cache: EvidenceCache?
  private let state = Mutex(State())

  private struct State {
    var evaluated = 0
    var isKeepable = true
  }

  init(_ cache: DiskCache?) { self.cache = cache.flatMap { EvidenceCache(beside: $0) } }

  /// Were all reports kept, so that the facts of the cache say what they rest on?
  var isKeepable: Bool { cache != nil && state.withLock { $0.isKeepable } }

  /// How many evaluations were done and not remembered.
  var evaluated: Int { state.withLock { $0.evaluated } }

  func evaluate(_ request: EvaluationRequest) -> EvaluationReport {
    guard let cache, request.overlays.isEmpty else {
      count(isKept: false)
      return pool.evaluate(request)
    }
    let question = request.identity
    if let kept = cache.find(question), let report = EvaluationReport(kept: kept) { return report }
    var request = request
    request.questionKey = cache.key
    let report = pool.evaluate(request)
    guard report.isRepeatable, let answers = report.questions else {
      count(isKept: false)
      return report
    }
    cache.keep(report.kept, for: question, restingOn: answers)
    count(isKept: true)
    return report
  }

  /// Something was left out that another run may not leave out.
  func lacksSomething() { state.withLock { $0.isKeepable = false } }

  private func count(isKept: Bool) {
    state.withLock { state in
      state.evaluated += 1
      if !isKept { state.isKeepable = false }
    }
  }

  func close() {
    pool.close()
    cache?.finish()
  }
}

/// How much `auto` evaluates: counted in what evaluations do and not in seconds, so that every machine finds the same.
struct EvidenceBudget {
  /// One instruction is one; a module that is loaded has to be read and compiled besides.
  private static let load = 150_000
  private static let base = 400_000_000
  /// The larger the program, the longer it is analysed, and the less a moment more is noticed.
  private static let perFile = 10_000

  private var left: Int

  /// - Parameter files: of the project. Nil: no limit.
  init(files: Int?) { left = files.map { Self.base + $0 * Self.perFile } ?? .max }

  var isEmpty: Bool { left <= 0 }

  mutating func take(_ reports: EvaluationReport...) {
    for report in reports where left < .max { left -= report.instructions + report.loaded.count * Self.load }
  }
}
