// Tells a new analysis process what the old one knew.
import JSON

enum Replay {
  static func didOpen(_ document: OpenDocument) -> JSONText {
    .object {
      $0.set("jsonrpc", "2.0")
      $0.set("method", "textDocument/didOpen")
      $0.object("params") {
        $0.object("textDocument") {
          $0.set("uri", document.uri)
          $0.set("languageId", document.languageID)
          $0.set("version", document.version)
          $0.set("text", JSONUTF8(document.text))
        }
      }
    }
  }
}
