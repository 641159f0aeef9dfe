// workspace/didChangeWatchedFiles: something on disk is no longer what the analysis read.
import Protocol

enum WorkspaceDidChangeWatchedFiles: SessionNotification {
  static func run(_ params: LSP.DidChangeWatchedFilesParams, _ session: inout Session) throws(ResponseError) {
    // What the editor saves it has told us already.
    let isNews = params.changes.contains { $0.type != .changed || session.documents[$0.uri] == nil }
    if isNews { session.diskChanged() }
  }
}
