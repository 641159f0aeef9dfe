// What the client says that it can do, as far as it matters to us.
package import JSON

extension LSP {
  /// Read leniently: what is missing or of a wrong type is not supported. No editor shall fail to start over it.
  package struct ClientCapabilities: Equatable, Sendable {
    package var general: General
    package var textDocument: TextDocument
    package var workspace: Workspace
    package var window: Window
    /// Cells of notebooks are told of together.
    package var notebooks: Bool

    package struct General: Equatable, Sendable {
      /// In the client's order of preference; nil: it knows of none, which means UTF-16.
      package var positionEncodings: [String]?
    }

    package struct TextDocument: Equatable, Sendable {
      /// What pulled diagnostics may carry; nil: the client only takes pushed ones.
      package var diagnostic: DiagnosticMembers?
      /// What pushed diagnostics may carry.
      package var publishDiagnostics: DiagnosticMembers
      /// Said so; many that say nothing take them as well.
      package var takesPushedDiagnostics: Bool
      package var codeAction: CodeAction
      /// Formats of hovers, the preferred one first; empty: not said.
      package var hoverContentFormat: [MarkupKind]
      package var definitionLinkSupport: Bool
      package var declarationLinkSupport: Bool
      package var documentLinkTooltipSupport: Bool
      package var prepareRenameSupport: Bool
      /// A pulled report may bring those of other documents along.
      package var relatedDocumentSupport: Bool
      package var symbolTreeSupport: Bool
      /// Said so: our tokens would be all the colours that a text has.
      package var replacesSyntaxTokens: Bool
      package var folding: Folding
    }

    package struct Folding: Equatable, Sendable {
      /// Only whole lines are folded.
      package var lineFoldingOnly: Bool
      /// A region says what stands for it while it is folded.
      package var collapsedText: Bool
    }

    /// What a diagnostic may carry.
    package struct DiagnosticMembers: Equatable, Sendable {
      package var relatedInformation: Bool
      package var tags: Set<DiagnosticTag>
      package var codeDescription: Bool
    }

    package struct CodeAction: Equatable, Sendable {
      /// Without it only commands may be answered.
      package var literalSupport: Bool
      package var isPreferredSupport: Bool
      /// Edits may come when an action was chosen.
      package var resolvesEdit: Bool
      /// What cannot be done may be offered with the reason why not.
      package var disabledSupport: Bool
    }

    package struct Workspace: Equatable, Sendable {
      package var documentChanges: Bool
      /// Edits may say what they are about and ask to be confirmed.
      package var changeAnnotations: Bool
      /// Edits may make files.
      package var createsFiles: Bool
      /// Documents of ours that are no files can be shown.
      package var textDocumentContent: Bool
      package var configuration: Bool
      package var didChangeConfigurationDynamicRegistration: Bool
      package var didChangeWatchedFilesDynamicRegistration: Bool
      package var diagnosticsRefreshSupport: Bool
      package var applyEdit: Bool
      package var willRename: Bool
      package var didRename: Bool
      package var didCreate: Bool
      package var didDelete: Bool
      package var inlayHintRefreshSupport: Bool
      package var codeLensRefreshSupport: Bool
      package var semanticTokensRefreshSupport: Bool
    }

    package struct Window: Equatable, Sendable {
      package var workDoneProgress: Bool
      package var showDocument: Bool
    }

    /// Are diagnostics pulled, not pushed? Where an edit of one file changes what holds for another, a client that cannot
    /// be asked to pull again would go on showing what was: if it takes pushed ones, too, those are better.
    package var pullsDiagnostics: Bool {
      textDocument.diagnostic != nil && (workspace.diagnosticsRefreshSupport || !textDocument.takesPushedDiagnostics)
    }

    /// What diagnostics may carry, whichever way they go.
    package var diagnosticMembers: DiagnosticMembers {
      (pullsDiagnostics ? textDocument.diagnostic : nil) ?? textDocument.publishDiagnostics
    }

    package init(_ json: JSONValue) {
      general = General(json["general"] ?? .null)
      textDocument = TextDocument(json["textDocument"] ?? .null)
      workspace = Workspace(json["workspace"] ?? .null)
      notebooks = json.at("notebookDocument", "synchronization")?.object != nil
      let window = json["window"] ?? .null
      self.window = Window(
        workDoneProgress: window.flag("workDoneProgress"), showDocument: window.flag("showDocument", "support"))
    }
  }
}

