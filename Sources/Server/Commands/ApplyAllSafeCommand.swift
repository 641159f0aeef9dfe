// lazyls.applyAllSafe: the safe fixes of a document, made by the client.
import JSON
import Protocol

enum ApplyAllSafeCommand: Command {
  static let title = "Applying fixes"

  static func run(
    _ arguments: CommandArguments, _ snapshot: Snapshot, _ context: RequestContext, _ progress: CommandProgress
  ) throws(ResponseError) -> JSONValue? {
    let (_, report, _) = try arguments.document(in: snapshot)
    let client = snapshot.work.client
    guard client.workspace.applyEdit else {
      throw ResponseError(.requestFailed, "this editor takes no edits from commands; ask for `source.fixAll.lazyls`")
    }
    let edits = TextDocumentCodeAction.safeEdits(report)
    if edits.isEmpty {
      context.show(.info, "There is no safe fix to apply.")
    } else {
      let edit = LSP.WorkspaceEdit(edits, client)
      context.wish(.apply(LSP.ApplyWorkspaceEditParams(label: "Apply all safe fixes of lazyls", edit: edit)))
    }
    return ["edits": .integer(edits.count)]
  }
}
