// textDocument/codeAction: the fixes of findings, the comment that silences one, and all safe fixes at once.
import Analysis
import Basics
import JSON
import Protocol

enum TextDocumentCodeAction: SnapshotRequest {
  static let fixAllKind = LSP.CodeActionKind(rawValue: "source.fixAll.lazyls")

  static func run(
    _ params: LSP.CodeActionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CodeAction]? {
    let client = snapshot.work.client
    guard let (document, report) = try snapshot.document(params.textDocument.uri),
      client.textDocument.codeAction.literalSupport
    else { return [] }
    var actions: [LSP.CodeAction] = []
    if params.context.wants(.quickFix) {
      for finding in report.findings where finding.diagnostic.range.touches(params.range) {
        if context.isCancelled { throw .cancelled }
        actions += quickFixes(finding, client)
      }
      var explained: Set<RuleCode> = []
      for finding in report.findings
      where finding.diagnostic.range.touches(params.range) && explained.insert(finding.code).inserted {
        actions.append(explanation(finding))
      }
    }
    if let project = report.project {
      let range = document.lines.byteRange(of: params.range, snapshot.work.encoding)
      for action in ImportAction.offered(range, project.program, report.file, report.dialect)
      where params.context.wants(action.lspKind) {
        if context.isCancelled { throw .cancelled }
        if client.textDocument.codeAction.resolvesEdit {
          actions.append(
            LSP.CodeAction(title: action.title, kind: action.lspKind, edit: nil, data: action.data(of: document)))
        } else if let edit = action.edit(report, snapshot.work) {
          actions.append(LSP.CodeAction(title: action.title, kind: action.lspKind, edit: edit))
        }
      }
    }
    if params.context.wants(fixAllKind) {
      let edits = safeEdits(report)
      if !edits.isEmpty {
        actions.append(
          LSP.CodeAction(
            title: "Apply all safe fixes of lazyls", kind: fixAllKind,
            edit: LSP.WorkspaceEdit(edits, client)))
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
          edit: LSP.WorkspaceEdit(fix.edits, client)))
    }
    if let comment = finding.suppression {
      actions.append(
        LSP.CodeAction(
          title: "Silence \(finding.code) on this line", kind: .quickFix, diagnostics: [finding.diagnostic],
          edit: LSP.WorkspaceEdit([comment], client)))
    }
    return actions
  }

  private static func explanation(_ finding: PlacedFinding) -> LSP.CodeAction {
    let title = "Explain \(finding.code)"
    return LSP.CodeAction(
      title: title, kind: .quickFix, diagnostics: [finding.diagnostic], edit: nil,
      command: LSP.Command(
        title: title, command: "lazyls.explainRule", arguments: [.string(finding.code.description)]))
  }

  /// The first safe fix of each finding, as far as it overlaps none before it; what is left out is there next time.
  static func safeEdits(_ report: FileReport) -> [PlacedFinding.PlacedEdit] {
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
}

extension LSP.WorkspaceEdit {
  /// One entry for each document, in the order of the first edit to it.
  init(_ edits: [PlacedFinding.PlacedEdit], _ client: LSP.ClientCapabilities) {
    var documents: [LSP.TextDocumentEdit] = []
    var places: [DocumentURI: Int] = [:]
    for edit in edits {
      if let index = places[edit.uri] {
        documents[index].edits.append(edit.edit)
      } else {
        places[edit.uri] = documents.count
        documents.append(LSP.TextDocumentEdit(uri: edit.uri, version: edit.version, edits: [edit.edit]))
      }
    }
    self.init(documents, asDocumentChanges: client.workspace.documentChanges)
  }
}

extension LSP.Range {
  /// Do the ranges have a position in common, be it an end?
  fileprivate func touches(_ other: LSP.Range) -> Bool { start <= other.end && other.start <= end }
}
