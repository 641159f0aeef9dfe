// textDocument/didClose: the disk's text holds again, and what was shown for the editor's is taken back.
import Protocol

enum TextDocumentDidClose: SessionNotification {
  static func run(_ params: LSP.DidCloseTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    session.forget(params.textDocument.uri)
  }
}
