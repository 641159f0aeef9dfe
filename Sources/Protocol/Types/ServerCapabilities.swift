// What we say that we can do.
package import JSON

extension LSP {
  package enum TextDocumentSyncKind: Int, Sendable {
    case none = 0
    case full
    case incremental
  }

  package struct DiagnosticOptions: Hashable, Sendable, JSONEncodable {
    package var identifier: String
    package var interFileDependencies: Bool
    package var workspaceDiagnostics: Bool

    package init(identifier: String, interFileDependencies: Bool, workspaceDiagnostics: Bool) {
      self.identifier = identifier
      self.interFileDependencies = interFileDependencies
      self.workspaceDiagnostics = workspaceDiagnostics
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("identifier", identifier)
        $0.set("interFileDependencies", interFileDependencies)
        $0.set("workspaceDiagnostics", workspaceDiagnostics)
        if workspaceDiagnostics { $0.set("workDoneProgress", true) }
      }
    }
  }

  package struct CodeActionOptions: Hashable, Sendable {
    package var kinds: [CodeActionKind]
    package var resolveProvider: Bool
    package init(kinds: [CodeActionKind], resolveProvider: Bool) {
      self.kinds = kinds
      self.resolveProvider = resolveProvider
    }
  }

  /// Python files, and any folder: it may be a package.
  private struct FileOperationFilters: JSONEncodable {
    func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("filters", [Filter(glob: "**/*.{py,pyi}", matches: "file"), Filter(glob: "**/*", matches: "folder")])
      }
    }

    private struct Filter: JSONEncodable {
      let glob: String
      let matches: String

      func encode(into slot: inout JSONSlot) {
        slot.object {
          $0.set("scheme", "file")
          $0.object("pattern") {
            $0.set("glob", glob)
            $0.set("matches", matches)
          }
        }
      }
    }
  }

  private struct NotebookSelector: JSONEncodable {
    func encode(into slot: inout JSONSlot) { slot.object { $0.set("notebook", "*") } }
  }

  /// What the numbers of semantic tokens mean.
  package struct SemanticTokensLegend: Hashable, Sendable {
    package var types: [String]
    package var modifiers: [String]
    package init(types: [String], modifiers: [String]) {
      self.types = types
      self.modifiers = modifiers
    }
  }

  package struct ServerCapabilities: Sendable, JSONEncodable {
    package enum Rename: Sendable {
      case none, plain
      /// The client may ask first whether something can be renamed.
      case prepared
    }

    package enum Provider: String, Sendable {
      case definition = "definitionProvider"
      case declaration = "declarationProvider"
      case references = "referencesProvider"
      case documentHighlight = "documentHighlightProvider"
      case documentSymbol = "documentSymbolProvider"
      case workspaceSymbol = "workspaceSymbolProvider"
      case callHierarchy = "callHierarchyProvider"
      case foldingRange = "foldingRangeProvider"
      case documentLink = "documentLinkProvider"
      case inlayHint = "inlayHintProvider"
      case codeLens = "codeLensProvider"
    }

    private struct ResolveOptions: JSONEncodable {
      let resolveProvider: Bool
      func encode(into slot: inout JSONSlot) { slot.object { $0.set("resolveProvider", resolveProvider) } }
    }

    package var positionEncoding: PositionEncoding
    package var textDocumentSync: TextDocumentSyncKind
    package var hoverProvider: Bool
    package var codeActionProvider: CodeActionOptions?
    /// Only for clients that pull.
    package var diagnosticProvider: DiagnosticOptions?
    package var completionTriggers: [String] = []
    package var semanticTokens: SemanticTokensLegend?
    package var rename = Rename.none
    /// What is answered and wants no options.
    package var providers: [Provider] = []
    /// What is answered in two steps, or could be: true where the second one is.
    package var resolvingProviders: [(Provider, Bool)] = []
    /// `willRename`, `didCreate`, …: of Python files and folders.
    package var fileOperations: [String] = []
    /// The commands of `workspace/executeCommand`.
    package var commands: [String] = []
    /// Notebooks are handled, whatever they are of: their cells say what is Python.
    package var notebooks = false
    /// The scheme of documents that we give the text of.
    package var contentScheme: String?
    /// Several folders are handled, and we want to hear of changes.
    package var workspaceFolders: Bool

    package init(
      positionEncoding: PositionEncoding, textDocumentSync: TextDocumentSyncKind, hoverProvider: Bool,
      codeActionProvider: CodeActionOptions?, diagnosticProvider: DiagnosticOptions?, workspaceFolders: Bool
    ) {
      self.positionEncoding = positionEncoding
      self.textDocumentSync = textDocumentSync
      self.hoverProvider = hoverProvider
      self.codeActionProvider = codeActionProvider
      self.diagnosticProvider = diagnosticProvider
      self.workspaceFolders = workspaceFolders
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("positionEncoding", positionEncoding.rawValue)
        $0.object("textDocumentSync") {
          $0.set("openClose", true)
          $0.set("change", textDocumentSync.rawValue)
          $0.set("save", true)
        }
        if notebooks {
          $0.object("notebookDocumentSync") {
            $0.set("notebookSelector", [NotebookSelector()])
            $0.set("save", true)
          }
        }
        if hoverProvider { $0.set("hoverProvider", true) }
        if let options = codeActionProvider {
          $0.object("codeActionProvider") {
            $0.set("codeActionKinds", options.kinds)
            if options.resolveProvider { $0.set("resolveProvider", true) }
          }
        }
        $0.set("diagnosticProvider", ifPresent: diagnosticProvider)
        for provider in providers { $0.set(name: provider.rawValue, true) }
        for (provider, resolves) in resolvingProviders {
          $0.set(name: provider.rawValue, ResolveOptions(resolveProvider: resolves))
        }
        if let legend = semanticTokens {
          $0.object("semanticTokensProvider") {
            $0.object("legend") {
              $0.set("tokenTypes", legend.types)
              $0.set("tokenModifiers", legend.modifiers)
            }
            $0.set("range", true)
            $0.object("full") { $0.set("delta", true) }
          }
        }
        if !commands.isEmpty {
          $0.object("executeCommandProvider") {
            $0.set("commands", commands)
            $0.set("workDoneProgress", true)
          }
        }
        if !completionTriggers.isEmpty {
          $0.object("completionProvider") { $0.set("triggerCharacters", completionTriggers) }
        }
        switch rename {
        case .none: break
        case .plain: $0.set("renameProvider", true)
        case .prepared: $0.object("renameProvider") { $0.set("prepareProvider", true) }
        }
        if workspaceFolders || !fileOperations.isEmpty || contentScheme != nil {
          $0.object("workspace") {
            if let contentScheme { $0.object("textDocumentContent") { $0.set("schemes", [contentScheme]) } }
            if workspaceFolders {
              $0.object("workspaceFolders") {
                $0.set("supported", true)
                $0.set("changeNotifications", true)
              }
            }
            if !fileOperations.isEmpty {
              $0.object("fileOperations") {
                for operation in fileOperations { $0.set(name: operation, FileOperationFilters()) }
              }
            }
          }
        }
      }
    }
  }
}
