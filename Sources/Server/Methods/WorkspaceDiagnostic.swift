// workspace/diagnostic: the findings of all files of the folders, open or not, piece by piece.
import Analysis
import Basics
import Protocol

enum WorkspaceDiagnostic: SnapshotRequest {
  static let takesLong = true
  /// So many files are judged before a piece is sent.
  private static let stride = 256

  static func run(
    _ params: LSP.WorkspaceDiagnosticParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.WorkspaceDiagnosticReport? {
    guard snapshot.work.settings.allowsWorkspaceDiagnostics else { return LSP.WorkspaceDiagnosticReport(items: []) }
    var previous: [DocumentURI: String] = [:]
    for entry in params.previousResultIDs { previous[entry.uri] = entry.value }
    var all: [LSP.WorkspaceDocumentDiagnosticReport] = []
    var seen: Set<DocumentURI> = []
    func send(_ items: [LSP.WorkspaceDocumentDiagnosticReport]) {
      guard let token = params.partialResultToken, !items.isEmpty else {
        all += items
        return
      }
      context.send(piece: LSP.WorkspaceDiagnosticReport(items: items), token)
    }

    // Where modules of open texts would lie, if they were files.
    var paths: Set<FilePath> = []
    var open: [LSP.WorkspaceDocumentDiagnosticReport] = []
    for (key, report) in snapshot.reports.sorted(by: { $0.key.spelling < $1.key.spelling }) {
      guard let document = snapshot.work.documents[key], document.isPython else { continue }
      paths.insert(document.path)
      if document.isNotebook {
        for (cell, own) in document.byCell(report.findings.map(\.diagnostic)) {
          seen.insert(cell.uri)
          add(cell.uri, cell.version, own, CellTranslation.resultID(report.resultID, cell), previous, &open)
        }
        continue
      }
      seen.insert(key)
      add(document.uri, document.version, report.findings.map(\.diagnostic), report.resultID, previous, &open)
    }
    send(open)
    let progress = params.workDoneToken.map { CommandProgress("Diagnosing", $0, context) }
    defer { progress?.end() }
    for project in snapshot.projects {
      var files: [FileID] = []
      for index in project.program.projectFiles {
        let file = FileID(UInt32(index))
        let path = project.program[file].description.path
        if !paths.contains(path), !seen.contains(DocumentURI(path: path)) { files.append(file) }
      }
      for start in Swift.stride(from: 0, to: files.count, by: stride) {
        progress?.report("\(Columns.grouped(start))/\(Columns.grouped(files.count))")
        let part = Array(files[start..<min(start + stride, files.count)])
        guard let reports = project.reports.reports(part, project, snapshot.work, context.cancellation) else {
          throw .cancelled
        }
        var items: [LSP.WorkspaceDocumentDiagnosticReport] = []
        for (file, report) in zip(part, reports) {
          let uri = DocumentURI(path: project.program[file].description.path)
          seen.insert(uri)
          add(uri, nil, report.diagnostics, report.resultID, previous, &items)
        }
        send(items)
      }
    }
    // What is gone is told once; of what was not read nothing is known.
    let unread = snapshot.projects.filter { !$0.isWhole }.compactMap(\.folder)
    send(
      params.previousResultIDs.filter { entry in
        !seen.contains(entry.uri) && !unread.contains { entry.uri.filePath?.isInside($0) ?? false }
      }.map {
        LSP.WorkspaceDocumentDiagnosticReport(uri: $0.uri, version: nil, report: .full(resultID: nil, items: []))
      })
    return LSP.WorkspaceDiagnosticReport(items: all)
  }

  /// Of files without findings nothing is told, unless there were some before.
  private static func add(
    _ uri: DocumentURI, _ version: Int?, _ diagnostics: [LSP.Diagnostic], _ resultID: String,
    _ previous: [DocumentURI: String], _ items: inout [LSP.WorkspaceDocumentDiagnosticReport]
  ) {
    let before = previous[uri]
    if before == nil, diagnostics.isEmpty { return }
    let report: LSP.DocumentDiagnosticReport =
      before == resultID ? .unchanged(resultID: resultID) : .full(resultID: resultID, items: diagnostics)
    items.append(LSP.WorkspaceDocumentDiagnosticReport(uri: uri, version: version, report: report))
  }
}
