// Which methods there are and how each is run. What is not listed is answered with MethodNotFound.
import Basics
package import JSON
package import Protocol

/// A request that reads one snapshot. Its conformance is the declaration of how it is scheduled: on a worker, on a
/// snapshot that has seen every edit sent before the request.
protocol SnapshotRequest: SendableMetatype {
  associatedtype Params: JSONDecodable
  associatedtype Answer: JSONEncodable
  /// Waits until the findings of its snapshot are there.
  static var needsFindings: Bool { get }
  /// Has threads of its own, because it may take seconds.
  static var takesLong: Bool { get }
  /// Nil is answered as `null`.
  static func run(
    _ params: Params, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> Answer?
}

/// A request that no finding answers: it need not wait for them. `FileReport.findings` is empty for it.
protocol LinkedRequest: SnapshotRequest {}

extension LinkedRequest {
  static var needsFindings: Bool { false }
}

extension SnapshotRequest {
  static var needsFindings: Bool { true }
  static var takesLong: Bool { false }

  static func answer(
    _ params: JSONValue?, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> any JSONEncodable {
    guard let answer = try run(Params(params: params), snapshot, context) else { return JSONValue.null }
    return answer
  }
}

/// A notification that changes the session. Failures are logged: a notification has no answer.
protocol SessionNotification: SendableMetatype {
  associatedtype Params: JSONDecodable
  static func run(_ params: Params, _ session: inout Session) throws(ResponseError)
  /// `run`, from the message on; for those to whom parameters that cannot be read mean something.
  static func receive(_ params: JSONValue?, _ session: inout Session) throws(ResponseError)
}

extension SessionNotification {
  static func receive(_ params: JSONValue?, _ session: inout Session) throws(ResponseError) {
    try run(Params(params: params), &session)
  }
}

extension JSONDecodable {
  /// The parameters of a message; what is wrong with them is the answer.
  init(params: JSONValue?) throws(ResponseError) {
    do throws(ParameterError) {
      self = try JSONValue.decode(params: params)
    } catch {
      throw ResponseError(error)
    }
  }
}

package enum MethodTable {
  static let requests: [String: any SnapshotRequest.Type] = [
    LSP.Method.diagnostic: TextDocumentDiagnostic.self,
    LSP.Method.codeAction: TextDocumentCodeAction.self,
    LSP.Method.codeActionResolve: CodeActionResolve.self,
    LSP.Method.inlayHint: TextDocumentInlayHint.self,
    LSP.Method.inlayHintResolve: InlayHintResolve.self,
    LSP.Method.codeLens: TextDocumentCodeLens.self,
    LSP.Method.codeLensResolve: CodeLensResolve.self,
    LSP.Method.semanticTokensFull: TextDocumentSemanticTokensFull.self,
    LSP.Method.semanticTokensDelta: TextDocumentSemanticTokensFullDelta.self,
    LSP.Method.semanticTokensRange: TextDocumentSemanticTokensRange.self,
    LSP.Method.definition: TextDocumentDefinition.self,
    LSP.Method.declaration: TextDocumentDeclaration.self,
    LSP.Method.documentLink: TextDocumentDocumentLink.self,
    LSP.Method.references: TextDocumentReferences.self,
    LSP.Method.documentHighlight: TextDocumentDocumentHighlight.self,
    LSP.Method.prepareCallHierarchy: TextDocumentPrepareCallHierarchy.self,
    LSP.Method.incomingCalls: CallHierarchyIncomingCalls.self,
    LSP.Method.outgoingCalls: CallHierarchyOutgoingCalls.self,
    LSP.Method.hover: TextDocumentHover.self,
    LSP.Method.willRenameFiles: WorkspaceWillRenameFiles.self,
    LSP.Method.completion: TextDocumentCompletion.self,
    LSP.Method.prepareRename: TextDocumentPrepareRename.self,
    LSP.Method.rename: TextDocumentRename.self,
    LSP.Method.workspaceDiagnostic: WorkspaceDiagnostic.self,
    LSP.Method.executeCommand: WorkspaceExecuteCommand.self,
    LSP.Method.textDocumentContent: WorkspaceTextDocumentContent.self,
    LSP.Method.documentSymbol: TextDocumentDocumentSymbol.self,
    LSP.Method.foldingRange: TextDocumentFoldingRange.self,
    LSP.Method.workspaceSymbol: WorkspaceSymbol.self,
  ]

  private static let notifications: [String: any SessionNotification.Type] = [
    LSP.Method.setTrace: SetTrace.self,
    LSP.Method.didOpen: TextDocumentDidOpen.self,
    LSP.Method.didChange: TextDocumentDidChange.self,
    LSP.Method.didClose: TextDocumentDidClose.self,
    LSP.Method.didSave: TextDocumentDidSave.self,
    LSP.Method.didChangeConfiguration: WorkspaceDidChangeConfiguration.self,
    LSP.Method.didChangeWatchedFiles: WorkspaceDidChangeWatchedFiles.self,
    LSP.Method.didChangeWorkspaceFolders: WorkspaceDidChangeWorkspaceFolders.self,
    LSP.Method.didRenameFiles: WorkspaceDidRenameFiles.self,
    LSP.Method.didCreateFiles: WorkspaceDidCreateFiles.self,
    LSP.Method.didDeleteFiles: WorkspaceDidDeleteFiles.self,
    LSP.Method.didOpenNotebook: NotebookDocumentDidOpen.self,
    LSP.Method.didChangeNotebook: NotebookDocumentDidChange.self,
    LSP.Method.didSaveNotebook: NotebookDocumentDidSave.self,
    LSP.Method.didCloseNotebook: NotebookDocumentDidClose.self,
  ]
  /// Lets a notification change the session; one that is not listed changes nothing.
  package static func receive(
    _ method: String, _ params: JSONValue?, _ session: inout Session
  ) throws(ResponseError) {
    try notifications[method]?.receive(params, &session)
  }
}
