// A file's imports counted: what stands above the first of them, and in status bars.
import Analysis
import Basics
import JSON
import Protocol

/// Statements, not names; each is counted once.
struct ImportScore {
  private(set) var imports = 0
  private(set) var lazy = 0
  /// Deferred, but loaded while the module's body runs.
  private(set) var forced = 0
  private(set) var eager = 0
  /// With a warning or an error, whatever else they are.
  private(set) var hazards = 0
  /// That loading the file loads at least, itself among them; 0 for what has no module's name.
  private(set) var modules = 0

  init(_ document: OpenDocument, _ report: FileReport, _ program: Program, _ encoding: PositionEncoding) {
    let summary = program[report.file].summary
    let doubts = report.findings.filter { $0.diagnostic.severity.rawValue <= LSP.DiagnosticSeverity.warning.rawValue }
      .map(\.diagnostic.range)
    for statement in ImportStatement.all(of: program, report.file, report.dialect) {
      imports += 1
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
    let module = program.module(of: report.file)
    if module.isPresent { modules = LoadCounter(program, report.dialect).closure(of: module).count }
  }

  /// `41 imports: 33 lazy, 6 needed at import, 2 hazards · loads at least 311 modules`.
  var title: String {
    var parts: [String] = []
    if lazy > 0 { parts.append("\(lazy) lazy") }
    if forced > 0 { parts.append("\(forced) needed at import") }
    if eager > 0 { parts.append("\(eager) eager") }
    if hazards > 0 { parts.append("\(hazards) \(hazards == 1 ? "hazard" : "hazards")") }
    var title = imports == 1 ? "1 import" : "\(imports) imports"
    if !parts.isEmpty { title += ": " + parts.joined(separator: ", ") }
    if modules > 1 { title += " · loads at least \(modules) modules" }
    return title
  }

  /// For commands.
  var json: JSONValue {
    [
      "imports": .integer(imports), "lazy": .integer(lazy), "forced": .integer(forced), "eager": .integer(eager),
      "hazards": .integer(hazards), "modules": .integer(modules), "title": .string(title),
    ]
  }
}
