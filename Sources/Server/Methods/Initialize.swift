// initialize: what we can do, in answer to what the client can.
import JSON
import Protocol

/// The `InitializeResult`. Only one way to get diagnostics is offered, or editors show each of them twice.
struct Capabilities: JSONEncodable {
  private let client: ClientCapabilities
  private let encoding: PositionEncoding

  init(_ session: borrowing Session) {
    client = session.client
    encoding = session.encoding
  }

  func encode(into slot: inout JSONSlot) {
    slot.object { result in
      result.object("capabilities") { capabilities in
        capabilities.set("positionEncoding", encoding.rawValue)
        capabilities.object("textDocumentSync") { sync in
          sync.set("openClose", true)
          sync.set("change", 2)
          sync.object("save") { $0.set("includeText", false) }
        }
        if client.pullsDiagnostics {
          capabilities.object("diagnosticProvider") { provider in
            provider.set("identifier", "lazyls")
            provider.set("interFileDependencies", true)
            provider.set("workspaceDiagnostics", false)
          }
        }
        if client.codeActionLiterals {
          capabilities.object("codeActionProvider") { provider in
            provider.array("codeActionKinds") { kinds in
              kinds.append("quickfix")
              kinds.append(TextDocumentCodeAction.fixAllKind)
            }
          }
        }
        capabilities.set("hoverProvider", true)
        capabilities.object("workspace") { workspace in
          workspace.object("workspaceFolders") { folders in
            folders.set("supported", true)
            folders.set("changeNotifications", true)
          }
        }
      }
      result.object("serverInfo") { $0.set("name", "lazyls") }
    }
  }
}
