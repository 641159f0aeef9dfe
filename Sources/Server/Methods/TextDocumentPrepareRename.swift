// textDocument/prepareRename: names that an import binds can be renamed; whatever else there is, others may rename.
import Basics
import Protocol

enum TextDocumentPrepareRename: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.PrepareRenameResult? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let encoding = snapshot.work.encoding
    let offset = UInt32(clamping: document.lines.offset(of: params.position, encoding))
    guard let rename = AliasRename(program, report.file, offset) else { return nil }
    return LSP.PrepareRenameResult(
      range: document.lines.lspRange(of: rename.range, encoding), placeholder: rename.name)
  }
}
