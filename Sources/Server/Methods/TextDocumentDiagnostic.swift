// textDocument/diagnostic: the findings of one document, or that they are what they were.
import Basics
import Protocol

enum TextDocumentDiagnostic: SnapshotRequest {
  static func run(
    _ params: LSP.DocumentDiagnosticParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.DocumentDiagnosticReport? {
    guard let (_, report) = try snapshot.document(params.textDocument.uri) else {
      // Not open: nothing was promised, and an empty report is no lie in an editor that asks too early.
      return .full(resultID: nil, items: [])
    }
    if params.previousResultID == report.resultID { return .unchanged(resultID: report.resultID) }
    return .full(resultID: report.resultID, items: report.findings.map(\.diagnostic))
  }
}
