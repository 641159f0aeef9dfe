// Symbols: here modules, and the imports of documents.
package import JSON

extension LSP {
  /// A `DocumentSymbol`, or a `SymbolInformation` for clients that know no trees. Its kind is that of a module.
  package struct DocumentSymbol: Sendable, JSONEncodable {
    package var name: String
    package var detail: String
    /// The whole statement.
    package var range: Range
    package var selectionRange: Range
    /// Where it is, for clients that want a list; nil for a tree.
    package var listedIn: DocumentURI?

    package init(name: String, detail: String, range: Range, selectionRange: Range, listedIn: DocumentURI?) {
      self.name = name
      self.detail = detail
      self.range = range
      self.selectionRange = selectionRange
      self.listedIn = listedIn
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("name", name)
        $0.set("kind", SymbolKind.module)
        if let uri = listedIn {
          $0.set("location", Location(uri: uri, range: selectionRange))
          $0.set("containerName", detail)
        } else {
          $0.set("detail", detail)
          $0.set("range", range)
          $0.set("selectionRange", selectionRange)
        }
      }
    }
  }

  /// A region of imports.
  package struct FoldingRange: Sendable, JSONEncodable {
    package var range: Range
    /// It begins and ends within lines; else at their ends.
    package var columns: Bool
    /// What stands for it while it is folded.
    package var collapsedText: String?

    package init(_ range: Range, columns: Bool, collapsedText: String?) {
      self.range = range
      self.columns = columns
      self.collapsedText = collapsedText
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("startLine", range.start.line)
        if columns { $0.set("startCharacter", range.start.character) }
        $0.set("endLine", range.end.line)
        if columns { $0.set("endCharacter", range.end.character) }
        $0.set("kind", "imports")
        $0.set("collapsedText", ifPresent: collapsedText)
      }
    }
  }

  package enum SymbolKind {
    package static let module = 2
  }

  package struct WorkspaceSymbolParams: Sendable, JSONDecodable {
    package var query: String
    /// Symbols may come in pieces under it.
    package var partialResultToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      query = try json.required("query")
      partialResultToken = try json.optional("partialResultToken")
    }
  }

  /// A module of the workspace.
  package struct WorkspaceSymbol: Sendable, JSONEncodable {
    package var name: String
    package var location: Location

    package init(name: String, location: Location) {
      self.name = name
      self.location = location
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("name", name)
        $0.set("kind", SymbolKind.module)
        $0.set("location", location)
      }
    }
  }
}
