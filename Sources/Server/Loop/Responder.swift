// The right to answer one request: it cannot be copied, so a request is answered exactly once.
import JSON
import Protocol

/// Answers the request with `id`. Dropping it unanswered answers with an internal error, so no client waits for ever.
struct Responder: ~Copyable, Sendable {
  private let id: RequestID
  /// Nil once answered.
  private var outbox: Outbox?

  init(id: RequestID, outbox: Outbox) {
    self.id = id
    self.outbox = outbox
  }

  deinit {
    let lost = ResponseError(.internalError, "the request was lost in the server; please report it")
    outbox?.send(OutgoingMessage.failure(of: id, lost))
  }

  consuming func succeed(_ result: any JSONEncodable) {
    outbox?.send(OutgoingMessage.response(to: id, result))
    outbox = nil
  }

  consuming func fail(_ error: ResponseError) {
    outbox?.send(OutgoingMessage.failure(of: id, error))
    outbox = nil
  }
}
