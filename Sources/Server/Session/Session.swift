// What the server knows of the client and its documents. Owned by the coordinator; workers see snapshots.
import Basics
import JSON
import Modules
import Protocol

/// A folder that the editor has open.
struct WorkspaceFolder: Sendable, Equatable {
  let uri: String
  let path: FilePath
}

struct Session {
  var client = ClientCapabilities()
  var encoding = PositionEncoding.utf16
  var folders: [WorkspaceFolder] = []
  /// By decoded URI, so that two spellings of one URI are one document.
  var documents: [DocumentURI: OpenDocument] = [:]
  var settings = EditorSettings()
  var parentProcess: Int32?
  /// How many changes were made: each edit, folder, setting or file event counts one.
  var generation = 0
  /// How many of them may have changed files, folders or settings, so that the program has to be looked at anew.
  var diskGeneration = 0
  /// What was pushed for each document, by its name: published again only when it differs.
  var published: [DocumentURI: String] = [:]

  mutating func initialize(_ params: JSONValue) throws(RequestFailure) {
    if let capabilities = params["capabilities"], capabilities.object == nil {
      throw .badMember("capabilities", expected: "an object")
    }
    client = ClientCapabilities(params["capabilities"] ?? .null)
    if let process = params["processId"], !process.isNull {
      guard let number = process.int, let identifier = Int32(exactly: number) else {
        throw .badMember("processId", expected: "an integer or null")
      }
      parentProcess = identifier
    }
    let offered = params.at("capabilities", "general", "positionEncodings")?.array ?? []
    // The client's order is its preference: counting in its own units saves it the conversion.
    encoding = PositionEncoding.choose(from: offered.compactMap(\.string))
    if let options = params["initializationOptions"], options.object != nil { settings.initial = options }
    if let listed = params["workspaceFolders"]?.array {
      folders = listed.compactMap(Self.folder)
    } else if let root = params["rootUri"]?.string, let path = DocumentURI(root).filePath {
      folders = [WorkspaceFolder(uri: root, path: path)]
    } else if let root = params["rootPath"]?.string, !root.isEmpty {
      let path = FilePath(root)
      if path.isAbsolute { folders = [WorkspaceFolder(uri: DocumentURI(path: path).spelling, path: path)] }
    }
  }

  static func folder(_ value: JSONValue) -> WorkspaceFolder? {
    guard let uri = value["uri"]?.string, let path = DocumentURI(uri).filePath else { return nil }
    return WorkspaceFolder(uri: uri, path: path)
  }

  mutating func changeFolders(added: [JSONValue], removed: [JSONValue]) {
    let gone = Set(removed.compactMap { Self.folder($0)?.path })
    folders.removeAll { gone.contains($0.path) }
    for folder in added.compactMap(Self.folder) where !folders.contains(where: { $0.path == folder.path }) {
      folders.append(folder)
    }
    diskChanged()
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
