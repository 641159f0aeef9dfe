// Which methods there are. What is not listed is answered with MethodNotFound.
import JSON

/// A notification that changes the session. Failures are logged: a notification has no answer.
protocol SessionNotification: SendableMetatype {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure)
}

enum MethodTable {
  static let requests: [String: any SnapshotRequest.Type] = [
    "textDocument/diagnostic": TextDocumentDiagnostic.self,
    "textDocument/codeAction": TextDocumentCodeAction.self,
    "textDocument/hover": TextDocumentHover.self,
  ]

  static let notifications: [String: any SessionNotification.Type] = [
    "textDocument/didOpen": TextDocumentDidOpen.self,
    "textDocument/didChange": TextDocumentDidChange.self,
    "textDocument/didClose": TextDocumentDidClose.self,
    "textDocument/didSave": TextDocumentDidSave.self,
    "workspace/didChangeConfiguration": WorkspaceDidChangeConfiguration.self,
    "workspace/didChangeWatchedFiles": WorkspaceDidChangeWatchedFiles.self,
    "workspace/didChangeWorkspaceFolders": WorkspaceDidChangeWorkspaceFolders.self,
  ]
}
