// Rewriting imports without a finding: this one lazy, this one eager, all that may be lazy.
import Analysis
import Basics
import JSON
import Protocol
import Rules

/// What a reader may do to imports where he stands. Its edit is worked out when it is chosen.
struct ImportAction: Sendable {
  enum Kind: String, Sendable { case makeLazy, makeEager, moveToTop, makeAllLazy, partition }

  static let allLazyKind = LSP.CodeActionKind(rawValue: "source.lazyImports.lazyls")

  let kind: Kind
  let title: String
  /// Indices into the summary's imports; empty for all of the file.
  let imports: [Int]

  var lspKind: LSP.CodeActionKind {
    kind == .makeAllLazy || kind == .partition ? Self.allLazyKind : .refactorRewrite
  }

  /// Why it cannot be done here at all, in words for the reader; nil when it may.
  var obstacle: String?

  /// Why there may be no edit.
  var failure: String {
    switch kind {
    case .makeLazy: "this import cannot be made lazy without changing others"
    case .makeEager: "this import cannot be made eager without changing others"
    case .moveToTop: "this import cannot be moved to the top of its module"
    case .makeAllLazy: "no import of this file is known to be safe to make lazy"
    case .partition: "the lazy imports of this file stand below the eager ones already"
    }
  }

  private init(_ kind: Kind, _ title: String, _ imports: [Int]) {
    self.kind = kind
    self.title = title
    self.imports = imports
  }

  init?(data: JSONValue) {
    guard let kind = data["action"]?.string.flatMap(Kind.init(rawValue:)) else { return nil }
    self.init(kind, "", data["imports"]?.array?.compactMap(\.int) ?? [])
  }

  func data(of document: OpenDocument) -> JSONValue {
    [
      "action": .string(kind.rawValue), "uri": .string(document.uri.spelling), "version": .integer(document.version),
      "imports": .array(imports.map { .integer($0) }),
    ]
  }

  /// What there is to do in a range.
  static func offered(_ range: ByteRange, _ program: Program, _ file: FileID, _ dialect: Dialect) -> [ImportAction] {
    let summary = program[file].summary
    guard !summary.flags.contains(.isTranscoded), summary.syntaxErrors.isEmpty else { return [] }
    var found: [ImportAction] = []
    // Of several names of one statement those that are pointed at; elsewhere in it all of them.
    let touched = summary.imports.indices.filter {
      let statement = summary.imports[$0].statement
      return statement.start <= range.end && range.start <= statement.end
    }
    let aliases = touched.filter {
      let alias = summary.imports[$0].alias
      return alias.start <= range.end && range.start <= alias.end
    }
    let chosen = aliases.isEmpty ? touched : aliases
    func isLazy(_ index: Int) -> Bool {
      summary.imports[index].isLazy || program.listing(of: ImportID(index), in: file) == .yes
    }
    let eager = chosen.filter { index in
      let record = summary.imports[index]
      return record.obstacleToKeyword == nil && !record.guardKind.isNever && !isLazy(index)
    }
    let lazy = chosen.filter(isLazy)
    if !eager.isEmpty { found.append(ImportAction(.makeLazy, "Make \(names(eager, summary)) lazy", eager)) }
    var edits = LazyEdits(program, file)
    if let first = chosen.first, edits.moveToTop(ImportID(first)) != nil {
      found.append(ImportAction(.moveToTop, "Import \(names([first], summary)) lazily at the top", [first]))
    } else if eager.isEmpty, lazy.isEmpty, let first = chosen.first,
      let obstacle = summary.imports[first].obstacleToKeyword
    {
      var action = ImportAction(.makeLazy, "Make \(names(chosen, summary)) lazy", chosen)
      action.obstacle = words(obstacle)
      found.append(action)
    }
    if !lazy.isEmpty { found.append(ImportAction(.makeEager, "Make \(names(lazy, summary)) eager", lazy)) }
    let hasMore = summary.imports.indices.contains { index in
      let record = summary.imports[index]
      return record.obstacleToKeyword == nil && record.guardKind == .none && !isLazy(index)
        && !record.firstImportUse.isPresent
    }
    if hasMore { found.append(ImportAction(.makeAllLazy, "Make all imports lazy where that is safe", [])) }
    if !edits.partition(dialect).isEmpty {
      found.append(ImportAction(.partition, "Put lazy imports below eager ones", []))
    }
    return found
  }

  private static func words(_ obstacle: LazyObstacle) -> String {
    if let place = obstacle.place { return "lazy imports are not allowed inside \(place)" }
    return obstacle == .star
      ? "a star import has to know the names at once" : "`__future__` imports are read by the compiler"
  }

  private static func names(_ indices: [Int], _ summary: ModuleSummary) -> String {
    guard indices.count == 1, let index = indices.first else { return "these \(indices.count) imports" }
    let record = summary.imports[index]
    return "`\(summary.text(record.bound.isPresent ? record.bound : record.module))`"
  }

  /// Nil when it cannot be done.
  func edit(_ report: FileReport, _ work: Workload) -> LSP.WorkspaceEdit? {
    guard let project = report.project else { return nil }
    let program = project.program
    let summary = program[report.file].summary
    let ids = imports.filter { summary.imports.indices.contains($0) }.map { ImportID($0) }
    var edits = LazyEdits(program, report.file)
    var texts: [TextEdit] = []
    switch kind {
    case .makeLazy: texts = edits.makeLazy(Set(ids)).flatMap(\.edits)
    case .makeEager:
      let marked = Set(ids.filter { summary[$0].isLazy })
      texts = edits.dropKeyword(marked).flatMap(\.edits)
      let listed = Set(ids).subtracting(marked)
      if !listed.isEmpty { texts += edits.dropEntries(listed)?.edits ?? [] }
    case .moveToTop: texts = ids.first.flatMap { edits.moveToTop($0) } ?? []
    case .partition: texts = edits.partition(report.dialect)
    case .makeAllLazy:
      // The judgement of LZ601, whatever the configuration selects and the dialect of the project is.
      let found = Rules.findings(
        in: program, file: report.file, dialect: .explicit, selection: RuleSelection(select: ["LZ601"]))
      for fix in found.flatMap(\.fixes) where fix.safety == .safe {
        for edit in fix.edits where !texts.contains(edit) { texts.append(edit) }
      }
    }
    var placer = Placer(work, program)
    let placed = texts.compactMap { placer.placed($0.newText, at: $0.location) }
    return placed.isEmpty || placed.count != texts.count ? nil : LSP.WorkspaceEdit(placed, work.client)
  }
}