extension LSP.ClientCapabilities.General {
  fileprivate init(_ json: JSONValue) {
    positionEncodings = json["positionEncodings"]?.array?.compactMap(\.string)
  }
}

extension LSP.ClientCapabilities.TextDocument {
  fileprivate init(_ json: JSONValue) {
    let publish = json["publishDiagnostics"] ?? .null
    takesPushedDiagnostics = json["publishDiagnostics"]?.object != nil
    publishDiagnostics = LSP.ClientCapabilities.DiagnosticMembers(publish)
    if let pull = json["diagnostic"], pull.object != nil {
      // Up to 3.17 the members could only be announced for pushed diagnostics, and some clients still do that.
      let says = ["relatedInformation", "tagSupport", "codeDescriptionSupport"]
      let members = says.contains { pull[$0] != nil } ? pull : publish
      diagnostic = LSP.ClientCapabilities.DiagnosticMembers(members)
    }
    definitionLinkSupport = json.flag("definition", "linkSupport")
    declarationLinkSupport = json.flag("declaration", "linkSupport")
    prepareRenameSupport = json.flag("rename", "prepareSupport")
    symbolTreeSupport = json.flag("documentSymbol", "hierarchicalDocumentSymbolSupport")
    replacesSyntaxTokens = json.at("semanticTokens", "augmentsSyntaxTokens")?.bool == false
    folding = LSP.ClientCapabilities.Folding(
      lineFoldingOnly: json.flag("foldingRange", "lineFoldingOnly"),
      collapsedText: json.flag("foldingRange", "foldingRange", "collapsedText"))
    relatedDocumentSupport = json.flag("diagnostic", "relatedDocumentSupport")
    documentLinkTooltipSupport = json.flag("documentLink", "tooltipSupport")
    codeAction = LSP.ClientCapabilities.CodeAction(json["codeAction"] ?? .null)
    hoverContentFormat =
      json.at("hover", "contentFormat")?.array?.compactMap { $0.string.flatMap(LSP.MarkupKind.init) } ?? []
  }
}

extension LSP.ClientCapabilities.DiagnosticMembers {
  fileprivate init(_ json: JSONValue) {
    relatedInformation = json.flag("relatedInformation")
    let tags = json.at("tagSupport", "valueSet")?.array ?? []
    self.tags = Set(tags.compactMap { $0.int.flatMap(LSP.DiagnosticTag.init) })
    codeDescription = json.flag("codeDescriptionSupport")
  }
}

extension LSP.ClientCapabilities.CodeAction {
  fileprivate init(_ json: JSONValue) {
    literalSupport = json["codeActionLiteralSupport"]?.object != nil
    isPreferredSupport = json.flag("isPreferredSupport")
    disabledSupport = json.flag("disabledSupport")
    let resolved = json.at("resolveSupport", "properties")?.array?.compactMap(\.string) ?? []
    resolvesEdit = json.flag("dataSupport") && resolved.contains("edit")
  }
}

extension LSP.ClientCapabilities.Workspace {
  fileprivate init(_ json: JSONValue) {
    documentChanges = json.flag("workspaceEdit", "documentChanges")
    // Only there do edits have a place for them.
    changeAnnotations = documentChanges && json.at("workspaceEdit", "changeAnnotationSupport")?.object != nil
    createsFiles =
      documentChanges
      && json.at("workspaceEdit", "resourceOperations")?.array?.contains { $0.string == "create" } ?? false
    textDocumentContent = json["textDocumentContent"]?.object != nil
    configuration = json.flag("configuration")
    didChangeConfigurationDynamicRegistration = json.flag("didChangeConfiguration", "dynamicRegistration")
    didChangeWatchedFilesDynamicRegistration = json.flag("didChangeWatchedFiles", "dynamicRegistration")
    applyEdit = json.flag("applyEdit")
    willRename = json.flag("fileOperations", "willRename")
    didRename = json.flag("fileOperations", "didRename")
    didCreate = json.flag("fileOperations", "didCreate")
    didDelete = json.flag("fileOperations", "didDelete")
    inlayHintRefreshSupport = json.flag("inlayHint", "refreshSupport")
    codeLensRefreshSupport = json.flag("codeLens", "refreshSupport")
    semanticTokensRefreshSupport = json.flag("semanticTokens", "refreshSupport")
    // Helix 25.07 writes `diagnostic`.
    diagnosticsRefreshSupport =
      json.flag("diagnostics", "refreshSupport") || json.flag("diagnostic", "refreshSupport")
  }
}
