// inlayHint/resolve: the whole story of the import as the hint's tooltip.
import Analysis
import Basics
import JSON
import Protocol

enum InlayHintResolve: LinkedRequest {
  static func run(
    _ params: LSP.ResolveParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    guard let data = params.data else { return .object(params.object) }
    guard let uri = data["uri"]?.string, let index = data["import"]?.int else {
      throw ResponseError(.invalidParams, "params.data: not of a hint of lazyls")
    }
    // Of an older text there is nothing more to say; new hints are on their way.
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), document.version == data["version"]?.int,
      let program = report.program, program[report.file].summary.imports.indices.contains(index)
    else { return .object(params.object) }
    let offset = program[report.file].summary.imports[index].alias.start
    guard let hover = TextDocumentHover.hover(at: offset, document, report, snapshot, context) else {
      return .object(params.object)
    }
    return params.adding("tooltip", hover.contents)
  }
}
