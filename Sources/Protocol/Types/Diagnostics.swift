// Diagnostics, pushed and pulled.
package import JSON

extension LSP {
  package enum DiagnosticSeverity: Int, Sendable {
    case error = 1
    case warning
    case information
    case hint
  }

  package enum DiagnosticTag: Int, Sendable {
    /// Shown faded.
    case unnecessary = 1
    /// Shown struck through.
    case deprecated
  }

  package struct DiagnosticRelatedInformation: Hashable, Sendable, JSONEncodable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("location", location)
        $0.set("message", message)
      }
    }
  }

  package struct Diagnostic: Hashable, Sendable, JSONEncodable {
    package var range: Range
    package var severity: DiagnosticSeverity
    package var code: String?
    /// The page of the rule.
    package var codeDescription: String?
    package var source: String
    package var message: String
    package var tags: [DiagnosticTag]
    package var relatedInformation: [DiagnosticRelatedInformation]

    package init(
      range: Range, severity: DiagnosticSeverity, code: String? = nil, codeDescription: String? = nil,
      source: String, message: String, tags: [DiagnosticTag] = [],
      relatedInformation: [DiagnosticRelatedInformation] = []
    ) {
      self.range = range
      self.severity = severity
      self.code = code
      self.codeDescription = codeDescription
      self.source = source
      self.message = message
      self.tags = tags
      self.relatedInformation = relatedInformation
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("severity", severity.rawValue)
        $0.set("code", ifPresent: code)
        if let codeDescription { $0.object("codeDescription") { $0.set("href", codeDescription) } }
        $0.set("source", source)
        $0.set("message", message)
        if !tags.isEmpty { $0.set("tags", tags.map(\.rawValue)) }
        if !relatedInformation.isEmpty { $0.set("relatedInformation", relatedInformation) }
      }
    }
  }

  package struct PublishDiagnosticsParams: Sendable, JSONEncodable {
    package var uri: DocumentURI
    /// Of an open document.
    package var version: Int?
    package var diagnostics: [Diagnostic]

    package init(uri: DocumentURI, version: Int? = nil, diagnostics: [Diagnostic]) {
      self.uri = uri
      self.version = version
      self.diagnostics = diagnostics
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("version", ifPresent: version)
        $0.set("diagnostics", diagnostics)
      }
    }
  }

  package struct DocumentDiagnosticParams: Sendable, JSONDecodable {
    package var textDocument: TextDocumentIdentifier
    package var previousResultID: String?

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      previousResultID = try json.optional("previousResultId")
    }
  }

  /// A `FullDocumentDiagnosticReport` or an `UnchangedDocumentDiagnosticReport`.
  package enum DocumentDiagnosticReport: Equatable, Sendable, JSONEncodable {
    case full(resultID: String?, items: [Diagnostic])
    case unchanged(resultID: String)

    package func encode(into slot: inout JSONSlot) { slot.object { write(into: &$0) } }

    func write(into object: inout JSONObjectWriter) {
      switch self {
      case .full(let resultID, let items):
        object.set("kind", "full")
        object.set("resultId", ifPresent: resultID)
        object.set("items", items)
      case .unchanged(let resultID):
        object.set("kind", "unchanged")
        object.set("resultId", resultID)
      }
    }
  }

  /// The answer to a pull of one document, with the reports of others that became different ones.
  package struct RelatedDocumentDiagnosticReport: Sendable, JSONEncodable {
    package var report: DocumentDiagnosticReport
    package var related: [(uri: DocumentURI, report: DocumentDiagnosticReport)] = []

    package init(_ report: DocumentDiagnosticReport) { self.report = report }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        report.write(into: &$0)
        if !related.isEmpty {
          $0.object("relatedDocuments") { for (uri, report) in related { $0.set(name: uri.spelling, report) } }
        }
      }
    }
  }
}
