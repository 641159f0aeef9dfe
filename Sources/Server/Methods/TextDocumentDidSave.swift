// textDocument/didSave: a saved configuration file changes what holds for all; saved Python is known already.
import JSON
import Protocol

enum TextDocumentDidSave: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    let uri = try Params.uri(params)
    if uri.spelling.hasSuffix(".toml") { session.diskChanged() }
  }
}
