// Diagnostics of a whole workspace, pulled.
package import JSON

extension LSP {
  package struct PreviousResultID: Sendable, JSONDecodable {
    package var uri: DocumentURI
    package var value: String

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      value = try json.required("value")
    }
  }

  package struct WorkspaceDiagnosticParams: Sendable, JSONDecodable {
    package var previousResultIDs: [PreviousResultID]
    /// Reports may come in pieces under it.
    package var partialResultToken: ProgressToken?
    /// Under it the client shows how far the answer is.
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      previousResultIDs = try json.required("previousResultIds")
      partialResultToken = try json.optional("partialResultToken")
      workDoneToken = try json.optional("workDoneToken")
    }
  }

  package struct WorkspaceDocumentDiagnosticReport: Sendable, JSONEncodable {
    package var uri: DocumentURI
    /// Of an open document; nil (sent as `null`) for a file on disk.
    package var version: Int?
    package var report: DocumentDiagnosticReport

    package init(uri: DocumentURI, version: Int?, report: DocumentDiagnosticReport) {
      self.uri = uri
      self.version = version
      self.report = report
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("version", orNull: version)
        report.write(into: &$0)
      }
    }
  }

  /// All of it, or one piece.
  package struct WorkspaceDiagnosticReport: Sendable, JSONEncodable {
    package var items: [WorkspaceDocumentDiagnosticReport]
    package init(items: [WorkspaceDocumentDiagnosticReport]) { self.items = items }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("items", items) }
    }
  }

  /// `$/progress` with a piece of an answer.
  package struct PartialResultParams<Value: JSONEncodable & Sendable>: Sendable, JSONEncodable {
    package var token: ProgressToken
    package var value: Value

    package init(token: ProgressToken, value: Value) {
      self.token = token
      self.value = value
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("token", token)
        $0.set("value", value)
      }
    }
  }
}
