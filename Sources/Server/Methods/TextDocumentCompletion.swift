// textDocument/completion: modules and names in imports, entries of `__lazy_modules__`, rules in comments; nothing else.
import Analysis
import Basics
import Protocol
import Rules

enum TextDocumentCompletion: LinkedRequest {
  static func run(
    _ params: LSP.TextDocumentPositionParams, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> [LSP.CompletionItem]? {
    guard let (document, report) = try snapshot.document(params.textDocument.uri), let project = report.project,
      snapshot.settings(of: report).isOn("completion", "imports")
    else { return nil }
    let lines = document.lines
    let encoding = snapshot.work.encoding
    let cursor = lines.offset(of: params.position, encoding)

    func item(
      _ label: String, _ kind: LSP.CompletionItemKind, _ range: ByteRange, detail: String? = nil
    ) -> LSP.CompletionItem {
      LSP.CompletionItem(
        label: label, kind: kind, detail: detail,
        textEdit: LSP.TextEdit(range: lines.lspRange(of: range, encoding), newText: label))
    }

    let summary = project.program[report.file].summary
    let at = UInt32(clamping: cursor)
    // Plain strings between two quotes; others are not for simple replacing.
    if let entry = summary.lazyEntries.first(where: { entry in
      entry.range.start < at && at < entry.range.end && entry.form == .literal
        && entry.range.length == summary.texts.bytes(entry.text).count + 2
    }) {
      let range = ByteRange(entry.range.start + 1, entry.range.end - 1)
      return lazyEntries(project.program, report.file).map { item($0, .module, range) }
    }
    guard let place = CompletionPlace(document.text, cursor: cursor) else { return nil }
    let range = ByteRange(UInt32(clamping: cursor - place.typed), at)
    let names = ModuleNames(project, report.file)
    switch place.kind {
    case .importKeywords: return [item("from", .keyword, range), item("import", .keyword, range)]
    case .importKeyword: return [item("import", .keyword, range)]
    case .ruleCode:
      return RuleRegistry.all.map { item($0.info.code.description, .value, range, detail: $0.info.name) }
    case .modules(let below, let level):
      guard let parent = names.absolute(below, level: level, in: report.file) else { return nil }
      return names.modules(below: parent).map { item($0, .module, range) }
    case .names(let module, let level):
      guard let name = names.absolute(module, level: level, in: report.file) else { return nil }
      let own = names.names(in: name, of: report.file)
      let taken = Set(own.map(\.text))
      return own.map { item($0.text, kind($0.kind), range) }
        + names.modules(below: name).filter { !taken.contains($0) }.map { item($0, .module, range) }
    }
  }

  private static func kind(_ kind: BindingKind?) -> LSP.CompletionItemKind {
    switch kind {
    case .classDefinition: .class
    case .function: .function
    default: .variable
    }
  }

  /// The modules that the file's imports ask the list for.
  private static func lazyEntries(_ program: Program, _ file: FileID) -> [String] {
    var found: Set<String> = []
    for index in program[file].summary.imports.indices where program[file].summary.imports[index].isPotentiallyLazy {
      let name = program.askedName(of: ImportID(index), in: file)
      if !name.isEmpty { found.insert(name) }
    }
    return found.sorted()
  }
}
