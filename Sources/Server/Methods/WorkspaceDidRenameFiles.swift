// workspace/didRenameFiles: names lead elsewhere from here on.
import Protocol

enum WorkspaceDidRenameFiles: SessionNotification {
  static func run(_ params: LSP.FileOperationParams, _ session: inout Session) throws(ResponseError) {
    session.diskChanged()
  }
}
