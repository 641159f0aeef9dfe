// Commands that the client runs here, and documents that it shows for us.
package import JSON

extension LSP {
  package struct ExecuteCommandParams: Sendable, JSONDecodable {
    package var command: String
    package var arguments: [JSONValue]
    /// The client shows how far the command is under this token.
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      command = try json.required("command")
      arguments = try json.optional("arguments") ?? []
      workDoneToken = try json.optional("workDoneToken")
    }
  }

  /// `workspace/applyEdit`.
  package struct ApplyWorkspaceEditParams: Sendable, JSONEncodable {
    package var label: String
    package var edit: WorkspaceEdit

    package init(label: String, edit: WorkspaceEdit) {
      self.label = label
      self.edit = edit
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("label", label)
        $0.set("edit", edit)
      }
    }
  }

  package struct ShowDocumentParams: Sendable, JSONEncodable {
    package var uri: DocumentURI
    /// In the system's program for such files, a browser for one, not in the editor.
    package var external: Bool
    package var selection: Range?

    package init(uri: DocumentURI, external: Bool, selection: Range? = nil) {
      self.uri = uri
      self.external = external
      self.selection = selection
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("external", external)
        if !external { $0.set("takeFocus", true) }
        $0.set("selection", ifPresent: selection)
      }
    }
  }

  /// The parameters of `workspace/textDocumentContent`, and of its refresh.
  package struct TextDocumentContentParams: Sendable, JSONDecodable, JSONEncodable {
    package var uri: DocumentURI
    package init(uri: DocumentURI) { self.uri = uri }
    package init(json: JSONValue) throws(ParameterError) { uri = try json.required("uri") }
    package func encode(into slot: inout JSONSlot) { slot.object { $0.set("uri", uri) } }
  }

  package struct TextDocumentContentResult: Sendable, JSONEncodable {
    package var text: String
    package init(text: String) { self.text = text }
    package func encode(into slot: inout JSONSlot) { slot.object { $0.set("text", text) } }
  }
}
