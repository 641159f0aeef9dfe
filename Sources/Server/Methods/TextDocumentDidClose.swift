// textDocument/didClose: the disk's text holds again, and what was shown for the editor's is taken back.
import Protocol

enum TextDocumentDidClose: SessionNotification {
  static func run(_ params: LSP.DidCloseTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    guard session.documents.removeValue(forKey: params.textDocument.uri) != nil else { return }
    session.evidence[params.textDocument.uri] = nil
    session.rounds[params.textDocument.uri] = nil
    session.changed()
  }
}
