// Notebooks: documents of cells, which are opened, changed and closed together.
package import JSON

extension LSP {
  package struct NotebookCell: Hashable, Sendable, JSONDecodable, JSONEncodable {
    /// The cell's text.
    package var document: DocumentURI
    /// Not text to read.
    package var isCode: Bool

    package init(document: DocumentURI, isCode: Bool) {
      self.document = document
      self.isCode = isCode
    }

    package init(json: JSONValue) throws(ParameterError) {
      document = try json.required("document")
      let kind: Int = try json.required("kind")
      isCode = kind == 2
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("kind", isCode ? 2 : 1)
        $0.set("document", document)
      }
    }
  }

  /// Also written: the supervisor tells a new analysis process what is open.
  package struct DidOpenNotebookDocumentParams: Sendable, JSONDecodable, JSONEncodable {
    package var uri: DocumentURI
    package var notebookType: String
    package var cells: [NotebookCell]
    package var texts: [TextDocumentItem]

    package init(uri: DocumentURI, notebookType: String, cells: [NotebookCell], texts: [TextDocumentItem]) {
      self.uri = uri
      self.notebookType = notebookType
      self.cells = cells
      self.texts = texts
    }

    package init(json: JSONValue) throws(ParameterError) {
      let notebook: JSONValue = try json.required("notebookDocument")
      do {
        uri = try notebook.required("uri")
        notebookType = try notebook.optional("notebookType") ?? ""
        cells = try notebook.required("cells")
      } catch {
        throw error.inside("notebookDocument")
      }
      texts = try json.required("cellTextDocuments")
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.object("notebookDocument") {
          $0.set("uri", uri)
          $0.set("notebookType", notebookType)
          $0.set("version", 0)
          $0.set("cells", cells)
        }
        $0.set("cellTextDocuments", texts)
      }
    }
  }

  package struct DidChangeNotebookDocumentParams: Sendable, JSONDecodable {
    /// Cells that come in the place of others.
    package struct Structure: Sendable, JSONDecodable {
      package var start: Int
      package var deleteCount: Int
      package var cells: [NotebookCell]
      package var opened: [TextDocumentItem]
      package var closed: [TextDocumentIdentifier]

      package init(json: JSONValue) throws(ParameterError) {
        let array: JSONValue = try json.required("array")
        do {
          start = try array.requiredUInteger("start")
          deleteCount = try array.requiredUInteger("deleteCount")
          cells = try array.optional("cells") ?? []
        } catch {
          throw error.inside("array")
        }
        opened = try json.optional("didOpen") ?? []
        closed = try json.optional("didClose") ?? []
      }
    }

    package struct TextChange: Sendable, JSONDecodable {
      package var document: VersionedTextDocumentIdentifier
      package var changes: [TextDocumentContentChangeEvent]

      package init(json: JSONValue) throws(ParameterError) {
        document = try json.required("document")
        changes = try json.required("changes")
      }
    }

    package var uri: DocumentURI
    package var structure: Structure?
    /// Cells of which something else than the text changed: their kind, for one.
    package var data: [NotebookCell]
    package var texts: [TextChange]

    package init(json: JSONValue) throws(ParameterError) {
      let notebook: JSONValue = try json.required("notebookDocument")
      let change: JSONValue = try json.required("change")
      do {
        uri = try notebook.required("uri")
      } catch {
        throw error.inside("notebookDocument")
      }
      // Often only what was printed has changed.
      let cells = change["cells"] ?? [:]
      do {
        structure = try cells.optional("structure")
        data = try cells.optional("data") ?? []
        texts = try cells.optional("textContent") ?? []
      } catch {
        throw error.inside("cells").inside("change")
      }
    }
  }

  /// The parameters of `notebookDocument/didSave` and of `notebookDocument/didClose`.
  package struct NotebookDocumentParams: Sendable, JSONDecodable {
    package var uri: DocumentURI

    package init(json: JSONValue) throws(ParameterError) {
      let notebook: JSONValue = try json.required("notebookDocument")
      do {
        uri = try notebook.required("uri")
      } catch {
        throw error.inside("notebookDocument")
      }
    }
  }
}
