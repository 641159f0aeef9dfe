// Who asks workers: starts them when they are needed, and again when one dies of what it had to evaluate.
package import Basics
import JSON
import Runtime
import Synchronization

/// Evaluates in other processes. A crash or a hang there costs one report.
package final class WorkerPool: Sendable {
  private struct State {
    var idle: [ChildProcess] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  /// How long a worker may take for the report after its time is over.
  private static let grace: UInt64 = 3_000_000_000

  private let isBackground: Bool

  /// - Parameter isBackground: workers give way to whoever else wants a processor: somebody types meanwhile.
  package init(isBackground: Bool = false) { self.isBackground = isBackground }

  deinit { close() }

  /// Blocks until the report is there. May be called from several threads at once, each with a worker of its own.
  /// - Parameter cancellation: ends the evaluation, whose report then says nothing.
  package func evaluate(_ request: EvaluationRequest, cancellation: Cancellation? = nil) -> EvaluationReport {
    guard let worker = state.withLock({ $0.idle.popLast() }) ?? start() else {
      return failed(request, .crashed, "the system refuses another process")
    }
    let (time, isTooLong) = UInt64(max(request.milliseconds, 0)).multipliedReportingOverflow(by: 1_000_000)
    let now = Clock.nanoseconds()
    let deadline = isTooLong || time > UInt64.max / 2 ? nil : now + time + Self.grace
    guard MessagePipe.write(JSONText(request.json).bytes, to: worker.input) else { return died(worker, request) }
    do throws(MessagePipe.Failure) {
      let answer = try MessagePipe.read(worker.output, deadline: deadline, cancellation: cancellation)
      guard let json = try? JSONValue.parse(answer, limits: JSONLimits(bytes: 1 << 30, depth: 512)),
        let report = EvaluationReport(json: json)
      else { return died(worker, request) }
      giveBack(worker)
      return report
    } catch {
      switch error {
      case .ended: return died(worker, request)
      case .cancelled:
        end(worker)
        return failed(request, .budgetExceeded, "cancelled: nobody waits for it any more")
      case .timedOut:
        end(worker)
        return failed(request, .budgetExceeded, "time: it did not stop by itself and was ended from outside")
      }
    }
  }

  private func start() -> ChildProcess? {
    let worker = ChildProcess.start(Worker.word, isSilent: true)
    if isBackground { worker?.giveWay() }
    return worker
  }

  /// Ends all workers that have nothing to do.
  package func close() {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    for worker in idle { end(worker) }
  }

  private func giveBack(_ worker: ChildProcess) {
    let isKept = state.withLock { state in
      if !state.isClosed { state.idle.append(worker) }
      return !state.isClosed
    }
    if !isKept { end(worker) }
  }

  private func end(_ worker: ChildProcess) {
    worker.kill()
    _ = worker.wait()
    worker.closePipes()
  }

  private func died(_ worker: ChildProcess, _ request: EvaluationRequest) -> EvaluationReport {
    worker.kill()
    let ending = worker.wait()
    worker.closePipes()
    switch ending {
    case .exited(let code): return failed(request, .crashed, "the evaluation's process ended with code \(code)")
    case .signalled(let signal): return failed(request, .crashed, "the evaluation's process ended by signal \(signal)")
    }
  }

  private func failed(_ request: EvaluationRequest, _ outcome: EvaluationReport.Outcome, _ reason: String)
    -> EvaluationReport
  {
    var report = EvaluationReport(target: request.target, dialect: request.laziness.rawValue, outcome: outcome)
    report.reason = reason
    report.exception = ExceptionRecord(
      type: outcome == .crashed ? "Crashed" : "BudgetExceeded", message: reason, traceback: [])
    return report
  }
}
