// textDocument/hover: what becomes of an import, on its statement or where its name is used.
import Analysis
import Basics
import JSON

enum TextDocumentHover: SnapshotRequest {
  static func run(_ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation) throws(RequestFailure) -> Built {
    _ = try Params.uri(params)
    let position = try Params.position(params["position"], "position")
    guard let (document, report) = try snapshot.document(params), let program = report.program else { return .null }
    let lines = LineTable(document.text)
    let encoding = snapshot.work.encoding
    guard let offset = lines.offset(of: position, in: document.text, encoding),
      let hover = ImportHover(
        program, report.file, at: UInt32(clamping: offset), dialect: report.dialect,
        line: { lines.position(of: Int($0), in: document.text, .utf8).line + 1 })
    else { return .null }
    let start = lines.position(of: Int(hover.range.start), in: document.text, encoding)
    let end = lines.position(of: Int(hover.range.end), in: document.text, encoding)
    let usesMarkdown = snapshot.work.client.markdownHover
    let sentences = hover.sentences
    let text =
      usesMarkdown
      ? "```python\n\(hover.statement)\n```\n" + sentences.joined(separator: "\n\n")
      : hover.statement + "\n" + sentences.joined(separator: "\n").filter { $0 != "`" }
    return .object {
      $0.object("contents") { contents in
        contents.set("kind", usesMarkdown ? "markdown" : "plaintext")
        contents.set("value", text)
      }
      $0.set("range", PositionRange(start: start, end: end))
    }
  }
}
