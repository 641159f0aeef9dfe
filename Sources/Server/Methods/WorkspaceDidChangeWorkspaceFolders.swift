// workspace/didChangeWorkspaceFolders: folders come and go while the session lasts.
import JSON

enum WorkspaceDidChangeWorkspaceFolders: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard let event = params["event"], event.object != nil else { throw .badMember("event", expected: "an object") }
    session.changeFolders(added: event["added"]?.array ?? [], removed: event["removed"]?.array ?? [])
  }
}
