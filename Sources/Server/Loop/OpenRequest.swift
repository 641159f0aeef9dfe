// A request between its arrival and its answer.
import Basics
import JSON
import Synchronization

/// A request that reads one snapshot. Its conformance is the declaration of how it is scheduled: on a worker, on a
/// snapshot that has seen every edit sent before the request.
protocol SnapshotRequest: SendableMetatype {
  static func run(
    _ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation
  ) throws(RequestFailure) -> Built
}

/// Owns the responder while nobody is answering.
final class OpenRequest: Sendable {
  let id: JSONValue
  /// The snapshot must have seen this many changes.
  let generation: Int
  let cancellation = Cancellation()
  private let method: any SnapshotRequest.Type
  private let params: JSONValue
  private let responder: Mutex<Responder?>

  init(
    id: JSONValue, method: any SnapshotRequest.Type, params: JSONValue, generation: Int, _ responder: consuming Responder
  ) {
    self.id = id
    self.method = method
    self.params = params
    self.generation = generation
    self.responder = Mutex(responder)
  }

  /// Computes and sends the answer.
  func run(on snapshot: Snapshot) {
    if cancellation.isCancelled { return cancelNow() }
    do throws(RequestFailure) {
      let result = try method.run(params, snapshot, cancellation)
      if cancellation.isCancelled { return cancelNow() }
      take()?.succeed(result)
    } catch {
      take()?.fail(error)
    }
  }

  func cancelNow() { take()?.fail(.cancelled) }

  private func take() -> Responder? { responder.withLock { $0.take() } }
}
