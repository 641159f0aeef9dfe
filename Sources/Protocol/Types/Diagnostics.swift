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

  package struct DiagnosticRelatedInformation: Hashable, Sendable, JSONEncodable, JSONDecodable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }

    package init(json: JSONValue) throws(ParameterError) {
      location = try json.required("location")
      message = try json.required("message")
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("location", location)
        $0.set("message", message)
      }
    }
  }

  /// Received in the context of code actions, from any server: what is odd in the optional members is ignored.
  package struct Diagnostic: Equatable, Sendable, JSONEncodable, JSONDecodable {
    package var range: Range
    package var severity: DiagnosticSeverity?
    /// Ours are strings. A foreign one that is a number is read as its digits.
    package var code: String?
    /// The page of the rule.
    package var codeDescription: String?
    package var source: String?
    package var message: String
    package var tags: [DiagnosticTag]
    package var relatedInformation: [DiagnosticRelatedInformation]
    /// Comes back in a code action request, if the client has `dataSupport`.
    package var data: JSONValue?

    package init(
      range: Range, severity: DiagnosticSeverity? = nil, code: String? = nil, codeDescription: String? = nil,
      source: String? = nil, message: String, tags: [DiagnosticTag] = [],
      relatedInformation: [DiagnosticRelatedInformation] = [], data: JSONValue? = nil
    ) {
      self.range = range
      self.severity = severity
      self.code = code
      self.codeDescription = codeDescription
      self.source = source
      self.message = message
      self.tags = tags
      self.relatedInformation = relatedInformation
      self.data = data
    }

    package init(json: JSONValue) throws(ParameterError) {
      range = try json.required("range")
      severity = json["severity"]?.int.flatMap(DiagnosticSeverity.init)
      code = json["code"].flatMap { $0.string ?? $0.int.map(String.init) }
      codeDescription = json.at("codeDescription", "href")?.string
      source = json["source"]?.string
      // Since 3.18 a message may be a MarkupContent.
      message = json["message"]?.string ?? json.at("message", "value")?.string ?? ""
      tags = (json["tags"]?.array ?? []).compactMap { $0.int.flatMap(DiagnosticTag.init) }
      relatedInformation = (json["relatedInformation"]?.array ?? []).compactMap {
        try? DiagnosticRelatedInformation(json: $0)
      }
      data = json["data"]
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("range", range)
        $0.set("severity", ifPresent: severity?.rawValue)
        $0.set("code", ifPresent: code)
        if let codeDescription { $0.object("codeDescription") { $0.set("href", codeDescription) } }
        $0.set("source", ifPresent: source)
        $0.set("message", message)
        if !tags.isEmpty { $0.set("tags", tags.map(\.rawValue)) }
        if !relatedInformation.isEmpty { $0.set("relatedInformation", relatedInformation) }
        $0.set("data", ifPresent: data)
      }
    }
  }

  package struct PublishDiagnosticsParams: Sendable, JSONEncodable {
    package var uri: DocumentURI
    /// Of an open document, if the client has `versionSupport`.
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
    package var identifier: String?
    package var previousResultID: String?
    package var workDoneToken: ProgressToken?
    package var partialResultToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      textDocument = try json.required("textDocument")
      identifier = try json.optional("identifier")
      previousResultID = try json.optional("previousResultId")
      workDoneToken = try json.optional("workDoneToken")
      partialResultToken = try json.optional("partialResultToken")
    }
  }

  /// A `FullDocumentDiagnosticReport` or an `UnchangedDocumentDiagnosticReport`.
  package enum DiagnosticReport: Equatable, Sendable {
    case full(resultID: String?, items: [Diagnostic])
    case unchanged(resultID: String)

    fileprivate func encode(to object: inout JSONObjectWriter) {
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

  /// The answer to a pull: the document's report, and those of others whose diagnostics it changes.
  package struct DocumentDiagnosticReport: Equatable, Sendable, JSONEncodable {
    package var report: DiagnosticReport
    package var relatedDocuments: [(uri: DocumentURI, report: DiagnosticReport)]

    package init(_ report: DiagnosticReport, relatedDocuments: [(uri: DocumentURI, report: DiagnosticReport)] = []) {
      self.report = report
      self.relatedDocuments = relatedDocuments
    }

    package static func == (a: DocumentDiagnosticReport, b: DocumentDiagnosticReport) -> Bool {
      a.report == b.report && a.relatedDocuments.elementsEqual(b.relatedDocuments, by: ==)
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        report.encode(to: &$0)
        if relatedDocuments.isEmpty { return }
        $0.object("relatedDocuments") {
          for related in relatedDocuments { $0.set(name: related.uri.spelling, Related(report: related.report)) }
        }
      }
    }

    private struct Related: JSONEncodable {
      var report: DiagnosticReport
      func encode(into slot: inout JSONSlot) { slot.object { report.encode(to: &$0) } }
    }
  }

  /// The data of a `serverCancelled` error in answer to a pull.
  package struct DiagnosticServerCancellationData: Sendable {
    /// Whether the client shall ask again.
    package var retriggerRequest: Bool
    package init(retriggerRequest: Bool) { self.retriggerRequest = retriggerRequest }
    package var json: JSONValue { ["retriggerRequest": .bool(retriggerRequest)] }
  }
}
