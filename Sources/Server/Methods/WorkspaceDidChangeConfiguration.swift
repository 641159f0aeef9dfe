// workspace/didChangeConfiguration: settings as the editor pushes them.
import JSON

enum WorkspaceDidChangeConfiguration: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    // Many clients send null and want to be asked; the coordinator does that.
    if let settings = params["settings"], settings.object != nil { session.settings.pushed = settings }
    session.diskChanged()
  }
}
