// textDocument/codeAction: the fixes of findings, the comment that silences one, and all safe fixes at once.
import Basics
import Protocol

enum TextDocumentCodeAction: SnapshotRequest {
  static let fixAllKind = LSP.CodeActionKind(rawValue: "source.fixAll.lazyls")

  static func run(
    _ params: LSP.CodeActionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CodeAction]? {
    let client = snapshot.work.client
    guard let (_, report) = try snapshot.document(params.textDocument.uri),
      client.textDocument.codeAction.literalSupport
    else { return [] }
    var actions: [LSP.CodeAction] = []
    if params.context.wants(.quickFix) {
      for finding in report.findings where finding.diagnostic.range.touches(params.range) {
        if context.isCancelled { throw .cancelled }
        actions += quickFixes(finding, client)
      }
    }
    if params.context.wants(fixAllKind) {
      let edits = safeEdits(report)
      if !edits.isEmpty {
        actions.append(
          LSP.CodeAction(title: "Apply all safe fixes of lazyls", kind: fixAllKind, edit: workspaceEdit(edits, client)))
      }
    }
    return actions
  }

  private static func quickFixes(_ finding: PlacedFinding, _ client: LSP.ClientCapabilities) -> [LSP.CodeAction] {
    var actions: [LSP.CodeAction] = []
    for fix in finding.fixes {
      let isPreferred =
        fix.isSafe && finding.fixes.count(where: \.isSafe) == 1 && client.textDocument.codeAction.isPreferredSupport
      actions.append(
        LSP.CodeAction(
          title: fix.title + (fix.isSafe ? "" : " (may change behaviour)"), kind: .quickFix,
          diagnostics: [finding.diagnostic], isPreferred: isPreferred ? true : nil,
          edit: workspaceEdit(fix.edits, client)))
    }
    if let comment = finding.suppression {
      actions.append(
        LSP.CodeAction(
          title: "Silence \(finding.code) on this line", kind: .quickFix, diagnostics: [finding.diagnostic],
          edit: workspaceEdit([comment], client)))
    }
    return actions
  }

  /// The first safe fix of each finding, as far as it overlaps none before it; what is left out is there next time.
  private static func safeEdits(_ report: FileReport) -> [PlacedFinding.PlacedEdit] {
    var taken: [PlacedFinding.PlacedEdit] = []
    for finding in report.findings {
      guard let fix = finding.fixes.first(where: \.isSafe) else { continue }
      let clashes = fix.edits.contains { edit in
        taken.contains { $0.uri == edit.uri && $0.edit.range.touches(edit.edit.range) }
      }
      if !clashes { taken += fix.edits }
    }
    return taken
  }

  /// One entry for each document, in the order of the first edit to it.
  private static func workspaceEdit(
    _ edits: [PlacedFinding.PlacedEdit], _ client: LSP.ClientCapabilities
  ) -> LSP.WorkspaceEdit {
    var documents: [LSP.TextDocumentEdit] = []
    for edit in edits {
      if let index = documents.firstIndex(where: { $0.uri == edit.uri }) {
        documents[index].edits.append(edit.edit)
      } else {
        documents.append(LSP.TextDocumentEdit(uri: edit.uri, version: edit.version, edits: [edit.edit]))
      }
    }
    return LSP.WorkspaceEdit(documents, asDocumentChanges: client.workspace.documentChanges)
  }
}

extension LSP.Range {
  /// Do the ranges have a position in common, be it an end?
  fileprivate func touches(_ other: LSP.Range) -> Bool { start <= other.end && other.start <= end }
}
