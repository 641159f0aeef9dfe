// textDocument/codeLens: above the first import how many of them are lazy, above an import what its first use loads and
// above a function what its first call does, where that is much.
import Analysis
import Basics
import JSON
import Protocol

enum TextDocumentCodeLens: LinkedRequest {
  /// A first call that loads fewer modules is not worth a line.
  static let heavy = 20
  /// A first use that loads fewer modules is told by a hint alone.
  static let veryHeavy = 100

  static func run(
    _ params: LSP.TextDocumentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CodeLens]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let settings = snapshot.settings(of: report)
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let summary = program[report.file].summary
    var lenses: [LSP.CodeLens] = []
    let statements = ImportStatement.all(of: program, report.file, report.dialect)
    if settings.isOn("code-lens", "file"),
      let first = statements.first(where: { !summary[$0.ids[0]].function.isPresent })
    {
      lenses.append(
        LSP.CodeLens(
          range: lines.lspRange(of: summary[first.ids[0]].statement, encoding),
          data: ["uri": .string(document.uri.spelling), "version": .integer(document.version)]))
    }
    let isOnFunctions = settings.isOn("code-lens", "functions")
    let isOnImports = settings.isOn("code-lens", "imports")
    guard isOnFunctions || isOnImports else { return lenses }
    let counter = LoadCounter(program, report.dialect)
    func command(_ title: String, _ statement: ImportStatement) -> LSP.Command {
      let place = lines.lspPosition(of: Int(summary[statement.ids[0]].alias.start), encoding)
      return LSP.Command(
        title: title, command: "lazyls.explain",
        arguments: [
          [
            "uri": .string(document.uri.spelling),
            "position": ["line": .integer(place.line), "character": .integer(place.character)],
          ]
        ])
    }
    for statement in statements {
      if context.isCancelled { throw .cancelled }
      guard case .lazy = statement.state, case let count = statement.loads(counter, in: report.file), count >= heavy
      else { continue }
      if isOnImports, count >= veryHeavy {
        lenses.append(
          LSP.CodeLens(
            range: lines.lspRange(of: summary[statement.ids[0]].statement, encoding),
            command: command("loads \(count) modules on first use", statement)))
      }
      guard isOnFunctions, statement.firstUse.isPresent else { continue }
      let use = summary[statement.firstUse]
      guard use.function.isPresent else { continue }
      let function = summary[use.function]
      guard function.name.isPresent else { continue }
      let start = lines.lspPosition(of: Int(function.range.start), encoding)
      lenses.append(
        LSP.CodeLens(
          range: LSP.Range(start: start, end: start),
          command: command("loads \(count) modules when first called: `\(name(statement, summary))`", statement)))
    }
    return lenses
  }

  private static func name(_ statement: ImportStatement, _ summary: ModuleSummary) -> String {
    let record = summary[statement.ids[0]]
    return summary.text(record.bound.isPresent ? record.bound : record.module)
  }
}
