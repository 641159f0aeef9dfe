// workspace/didChangeWatchedFiles: something on disk is no longer what the analysis read.
import JSON

enum WorkspaceDidChangeWatchedFiles: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard let changes = params["changes"]?.array else { throw .badMember("changes", expected: "an array") }
    if !changes.isEmpty { session.diskChanged() }
  }
}
