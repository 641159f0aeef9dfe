// What requests read: an immutable picture of documents and findings, made by the analysis, replaced on change.
package import Analysis
import Basics
package import Protocol

/// All that the analysis needs of a session.
package struct Workload: Sendable {
  var generation: Int
  var diskGeneration: Int
  var client: LSP.ClientCapabilities
  var encoding: PositionEncoding
  var folders: [FilePath]
  var documents: [DocumentURI: OpenDocument]
  var settings: EditorSettings
  /// What evaluation said of documents; it may be of a text that is gone.
  var evidence: [DocumentURI: DocumentEvidence]
  var rounds: [DocumentURI: Int]
  /// Set while or before folders are read: then open documents alone are.
  var scan: Cancellation
}

/// A finding whose every place is in the client's terms.
package struct PlacedFinding: Sendable {
  package struct PlacedEdit: Sendable, Equatable {
    package let uri: DocumentURI
    /// Of the open document; nil for a file on disk.
    package let version: Int?
    package let edit: LSP.TextEdit
  }
  package struct PlacedFix: Sendable {
    package let title: String
    package let isSafe: Bool
    package let edits: [PlacedEdit]
  }
  package let code: RuleCode
  /// With what the client said it can show.
  package let diagnostic: LSP.Diagnostic
  package var fixes: [PlacedFix] = []
}

/// What is known of one open document.
struct FileReport: Sendable {
  let findings: [PlacedFinding]
  /// Equal for equal findings, whatever the text.
  let resultID: String
  /// Other files that findings speak of: when their text changes, places may move.
  let mentions: Set<FileID>
  /// The project, for questions about single places; nil for what is not Python.
  var project: Project?
  let file: FileID
  let dialect: Dialect
  /// What evaluation says of this text.
  var evidence: DocumentEvidence?
  /// What is to be evaluated while nobody has; nil where the configuration does not ask for it.
  var job: EvidenceJob?

  var program: Program? { project?.program }

  static let empty = FileReport(
    findings: [], resultID: Placer.resultID([]), mentions: [], project: nil, file: FileID(0), dialect: .all)
}

final class Snapshot: Sendable {
  let work: Workload
  /// By document key.
  let reports: [DocumentURI: FileReport]
  /// What is wrong with configuration files that are not open.
  let configuration: [FilePath: [LSP.Diagnostic]]
  /// Of the workspace's folders, in their order.
  let projects: [Project]
  var generation: Int { work.generation }
  /// Were all files of the folders read?
  var isWhole: Bool { projects.allSatisfy(\.isWhole) }

  init(
    _ work: Workload, _ reports: [DocumentURI: FileReport], _ configuration: [FilePath: [LSP.Diagnostic]],
    _ projects: [Project]
  ) {
    self.projects = projects
    self.work = work
    self.reports = reports
    self.configuration = configuration
  }

  /// What the editor says that holds for a document's folder.
  func settings(of report: FileReport) -> EditorSettings { work.settings.settings(of: report.project?.folder) }

  /// The open document of a name; nil when it is not open.
  func document(_ uri: DocumentURI) throws(ResponseError) -> (document: OpenDocument, report: FileReport)? {
    guard let document = work.documents[uri], let report = reports[uri] else { return nil }
    if document.isStale {
      throw ResponseError(.contentModified, "an edit of this document could not be applied; send its whole text")
    }
    return (document, report)
  }
}
