// textDocument/semanticTokens/full: every name that is deferred where it stands, and the uses that load it.
import Protocol

enum TextDocumentSemanticTokensFull: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.SemanticTokens? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri) else { return nil }
    let data = DeferredTokens.data(report, document, snapshot.work.encoding, in: nil)
    return context.tokens.keep(data, of: document.uri)
  }
}
