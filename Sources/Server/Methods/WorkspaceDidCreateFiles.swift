// workspace/didCreateFiles: names may lead elsewhere: what is new may stand before what was found.
import Protocol

enum WorkspaceDidCreateFiles: SessionNotification {
  static func run(_ params: LSP.FileOperationParams, _ session: inout Session) throws(ResponseError) {
    session.diskChanged()
  }
}
