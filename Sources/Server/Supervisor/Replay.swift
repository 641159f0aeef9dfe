// Tells a new analysis process what the old one knew.
import Basics
package import JSON
package import Protocol

/// What the supervisor remembers of the client, and the messages that say it again.
package struct Replay {
  /// The parameters of the client's `initialize`; nil while it has not come.
  package var initialize: JSONValue?
  package var isInitialized = false
  /// Folders, documents and settings as they are now.
  package var session = Session()

  package init() {}

  /// Of our own `initialize`: the client had its answer in an earlier life.
  package static let id = RequestID.string("lazyls/replay")

  /// Everything, in the order in which a client would have said it; without the documents that `isKept` refuses.
  package func messages(keeping isKept: (DocumentURI) -> Bool) -> [[UInt8]] {
    guard let initialize else { return [] }
    var messages = [OutgoingMessage.request(Self.id, LSP.Method.initialize, initialize)]
    if isInitialized {
      messages.append(OutgoingMessage.notification(LSP.Method.initialized, JSONValue.object(JSONObject())))
    }
    if let params = try? LSP.InitializeParams(json: initialize), params.trace != session.trace {
      let change: JSONValue = ["value": .string(session.trace.rawValue)]
      messages.append(OutgoingMessage.notification(LSP.Method.setTrace, change))
    }
    if let change = folderChange(since: initialize) {
      messages.append(OutgoingMessage.notification(LSP.Method.didChangeWorkspaceFolders, change))
    }
    if session.settings.pushed.object != nil {
      let params: JSONValue = ["settings": session.settings.pushed]
      messages.append(OutgoingMessage.notification(LSP.Method.didChangeConfiguration, params))
    }
    // In a fixed order: deaths that come from an order can then be had again.
    for document in session.documents.values.sorted(by: { $0.uri.spelling < $1.uri.spelling })
    where isKept(document.uri) {
      messages.append(didOpen(document))
    }
    return messages
  }

  package func didOpen(_ document: OpenDocument) -> [UInt8] {
    if let notebook = session.notebooks[document.uri] {
      return OutgoingMessage.notification(LSP.Method.didOpenNotebook, notebook.didOpen)
    }
    let item = LSP.TextDocumentItem(
      uri: document.uri, languageID: document.languageID, version: document.version,
      text: String(decoding: document.text, as: UTF8.self))
    return OutgoingMessage.notification(LSP.Method.didOpen, LSP.DidOpenTextDocumentParams(textDocument: item))
  }

  /// What `workspace/didChangeWorkspaceFolders` has to say of folders that came and went after `initialize`.
  private func folderChange(since initialize: JSONValue) -> JSONValue? {
    let before = (try? LSP.InitializeParams(json: initialize))?.folders.compactMap(\.filePath) ?? []
    if before == session.folders { return nil }
    func list(_ folders: [FilePath]) -> JSONValue {
      .array(folders.map { ["uri": .string(DocumentURI(path: $0).spelling), "name": .string($0.string)] })
    }
    return [
      "event": [
        "added": list(session.folders.filter { !before.contains($0) }),
        "removed": list(before.filter { !session.folders.contains($0) }),
      ]
    ]
  }
}
