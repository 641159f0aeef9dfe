// textDocument/hover: what becomes of an import, on its name or its statement.
import Basics
import JSON

enum TextDocumentHover: SnapshotRequest {
  static func run(_ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation) throws(RequestFailure) -> Built {
    _ = try Params.uri(params)
    let position = try Params.position(params["position"], "position")
    guard let (_, report) = try snapshot.document(params) else { return .null }
    // The innermost entry that covers the position: entries are in source order, so the last one.
    guard let entry = report.hovers.last(where: { $0.range.start <= position && position <= $0.range.end }) else { return .null }
    let usesMarkdown = snapshot.work.client.markdownHover
    return .object {
      $0.object("contents") { contents in
        contents.set("kind", usesMarkdown ? "markdown" : "plaintext")
        contents.set("value", usesMarkdown ? entry.markdown : entry.plain)
      }
      $0.set("range", entry.range)
    }
  }
}
