// Inlay hints and code lenses: words that the client shows in and above the text.
package import JSON

extension LSP {
  /// The parameters of all requests about a part of a document.
  package struct TextDocumentRangeParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      range = try json.required("range")
    }
  }

  package struct InlayHintLabelPart: Hashable, Sendable, JSONEncodable {
    package var value: String
    /// Where a click leads.
    package var location: Location?

    package init(_ value: String, location: Location? = nil) {
      self.value = value
      self.location = location
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("value", value)
        $0.set("location", ifPresent: location)
      }
    }
  }

  package struct InlayHint: Sendable, JSONEncodable {
    package var position: Position
    package var label: [InlayHintLabelPart]
    /// What `inlayHint/resolve` needs.
    package var data: JSONValue?

    package init(position: Position, label: [InlayHintLabelPart], data: JSONValue?) {
      self.position = position
      self.label = label
      self.data = data
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("position", position)
        $0.set("label", label)
        $0.set("paddingLeft", true)
        $0.set("data", ifPresent: data)
      }
    }
  }

  package struct Command: Equatable, Sendable, JSONEncodable {
    package var title: String
    package var command: String
    package var arguments: [JSONValue]

    package init(title: String, command: String, arguments: [JSONValue]) {
      self.title = title
      self.command = command
      self.arguments = arguments
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("title", title)
        $0.set("command", command)
        $0.set("arguments", arguments)
      }
    }
  }

  package struct CodeLens: Sendable, JSONEncodable {
    package var range: Range
    /// Nil: `codeLens/resolve` gives it.
    package var command: Command?
    package var data: JSONValue?

    package init(range: Range, command: Command? = nil, data: JSONValue? = nil) {
      self.range = range
      self.command = command
      self.data = data
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("command", ifPresent: command)
        $0.set("data", ifPresent: data)
      }
    }
  }

  /// A thing of ours that comes back to be completed.
  package struct ResolveParams: Sendable, JSONDecodable {
    package var object: JSONObject
    /// Nil: we left nothing to complete.
    package var data: JSONValue?

    package init(json: JSONValue) throws(ParameterError) {
      guard let object = json.object else { throw .expected("an object", json) }
      self.object = object
      data = json["data"]
    }

    /// The same with one more member.
    package func adding(_ key: String, _ value: some JSONEncodable) -> JSONValue {
      var members = object.members.filter { $0.key != key }
      if let value = try? JSONValue.parse(JSONText(value).bytes) {
        members.append(JSONObject.Member(key: key, value: value))
      }
      return .object(JSONObject(members: members))
    }
  }
}
