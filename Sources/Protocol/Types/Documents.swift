// Text documents: how they are named, opened, changed, saved and closed.
package import JSON

extension LSP {
  package struct TextDocumentIdentifier: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI

    package init(json: JSONValue) throws(ParameterError) { uri = try json.required("uri") }
  }

  package struct VersionedTextDocumentIdentifier: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI
    /// Old clients leave it out, or send null.
    package var version: Int?

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      version = try json.optional("version")
    }
  }

  package struct TextDocumentItem: Hashable, Sendable, JSONDecodable, JSONEncodable {
    package var uri: DocumentURI
    package var languageID: String
    package var version: Int
    package var text: String

    package init(uri: DocumentURI, languageID: String, version: Int, text: String) {
      self.uri = uri
      self.languageID = languageID
      self.version = version
      self.text = text
    }

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      languageID = try json.optional("languageId") ?? ""
      version = try json.optional("version") ?? 0
      text = try json.required("text")
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("languageId", languageID)
        $0.set("version", version)
        $0.set("text", text)
      }
    }
  }

  /// Also written: the supervisor tells a new analysis process what is open.
  package struct DidOpenTextDocumentParams: Sendable, JSONDecodable, JSONEncodable {
    package var textDocument: TextDocumentItem
    package init(textDocument: TextDocumentItem) { self.textDocument = textDocument }
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("textDocument", textDocument) }
    }
  }

  package struct DidChangeTextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: VersionedTextDocumentIdentifier
    package var contentChanges: [TextDocumentContentChangeEvent]

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      contentChanges = try json.required("contentChanges")
    }
  }

  /// Each change of a list is made on the result of the one before.
  package struct TextDocumentContentChangeEvent: Hashable, Sendable, JSONDecodable {
    /// What is replaced; nil: everything.
    package var range: Range?
    package var text: String

    package init(range: Range? = nil, text: String) {
      self.range = range
      self.text = text
    }

    package init(json: JSONValue) throws(ParameterError) {
      range = try json.optional("range")
      text = try json.required("text")
    }
  }

  package struct DidSaveTextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }
  }

  package struct DidCloseTextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }
  }

  package struct Hover: Hashable, Sendable, JSONEncodable {
    package var contents: MarkupContent
    package var range: Range?

    package init(contents: MarkupContent, range: Range? = nil) {
      self.contents = contents
      self.range = range
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("contents", contents)
        $0.set("range", ifPresent: range)
      }
    }
  }
}
