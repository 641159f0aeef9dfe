// notebookDocument/didChange: cells come, go and move, and their texts are edited.
import Protocol

enum NotebookDocumentDidChange: SessionNotification {
  static func run(_ params: LSP.DidChangeNotebookDocumentParams, _ session: inout Session) throws(ResponseError) {
    guard var notebook = session.notebooks[params.uri] else {
      throw ResponseError(.invalidParams, "`\(params.uri)` was changed but is not open")
    }
    defer { session.take(notebook) }
    try notebook.apply(params, session.encoding)
  }
}
