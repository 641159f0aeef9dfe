// notebookDocument/didOpen: from here on the cells are one module.
import Protocol

enum NotebookDocumentDidOpen: SessionNotification {
  static func run(_ params: LSP.DidOpenNotebookDocumentParams, _ session: inout Session) throws(ResponseError) {
    session.take(Notebook(params))
  }
}
