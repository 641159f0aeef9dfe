// Where things are: definitions, links, references, highlights.
package import JSON

extension LSP {
  /// The parameters of all requests about one place.
  package struct TextDocumentPositionParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      position = try json.required("position")
    }
  }

  /// The parameters of all requests about a whole document.
  package struct TextDocumentParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package init(json: JSONValue) throws(ParameterError) { textDocument = try json.required("textDocument") }
  }

  /// A `LocationLink`, or only its `Location` for clients that know no links.
  package struct LocationLink: Hashable, Sendable, JSONEncodable {
    package var originSelectionRange: Range
    package var target: Location
    package var isLink: Bool

    package init(originSelectionRange: Range, target: Location, isLink: Bool) {
      self.originSelectionRange = originSelectionRange
      self.target = target
      self.isLink = isLink
    }

    package func encode(into slot: inout JSONSlot) {
      guard isLink else { return target.encode(into: &slot) }
      slot.object {
        $0.set("originSelectionRange", originSelectionRange)
        $0.set("targetUri", target.uri)
        $0.set("targetRange", target.range)
        $0.set("targetSelectionRange", target.range)
      }
    }
  }

  package struct DocumentLink: Hashable, Sendable, JSONEncodable {
    package var range: Range
    package var target: DocumentURI
    package var tooltip: String?

    package init(range: Range, target: DocumentURI, tooltip: String?) {
      self.range = range
      self.target = target
      self.tooltip = tooltip
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("target", target)
        $0.set("tooltip", ifPresent: tooltip)
      }
    }
  }

  package struct ReferenceParams: Sendable, JSONDecodable {
    package var place: TextDocumentPositionParams
    package var includeDeclaration: Bool
    /// Locations may come in pieces under it.
    package var partialResultToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      place = try TextDocumentPositionParams(json: json)
      includeDeclaration = json.flag("context", "includeDeclaration")
      partialResultToken = try json.optional("partialResultToken")
    }
  }

  package enum DocumentHighlightKind: Int, Sendable {
    case text = 1
    case read
    case write
  }

  package struct DocumentHighlight: Hashable, Sendable, JSONEncodable {
    package var range: Range
    package var kind: DocumentHighlightKind

    package init(range: Range, kind: DocumentHighlightKind) {
      self.range = range
      self.kind = kind
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("kind", kind.rawValue)
      }
    }
  }
}
