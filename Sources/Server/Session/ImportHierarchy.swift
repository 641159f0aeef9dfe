// Modules and the imports between them, as items of a call hierarchy.
import Analysis
import Basics
import JSON
import Modules
import Protocol

struct ImportHierarchy {
  let project: Project
  let dialect: Dialect
  let document: OpenDocument
  var placer: Placer
  private var program: Program { project.program }

  init(_ project: Project, _ dialect: Dialect, _ document: OpenDocument, _ work: Workload) {
    self.project = project
    self.dialect = dialect
    self.document = document
    placer = Placer(work, project.program)
  }

  /// The document that a hierarchy began at, and the module, of an item of ours.
  static func origin(
    of item: LSP.CallHierarchyItem, _ snapshot: Snapshot
  ) throws(ResponseError) -> (hierarchy: ImportHierarchy, module: ModuleID, file: FileID?) {
    guard let data = item.data, let uri = data["document"]?.string, let name = data["module"]?.string else {
      throw ResponseError(.invalidParams, "params.item.data: not of an item of lazyls")
    }
    guard let (document, report) = try snapshot.document(DocumentURI(uri)), let project = report.project else {
      throw ResponseError(.contentModified, "the document that the hierarchy began at is closed")
    }
    let hierarchy = ImportHierarchy(project, report.dialect, document, snapshot.work)
    let program = project.program
    // A script that nothing can import has only its path.
    let file = data["path"]?.string.flatMap { program.file(at: FilePath($0)) }
    let context = program[file ?? report.file].description.context
    let module = file.map { program.module(of: $0) } ?? program.module(named: name, context: context) ?? .none
    return (hierarchy, module, file ?? program.file(module))
  }

  func item(_ module: ModuleID, detail: String?) -> LSP.CallHierarchyItem? {
    if let file = program.file(module) { return item(file, detail: detail) }
    guard module.isPresent else { return nil }
    let name = program.name(module)
    // What is compiled in has no file: the document stands for it.
    let path = project.resolver.resolve(name, from: document.path).path
    let place = path.map { placer.start(of: $0) } ?? placer.start(of: document.path)
    return LSP.CallHierarchyItem(
      name: name, detail: path == nil ? [detail, "built in"].compactMap { $0 }.joined(separator: ", ") : detail,
      uri: place.uri, range: place.range, data: data(name, nil))
  }

  func item(_ file: FileID, detail: String?) -> LSP.CallHierarchyItem {
    let description = program[file].description
    let place = placer.start(of: description.path)
    let name = description.module.isEmpty ? description.path.name : description.module
    return LSP.CallHierarchyItem(
      name: name, detail: detail, uri: place.uri, range: place.range, data: data(name, description.path))
  }

  private func data(_ name: String, _ path: FilePath?) -> JSONValue {
    [
      "document": .string(document.uri.spelling), "module": .string(name),
      "path": path.map { .string($0.string) } ?? .null,
    ]
  }

  /// How an import loads: `eager`; `lazy, loaded by `f``; nil when it never runs.
  func words(_ id: ImportID, in file: FileID) -> String? {
    let summary = program[file].summary
    let record = summary[id]
    if record.guardKind.isNever || record.flags.contains(.isFuture) { return nil }
    if record.guardKind == .main { return "as a script" }
    if record.function.isPresent { return "in `\(summary.qualifiedName(record.function))`" }
    let verdict = program.verdict(of: id, in: file, dialect)
    switch verdict.verdict {
    case .eager: return "eager"
    case .reifiedAtImport: return "lazy, but used at once"
    case .lazy, .hazard:
      guard verdict.firstDeferredUse.isPresent, summary[verdict.firstDeferredUse].function.isPresent else {
        return "lazy"
      }
      return "lazy, loaded by `\(summary.qualifiedName(summary[verdict.firstDeferredUse].function))`"
    }
  }
}
