// workspace/didChangeConfiguration, didChangeWatchedFiles and didChangeWorkspaceFolders: the world around the documents.
import JSON

enum WorkspaceDidChangeConfiguration: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    // Many clients send null and want to be asked; the coordinator does that.
    if let settings = params["settings"], settings.object != nil { session.settings.pushed = settings }
    session.diskChanged()
  }
}

enum WorkspaceDidChangeWatchedFiles: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard let changes = params["changes"]?.array else { throw .badMember("changes", expected: "an array") }
    if !changes.isEmpty { session.diskChanged() }
  }
}

enum WorkspaceDidChangeWorkspaceFolders: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard let event = params["event"], event.object != nil else { throw .badMember("event", expected: "an object") }
    session.changeFolders(added: event["added"]?.array ?? [], removed: event["removed"]?.array ?? [])
  }
}
