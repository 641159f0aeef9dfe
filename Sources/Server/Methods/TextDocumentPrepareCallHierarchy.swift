// textDocument/prepareCallHierarchy: on an import the module that it loads, on the first line the document's own. Elsewhere
// calls are meant, which are for others.
import Analysis
import Basics
import Protocol

enum TextDocumentPrepareCallHierarchy: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CallHierarchyItem]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let project = report.project
    else { return nil }
    let hierarchy = ImportHierarchy(project, report.dialect, document, snapshot.work)
    let offset = UInt32(clamping: document.lines.offset(of: params.position, snapshot.work.encoding))
    guard let (id, _) = ImportAt.statement(project.program[report.file].summary, offset) else {
      guard params.position.line == 0 else { return nil }
      let module = project.program.module(of: report.file)
      let startup = StartupHierarchy(hierarchy, module, report.file)?.root()
      return [hierarchy.item(report.file, detail: nil), startup].compactMap { $0 }
    }
    let module = project.program.module(loadedBy: id, in: report.file)
    return hierarchy.item(module, detail: hierarchy.words(id, in: report.file)).map { [$0] }
  }
}
