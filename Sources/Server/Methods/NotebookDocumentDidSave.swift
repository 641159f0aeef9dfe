// notebookDocument/didSave: its texts are known already; what evaluation said of them is looked at again.
import Protocol

enum NotebookDocumentDidSave: SessionNotification {
  static func run(_ params: LSP.NotebookDocumentParams, _ session: inout Session) throws(ResponseError) {
    guard session.evidence[params.uri] != nil else { return }
    session.rounds[params.uri, default: 0] += 1
    session.changed()
  }
}
