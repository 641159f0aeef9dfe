// textDocument/documentSymbol: the imports of a document, with what becomes of each. Only for those who ask for it in the
// settings: other servers list the rest, and would be listed twice.
import Analysis
import Basics
import Protocol

enum TextDocumentDocumentSymbol: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.DocumentSymbol]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let project = report.project,
      snapshot.settings(of: report).isOn("symbols", "imports", unlessSaid: false)
    else { return nil }
    let summary = project.program[report.file].summary
    let hierarchy = ImportHierarchy(project, report.dialect, document, snapshot.work)
    let isTree = snapshot.work.client.textDocument.symbolTreeSupport
    var symbols: [LSP.DocumentSymbol] = []
    for index in summary.imports.indices {
      if context.isCancelled { throw .cancelled }
      let id = ImportID(index)
      let record = summary.imports[index]
      guard let words = hierarchy.words(id, in: report.file) else { continue }
      func range(_ bytes: ByteRange) -> LSP.Range { document.lines.lspRange(of: bytes, snapshot.work.encoding) }
      let name = record.bound.isPresent ? summary.text(record.bound) : "*"
      symbols.append(
        LSP.DocumentSymbol(
          name: name, detail: words, range: range(record.statement), selectionRange: range(record.alias),
          listedIn: isTree ? nil : document.uri))
    }
    return symbols
  }
}
