// workspace/textDocumentContent: the text of a document of ours that is no file.
import Protocol

enum WorkspaceTextDocumentContent: LinkedRequest {
  static let takesLong = true

  static func run(
    _ params: LSP.TextDocumentContentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.TextDocumentContentResult? {
    guard let text = VirtualPage(params.uri)?.text(snapshot) else {
      throw ResponseError(.invalidParams, "params.uri: lazyls has no document `\(params.uri)`")
    }
    context.pages.note(params.uri)
    return LSP.TextDocumentContentResult(text: text)
  }
}
