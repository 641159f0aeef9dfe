// notebookDocument/didClose: nothing of it is on disk as Python, so that it is gone.
import Protocol

enum NotebookDocumentDidClose: SessionNotification {
  static func run(_ params: LSP.NotebookDocumentParams, _ session: inout Session) throws(ResponseError) {
    guard session.notebooks.removeValue(forKey: params.uri) != nil else { return }
    session.documents[params.uri] = nil
    session.evidence[params.uri] = nil
    session.rounds[params.uri] = nil
    session.changed()
  }
}
