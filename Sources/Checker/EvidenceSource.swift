// Where evaluations come from: from the cache as long as the files say the same, else from workers.
import Analysis
import Basics
import Cache
import Evaluation
import Synchronization

/// Of one run, for all its threads. Costs nothing until something is evaluated.
final class EvidenceSource: Sendable {
  private let pool = WorkerPool()
  private let disk: DiskCache?
  private let state = Mutex(State())

  private struct State {
    var cache: EvidenceCache?
    var isOpened = false
    var evaluated = 0
    var isKeepable = true
  }

  init(_ disk: DiskCache?) {
    self.disk = disk
  }

  /// What all evaluations of the run rest on; nil where that is not known.
  var facts: [Int64]? {
    state.withLock { state in
      if !state.isKeepable { return nil }
      return state.isOpened ? state.cache?.usedFacts : []
    }
  }

  /// How many evaluations were done and not remembered.
  var evaluated: Int { state.withLock { $0.evaluated } }

  private func openCache() -> EvidenceCache? {
    state.withLock { state in
      if !state.isOpened {
        state.isOpened = true
        state.cache = disk.flatMap { EvidenceCache(beside: $0) }
      }
      return state.cache
    }
  }

  func evaluate(_ request: EvaluationRequest) -> EvaluationReport {
    var request = request
    request.codeFolder = disk?.folder.string
    guard let cache = openCache(), request.overlays.isEmpty else {
      count(isKept: false)
      return pool.evaluate(request)
    }
    let question = request.identity
    if let kept = cache.find(question), let report = EvaluationReport(kept: kept) { return report }
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
    state.withLock { $0.cache }?.finish()
  }
}

/// How much `auto` evaluates: counted in what evaluations do and not in seconds, so that every machine finds the same.
struct EvidenceBudget {
  /// One instruction is one; a module that is loaded has to be read and compiled besides.
  private static let load = 150_000
  private static let base = 400_000_000
  /// The larger the program, the longer it is analysed, and the less a moment more is noticed.
  private static let perFile = 5_000

  private var left: Int

  /// - Parameter files: of the project. Nil: no limit.
  init(files: Int?) { left = files.map { Self.base + $0 * Self.perFile } ?? .max }

  var isEmpty: Bool { left <= 0 }

  mutating func take(_ reports: EvaluationReport...) {
    for report in reports where left < .max { left -= report.instructions + report.loaded.count * Self.load }
  }
}
