// textDocument/rename: an imported name and all its mentions in this file; a lazy import stays lazy.
import Basics
import Protocol

enum TextDocumentRename: LinkedRequest {
  static func run(
    _ params: LSP.RenameParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.WorkspaceEdit? {
    guard let (document, report) = try snapshot.document(params.place.textDocument.uri), let program = report.program
    else { return nil }
    let encoding = snapshot.work.encoding
    let offset = UInt32(clamping: document.lines.offset(of: params.place.position, encoding))
    guard let rename = AliasRename(program, report.file, offset) else {
      throw ResponseError(.requestFailed, "lazyls renames what one import binds and nobody else sees")
    }
    guard let edits = rename.edits(params.newName, in: document.text) else {
      throw ResponseError(
        .requestFailed, "`\(params.newName)` is no name, or stands in this file already and may mean something else")
    }
    let placed = edits.map {
      PlacedFinding.PlacedEdit(
        uri: document.uri, version: document.version,
        edit: LSP.TextEdit(range: document.lines.lspRange(of: $0.range, encoding), newText: $0.text))
    }
    return LSP.WorkspaceEdit(placed, snapshot.work.client)
  }
}
