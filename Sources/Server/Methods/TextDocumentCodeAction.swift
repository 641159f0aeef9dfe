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
      let findings = report.findings.filter { $0.diagnostic.range.touches(params.range) }
      var places: [Deed: Int] = [:]
      for finding in findings {
        if context.isCancelled { throw .cancelled }
        for action in quickFixes(finding, document, report, snapshot.work) {
          let deed = Deed(title: action.title, edits: action.edit?.documentEdits ?? [])
          if let place = places[deed] {
            actions[place].diagnostics += action.diagnostics
          } else {
            places[deed] = actions.count
            actions.append(action)
          }
        }
      }
      let silence =
        findings.isEmpty ? nil : report.project.flatMap { ConfigurationSilence($0, document, snapshot.work) }
      var seen: Set<RuleCode> = []
      for finding in findings where seen.insert(finding.code).inserted {
        // What is no Python stays none, and a configuration cannot silence what is said of it.
        if let silence, finding.code != RuleCode(901), finding.code != ConfigurationDiagnostics.code {
          for offer in silence.offers(finding.code) {
            actions.append(
              LSP.CodeAction(
                title: offer.title, kind: .quickFix, diagnostics: [finding.diagnostic], edit: offer.edit))
          }
        }
        actions.append(explanation(finding))
      }
    }
    if let project = report.project {
      let range = document.lines.byteRange(of: params.range, snapshot.work.encoding)
      for action in ImportAction.offered(range, project.program, report.file, report.dialect)
      where params.context.wants(action.lspKind) {
        if context.isCancelled { throw .cancelled }
        if let obstacle = action.obstacle {
          if client.textDocument.codeAction.disabledSupport {
            actions.append(
              LSP.CodeAction(title: action.title, kind: action.lspKind, edit: nil, disabled: obstacle))
          }
        } else if client.textDocument.codeAction.resolvesEdit {
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

  /// What choosing an action comes to: several findings of a line may call for the same, which is offered once.
  private struct Deed: Hashable {
    let title: String
    let edits: [LSP.TextDocumentEdit]
  }

  private static func quickFixes(
    _ finding: PlacedFinding, _ document: OpenDocument, _ report: FileReport, _ work: Workload
  ) -> [LSP.CodeAction] {
    let client = work.client
    var actions: [LSP.CodeAction] = []
    for fix in finding.fixes {
      let isPreferred =
        fix.isSafe && finding.fixes.count(where: \.isSafe) == 1 && client.textDocument.codeAction.isPreferredSupport
      var edit = LSP.WorkspaceEdit(fix.edits, client)
      if !fix.isSafe, client.workspace.changeAnnotations {
        edit.annotation = annotation(finding, fix, document, report, work)
      }
      actions.append(
        LSP.CodeAction(
          title: fix.title + (fix.isSafe ? "" : " (may change behaviour)"), kind: .quickFix,
          diagnostics: [finding.diagnostic], isPreferred: isPreferred ? true : nil, edit: edit))
    }
    if let comment = silence(finding, document, report, work) {
      actions.append(
        LSP.CodeAction(
          title: "Silence \(finding.code) on this line", kind: .quickFix, diagnostics: [finding.diagnostic],
          edit: LSP.WorkspaceEdit([comment], client)))
    }
    return actions
  }

  private static func silence(
    _ finding: PlacedFinding, _ document: OpenDocument, _ report: FileReport, _ work: Workload
  ) -> PlacedFinding.PlacedEdit? {
    guard let summary = report.program?[report.file].summary, !summary.flags.contains(.isTranscoded) else { return nil }
    let place = UInt32(clamping: document.lines.offset(of: finding.diagnostic.range.start, work.encoding))
    return SilenceComment.edit(finding.code, at: place, document.lines, summary).map { edit in
      let range = document.lines.lspRange(of: edit.range, work.encoding)
      return PlacedFinding.PlacedEdit(
        uri: document.uri, version: document.version, edit: LSP.TextEdit(range: range, newText: edit.newText))
    }
  }

  /// What a client asks about before it makes an edit that may change what the program does.
  private static func annotation(
    _ finding: PlacedFinding, _ fix: PlacedFinding.PlacedFix, _ document: OpenDocument, _ report: FileReport,
    _ work: Workload
  ) -> LSP.ChangeAnnotation {
    var label = "May change behaviour"
    let offset = UInt32(clamping: document.lines.offset(of: finding.diagnostic.range.start, work.encoding))
    if let program = report.program, let found = ImportAt(program, report.file, offset) {
      let module = program.module(loadedBy: found.id, in: report.file)
      if module.isPresent { label = "Changes when `\(program.name(module))` is loaded" }
    }
    return LSP.ChangeAnnotation(label: label, description: "\(fix.title): \(finding.code)")
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
      // What another fix does as well is done once.
      let edits = fix.edits.filter { !taken.contains($0) }
      let clashes = edits.contains { edit in
        taken.contains { $0.uri == edit.uri && $0.edit.range.touches(edit.edit.range) }
      }
      if !clashes { taken += edits }
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
  func touches(_ other: LSP.Range) -> Bool { start <= other.end && other.start <= end }
}
