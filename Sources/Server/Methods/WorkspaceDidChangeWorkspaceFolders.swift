// workspace/didChangeWorkspaceFolders: folders come and go while the session lasts.
import Protocol

enum WorkspaceDidChangeWorkspaceFolders: SessionNotification {
  static func run(_ params: LSP.DidChangeWorkspaceFoldersParams, _ session: inout Session) throws(ResponseError) {
    let gone = Set(params.removed.compactMap(\.uri.filePath))
    session.folders.removeAll { gone.contains($0) }
    for folder in params.added.compactMap(\.uri.filePath) where !session.folders.contains(folder) {
      session.folders.append(folder)
    }
    session.settings.forget(gone.subtracting(session.folders))
    session.diskChanged()
  }
}
