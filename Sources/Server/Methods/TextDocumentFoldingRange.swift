// textDocument/foldingRange: the imports at the top of a text as one region, which says what it holds while it is folded.
import Analysis
import Basics
import Protocol

enum TextDocumentFoldingRange: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.FoldingRange]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let summary = program[report.file].summary
    let folding = snapshot.work.client.textDocument.folding
    var regions: [(range: ByteRange, statements: [ImportStatement])] = []
    for statement in ImportStatement.all(of: program, report.file, report.dialect) {
      let record = summary[statement.ids[0]]
      // What stands in functions, classes and blocks is of theirs.
      if record.obstacleToKeyword?.place != nil || record.guardKind != .none { continue }
      let range = record.statement
      if let last = regions.indices.last, document.areTogether(regions[last].range, range) {
        regions[last].range = ByteRange(regions[last].range.start, range.end)
        regions[last].statements.append(statement)
      } else {
        regions.append((range, [statement]))
      }
    }
    return regions.compactMap { region in
      let place = document.lines.lspRange(of: region.range, snapshot.work.encoding)
      // One line has nothing to fold.
      if place.start.line == place.end.line { return nil }
      return LSP.FoldingRange(
        place, columns: !folding.lineFoldingOnly,
        collapsedText: folding.collapsedText ? words(region.statements) : nil)
    }
  }

  /// `12 imports (7 lazy)`.
  private static func words(_ statements: [ImportStatement]) -> String {
    let lazy = statements.count { if case .lazy = $0.state { true } else { false } }
    return (statements.count == 1 ? "1 import" : "\(statements.count) imports") + (lazy > 0 ? " (\(lazy) lazy)" : "")
  }
}

extension OpenDocument {
  /// Is there nothing but white space and comments between two statements, and no cell's end?
  fileprivate func areTogether(_ first: ByteRange, _ second: ByteRange) -> Bool {
    if isNotebook, cell(ofLine: lines.line(of: Int(first.start))) != cell(ofLine: lines.line(of: Int(second.start))) {
      return false
    }
    var isComment = false
    for byte in text[Int(min(first.end, second.start))..<Int(second.start)] {
      if byte == UInt8(ascii: "\n") { isComment = false }
      if byte == UInt8(ascii: "#") { isComment = true }
      if !isComment, ![32, 9, 10, 13, 12, UInt8(ascii: ";")].contains(byte) { return false }
    }
    return true
  }
}
