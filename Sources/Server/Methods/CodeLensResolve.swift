// codeLens/resolve: what stands above the first import, counted when it comes into view.
import Analysis
import Basics
import JSON
import Protocol

enum CodeLensResolve: SnapshotRequest {
  static func run(
    _ params: LSP.ResolveParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    // What has its command needs no other.
    guard let data = params.data else { return .object(params.object) }
    guard let uri = data["uri"]?.string else {
      throw ResponseError(.invalidParams, "params.data: not of a lens of lazyls")
    }
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), let program = report.program,
      document.version == data["version"]?.int
    else { throw ResponseError(.contentModified, "the document is not what it was when the lens was made") }
    let command = LSP.Command(
      title: ImportScore(document, report, program, snapshot.work.encoding).title, command: "lazyls.importGraph",
      arguments: [.string(uri)])
    return params.adding("command", command)
  }
}
