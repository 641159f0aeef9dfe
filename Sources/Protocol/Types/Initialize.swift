// The hand-shake: what the client says first, and what we answer.
import Basics
package import JSON

extension LSP {
  package enum TraceValue: String, Sendable {
    case off
    case messages
    case verbose
  }

  package struct WorkspaceFolder: Hashable, Sendable, JSONDecodable, JSONEncodable {
    package var uri: DocumentURI
    package var name: String

    package init(uri: DocumentURI, name: String) {
      self.uri = uri
      self.name = name
    }

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      name = try json.optional("name") ?? ""
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("uri", uri)
        $0.set("name", name)
      }
    }
  }

  package struct InitializeParams: Sendable, JSONDecodable {
    /// The process whose death ends the server; nil: the client has none, or does not say.
    package var processID: Int?
    package var clientName: String?
    package var clientVersion: String?
    package var locale: String?
    package var rootURI: DocumentURI?
    package var rootPath: String?
    package var initializationOptions: JSONValue?
    package var capabilities: ClientCapabilities
    package var trace: TraceValue
    /// nil: the client does not know of folders, or has none open.
    package var workspaceFolders: [WorkspaceFolder]?
    package var workDoneToken: ProgressToken?

    package init(json: JSONValue) throws(ParameterError) {
      processID = try json.optional("processId")
      clientName = json.at("clientInfo", "name")?.string
      clientVersion = json.at("clientInfo", "version")?.string
      locale = json["locale"]?.string
      rootURI = try json.optional("rootUri")
      rootPath = try json.optional("rootPath")
      initializationOptions = try json.optional("initializationOptions")
      let capabilities: JSONValue? = try json.optional("capabilities")
      self.capabilities = ClientCapabilities(capabilities ?? .null)
      trace = json["trace"]?.string.flatMap(TraceValue.init) ?? .off
      workspaceFolders = try json.optional("workspaceFolders")
      workDoneToken = try json.optional("workDoneToken")
    }

    /// The folders to work on, by the newest member that says: `workspaceFolders`, `rootUri`, `rootPath`.
    package var folders: [WorkspaceFolder] {
      if let workspaceFolders, !workspaceFolders.isEmpty { return workspaceFolders }
      if let rootURI { return [WorkspaceFolder(uri: rootURI, name: rootURI.filePath?.name ?? "")] }
      if let rootPath, rootPath.utf8.first == UInt8(ascii: "/") {
        let uri = DocumentURI(path: FilePath(rootPath))
        return [WorkspaceFolder(uri: uri, name: uri.filePath?.name ?? "")]
      }
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

  package struct SetTraceParams: Sendable, JSONDecodable {
    package var value: TraceValue

    package init(json: JSONValue) throws(ParameterError) {
      let text: String = try json.required("value")
      guard let value = TraceValue(rawValue: text) else {
        throw ParameterError("expected \"off\", \"messages\" or \"verbose\"").inside("value")
      }
      self.value = value
    }
  }
}
