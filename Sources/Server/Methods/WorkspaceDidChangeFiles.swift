// workspace/didCreateFiles, didRenameFiles, didDeleteFiles: names may lead elsewhere from here on.
import Protocol

enum WorkspaceDidChangeFiles: SessionNotification {
  static func run(_ params: LSP.FileOperationParams, _ session: inout Session) throws(ResponseError) {
    session.diskChanged()
  }
}
