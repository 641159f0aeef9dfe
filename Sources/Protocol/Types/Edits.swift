// Edits to documents, and the code actions that offer them.
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

  /// What a client shows of an edit before it makes it, and asks about.
  package struct ChangeAnnotation: Hashable, Sendable, JSONEncodable {
    package var label: String
    package var description: String

    package init(label: String, description: String) {
      self.label = label
      self.description = description
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("label", label)
        $0.set("needsConfirmation", true)
        $0.set("description", description)
      }
    }
  }

  package struct WorkspaceEdit: Hashable, Sendable, JSONEncodable {
    /// One entry per document.
    package var documentEdits: [TextDocumentEdit]
    /// Whether to write `documentChanges`, with versions, or `changes`, for clients without that capability.
    package var asDocumentChanges: Bool
    /// Empty files that are made before; only as document changes.
    package var created: [DocumentURI] = []
    /// Of all edits together; only as document changes.
    package var annotation: ChangeAnnotation?

    package init(_ documentEdits: [TextDocumentEdit], asDocumentChanges: Bool) {
      self.documentEdits = documentEdits
      self.asDocumentChanges = asDocumentChanges
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        if asDocumentChanges {
          $0.set("documentChanges", created.map(Change.create) + documentEdits.map { .edit($0, annotation != nil) })
          if let annotation {
            $0.object("changeAnnotations") { $0.set(name: Change.annotationID, annotation) }
          }
        } else {
          $0.object("changes") { for edit in documentEdits { $0.set(name: edit.uri.spelling, edit.edits) } }
        }
      }
    }
  }

  /// A member of `documentChanges`.
  private enum Change: JSONEncodable {
    case create(DocumentURI)
    case edit(TextDocumentEdit, _ isAnnotated: Bool)

    static let annotationID = "lazyls"

    func encode(into slot: inout JSONSlot) {
      switch self {
      case .create(let uri):
        slot.object {
          $0.set("kind", "create")
          $0.set("uri", uri)
          $0.object("options") { $0.set("ignoreIfExists", true) }
        }
      case .edit(let edit, false): edit.encode(into: &slot)
      case .edit(let edit, true):
        slot.object {
          $0.object("textDocument") {
            $0.set("uri", edit.uri)
            $0.set("version", orNull: edit.version)
          }
          $0.set("edits", edit.edits.map(AnnotatedEdit.init))
        }
      }
    }
  }

  private struct AnnotatedEdit: JSONEncodable {
    let edit: TextEdit

    func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", edit.range)
        $0.set("newText", edit.newText)
        $0.set("annotationId", Change.annotationID)
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

    /// Is `other` this kind or one below it? The empty kind includes all.
    package func includes(_ other: CodeActionKind) -> Bool {
      rawValue.isEmpty || other == self || other.rawValue.hasPrefix(rawValue + ".")
    }
  }

  package struct CodeActionContext: Sendable, JSONDecodable {
    /// The kinds that the client wants; nil: any.
    package var only: [CodeActionKind]?

    package init(json: JSONValue) throws(ParameterError) { only = try json.optional("only") }

    package func wants(_ kind: CodeActionKind) -> Bool { only?.contains { $0.includes(kind) } ?? true }
  }

  package struct CodeActionParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range
    package var context: CodeActionContext

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      range = try json.required("range")
      context = try json.required("context")
    }
  }

  package struct CodeAction: Equatable, Sendable, JSONEncodable {
    package var title: String
    package var kind: CodeActionKind
    package var diagnostics: [Diagnostic]
    package var isPreferred: Bool?
    /// Nil: `codeAction/resolve` gives it.
    package var edit: WorkspaceEdit?
    /// What `codeAction/resolve` needs, given back by the client as it is.
    package var data: JSONValue?
    /// Run when the action is chosen.
    package var command: Command?
    /// Why it cannot be chosen; nil when it can.
    package var disabled: String?

    package init(
      title: String, kind: CodeActionKind, diagnostics: [Diagnostic] = [], isPreferred: Bool? = nil,
      edit: WorkspaceEdit?, data: JSONValue? = nil, command: Command? = nil, disabled: String? = nil
    ) {
      self.title = title
      self.kind = kind
      self.diagnostics = diagnostics
      self.isPreferred = isPreferred
      self.edit = edit
      self.data = data
      self.command = command
      self.disabled = disabled
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("title", title)
        $0.set("kind", kind)
        if !diagnostics.isEmpty { $0.set("diagnostics", diagnostics) }
        $0.set("isPreferred", ifPresent: isPreferred)
        $0.set("edit", ifPresent: edit)
        $0.set("data", ifPresent: data)
        $0.set("command", ifPresent: command)
        if let disabled { $0.object("disabled") { $0.set("reason", disabled) } }
      }
    }
  }
}
