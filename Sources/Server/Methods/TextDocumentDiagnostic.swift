// textDocument/diagnostic, and the shape of a diagnostic for those who get them pushed.
import Basics
import JSON

enum TextDocumentDiagnostic: SnapshotRequest {
  static func run(_ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation) throws(RequestFailure) -> Built {
    guard let (document, report) = try snapshot.document(params) else {
      // Not open: nothing was promised, and an empty report is no lie in an editor that asks too early.
      return .object {
        $0.set("kind", "full")
        $0.array("items") { _ in }
      }
    }
    if params["previousResultId"]?.string == report.resultID {
      let identifier = report.resultID
      return .object {
        $0.set("kind", "unchanged")
        $0.set("resultId", identifier)
      }
    }
    let items = report.findings.map { DiagnosticJSON($0, document.uri, snapshot.work.client) }
    let identifier = report.resultID
    return .object {
      $0.set("kind", "full")
      $0.set("resultId", identifier)
      $0.set("items", items)
    }
  }
}

/// One `Diagnostic`, with what the client said it can show.
struct DiagnosticJSON: JSONEncodable, Sendable {
  let finding: PlacedFinding
  let client: ClientCapabilities

  init(_ finding: PlacedFinding, _ uri: String, _ client: ClientCapabilities) {
    self.finding = finding
    self.client = client
  }

  func encode(into slot: inout JSONSlot) {
    slot.object { diagnostic in
      diagnostic.set("range", finding.range)
      diagnostic.set("severity", Int(finding.severity.rawValue) + 1)
      diagnostic.set("code", finding.code)
      if client.codeDescription, let page = RulePage.uri(of: finding.code) {
        diagnostic.object("codeDescription") { $0.set("href", page) }
      }
      diagnostic.set("source", "lazyls")
      diagnostic.set("message", finding.message)
      if client.tags, finding.isUnnecessary { diagnostic.array("tags") { $0.append(1) } }
      if client.relatedInformation, !finding.related.isEmpty {
        diagnostic.array("relatedInformation") { related in
          for step in finding.related {
            related.object { item in
              item.object("location") {
                $0.set("uri", step.place.uri)
                $0.set("range", step.place.range)
              }
              item.set("message", step.message)
            }
          }
        }
      }
    }
  }
}
