// textDocument/didOpen: from here on the editor's text is the truth, not the disk's.
import Basics
import Protocol

enum TextDocumentDidOpen: SessionNotification {
  static func run(_ params: LSP.DidOpenTextDocumentParams, _ session: inout Session) throws(ResponseError) {
    let item = params.textDocument
    // Opened again under another spelling of its name: the client's last one counts.
    session.documents[item.uri] = nil
    session.documents[item.uri] = OpenDocument(
      uri: item.uri, path: item.uri.filePath?.resolved(in: "/") ?? unsavedPath(item.uri, session),
      languageID: item.languageID, version: item.version, buffer: TextBuffer(item.text))
    session.changed()
  }

  /// A text without a file is judged as if it lay in the first folder, under a name that no file has.
  static func unsavedPath(_ uri: DocumentURI, _ session: Session) -> FilePath {
    var name = ""
    for byte in uri.spelling.utf8 {
      let isPlain = "a"..."z" ~= UnicodeScalar(byte | 0x20) || "0"..."9" ~= UnicodeScalar(byte)
      // By number, so that no two texts have one name.
      name += isPlain ? String(UnicodeScalar(byte)) : "-\(byte)-"
    }
    return (session.folders.first ?? "/").appending(".\(name).py")
  }
}
