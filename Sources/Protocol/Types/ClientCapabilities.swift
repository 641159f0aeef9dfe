// What the client says that it can do, as far as it matters to us.
package import JSON

extension LSP {
  /// Read leniently: what is missing or of a wrong type is not supported. No editor shall fail to start over it.
  package struct ClientCapabilities: Equatable, Sendable {
    package var general: General
    package var textDocument: TextDocument
    package var workspace: Workspace
    package var window: Window

    package struct General: Equatable, Sendable {
      /// In the client's order of preference; nil: it knows of none, which means UTF-16.
      package var positionEncodings: [String]?
      /// Requests that the client sends again after `contentModified`.
      package var retryOnContentModified: [String]
      package var staleRequestCancel: Bool
    }

    package struct TextDocument: Equatable, Sendable {
      /// Pull diagnostics; nil: the client only takes pushed ones.
      package var diagnostic: PullDiagnostics?
      package var publishDiagnostics: PublishDiagnostics
      package var codeAction: CodeAction
      /// Formats of hovers, the preferred one first; empty: not said.
      package var hoverContentFormat: [MarkupKind]
      package var didSave: Bool
    }

    /// What a diagnostic may carry.
    package struct DiagnosticMembers: Equatable, Sendable {
      package var relatedInformation: Bool
      package var tags: Set<DiagnosticTag>
      package var codeDescription: Bool
      package var data: Bool
    }

    package struct PullDiagnostics: Equatable, Sendable {
      package var dynamicRegistration: Bool
      package var relatedDocumentSupport: Bool
      package var members: DiagnosticMembers
    }

    package struct PublishDiagnostics: Equatable, Sendable {
      package var members: DiagnosticMembers
      package var versionSupport: Bool
    }

    package struct CodeAction: Equatable, Sendable {
      package var dynamicRegistration: Bool
      /// Without it only commands may be answered.
      package var literalSupport: Bool
      package var isPreferredSupport: Bool
      package var disabledSupport: Bool
      package var dataSupport: Bool
      /// Members that may be left for `codeAction/resolve`.
      package var resolveProperties: [String]
    }

    package struct Workspace: Equatable, Sendable {
      package var applyEdit: Bool
      package var documentChanges: Bool
      package var configuration: Bool
      package var workspaceFolders: Bool
      package var didChangeConfigurationDynamicRegistration: Bool
      package var didChangeWatchedFilesDynamicRegistration: Bool
      package var relativePatternSupport: Bool
      package var diagnosticsRefreshSupport: Bool
    }

    package struct Window: Equatable, Sendable {
      package var workDoneProgress: Bool
      package var showDocument: Bool
    }

    package init(_ json: JSONValue) {
      general = General(json["general"] ?? .null)
      textDocument = TextDocument(json["textDocument"] ?? .null)
      workspace = Workspace(json["workspace"] ?? .null)
      window = Window(json["window"] ?? .null)
    }
  }
}

extension LSP.ClientCapabilities.General {
  fileprivate init(_ json: JSONValue) {
    positionEncodings = json["positionEncodings"]?.array?.compactMap(\.string)
    retryOnContentModified =
      json.at("staleRequestSupport", "retryOnContentModified")?.array?.compactMap(\.string) ?? []
    staleRequestCancel = json.flag("staleRequestSupport", "cancel")
  }
}

extension LSP.ClientCapabilities.TextDocument {
  fileprivate init(_ json: JSONValue) {
    let publish = json["publishDiagnostics"] ?? .null
    publishDiagnostics = LSP.ClientCapabilities.PublishDiagnostics(
      members: LSP.ClientCapabilities.DiagnosticMembers(publish), versionSupport: publish.flag("versionSupport"))
    if let pull = json["diagnostic"], pull.object != nil {
      // Up to 3.17 the members could only be announced for pushed diagnostics, and some clients still do that.
      let says = ["relatedInformation", "tagSupport", "codeDescriptionSupport", "dataSupport"]
      let members = says.contains { pull[$0] != nil } ? pull : publish
      diagnostic = LSP.ClientCapabilities.PullDiagnostics(
        dynamicRegistration: pull.flag("dynamicRegistration"),
        relatedDocumentSupport: pull.flag("relatedDocumentSupport"),
        members: LSP.ClientCapabilities.DiagnosticMembers(members))
    }
    codeAction = LSP.ClientCapabilities.CodeAction(json["codeAction"] ?? .null)
    hoverContentFormat =
      json.at("hover", "contentFormat")?.array?.compactMap { $0.string.flatMap(LSP.MarkupKind.init) } ?? []
    didSave = json.flag("synchronization", "didSave")
  }
}

extension LSP.ClientCapabilities.DiagnosticMembers {
  fileprivate init(_ json: JSONValue) {
    relatedInformation = json.flag("relatedInformation")
    let tags = json.at("tagSupport", "valueSet")?.array ?? []
    self.tags = Set(tags.compactMap { $0.int.flatMap(LSP.DiagnosticTag.init) })
    codeDescription = json.flag("codeDescriptionSupport")
    data = json.flag("dataSupport")
  }
}

extension LSP.ClientCapabilities.CodeAction {
  fileprivate init(_ json: JSONValue) {
    dynamicRegistration = json.flag("dynamicRegistration")
    literalSupport = json["codeActionLiteralSupport"]?.object != nil
    isPreferredSupport = json.flag("isPreferredSupport")
    disabledSupport = json.flag("disabledSupport")
    dataSupport = json.flag("dataSupport")
    resolveProperties = json.at("resolveSupport", "properties")?.array?.compactMap(\.string) ?? []
  }
}

extension LSP.ClientCapabilities.Workspace {
  fileprivate init(_ json: JSONValue) {
    applyEdit = json.flag("applyEdit")
    documentChanges = json.flag("workspaceEdit", "documentChanges")
    configuration = json.flag("configuration")
    workspaceFolders = json.flag("workspaceFolders")
    didChangeConfigurationDynamicRegistration = json.flag("didChangeConfiguration", "dynamicRegistration")
    didChangeWatchedFilesDynamicRegistration = json.flag("didChangeWatchedFiles", "dynamicRegistration")
    relativePatternSupport = json.flag("didChangeWatchedFiles", "relativePatternSupport")
    // Helix 25.07 writes `diagnostic`.
    diagnosticsRefreshSupport =
      json.flag("diagnostics", "refreshSupport") || json.flag("diagnostic", "refreshSupport")
  }
}

extension LSP.ClientCapabilities.Window {
  fileprivate init(_ json: JSONValue) {
    workDoneProgress = json.flag("workDoneProgress")
    showDocument = json.flag("showDocument", "support")
  }
}
