// textDocument/didSave: a saved configuration file changes what holds for all; saved Python is known already, but what
// evaluations say that ran it is looked at again.
import Basics
import Protocol

enum TextDocumentDidSave: SessionNotification {
  static func run(_ params: LSP.DidSaveTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    let uri = params.textDocument.uri
    if uri.spelling.hasSuffix(".toml") || uri.spelling.hasSuffix("/setup.cfg") { session.diskChanged() }
    guard let document = session.documents[uri], document.isPython else { return }
    for (key, evidence) in session.evidence where key == uri || evidence.paths.contains(document.path.string) {
      session.rounds[key, default: 0] += 1
      session.changed()
    }
  }
}
