// codeAction/resolve: the edit of an action that was chosen.
import JSON
import Protocol

enum CodeActionResolve: LinkedRequest {
  static func run(
    _ params: LSP.ResolveParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    // Complete as it is: some clients ask about every action that is chosen.
    guard let data = params.data else { return .object(params.object) }
    guard let action = ImportAction(data: data), let uri = data["uri"]?.string else {
      throw ResponseError(.invalidParams, "params.data: not of an action of lazyls")
    }
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), document.version == data["version"]?.int
    else { throw ResponseError(.contentModified, "the document is not what it was when the action was offered") }
    guard let edit = action.edit(report, snapshot.work) else { throw ResponseError(.requestFailed, action.failure) }
    return params.adding("edit", edit)
  }
}
