// $/setTrace: how much the client wants to hear of the requests that it sends.
import Protocol

enum SetTrace: SessionNotification {
  static func run(_ params: LSP.SetTraceParams, _ session: inout Session) throws(ResponseError) {
    session.trace = params.value
  }
}
