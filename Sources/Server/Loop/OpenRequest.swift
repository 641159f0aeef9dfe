// A request between its arrival and its answer.
import Basics
import JSON
import Protocol
import Synchronization

/// Owns the responder while nobody is answering.
final class OpenRequest: Sendable {
  let id: RequestID
  /// The snapshot must have seen this many changes.
  let generation: Int
  let cancellation = Cancellation()
  let arrived = MonotonicTime.now
  /// For how long it found no snapshot to run on, in nanoseconds.
  let waited = Atomic<Int64>(0)
  /// As the client calls it.
  let name: String
  let method: any SnapshotRequest.Type
  private let params: JSONValue?
  private let responder: Mutex<Responder?>

  init(
    id: RequestID, name: String, method: any SnapshotRequest.Type, params: JSONValue?, generation: Int,
    _ responder: consuming Responder
  ) {
    self.id = id
    self.name = name
    self.method = method
    self.params = params
    self.generation = generation
    self.responder = Mutex(responder)
  }

  /// Computes and sends the answer.
  func run(on snapshot: Snapshot, _ context: RequestContext) {
    if cancellation.isCancelled { return cancelNow() }
    do throws(ResponseError) {
      let result = try CellTranslation.answer(method, params, snapshot, context)
      if cancellation.isCancelled { return cancelNow() }
      take()?.succeed(result)
    } catch {
      take()?.fail(error)
    }
  }

  func cancelNow() { take()?.fail(.cancelled) }

  private func take() -> Responder? { responder.withLock { $0.take() } }
}

extension ResponseError {
  static var cancelled: ResponseError { ResponseError(.requestCancelled, "the request was cancelled") }
}
