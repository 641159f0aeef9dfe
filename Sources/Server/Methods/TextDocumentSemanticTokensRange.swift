// textDocument/semanticTokens/range: the same for what is in view.
import Protocol

enum TextDocumentSemanticTokensRange: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentRangeParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.SemanticTokens? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri) else { return nil }
    let range = document.lines.byteRange(of: params.range, snapshot.work.encoding)
    return LSP.SemanticTokens(
      resultID: nil, data: DeferredTokens.data(report, document, snapshot.work.encoding, in: range))
  }
}
