// textDocument/didChange: edits are checked before they are made; a bad one leaves text and version as they were.
import JSON
import Protocol

enum TextDocumentDidChange: SessionNotification {
  static func receive(_ params: JSONValue?, _ session: inout Session) throws(ResponseError) {
    do throws(ResponseError) {
      try run(LSP.DidChangeTextDocumentParams(params: params), &session)
    } catch {
      // Whatever was wrong with it, the editor made the edit: its text is no longer ours.
      guard let uri = params?.at("textDocument", "uri")?.string, var document = session.documents[DocumentURI(uri)]
      else { throw error }
      let isFirst = !document.isStale
      document.isStale = true
      session.documents[document.uri] = document
      session.changed()
      // Every edit after the first bad one fails as well; once is enough to say so.
      if isFirst { throw error }
    }
  }

  static func run(_ params: LSP.DidChangeTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    let uri = params.textDocument.uri
    guard var document = session.documents[uri] else {
      throw ResponseError(.invalidParams, "`\(uri)` was changed but is not open")
    }
    // Without the text that the client has, its positions mean nothing; a whole text mends that.
    let changes = document.isStale ? params.contentChanges.drop { $0.range != nil } : params.contentChanges[...]
    if changes.isEmpty, !params.contentChanges.isEmpty {
      throw ResponseError(.contentModified, "an earlier edit could not be applied")
    }
    do throws(ContentChangeError) {
      try document.buffer.apply(Array(changes), session.encoding)
    } catch {
      throw ResponseError(.invalidParams, "\(error)")
    }
    if !changes.isEmpty { document.isStale = false }
    if let version = params.textDocument.version { document.version = version }
    session.documents[uri] = document
    session.changed()
  }
}
