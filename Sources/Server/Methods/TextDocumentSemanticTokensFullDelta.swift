// textDocument/semanticTokens/full/delta: what is new since the client last asked, as one replaced stretch of numbers.
import Protocol

enum TextDocumentSemanticTokensFullDelta: LinkedRequest {
  static func run(
    _ params: LSP.SemanticTokensDeltaParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.SemanticTokensAnswer? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri) else { return nil }
    let before = context.tokens.tokens(of: document.uri)
    let data = DeferredTokens.data(report, document, snapshot.work.encoding, in: nil)
    let now = context.tokens.keep(data, of: document.uri)
    guard let before, before.resultID == params.previousResultID, let resultID = now.resultID else { return .full(now) }
    if before.resultID == now.resultID { return .unchanged(resultID: resultID) }
    let shared = min(before.data.count, data.count)
    var start = 0
    while start < shared, before.data[start] == data[start] { start += 1 }
    var end = 0
    while end < shared - start, before.data[before.data.count - 1 - end] == data[data.count - 1 - end] { end += 1 }
    return .delta(
      resultID: resultID, start: start, deleteCount: before.data.count - start - end,
      data: Array(data[start..<data.count - end]))
  }
}
