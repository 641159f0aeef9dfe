// Call hierarchies, which here are hierarchies of imports.
package import JSON

extension LSP {
  package struct CallHierarchyItem: Sendable, JSONEncodable, JSONDecodable {
    package var name: String
    package var detail: String?
    package var uri: DocumentURI
    package var range: Range
    /// Given back by the client as it is.
    package var data: JSONValue?

    package init(name: String, detail: String?, uri: DocumentURI, range: Range, data: JSONValue?) {
      self.name = name
      self.detail = detail
      self.uri = uri
      self.range = range
      self.data = data
    }

    package init(json: JSONValue) throws(ParameterError) {
      name = try json.required("name")
      detail = try json.optional("detail")
      uri = try json.required("uri")
      range = try json.required("range")
      data = json["data"]
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("name", name)
        // `SymbolKind.Module`.
        $0.set("kind", 2)
        $0.set("detail", ifPresent: detail)
        $0.set("uri", uri)
        $0.set("range", range)
        $0.set("selectionRange", range)
        $0.set("data", ifPresent: data)
      }
    }
  }

  /// The parameters of `callHierarchy/incomingCalls` and of `callHierarchy/outgoingCalls`.
  package struct CallHierarchyCallsParams: Sendable, JSONDecodable {
    package var item: CallHierarchyItem
    package init(json: JSONValue) throws(ParameterError) { item = try json.required("item") }
  }

  package struct CallHierarchyCall: Sendable, JSONEncodable {
    package enum Direction: Sendable { case incoming, outgoing }
    package var direction: Direction
    /// The other end.
    package var item: CallHierarchyItem
    /// In the document of the one who calls.
    package var fromRanges: [Range]

    package init(_ direction: Direction, item: CallHierarchyItem, fromRanges: [Range]) {
      self.direction = direction
      self.item = item
      self.fromRanges = fromRanges
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        switch direction {
        case .incoming: $0.set("from", item)
        case .outgoing: $0.set("to", item)
        }
        $0.set("fromRanges", fromRanges)
      }
    }
  }
}
