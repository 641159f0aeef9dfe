// notebookDocument/didClose: nothing of it is on disk as Python, so that it is gone.
import Protocol

enum NotebookDocumentDidClose: SessionNotification {
  static func run(_ params: LSP.NotebookDocumentParams, _ session: inout Session) throws(ResponseError) {
    session.forget(params.uri)
  }
}
