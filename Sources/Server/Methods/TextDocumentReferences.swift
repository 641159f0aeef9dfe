// textDocument/references: of an imported name the places that use it, those at import first; of a module its importers.
import Analysis
import Basics
import Protocol

enum TextDocumentReferences: LinkedRequest {
  static func run(
    _ params: LSP.ReferenceParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.Location]? {
    guard let (document, report) = try snapshot.document(params.place.textDocument.uri),
      let project = report.project
    else { return nil }
    let program = project.program
    let encoding = snapshot.work.encoding
    let offset = UInt32(clamping: document.lines.offset(of: params.place.position, encoding))
    let summary = program[report.file].summary
    guard let found = ImportAt(summary, offset) else { return nil }
    if found.use == nil {
      let parts = ModulePath.parts(of: found.id, in: report.file, program, document.text)
      if let part = parts.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
        let target = program.target(of: found.id, in: report.file)
        let module = Self.module(part.module, of: target, program)
        return try importers(of: module, program, snapshot, context, params.partialResultToken)
      }
    }
    var uses = summary.uses(of: found.id)
    uses.sort { a, b in
      a.isReadAtImport != b.isReadAtImport ? a.isReadAtImport : a.start < b.start
    }
    var ranges = uses.map(\.range)
    if params.includeDeclaration { ranges.insert(summary[found.id].alias, at: 0) }
    return ranges.map { LSP.Location(uri: document.uri, range: document.lines.lspRange(of: $0, encoding)) }
  }

  /// The module of a name, of those around another one.
  private static func module(_ name: String, of inner: ModuleID, _ program: Program) -> ModuleID {
    var module = inner
    while module.isPresent, program.name(module) != name { module = program.parent(module) }
    return module
  }

  /// So many places are sent as one piece.
  private static let stride = 100

  /// The imports of a module in the project's files, whatever they find it by.
  private static func importers(
    of module: ModuleID, _ program: Program, _ snapshot: Snapshot, _ context: RequestContext,
    _ token: LSP.ProgressToken?
  ) throws(ResponseError) -> [LSP.Location] {
    var placer = Placer(snapshot.work, program)
    var found: [LSP.Location] = []
    let file = program.file(module)
    func isMeant(_ other: ModuleID) -> Bool { other == module || file != nil && program.file(other) == file }
    for reference in program.projectImports(naming: isMeant) {
      if context.isCancelled { throw .cancelled }
      let record = program[reference.file].summary[reference.importID]
      let isName = isMeant(program.submodule(of: reference.importID, in: reference.file))
      let range = isName || record.moduleRange.isEmpty ? record.alias : record.moduleRange
      guard let place = placer.location(Location(reference.file, range)), found.last != place else { continue }
      if let token, found.count == stride {
        context.send(piece: found, token)
        found = []
      }
      found.append(place)
    }
    // Once pieces were sent, the answer is nothing but the end of them.
    guard let token else { return found }
    context.send(piece: found, token)
    return []
  }
}
