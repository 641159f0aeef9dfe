// codeAction/resolve: the edit of an action that was chosen.
import JSON
import Protocol

enum CodeActionResolve: SnapshotRequest {
  static func run(
    _ params: LSP.CodeActionResolveParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    guard let object = params.action.object, let data = object["data"] else {
      throw ResponseError(.invalidParams, "params.data: this action was made complete, there is nothing to resolve")
    }
    guard let action = ImportAction(data: data), let uri = data["uri"]?.string else {
      throw ResponseError(.invalidParams, "params.data: not of an action of lazyls")
    }
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), document.version == data["version"]?.int
    else { throw ResponseError(.contentModified, "the document is not what it was when the action was offered") }
    guard let edit = action.edit(report, snapshot.work) else {
      throw ResponseError(.requestFailed, "\(action.failure)")
    }
    let text = JSONText(edit)
    guard let value = try? JSONValue.parse(text.bytes) else { return params.action }
    return .object(JSONObject(members: object.members + [JSONObject.Member(key: "edit", value: value)]))
  }
}
