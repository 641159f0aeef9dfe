// The hand-shake: what the client says first, and what we answer.
import Basics
package import JSON

extension LSP {
  package struct WorkspaceFolder: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI
    package init(json: JSONValue) throws(ParameterError) { uri = try json.required("uri") }
  }

  package struct InitializeParams: Sendable, JSONDecodable {
    /// The process whose death ends the server; nil: the client has none, or does not say.
    package var processID: Int?
    package var rootURI: DocumentURI?
    package var rootPath: String?
    package var initializationOptions: JSONValue?
    package var capabilities: ClientCapabilities
    /// nil: the client does not know of folders, or has none open.
    package var workspaceFolders: [WorkspaceFolder]?
    /// Under which the client shows how far the start is, until it is answered.
    package var workDoneToken: ProgressToken?
    package var trace: TraceValue

    package init(json: JSONValue) throws(ParameterError) {
      processID = try json.optional("processId")
      rootURI = try json.optional("rootUri")
      rootPath = try json.optional("rootPath")
      initializationOptions = try json.optional("initializationOptions")
      let capabilities: JSONValue? = try json.optional("capabilities")
      self.capabilities = ClientCapabilities(capabilities ?? .null)
      workspaceFolders = try json.optional("workspaceFolders")
      workDoneToken = try json.optional("workDoneToken")
      trace = (json["trace"]?.string).flatMap(TraceValue.init) ?? .off
    }

    /// The folders to work on, by the newest member that says: `workspaceFolders`, `rootUri`, `rootPath`.
    package var folders: [DocumentURI] {
      if let workspaceFolders, !workspaceFolders.isEmpty { return workspaceFolders.map(\.uri) }
      if let rootURI { return [rootURI] }
      if let rootPath, rootPath.utf8.first == UInt8(ascii: "/") { return [DocumentURI(path: FilePath(rootPath))] }
      return []
    }
  }

  package struct InitializeResult: Sendable, JSONEncodable {
    package var capabilities: ServerCapabilities
    package var serverName: String
    package var serverVersion: String

    package init(capabilities: ServerCapabilities, serverName: String, serverVersion: String) {
      self.capabilities = capabilities
      self.serverName = serverName
      self.serverVersion = serverVersion
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("capabilities", capabilities)
        $0.object("serverInfo") {
          $0.set("name", serverName)
          $0.set("version", serverVersion)
        }
      }
    }
  }

  package struct CancelParams: Sendable, JSONDecodable {
    package var id: RequestID
    package init(json: JSONValue) throws(ParameterError) { id = try json.required("id") }
  }
}
