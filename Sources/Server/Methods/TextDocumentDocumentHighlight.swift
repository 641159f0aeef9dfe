// textDocument/documentHighlight: the import, and every place that may load it; mentions that never do are text.
import Analysis
import Basics
import Protocol

enum TextDocumentDocumentHighlight: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.DocumentHighlight]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let summary = program[report.file].summary
    let offset = UInt32(clamping: lines.offset(of: params.position, encoding))
    guard let found = ImportAt(summary, offset) else { return nil }
    let record = summary[found.id]
    var highlights = [LSP.DocumentHighlight(range: lines.lspRange(of: record.alias, encoding), kind: .write)]
    for use in summary.uses(of: found.id) {
      let length = UInt32(clamping: summary.texts.bytes(summary[use.symbol].text).count)
      let range = ByteRange(use.start, min(use.end, use.start + length))
      highlights.append(LSP.DocumentHighlight(range: lines.lspRange(of: range, encoding), kind: kind(use)))
    }
    return highlights
  }

  private static func kind(_ use: Use) -> LSP.DocumentHighlightKind {
    switch use.time {
    case .atImport, .deferred, .main: .read
    case .annotation, .lazyType, .string, .never: .text
    }
  }
}
