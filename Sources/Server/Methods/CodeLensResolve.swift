// codeLens/resolve: what stands above the first import, counted when it comes into view.
import Analysis
import Basics
import JSON
import Protocol

enum CodeLensResolve: SnapshotRequest {
  static func run(
    _ params: LSP.ResolveParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> JSONValue? {
    // What has its command needs no other.
    guard let data = params.data else { return .object(params.object) }
    guard let uri = data["uri"]?.string else {
      throw ResponseError(.invalidParams, "params.data: not of a lens of lazyls")
    }
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), let program = report.program,
      document.version == data["version"]?.int
    else { throw ResponseError(.contentModified, "the document is not what it was when the lens was made") }
    let command = LSP.Command(
      title: title(document, report, program, snapshot.work.encoding), command: "lazyls.importGraph",
      arguments: [.string(uri)])
    return params.adding("command", command)
  }

  /// `41 imports: 33 lazy, 6 needed at import, 2 hazards · loads 311 modules`.
  private static func title(
    _ document: OpenDocument, _ report: FileReport, _ program: Program, _ encoding: PositionEncoding
  ) -> String {
    let summary = program[report.file].summary
    var (all, lazy, forced, eager, hazards) = (0, 0, 0, 0, 0)
    let doubts = report.findings.filter { $0.diagnostic.severity.rawValue <= LSP.DiagnosticSeverity.warning.rawValue }
      .map(\.diagnostic.range)
    for statement in ImportStatement.all(of: program, report.file, report.dialect) {
      all += 1
      let range = document.lines.lspRange(of: summary[statement.ids[0]].statement, encoding)
      if doubts.contains(where: { $0.start <= range.end && range.start <= $0.end }) {
        hazards += 1
        continue
      }
      switch statement.state {
      case .lazy: lazy += 1
      case .forced: forced += 1
      case .eager: eager += 1
      case .never: break
      }
    }
    var parts: [String] = []
    if lazy > 0 { parts.append("\(lazy) lazy") }
    if forced > 0 { parts.append("\(forced) needed at import") }
    if eager > 0 { parts.append("\(eager) eager") }
    if hazards > 0 { parts.append("\(hazards) \(hazards == 1 ? "hazard" : "hazards")") }
    var title = all == 1 ? "1 import" : "\(all) imports"
    if !parts.isEmpty { title += ": " + parts.joined(separator: ", ") }
    let module = program.module(of: report.file)
    if module.isPresent {
      let count = LoadCounter(program, report.dialect).closure(of: module).count
      if count > 1 { title += " · loads at least \(count) modules" }
    }
    return title
  }
}
