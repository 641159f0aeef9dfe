// textDocument/inlayHint: at the end of an import what becomes of it; only what surprises, unless settings ask for more.
import Analysis
import Basics
import JSON
import Protocol

enum TextDocumentInlayHint: LinkedRequest {
  /// Switches under `lazyls.inlay-hints`.
  private struct Kinds {
    let lazy, forced, eager, unused, modules: Bool

    init(_ settings: EditorSettings) {
      lazy = settings.isOn("inlay-hints", "lazy")
      forced = settings.isOn("inlay-hints", "forced")
      eager = settings.isOn("inlay-hints", "eager", unlessSaid: false)
      unused = settings.isOn("inlay-hints", "unused")
      modules = settings.isOn("inlay-hints", "modules")
    }
  }

  static func run(
    _ params: LSP.TextDocumentRangeParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.InlayHint]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let program = report.program
    else { return nil }
    let kinds = Kinds(snapshot.settings(of: report))
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let summary = program[report.file].summary
    let range = lines.byteRange(of: params.range, encoding)
    let counter = kinds.modules ? LoadCounter(program, report.dialect) : nil
    var hints: [LSP.InlayHint] = []

    func link(_ use: UseID) -> LSP.InlayHintLabelPart {
      let place = lines.lspRange(of: summary[use].range, encoding)
      return LSP.InlayHintLabelPart(
        document.words(ofLine: place.start.line), location: LSP.Location(uri: document.uri, range: place))
    }

    for statement in ImportStatement.all(of: program, report.file, report.dialect, in: range) {
      if context.isCancelled { throw .cancelled }
      var label: [LSP.InlayHintLabelPart] = []
      switch statement.state {
      case .never:
        if kinds.unused { label = [.init("never imported")] }
      case .forced(let use, let kind):
        if kinds.forced { label = [.init("loaded at import: \(words(kind)), "), link(use)] }
      case .eager:
        if kinds.eager { label = [.init("eager")] }
      case .lazy where !statement.isUsed:
        if kinds.unused { label = [.init("never used")] }
      case .lazy:
        guard kinds.lazy else { break }
        label = [.init("lazy")]
        if statement.firstUse.isPresent {
          label[0].value += " · first used at "
          label.append(link(statement.firstUse))
        }
        if let counter {
          let count = statement.loads(counter, in: report.file)
          if count > 1 { label.append(.init(" · \(count) modules")) }
        }
      }
      guard !label.isEmpty else { continue }
      let end = lines.lspPosition(of: Int(summary[statement.ids[0]].statement.end), encoding)
      hints.append(
        LSP.InlayHint(
          position: end, label: label,
          data: [
            "uri": .string(document.uri.spelling), "version": .integer(document.version),
            "import": .integer(statement.ids[0].index),
          ]))
    }
    return hints
  }

  static func words(_ kind: UseKind) -> String { String(kind.word.map { $0 == "-" ? " " : $0 }) }
}
