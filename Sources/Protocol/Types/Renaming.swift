// Renaming files, and names.
package import JSON

extension LSP {
  package struct FileRename: Sendable, JSONDecodable {
    package var oldURI: DocumentURI
    package var newURI: DocumentURI

    package init(json: JSONValue) throws(ParameterError) {
      oldURI = try json.required("oldUri")
      newURI = try json.required("newUri")
    }
  }

  package struct RenameFilesParams: Sendable, JSONDecodable {
    package var files: [FileRename]
    package init(json: JSONValue) throws(ParameterError) { files = try json.required("files") }
  }

  /// Of files that were made or deleted; which they are is not looked at.
  package struct FileOperationParams: Sendable, JSONDecodable {
    package init(json: JSONValue) {}
  }

  package struct RenameParams: Sendable, JSONDecodable {
    package var place: TextDocumentPositionParams
    package var newName: String

    package init(json: JSONValue) throws(ParameterError) {
      place = try TextDocumentPositionParams(json: json)
      newName = try json.required("newName")
    }
  }

  /// What would be renamed, and its present name.
  package struct PrepareRenameResult: Hashable, Sendable, JSONEncodable {
    package var range: Range
    package var placeholder: String

    package init(range: Range, placeholder: String) {
      self.range = range
      self.placeholder = placeholder
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("placeholder", placeholder)
      }
    }
  }
}
