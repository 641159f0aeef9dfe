// textDocument/diagnostic: the findings of one document, or that they are what they were; and what an edit of this one
// made of the findings of others.
import Basics
import Protocol

enum TextDocumentDiagnostic: SnapshotRequest {
  static func run(
    _ params: LSP.DocumentDiagnosticParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.RelatedDocumentDiagnosticReport? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri) else {
      // Not open: nothing was promised, and an empty report is no lie in an editor that asks too early.
      return LSP.RelatedDocumentDiagnosticReport(.full(resultID: nil, items: []))
    }
    context.pulled.note(document.uri, report.resultID)
    var answer = LSP.RelatedDocumentDiagnosticReport(
      params.previousResultID == report.resultID
        ? .unchanged(resultID: report.resultID)
        : .full(resultID: report.resultID, items: report.findings.map(\.diagnostic)))
    guard snapshot.work.client.textDocument.relatedDocumentSupport else { return answer }
    for (key, other) in snapshot.reports.sorted(by: { $0.key.spelling < $1.key.spelling }) where key != document.uri {
      // A notebook's cells are pulled one by one.
      guard let uri = snapshot.work.documents[key].flatMap({ $0.isNotebook ? nil : $0.uri }),
        context.pulled.takesUpdate(key, other.resultID)
      else {
        continue
      }
      answer.related.append((uri, .full(resultID: other.resultID, items: other.findings.map(\.diagnostic))))
    }
    return answer
  }
}
