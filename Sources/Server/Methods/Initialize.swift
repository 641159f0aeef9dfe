// initialize: what we can do, in answer to what the client can.
import Protocol

enum Initialize {
  /// Only one way to get diagnostics is offered, or editors show each of them twice.
  static func result(_ session: borrowing Session, serverVersion: String) -> LSP.InitializeResult {
    let client = session.client.textDocument
    let pull = LSP.DiagnosticOptions(
      identifier: "lazyls", interFileDependencies: true,
      workspaceDiagnostics: session.settings.allowsWorkspaceDiagnostics)
    let actions = LSP.CodeActionOptions(
      kinds: [.quickFix, .refactorRewrite, ImportAction.allLazyKind, TextDocumentCodeAction.fixAllKind],
      resolveProvider: client.codeAction.resolvesEdit)
    var capabilities = LSP.ServerCapabilities(
      positionEncoding: session.encoding, textDocumentSync: .incremental, hoverProvider: true,
      codeActionProvider: client.codeAction.literalSupport ? actions : nil,
      diagnosticProvider: session.client.pullsDiagnostics ? pull : nil, workspaceFolders: true)
    capabilities.completionTriggers = [".", "[", "\"", "'"]
    let workspace = session.client.workspace
    capabilities.fileOperations = [
      ("willRename", workspace.willRename), ("didRename", workspace.didRename), ("didCreate", workspace.didCreate),
      ("didDelete", workspace.didDelete),
    ].filter(\.1).map(\.0)
    capabilities.rename = client.prepareRenameSupport ? .prepared : .plain
    capabilities.providers = [
      .definition, .declaration, .references, .documentHighlight, .callHierarchy, .foldingRange,
    ]
    if session.settings.isOn("symbols", "imports", unlessSaid: false) { capabilities.providers.append(.documentSymbol) }
    if session.settings.isOn("symbols", "modules", unlessSaid: false) {
      capabilities.providers.append(.workspaceSymbol)
    }
    capabilities.notebooks = session.client.notebooks
    if workspace.textDocumentContent { capabilities.contentScheme = VirtualPage.scheme }
    capabilities.resolvingProviders = [(.documentLink, false), (.inlayHint, true), (.codeLens, true)]
    // They say one thing of few names; whoever shows nothing else had better not have them.
    if !client.replacesSyntaxTokens { capabilities.semanticTokens = DeferredTokens.legend }
    capabilities.commands = WorkspaceExecuteCommand.names
    return LSP.InitializeResult(capabilities: capabilities, serverName: "lazyls", serverVersion: serverVersion)
  }
}
