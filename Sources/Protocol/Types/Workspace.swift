// The workspace: dynamic registration, watched files, configuration, folders.
package import JSON

extension LSP {
  package struct Registration: Sendable, JSONEncodable {
    package var id: String
    package var method: String
    package var options: Options?

    package enum Options: Sendable {
      case watchedFiles([FileSystemWatcher])
      /// `workspace/didChangeConfiguration` of one section.
      case configuration(section: String)
      /// Pull diagnostics for documents of one language.
      case diagnostics(language: String, DiagnosticOptions)
    }

    package init(id: String, method: String, options: Options? = nil) {
      self.id = id
      self.method = method
      self.options = options
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("id", id)
        $0.set("method", method)
        switch options {
        case nil: break
        case .watchedFiles(let watchers):
          $0.object("registerOptions") { $0.set("watchers", watchers) }
        case .configuration(let section):
          $0.object("registerOptions") { $0.set("section", section) }
        case .diagnostics(let language, let options):
          $0.object("registerOptions") {
            $0.array("documentSelector") { $0.object { $0.set("language", language) } }
            options.encode(to: &$0)
          }
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

  package struct UnregistrationParams: Sendable, JSONEncodable {
    package var unregistrations: [(id: String, method: String)]
    package init(_ unregistrations: [(id: String, method: String)]) { self.unregistrations = unregistrations }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        // The specification's own misspelling, kept for ever.
        $0.array("unregisterations") {
          for (id, method) in unregistrations {
            $0.object {
              $0.set("id", id)
              $0.set("method", method)
            }
          }
        }
      }
    }
  }

  package struct WatchKind: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let create = WatchKind(rawValue: 1)
    package static let change = WatchKind(rawValue: 2)
    package static let delete = WatchKind(rawValue: 4)
  }

  package struct FileSystemWatcher: Hashable, Sendable, JSONEncodable {
    package var pattern: String
    /// The folder that the pattern is relative to, for clients with `relativePatternSupport`.
    package var baseURI: DocumentURI?
    /// nil: all three.
    package var kind: WatchKind?

    package init(pattern: String, baseURI: DocumentURI? = nil, kind: WatchKind? = nil) {
      self.pattern = pattern
      self.baseURI = baseURI
      self.kind = kind
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        if let baseURI {
          $0.object("globPattern") {
            $0.set("baseUri", baseURI)
            $0.set("pattern", pattern)
          }
        } else {
          $0.set("globPattern", pattern)
        }
        $0.set("kind", ifPresent: kind?.rawValue)
      }
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
    package var scopeURI: DocumentURI?
    package var section: String

    package init(scopeURI: DocumentURI? = nil, section: String) {
      self.scopeURI = scopeURI
      self.section = section
    }

    package func encode(into slot: inout JSONSlot) {
      slot.object {
        $0.set("scopeUri", ifPresent: scopeURI)
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
