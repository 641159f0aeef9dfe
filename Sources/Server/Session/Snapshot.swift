// What requests read: an immutable picture of documents and findings, made by the analysis, replaced on change.
import Basics
import JSON
import Analysis
import Protocol

/// All that the analysis needs of a session.
struct Workload: Sendable {
  var generation: Int
  var diskGeneration: Int
  var client: ClientCapabilities
  var encoding: PositionEncoding
  var folders: [WorkspaceFolder]
  var documents: [DocumentURI: OpenDocument]
  var settings: EditorSettings
}

/// A place in the client's terms.
struct Place: Sendable {
  let uri: String
  /// Of the open document; nil for a file on disk.
  let version: Int?
  let range: LSP.Range
}

/// A finding whose every place is in the client's terms.
struct PlacedFinding: Sendable {
  struct PlacedEdit: Sendable {
    let place: Place
    let newText: String
  }
  struct PlacedFix: Sendable {
    let title: String
    let isSafe: Bool
    let edits: [PlacedEdit]
  }
  let code: String
  let severity: Severity
  let message: String
  let isUnnecessary: Bool
  let range: LSP.Range
  let related: [(place: Place, message: String)]
  let fixes: [PlacedFix]
  /// Where a comment that silences it goes: the end of its line; nil for what no comment can silence.
  let suppression: PlacedEdit?
}

/// What is known of one open document.
struct FileReport: Sendable {
  let findings: [PlacedFinding]
  /// Equal for equal findings, whatever the text.
  let resultID: String
  /// Other files that findings speak of: when their text changes, places may move.
  let mentions: Set<FileID>
  /// The linked program, for questions about single places; nil for what is not Python.
  let program: Program?
  let file: FileID
  let dialect: Dialect

  static let empty = FileReport(
    findings: [], resultID: Placer.resultID([]), mentions: [], program: nil, file: FileID(0), dialect: .all)
}

final class Snapshot: Sendable {
  let work: Workload
  /// By document key.
  let reports: [DocumentURI: FileReport]
  var generation: Int { work.generation }

  init(_ work: Workload, _ reports: [DocumentURI: FileReport]) {
    self.work = work
    self.reports = reports
  }

  /// The open document that `params.textDocument.uri` names; nil when it is not open.
  func document(_ params: JSONValue) throws(RequestFailure) -> (document: OpenDocument, report: FileReport)? {
    let key = try Params.uri(params)
    guard let document = work.documents[key], let report = reports[key] else { return nil }
    if document.isStale {
      throw RequestFailure(
        RequestFailure.contentModified, "an edit of this document could not be applied; send its whole text")
    }
    return (document, report)
  }
}

/// Members that many requests share.
enum Params {
  static func uri(_ params: JSONValue) throws(RequestFailure) -> DocumentURI {
    guard let uri = params.at("textDocument", "uri")?.string else {
      throw .badMember("textDocument.uri", expected: "a string")
    }
    return DocumentURI(uri)
  }

  static func position(_ value: JSONValue?, _ path: String) throws(RequestFailure) -> LSP.Position {
    guard let line = value?["line"]?.int, line >= 0 else { throw .badMember("\(path).line", expected: "a number from 0 up") }
    guard let character = value?["character"]?.int, character >= 0 else {
      throw .badMember("\(path).character", expected: "a number from 0 up")
    }
    return LSP.Position(line: line, character: character)
  }

  static func range(_ value: JSONValue?, _ path: String) throws(RequestFailure) -> LSP.Range {
    LSP.Range(
      start: try position(value?["start"], "\(path).start"), end: try position(value?["end"], "\(path).end"))
  }
}
