// The workspace: dynamic registration, watched files, configuration, folders.
package import JSON

extension LSP {
  package struct Registration: Sendable, JSONEncodable {
    package var id: String
    package var method: String
    package var options: Options

    package enum Options: Sendable {
      case watchedFiles([FileSystemWatcher])
      /// `workspace/didChangeConfiguration` of one section.
      case configuration(section: String)
    }

    package init(id: String, method: String, options: Options) {
      self.id = id
      self.method = method
      self.options = options
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("id", id)
        $0.set("method", method)
        switch options {
        case .watchedFiles(let watchers):
          $0.object("registerOptions") { $0.set("watchers", watchers) }
        case .configuration(let section):
          $0.object("registerOptions") { $0.set("section", section) }
        }
      }
    }
  }

  package struct RegistrationParams: Sendable, JSONEncodable {
    package var registrations: [Registration]
    package init(_ registrations: [Registration]) { self.registrations = registrations }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("registrations", registrations) }
    }
  }

  package struct FileSystemWatcher: Hashable, Sendable, JSONEncodable {
    package var pattern: String
    package init(pattern: String) { self.pattern = pattern }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("globPattern", pattern) }
    }
  }

  package enum FileChangeType: Int, Sendable {
    case created = 1
    case changed
    case deleted
  }

  package struct FileEvent: Hashable, Sendable, JSONDecodable {
    package var uri: DocumentURI
    package var type: FileChangeType

    package init(json: JSONValue) throws(ParameterError) {
      uri = try json.required("uri")
      let number: Int = try json.required("type")
      guard let type = FileChangeType(rawValue: number) else {
        throw ParameterError("expected 1, 2 or 3, found \(number)").inside("type")
      }
      self.type = type
    }
  }

  package struct DidChangeWatchedFilesParams: Sendable, JSONDecodable {
    package var changes: [FileEvent]
    package init(json: JSONValue) throws(ParameterError) { changes = try json.required("changes") }
  }

  package struct ConfigurationItem: Hashable, Sendable, JSONEncodable {
    /// The folder that the settings are for; nil: for what lies in none.
    package var scope: DocumentURI?
    package var section: String

    package init(scope: DocumentURI?, section: String) {
      self.scope = scope
      self.section = section
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("scopeUri", ifPresent: scope)
        $0.set("section", section)
      }
    }
  }

  /// Answered with an array of as many values, `null` where nothing is set.
  package struct ConfigurationParams: Sendable, JSONEncodable {
    package var items: [ConfigurationItem]
    package init(_ items: [ConfigurationItem]) { self.items = items }

    package func encode(into slot: inout JSONSlot) {
      slot.object { $0.set("items", items) }
    }
  }

  package struct DidChangeConfigurationParams: Sendable, JSONDecodable {
    /// Whatever the client pushes; clients that we pull from send `null`.
    package var settings: JSONValue
    package init(json: JSONValue) throws(ParameterError) { settings = json["settings"] ?? .null }
  }

  package struct DidChangeWorkspaceFoldersParams: Sendable, JSONDecodable {
    package var added: [WorkspaceFolder]
    package var removed: [WorkspaceFolder]

    package init(json: JSONValue) throws(ParameterError) {
      let event: JSONValue = try json.required("event")
      do {
        added = try event.required("added")
        removed = try event.required("removed")
      } catch {
        throw error.inside("event")
      }
    }
  }
}
