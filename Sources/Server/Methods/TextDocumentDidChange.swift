// textDocument/didChange: edits are checked before they are made; a bad one leaves text and version as they were.
import Basics
import JSON
import Protocol

enum TextDocumentDidChange: SessionNotification {
  static func run(_ params: JSONValue, _ session: inout Session) throws(RequestFailure) {
    let key = try Params.uri(params)
    guard var document = session.documents[key] else {
      throw RequestFailure(RequestFailure.invalidParams, "`\(key)` was changed but is not open")
    }
    guard let changes = params["contentChanges"]?.array else { throw .badMember("contentChanges", expected: "an array") }
    do throws(RequestFailure) {
      var text = document.text
      var isStale = document.isStale
      for change in changes { try apply(change, to: &text, &isStale, session.encoding) }
      document.text = text
      document.isStale = isStale
      if let version = params.at("textDocument", "version")?.int { document.version = version }
      session.documents[key] = document
      session.changed()
    } catch {
      let isFirst = !document.isStale
      document.isStale = true
      session.documents[key] = document
      session.changed()
      // Every edit after the first bad one fails as well; once is enough to say so.
      if isFirst { throw error }
    }
  }

  private static func apply(
    _ change: JSONValue, to text: inout [UInt8], _ isStale: inout Bool, _ encoding: PositionEncoding
  ) throws(RequestFailure) {
    guard let new = change["text"]?.string else { throw .badMember("contentChanges[].text", expected: "a string") }
    guard let range = change["range"], !range.isNull else {
      text = Array(new.utf8)
      isStale = false
      return
    }
    // Without the text the client has, its positions mean nothing.
    if isStale { throw RequestFailure(RequestFailure.contentModified, "an earlier edit could not be applied") }
    let wanted = try Params.range(range, "contentChanges[].range")
    guard wanted.start <= wanted.end else {
      throw RequestFailure(RequestFailure.invalidParams, "`contentChanges[].range` ends before it starts")
    }
    let replaced = LineIndex(text).byteRange(of: wanted, encoding)
    text.replaceSubrange(Int(replaced.start)..<Int(replaced.end), with: new.utf8)
  }
}
