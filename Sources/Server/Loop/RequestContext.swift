// What a request may do besides answering: see whether it was cancelled, tell the client things, set work going.
import Basics
import Evaluation
import JSON
import Protocol

/// Things that only the coordinator can do. Nobody waits for them.
enum Wish: Sendable {
  /// Evaluate this document's text before all others, and at once.
  case evaluate(DocumentURI)
  /// What a command found out about a document's text.
  case evaluated(DocumentURI, DocumentEvidence)
  /// Begin to show progress under a token of ours.
  case progress(CommandProgress)
  case show(LSP.ShowDocumentParams)
  case apply(LSP.ApplyWorkspaceEditParams)
  /// Read all files again, as if the session had just begun.
  case reload
}

struct RequestContext: Sendable {
  let cancellation: Cancellation
  let outbox: Outbox
  /// What loading modules takes, as far as evaluations told.
  let loads: LoadKeeper
  /// The semantic tokens that clients have, for those who ask what is new.
  let tokens: TokenMemory
  /// What clients were told with their pulled reports.
  let pulled: PullMemory
  /// The pages of ours that clients show.
  let pages: PageMemory
  let progressTokens: ProgressTokens
  /// The newest snapshot with findings; it may be older than the one that the request runs on.
  let judged: Snapshot?
  let wish: @Sendable (Wish) -> Void

  var isCancelled: Bool { cancellation.isCancelled }

  /// A piece of the answer; none once the answer is that it was cancelled.
  func send<Value: JSONEncodable & Sendable>(piece: Value, _ token: LSP.ProgressToken) {
    if isCancelled { return }
    outbox.notify(LSP.Method.progress, LSP.PartialResultParams(token: token, value: piece))
  }

  /// A sentence in the client's user interface; none of what was cancelled.
  func show(_ type: LSP.MessageType, _ message: String) {
    if isCancelled { return }
    outbox.notify(LSP.Method.showMessage, LSP.ShowMessageParams(type: type, message: message))
  }
}
