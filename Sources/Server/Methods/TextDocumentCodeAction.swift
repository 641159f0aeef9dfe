// textDocument/codeAction: the fixes of findings, the comment that silences one, and all safe fixes at once.
import Basics
import JSON
import Protocol

enum TextDocumentCodeAction: SnapshotRequest {
  static let fixAllKind = "source.fixAll.lazyls"

  static func run(_ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation) throws(RequestFailure) -> Built {
    let range = try Params.range(params["range"], "range")
    guard let (document, report) = try snapshot.document(params), snapshot.work.client.codeActionLiterals else {
      return .array { _ in }
    }
    let only = params.at("context", "only")?.array?.compactMap(\.string)
    var actions: [CodeActionJSON] = []
    if wants("quickfix", only) {
      for finding in report.findings where finding.range.start <= range.end && range.start <= finding.range.end {
        if cancellation.isCancelled { throw .cancelled }
        let diagnostic = DiagnosticJSON(finding, document.uri, snapshot.work.client)
        for fix in finding.fixes {
          actions.append(
            CodeActionJSON(
              title: fix.title + (fix.isSafe ? "" : " (may change behaviour)"), kind: "quickfix",
              isPreferred: fix.isSafe && finding.fixes.count == 1, diagnostic: diagnostic, edits: fix.edits,
              client: snapshot.work.client))
        }
        if let comment = finding.suppression {
          actions.append(
            CodeActionJSON(
              title: "Silence \(finding.code) on this line", kind: "quickfix", isPreferred: false, diagnostic: diagnostic,
              edits: [comment], client: snapshot.work.client))
        }
      }
    }
    if wants(fixAllKind, only) {
      let edits = safeEdits(report)
      if !edits.isEmpty {
        actions.append(
          CodeActionJSON(
            title: "Apply all safe fixes of lazyls", kind: fixAllKind, isPreferred: false, diagnostic: nil, edits: edits,
            client: snapshot.work.client))
      }
    }
    let result = actions
    return Built { result.encode(into: &$0) }
  }

  /// A kind asked for includes its sub-kinds; nothing asked for means all.
  private static func wants(_ kind: String, _ only: [String]?) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  /// The first safe fix of each finding, as far as it overlaps none before it; what is left out is there next time.
  private static func safeEdits(_ report: FileReport) -> [PlacedFinding.PlacedEdit] {
    var taken: [PlacedFinding.PlacedEdit] = []
    for finding in report.findings {
      guard let fix = finding.fixes.first(where: \.isSafe) else { continue }
      let clashes = fix.edits.contains { edit in
        taken.contains {
          $0.place.uri == edit.place.uri && $0.place.range.start <= edit.place.range.end
            && edit.place.range.start <= $0.place.range.end
        }
      }
      if !clashes { taken += fix.edits }
    }
    return taken
  }
}

/// One `CodeAction` with its edit.
struct CodeActionJSON: JSONEncodable, Sendable {
  let title: String
  let kind: String
  let isPreferred: Bool
  let diagnostic: DiagnosticJSON?
  let edits: [PlacedFinding.PlacedEdit]
  let client: ClientCapabilities

  func encode(into slot: inout JSONSlot) {
    slot.object { action in
      action.set("title", title)
      action.set("kind", kind)
      if let diagnostic { action.array("diagnostics") { $0.append(diagnostic) } }
      if isPreferred, client.codeActionPreferred { action.set("isPreferred", true) }
      action.object("edit") { edit in
        if client.versionedEdits { documentChanges(&edit) } else { changes(&edit) }
      }
    }
  }

  private var uris: [String] {
    var seen: [String] = []
    for edit in edits where !seen.contains(edit.place.uri) { seen.append(edit.place.uri) }
    return seen
  }

  private func documentChanges(_ edit: inout JSONObjectWriter) {
    edit.array("documentChanges") { documents in
      for uri in uris {
        documents.object { document in
          let own = edits.filter { $0.place.uri == uri }
          document.object("textDocument") { identifier in
            identifier.set("uri", uri)
            identifier.set("version", orNull: own.first?.place.version)
          }
          document.array("edits") { list in for edit in own { list.append(TextEditJSON(edit)) } }
        }
      }
    }
  }

  private func changes(_ edit: inout JSONObjectWriter) {
    edit.object("changes") { changes in
      for uri in uris { changes.set(name: uri, edits.filter { $0.place.uri == uri }.map(TextEditJSON.init)) }
    }
  }
}

private struct TextEditJSON: JSONEncodable {
  let edit: PlacedFinding.PlacedEdit
  init(_ edit: PlacedFinding.PlacedEdit) { self.edit = edit }
  func encode(into slot: inout JSONSlot) {
    slot.object {
      $0.set("range", edit.place.range)
      $0.set("newText", edit.newText)
    }
  }
}
