// textDocument/hover: what becomes of an import, on its statement or where its name is used.
import Analysis
import Basics
import JSON
import Protocol

enum TextDocumentHover: SnapshotRequest {
  static func run(_ params: JSONValue, _ snapshot: Snapshot, _ cancellation: Cancellation) throws(RequestFailure) -> Built {
    _ = try Params.uri(params)
    let position = try Params.position(params["position"], "position")
    guard let (document, report) = try snapshot.document(params), let program = report.program else { return .null }
    let lines = LineIndex(document.text)
    let encoding = snapshot.work.encoding
    let offset = lines.offset(of: position, encoding)
    guard
      let hover = ImportHover(
        program, report.file, at: UInt32(clamping: offset), dialect: report.dialect,
        line: { lines.line(of: Int($0)) + 1 })
    else { return .null }
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
      $0.set("range", lines.lspRange(of: hover.range, encoding))
    }
  }
}
