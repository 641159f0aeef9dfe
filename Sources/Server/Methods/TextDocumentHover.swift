// textDocument/hover: what becomes of an import, on its statement or where its name is used.
import Analysis
import Basics
import Evidence
import Modules
import Protocol
import Rules

enum TextDocumentHover: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> LSP.Hover? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri) else { return nil }
    let offset = document.lines.offset(of: params.position, snapshot.work.encoding)
    return hover(at: UInt32(clamping: offset), document, report, snapshot, context)
  }

  static func hover(
    at offset: UInt32, _ document: OpenDocument, _ report: FileReport, _ snapshot: Snapshot, _ context: RequestContext
  ) -> LSP.Hover? {
    let lines = document.lines
    guard let program = report.program,
      var hover = ImportHover(
        program, report.file, at: offset, dialect: report.dialect,
        line: { document.words(ofLine: lines.line(of: Int($0))) })
    else { return nil }
    if let id = hover.importID {
      let story = ImportStory(program, report, document, snapshot.work)
      hover.sentences += [story.uses(of: id), story.effects(of: id)].compactMap { $0 }
      if let seen = evaluated(id, document, report, snapshot, context) {
        hover.sentences.append(seen)
      } else if let time = hover.time {
        hover.sentences.append("Its load takes \(time.words).")
      }
      if let rules = rules(id, document, report, snapshot, context) { hover.sentences.append(rules) }
    }
    return LSP.Hover(
      contents: contents(hover, snapshot.work.client), range: lines.lspRange(of: hover.range, snapshot.work.encoding))
  }

  /// The rules that speak of an import's statement or of a use of it, with links to their pages. Only what is known
  /// already: nobody waits with a pointer for findings.
  private static func rules(
    _ id: ImportID, _ document: OpenDocument, _ report: FileReport, _ snapshot: Snapshot, _ context: RequestContext
  ) -> String? {
    guard let judged = context.judged, judged.work.documents[document.uri]?.version == document.version,
      let findings = judged.reports[document.uri]?.findings, !findings.isEmpty, let program = report.program
    else { return nil }
    let summary = program[report.file].summary
    let places = [summary[id].statement] + summary.uses(of: id).map(\.range)
    let isMarkdown = snapshot.work.client.textDocument.hoverContentFormat.contains(.markdown)
    var words: [String] = []
    for finding in findings {
      let range = document.lines.byteRange(of: finding.diagnostic.range, snapshot.work.encoding)
      guard places.contains(where: { $0.start <= range.end && range.start <= $0.end }) else { continue }
      let code = finding.code.description
      var word = RuleRegistry.find(code).map { "\(code) \($0.name)" } ?? code
      if isMarkdown, let page = RulePage.uri(of: code) { word = "[\(word)](\(page))" }
      if !words.contains(word) { words.append(word) }
    }
    return words.isEmpty ? nil : "Rules: \(words.joined(separator: ", "))."
  }

  /// What evaluation says of an import; while it says nothing, it is set going.
  private static func evaluated(
    _ id: ImportID, _ document: OpenDocument, _ report: FileReport, _ snapshot: Snapshot, _ context: RequestContext
  ) -> String? {
    guard let project = report.project else { return nil }
    let record = project.program[report.file].summary[id]
    let isEvaluated = project.configuration(document.path).evaluate != .off
    if let evidence = report.evidence {
      let line = document.lines.line(of: Int(record.statement.start)) + 1
      if let seen = evidence.loads[line]?.sentence { return seen }
    } else if isEvaluated, project.program[report.file].summary.syntaxErrors.isEmpty {
      context.wish(.evaluate(document.uri))
      return nil
    }
    // The file's own evaluation does not do this import: it stands in a function, or found its module loaded.
    let module = project.program.module(loadedBy: id, in: report.file)
    guard isEvaluated, module.isPresent, !record.guardKind.isNever,
      !record.flags.contains(.isFuture), project.program.exists(module)
    else { return nil }
    let key = LoadKeeper.Key(
      folder: (project.folder ?? document.path.parent).string, module: project.program.name(module))
    return context.loads.load(key) {
      let target = project.target(report.file, Array(snapshot.work.documents.values))
      return target.loading(
        key.module, file: project.program.file(module).map { project.program[$0].description.path.string })
    }?.sentence
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
