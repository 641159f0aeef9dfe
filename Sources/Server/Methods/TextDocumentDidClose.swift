// textDocument/didClose: the disk's text holds again, and what was shown for the editor's is taken back.
import JSON

enum TextDocumentDidClose: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard session.documents.removeValue(forKey: try Params.uri(params)) != nil else { return }
    session.changed()
  }
}
