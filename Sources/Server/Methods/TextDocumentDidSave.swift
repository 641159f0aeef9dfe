// textDocument/didSave: a saved configuration file changes what holds for all; saved Python is known already.
import Protocol

enum TextDocumentDidSave: SessionNotification {
  static func run(_ params: LSP.DidSaveTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    if params.textDocument.uri.spelling.hasSuffix(".toml") { session.diskChanged() }
  }
}
