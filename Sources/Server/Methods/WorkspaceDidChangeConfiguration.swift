// workspace/didChangeConfiguration: settings as the editor pushes them.
import JSON
import Protocol

enum WorkspaceDidChangeConfiguration: SessionNotification {
  static func run(_ params: LSP.DidChangeConfigurationParams, _ session: inout Session) throws(ResponseError) {
    // Many clients send null and want to be asked; the coordinator does that.
    if params.settings.object != nil { session.settings.pushed = params.settings }
    session.diskChanged()
  }
}
