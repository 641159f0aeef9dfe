// Edits to documents, and the code actions and commands that offer them.
package import JSON

extension LSP {
  package struct TextEdit: Hashable, Sendable, JSONEncodable {
    package var range: Range
    package var newText: String

    package init(range: Range, newText: String) {
      self.range = range
      self.newText = newText
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("newText", newText)
      }
    }
  }

  /// Edits to one document, all in terms of the text before them; they must not overlap.
  package struct TextDocumentEdit: Hashable, Sendable, JSONEncodable {
    package var uri: DocumentURI
    /// Of an open document; nil (sent as `null`) where the file on disk is meant.
    package var version: Int?
    package var edits: [TextEdit]

    package init(uri: DocumentURI, version: Int?, edits: [TextEdit]) {
      self.uri = uri
      self.version = version
      self.edits = edits
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.object("textDocument") {
          $0.set("uri", uri)
          $0.set("version", orNull: version)
        }
        $0.set("edits", edits)
      }
    }
  }

  package struct WorkspaceEdit: Hashable, Sendable, JSONEncodable {
    /// One entry per document.
    package var documentEdits: [TextDocumentEdit]
    /// Whether to write `documentChanges`, with versions, or `changes`, for clients without that capability.
    package var asDocumentChanges: Bool

    package init(_ documentEdits: [TextDocumentEdit], asDocumentChanges: Bool) {
      self.documentEdits = documentEdits
      self.asDocumentChanges = asDocumentChanges
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        if asDocumentChanges {
          $0.set("documentChanges", documentEdits)
        } else {
          $0.object("changes") { for edit in documentEdits { $0.set(name: edit.uri.spelling, edit.edits) } }
        }
      }
    }
  }

  /// A dotted name; `refactor` includes `refactor.rewrite`.
  package struct CodeActionKind: RawRepresentable, Hashable, Sendable, JSONEncodable, JSONDecodable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(json: JSONValue) throws(ParameterError) { rawValue = try String(json: json) }
    package func encode(into slot: inout JSONSlot) { slot.write(rawValue) }

    package static let quickFix = CodeActionKind(rawValue: "quickfix")
    package static let refactorRewrite = CodeActionKind(rawValue: "refactor.rewrite")
    package static let source = CodeActionKind(rawValue: "source")
    package static let sourceFixAll = CodeActionKind(rawValue: "source.fixAll")

    /// Is `other` this kind or one below it? The empty kind includes all.
    package func includes(_ other: CodeActionKind) -> Bool {
      rawValue.isEmpty || other == self || other.rawValue.hasPrefix(rawValue + ".")
    }
  }

  package enum CodeActionTriggerKind: Int, Sendable {
    case invoked = 1
    case automatic
  }

  package struct CodeActionContext: Sendable, JSONDecodable {
    package var diagnostics: [Diagnostic]
    /// The kinds that the client wants; nil: any.
    package var only: [CodeActionKind]?
    package var triggerKind: CodeActionTriggerKind?

    package init(json: JSONValue) throws(ParameterError) {
      diagnostics = try json.required("diagnostics")
      only = try json.optional("only")
      triggerKind = json["triggerKind"]?.int.flatMap(CodeActionTriggerKind.init)
    }

    package func wants(_ kind: CodeActionKind) -> Bool { only?.contains { $0.includes(kind) } ?? true }
  }

  package struct CodeActionParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range
    package var context: CodeActionContext
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      range = try json.required("range")
      context = try json.required("context")
      workDoneToken = try json.optional("workDoneToken")
    }
  }

  /// Received again, without its edit, in `codeAction/resolve`.
  package struct CodeAction: Equatable, Sendable, JSONEncodable, JSONDecodable {
    package var title: String
    package var kind: CodeActionKind?
    package var diagnostics: [Diagnostic]
    package var isPreferred: Bool?
    /// Why the action cannot be done now; only for clients with `disabledSupport`.
    package var disabledReason: String?
    package var edit: WorkspaceEdit?
    package var command: Command?
    package var data: JSONValue?

    package init(
      title: String, kind: CodeActionKind? = nil, diagnostics: [Diagnostic] = [], isPreferred: Bool? = nil,
      disabledReason: String? = nil, edit: WorkspaceEdit? = nil, command: Command? = nil, data: JSONValue? = nil
    ) {
      self.title = title
      self.kind = kind
      self.diagnostics = diagnostics
      self.isPreferred = isPreferred
      self.disabledReason = disabledReason
      self.edit = edit
      self.command = command
      self.data = data
    }

    package init(json: JSONValue) throws(ParameterError) {
      title = try json.required("title")
      kind = try json.optional("kind")
      diagnostics = try json.optional("diagnostics") ?? []
      isPreferred = try json.optional("isPreferred")
      disabledReason = json.at("disabled", "reason")?.string
      data = json["data"]
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("title", title)
        $0.set("kind", ifPresent: kind)
        if !diagnostics.isEmpty { $0.set("diagnostics", diagnostics) }
        $0.set("isPreferred", ifPresent: isPreferred)
        if let disabledReason { $0.object("disabled") { $0.set("reason", disabledReason) } }
        $0.set("edit", ifPresent: edit)
        $0.set("command", ifPresent: command)
        $0.set("data", ifPresent: data)
      }
    }
  }

  package struct ExecuteCommandParams: Sendable, JSONDecodable {
    package var command: String
    package var arguments: [JSONValue]
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      command = try json.required("command")
      arguments = try json.optional("arguments") ?? []
      workDoneToken = try json.optional("workDoneToken")
    }
  }

  package struct ApplyWorkspaceEditParams: Sendable, JSONEncodable {
    /// Shown in the undo list.
    package var label: String?
    package var edit: WorkspaceEdit

    package init(label: String? = nil, edit: WorkspaceEdit) {
      self.label = label
      self.edit = edit
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("label", ifPresent: label)
        $0.set("edit", edit)
      }
    }
  }

  package struct ApplyWorkspaceEditResult: Sendable, JSONDecodable {
    package var applied: Bool
    package var failureReason: String?

    package init(json: JSONValue) throws(ParameterError) {
      applied = try json.required("applied")
      failureReason = try json.optional("failureReason")
    }
  }
}
