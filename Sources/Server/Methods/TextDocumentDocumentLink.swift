// textDocument/documentLink: every module that an import, an entry of `__lazy_modules__` or a call of `import_module`
// names, with what it loads.
import Analysis
import Basics
import Protocol

enum TextDocumentDocumentLink: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.DocumentLink]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let project = report.project
    else { return [] }
    let program = project.program
    let summary = program[report.file].summary
    let encoding = snapshot.work.encoding
    let places = ModulePlaces(project, report.file)
    let placer = Placer(snapshot.work, program)
    let counter =
      snapshot.work.client.textDocument.documentLinkTooltipSupport ? LoadCounter(program, report.dialect) : nil
    var links: [LSP.DocumentLink] = []
    // Several names from one module are several imports with one link.
    var linked: Set<ByteRange> = []
    func add(_ range: ByteRange, _ paths: [FilePath], _ module: ModuleID?) {
      guard linked.insert(range).inserted,
        let path = paths.first(where: { $0.hasSuffix(".py") || $0.hasSuffix(".pyi") })
      else { return }
      var tooltip: String?
      if let counter, let module, module.isPresent {
        let count = counter.closure(of: module).count
        tooltip = count == 1 ? "loads one module" : "loads at least \(count) modules"
      }
      links.append(
        LSP.DocumentLink(
          range: document.lines.lspRange(of: range, encoding), target: placer.uri(of: path), tooltip: tooltip))
    }
    for index in summary.imports.indices {
      if context.isCancelled { throw .cancelled }
      let id = ImportID(index)
      let record = summary.imports[index]
      if record.flags.contains(.isFuture) { continue }
      let target = program.target(of: id, in: report.file)
      add(record.moduleRange, places.paths(of: target), target)
      let submodule = program.submodule(of: id, in: report.file)
      if submodule.isPresent { add(record.alias, places.paths(of: submodule), submodule) }
    }
    for entry in summary.lazyEntries {
      guard let name = program.entryText(entry, in: report.file) else { continue }
      add(entry.range, places.paths(of: name), program.module(named: name))
    }
    for literal in ModuleLiteral.all(in: report.file, program, document.text) {
      add(literal.range, places.paths(of: literal.name), program.module(named: literal.name))
    }
    return links
  }
}
