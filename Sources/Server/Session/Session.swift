// What the server knows of the client and its documents. Owned by the coordinator; workers see snapshots.
package import Basics
import JSON
package import Protocol

package struct Session {
  package var client = LSP.ClientCapabilities(.null)
  package var encoding = PositionEncoding.utf16
  package var folders: [FilePath] = []
  /// By decoded URI, so that two spellings of one URI are one document.
  package var documents: [DocumentURI: OpenDocument] = [:]
  /// Their texts are among the documents, under the notebook's name.
  var notebooks: [DocumentURI: Notebook] = [:]
  package var settings = EditorSettings()
  var evidence: [DocumentURI: DocumentEvidence] = [:]
  /// By document: how often its evaluation was asked for anew; evidence of an earlier round is shown until the next.
  var rounds: [DocumentURI: Int] = [:]
  package var parentProcess: Int32?
  package var trace = LSP.TraceValue.off
  /// How many changes were made: each edit, folder, setting or file event counts one.
  package var generation = 0
  /// How many of them may have changed files, folders or settings, so that the program has to be looked at anew.
  package var diskGeneration = 0
  /// Of reading the folders as a whole: once it is set, open documents alone are read, until something changes on disk.
  package private(set) var scan = Cancellation()

  package init() {}

  package mutating func initialize(_ params: LSP.InitializeParams) throws(ResponseError) {
    if let number = params.processID {
      guard let identifier = Int32(exactly: number) else {
        throw ResponseError(.invalidParams, "params.processId: no process has the number \(number)")
      }
      parentProcess = identifier
    }
    trace = params.trace
    client = params.capabilities
    if let options = params.initializationOptions, options.object != nil { settings.initial = options }
    encoding = PositionEncoding.choose(
      from: client.general.positionEncodings, preferring: settings.value("position-encoding")?.string)
    folders = params.folders.compactMap(\.filePath)
  }

  mutating func changed() { generation += 1 }

  mutating func diskChanged() {
    generation += 1
    diskGeneration += 1
    if scan.isCancelled { scan = Cancellation() }
  }

  /// A document or notebook was closed; nothing happens where it was not open.
  mutating func forget(_ document: DocumentURI) {
    guard documents.removeValue(forKey: document) != nil else { return }
    notebooks[document] = nil
    evidence[document] = nil
    rounds[document] = nil
    changed()
  }

  /// What the analysis has to look at now.
  package var workload: Workload {
    Workload(
      generation: generation, diskGeneration: diskGeneration, client: client, encoding: encoding, folders: folders,
      documents: documents, settings: settings, evidence: evidence, rounds: rounds, scan: scan)
  }
}
