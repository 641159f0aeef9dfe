// Text documents: how they are named, opened, changed, saved and closed.
package import JSON

extension LSP {
  package struct TextDocumentIdentifier: Hashable, Sendable, JSONDecodable, JSONEncodable {
    package var uri: DocumentURI

    package init(uri: DocumentURI) { self.uri = uri }
    package init(json: JSONValue) throws(ParameterError) { uri = try json.required("uri") }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("uri", uri) }
    }
  }

  package struct VersionedTextDocumentIdentifier: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI
    package var version: Int

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      // Old clients leave it out, or send null.
      version = try json.optional("version") ?? 0
    }
  }

  package struct TextDocumentItem: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI
    package var languageID: String
    package var version: Int
    package var text: String

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      languageID = try json.optional("languageId") ?? ""
      version = try json.optional("version") ?? 0
      text = try json.required("text")
    }
  }

  package struct DidOpenTextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentItem
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }
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
    /// Only if we asked for it.
    package var text: String?

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      text = try json.optional("text")
    }
  }

  package struct DidCloseTextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }
  }

  /// The parameters of hover and of every other question about one place.
  package struct TextDocumentPositionParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      position = try json.required("position")
      workDoneToken = try json.optional("workDoneToken")
    }
  }

  package typealias HoverParams = TextDocumentPositionParams

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
