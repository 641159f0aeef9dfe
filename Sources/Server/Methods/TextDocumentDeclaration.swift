// textDocument/declaration: from a mention of an imported name to the imports that may have bound it.
import Analysis
import Basics
import Protocol

enum TextDocumentDeclaration: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.LocationLink]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let encoding = snapshot.work.encoding
    let offset = UInt32(clamping: document.lines.offset(of: params.position, encoding))
    let summary = program[report.file].summary
    guard let found = ImportAt(summary, offset) else { return nil }
    var ids = found.use.map { summary.imports(reaching: $0) } ?? [found.id]
    if ids.isEmpty { ids = [found.id] }
    let origin = document.lines.lspRange(of: found.range, encoding)
    let isLink = snapshot.work.client.textDocument.declarationLinkSupport
    return ids.map { id in
      let target = LSP.Location(uri: document.uri, range: document.lines.lspRange(of: summary[id].alias, encoding))
      return LSP.LocationLink(originSelectionRange: origin, target: target, isLink: isLink)
    }
  }
}
