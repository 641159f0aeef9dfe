// workspace/didChangeWatchedFiles: something on disk is no longer what the analysis read.
import JSON
import Protocol

enum WorkspaceDidChangeWatchedFiles: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    guard let changes = params["changes"]?.array else { throw .badMember("changes", expected: "an array") }
    // What the editor saves it has told us already.
    let isNews = changes.contains { change in
      guard change["type"]?.int == 2, let uri = change["uri"]?.string else { return true }
      return session.documents[DocumentURI(uri)] == nil
    }
    if isNews { session.diskChanged() }
  }
}
