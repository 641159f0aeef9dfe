// What the server knows of the client and its documents. Owned by the coordinator; workers see snapshots.
import Basics
import JSON
import Protocol

struct Session {
  var client = LSP.ClientCapabilities(.null)
  var encoding = PositionEncoding.utf16
  var folders: [FilePath] = []
  /// By decoded URI, so that two spellings of one URI are one document.
  var documents: [DocumentURI: OpenDocument] = [:]
  var settings = EditorSettings()
  var parentProcess: Int32?
  /// How many changes were made: each edit, folder, setting or file event counts one.
  var generation = 0
  /// How many of them may have changed files, folders or settings, so that the program has to be looked at anew.
  var diskGeneration = 0

  mutating func initialize(_ params: LSP.InitializeParams) throws(ResponseError) {
    if let number = params.processID {
      guard let identifier = Int32(exactly: number) else {
        throw ResponseError(.invalidParams, "params.processId: no process has the number \(number)")
      }
      parentProcess = identifier
    }
    client = params.capabilities
    encoding = PositionEncoding.choose(from: client.general.positionEncodings)
    if let options = params.initializationOptions, options.object != nil { settings.initial = options }
    folders = params.folders.compactMap(\.filePath)
  }

  mutating func changed() { generation += 1 }

  mutating func diskChanged() {
    generation += 1
    diskGeneration += 1
  }

  /// What the analysis has to look at now.
  var workload: Workload {
    Workload(
      generation: generation, diskGeneration: diskGeneration, client: client, encoding: encoding, folders: folders,
      documents: documents, settings: settings)
  }
}
