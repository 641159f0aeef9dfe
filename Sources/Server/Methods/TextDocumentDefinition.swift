// textDocument/definition: from a part of a module's name to its file, from an imported name to what it is, through all
// that hands it on.
import Analysis
import Basics
import Protocol

enum TextDocumentDefinition: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.LocationLink]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let project = report.project
    else { return nil }
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let offset = UInt32(clamping: lines.offset(of: params.position, encoding))
    guard let found = DefinitionAt(project, report.file, document.text, offset) else { return nil }
    var placer = Placer(snapshot.work, project.program)
    let origin = lines.lspRange(of: found.origin, encoding)
    let targets: [LSP.Location] =
      switch found.target {
      case .files(let paths): paths.map { placer.start(of: $0) }
      case .place(let location): [placer.location(location)].compactMap { $0 }
      }
    if targets.isEmpty { return nil }
    let isLink = snapshot.work.client.textDocument.definitionLinkSupport
    return targets.map { LSP.LocationLink(originSelectionRange: origin, target: $0, isLink: isLink) }
  }
}

/// What a place of a document leads to.
struct DefinitionAt {
  enum Target {
    case files([FilePath])
    case place(Location)
  }

  let origin: ByteRange
  let target: Target

  init?(_ project: Project, _ file: FileID, _ text: [UInt8], _ offset: UInt32) {
    let program = project.program
    let summary = program[file].summary
    let places = ModulePlaces(project, file)
    if let entry = summary.lazyEntries.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
      guard let name = program.entryText(entry, in: file) else { return nil }
      (origin, target) = (entry.range, .files(places.paths(of: name)))
      return
    }
    let literals = ModuleLiteral.all(in: file, program, text)
    if let literal = literals.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
      (origin, target) = (literal.range, .files(places.paths(of: literal.name)))
      return
    }
    guard let found = ImportAt(summary, offset) else { return nil }
    let record = summary[found.id]
    guard let use = found.use else {
      let parts = ModulePath.parts(of: found.id, in: file, program, text)
      if let part = parts.first(where: { $0.range.start <= offset && offset <= $0.range.end }) {
        (origin, target) = (part.range, .files(places.paths(of: part.module)))
        return
      }
      guard record.alias.start <= offset, !record.isStar else { return nil }
      origin = record.alias
      guard let target = Self.target(program.resolve(found.id, in: file), program, places) else {
        // What cannot be told apart lies in that module.
        target = .files(places.paths(of: program.target(of: found.id, in: file)))
        return
      }
      self.target = target
      return
    }
    // The name, then each attribute up to the one that is pointed at.
    var resolution = Self.binding(of: found.id, in: file, program)
    var end = use.start + UInt32(clamping: summary.texts.bytes(summary[use.symbol].text).count)
    var start = use.start
    if use.chain.isPresent {
      for part in summary.texts.bytes(use.chain).split(separator: UInt8(ascii: ".")) where offset > end {
        guard case .module(let module) = resolution else { return nil }
        resolution = program.resolve(part, in: module)
        // Between the two there are a dot and perhaps blanks.
        start = end
        while start < use.end, Int(start) < text.count, !text[Int(start)...].starts(with: part) { start += 1 }
        end = start + UInt32(clamping: part.count)
      }
    }
    if offset > end { return nil }
    origin = ByteRange(start, end)
    guard let target = Self.target(resolution, program, places) else { return nil }
    self.target = target
  }

  /// What a name is that an import binds: of `import a.b` it is `a`.
  private static func binding(of id: ImportID, in file: FileID, _ program: Program) -> NameResolution {
    let record = program[file].summary[id]
    guard !record.isFrom, !record.asName.isPresent else { return program.resolve(id, in: file) }
    let target = program.target(of: id, in: file)
    return target.isPresent ? .module(program.root(of: target)) : .unknown
  }

  private static func target(_ found: NameResolution, _ program: Program, _ places: ModulePlaces) -> Target? {
    switch found {
    case .module(let module): return .files(places.paths(of: module))
    case .definition(let file, let symbol):
      let summary = program[file].summary
      let bindings = summary.bindings(of: symbol)
      guard let binding = bindings.last(where: { $0.kind != .deletion && $0.kind != .annotationOnly }) ?? bindings.last
      else { return nil }
      let length = UInt32(clamping: summary.texts.bytes(summary[symbol].text).count)
      return .place(Location(file, ByteRange(binding.start, binding.start + length)))
    case .missing, .unknown: return nil
    }
  }
}
