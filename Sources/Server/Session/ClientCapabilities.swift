// What the client said it understands: asked once, at `initialize`, and never guessed.
import JSON

/// The client's abilities that change what we send. What it does not name, it does not have.
struct ClientCapabilities: Sendable {
  var pullsDiagnostics = false
  var diagnosticRefresh = false
  var relatedInformation = false
  var codeDescription = false
  var tags = false
  var versionedEdits = false
  var codeActionLiterals = false
  var codeActionPreferred = false
  var markdownHover = false
  var workDoneProgress = false
  var configuration = false
  var watchedFiles = false
  var settingsRegistration = false
  var workspaceFolders = false

  init() {}

  init(_ client: JSONValue) {
    let text = client["textDocument"]
    let workspace = client["workspace"]
    pullsDiagnostics = text?["diagnostic"]?.object != nil
    diagnosticRefresh = workspace?.at("diagnostics", "refreshSupport")?.bool ?? false
    // One kind of client names the abilities of its diagnostics under the way it gets them, another under both.
    let diagnostics: JSONValue? = pullsDiagnostics ? text?["diagnostic"] : text?["publishDiagnostics"]
    let pushed = text?["publishDiagnostics"]
    relatedInformation = diagnostics?["relatedInformation"]?.bool ?? pushed?["relatedInformation"]?.bool ?? false
    codeDescription = diagnostics?["codeDescriptionSupport"]?.bool ?? pushed?["codeDescriptionSupport"]?.bool ?? false
    tags = Self.valueSet(diagnostics?["tagSupport"] ?? pushed?["tagSupport"]).contains(.integer(1))
    versionedEdits = workspace?.at("workspaceEdit", "documentChanges")?.bool ?? false
    codeActionLiterals = text?.at("codeAction", "codeActionLiteralSupport")?.object != nil
    codeActionPreferred = text?.at("codeAction", "isPreferredSupport")?.bool ?? false
    markdownHover = text?.at("hover", "contentFormat")?.array?.contains(.string("markdown")) ?? false
    workDoneProgress = client.at("window", "workDoneProgress")?.bool ?? false
    configuration = workspace?["configuration"]?.bool ?? false
    watchedFiles = workspace?.at("didChangeWatchedFiles", "dynamicRegistration")?.bool ?? false
    settingsRegistration = workspace?.at("didChangeConfiguration", "dynamicRegistration")?.bool ?? false
    workspaceFolders = workspace?["workspaceFolders"]?.bool ?? false
  }

  private static func valueSet(_ support: JSONValue?) -> [JSONValue] { support?["valueSet"]?.array ?? [] }
}
