// textDocument/didOpen: from here on the editor's text is the truth, not the disk's.
import Basics
import JSON
import Protocol

enum TextDocumentDidOpen: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    let uri = try Params.uri(params)
    guard let text = params.at("textDocument", "text")?.string else {
      throw .badMember("textDocument.text", expected: "a string")
    }
    let path = uri.filePath
    session.documents[uri] = OpenDocument(
      uri: uri.spelling, path: path?.resolved(in: "/") ?? unsavedPath(uri, session), isFile: path != nil,
      languageID: params.at("textDocument", "languageId")?.string ?? "python", version: params.at("textDocument", "version")?.int ?? 0, text: Array(text.utf8))
    session.changed()
  }

  /// A text without a file is judged as if it lay in the first folder, under a name that no file has.
  private static func unsavedPath(_ uri: DocumentURI, _ session: Session) -> FilePath {
    let folder = session.folders.first?.path ?? "/"
    var name = ""
    for byte in uri.spelling.utf8 { name += UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 ? String(UnicodeScalar(byte)) : "-" }
    return folder.appending(".\(name).py")
  }
}
