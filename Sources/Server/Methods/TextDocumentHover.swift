// textDocument/hover: what becomes of an import, on its statement or where its name is used.
import Analysis
import Basics
import Protocol

enum TextDocumentHover: SnapshotRequest {
  static func run(
    _ params: LSP.HoverParams, _ snapshot: Snapshot, _ cancellation: Cancellation
  ) throws(ResponseError) -> LSP.Hover? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let offset = lines.offset(of: params.position, encoding)
    guard
      var hover = ImportHover(
        program, report.file, at: UInt32(clamping: offset), dialect: report.dialect,
        line: { lines.line(of: Int($0)) + 1 })
    else { return nil }
    if let line = hover.statementStart.map({ lines.line(of: Int($0)) + 1 }),
      let seen = report.evidence?.sentence(line: line)
    {
      hover.sentences.append(seen)
    }
    return LSP.Hover(
      contents: contents(hover, snapshot.work.client), range: lines.lspRange(of: hover.range, encoding))
  }

  private static func contents(_ hover: ImportHover, _ client: LSP.ClientCapabilities) -> LSP.MarkupContent {
    if client.textDocument.hoverContentFormat.contains(.markdown) {
      let text = "```python\n\(hover.statement)\n```\n" + hover.sentences.joined(separator: "\n\n")
      return LSP.MarkupContent(kind: .markdown, value: text)
    }
    let text = hover.statement + "\n" + hover.sentences.joined(separator: "\n").filter { $0 != "`" }
    return LSP.MarkupContent(kind: .plaintext, value: text)
  }
}
