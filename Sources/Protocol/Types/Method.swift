// The names of the methods that we take or send.

extension LSP {
  package enum Method {
    // Life cycle.
    package static let initialize = "initialize"
    package static let initialized = "initialized"
    package static let shutdown = "shutdown"
    package static let exit = "exit"
    package static let cancelRequest = "$/cancelRequest"
    package static let progress = "$/progress"

    // Documents.
    package static let didOpen = "textDocument/didOpen"
    package static let didChange = "textDocument/didChange"
    package static let didSave = "textDocument/didSave"
    package static let didClose = "textDocument/didClose"
    package static let publishDiagnostics = "textDocument/publishDiagnostics"
    package static let diagnostic = "textDocument/diagnostic"
    package static let hover = "textDocument/hover"
    package static let codeAction = "textDocument/codeAction"
    package static let definition = "textDocument/definition"
    package static let declaration = "textDocument/declaration"
    package static let documentLink = "textDocument/documentLink"
    package static let references = "textDocument/references"
    package static let documentHighlight = "textDocument/documentHighlight"
    package static let prepareCallHierarchy = "textDocument/prepareCallHierarchy"
    package static let incomingCalls = "callHierarchy/incomingCalls"
    package static let outgoingCalls = "callHierarchy/outgoingCalls"
    package static let inlayHint = "textDocument/inlayHint"
    package static let inlayHintResolve = "inlayHint/resolve"
    package static let codeLens = "textDocument/codeLens"
    package static let codeLensResolve = "codeLens/resolve"
    package static let semanticTokensFull = "textDocument/semanticTokens/full"
    package static let semanticTokensDelta = "textDocument/semanticTokens/full/delta"
    package static let semanticTokensRange = "textDocument/semanticTokens/range"
    package static let completion = "textDocument/completion"
    package static let prepareRename = "textDocument/prepareRename"
    package static let rename = "textDocument/rename"
    package static let codeActionResolve = "codeAction/resolve"

    // Workspace.
    package static let didChangeConfiguration = "workspace/didChangeConfiguration"
    package static let configuration = "workspace/configuration"
    package static let didChangeWatchedFiles = "workspace/didChangeWatchedFiles"
    package static let didChangeWorkspaceFolders = "workspace/didChangeWorkspaceFolders"
    package static let diagnosticRefresh = "workspace/diagnostic/refresh"
    package static let inlayHintRefresh = "workspace/inlayHint/refresh"
    package static let codeLensRefresh = "workspace/codeLens/refresh"
    package static let semanticTokensRefresh = "workspace/semanticTokens/refresh"
    package static let willRenameFiles = "workspace/willRenameFiles"
    package static let didRenameFiles = "workspace/didRenameFiles"
    package static let didCreateFiles = "workspace/didCreateFiles"
    package static let didDeleteFiles = "workspace/didDeleteFiles"
    package static let workspaceDiagnostic = "workspace/diagnostic"
    package static let registerCapability = "client/registerCapability"
    package static let applyEdit = "workspace/applyEdit"
    package static let executeCommand = "workspace/executeCommand"

    // Window.
    package static let logMessage = "window/logMessage"
    package static let showMessage = "window/showMessage"
    package static let showDocument = "window/showDocument"
    package static let workDoneProgressCreate = "window/workDoneProgress/create"
  }
}
