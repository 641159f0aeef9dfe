// workspace/didDeleteFiles: what was found may be gone.
import Protocol

enum WorkspaceDidDeleteFiles: SessionNotification {
  static func run(_ params: LSP.FileOperationParams, _ session: inout Session) throws(ResponseError) {
    session.diskChanged()
  }
}
