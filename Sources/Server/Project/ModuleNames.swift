// Which modules and names there are to import, for those who are typing one.
import Analysis
import Basics
import Modules
import PythonSyntax

struct ModuleNames {
  private let project: Project
  private let path: FilePath
  private let places: ModulePlaces

  init(_ project: Project, _ file: FileID) {
    self.project = project
    path = project.program[file].description.path
    places = ModulePlaces(project, file)
  }

  /// The absolute name that `level` dots and a name mean in the file; nil beyond the top.
  func absolute(_ name: String, level: Int, in file: FileID) -> String? {
    if level == 0 { return name }
    var parts = project.program[file].description.package.split(separator: ".").map(String.init)
    guard level - 1 < parts.count else { return nil }
    parts.removeLast(level - 1)
    return (parts + (name.isEmpty ? [] : [name])).joined(separator: ".")
  }

  /// The last parts of the modules below a name, sorted.
  func modules(below parent: String) -> [String] {
    var found: Set<String> = []
    let prefix = parent.isEmpty ? "" : parent + "."
    for name in StandardLibrary.names(in: project.program.options.target) where name.hasPrefix(prefix) {
      let last = name.dropFirst(prefix.count)
      if !last.contains(".") { found.insert(String(last)) }
    }
    let folders: [FilePath]
    if parent.isEmpty {
      folders = project.resolver.importFolders(forFile: path)
    } else {
      let resolved = project.resolver.resolve(parent, from: path)
      folders = resolved.portions.isEmpty ? resolved.path.map { [$0.parent] } ?? [] : resolved.portions
      if !resolved.isPackage, resolved.kind != .namespacePackage { return found.sorted() }
    }
    let disk = FileSystem()
    for folder in folders {
      guard let listing = try? disk.list(folder) else { continue }
      for index in 0..<listing.count {
        if let name = Self.module(listing.name(index), isFolder: listing.kind(index) == .directory) {
          found.insert(name)
        }
      }
    }
    return found.filter { parent.isEmpty ? $0 != "__main__" : true }.sorted()
  }

  private static func module(_ name: ArraySlice<UInt8>, isFolder: Bool) -> String? {
    let text = String(decoding: name, as: UTF8.self)
    if isFolder { return text == "__pycache__" ? nil : identifier(text) }
    guard text.hasSuffix(".py"), text != "__init__.py" else { return nil }
    return identifier(String(text.dropLast(3)))
  }

  private static func identifier(_ text: String) -> String? {
    let isName = text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    return !text.isEmpty && isName && !(text.first?.isNumber ?? true) ? text : nil
  }

  struct Name {
    let text: String
    let kind: BindingKind?
  }

  /// What a module's body binds, public names first to last; without those that it only imports, in libraries.
  func names(in module: String, of file: FileID) -> [Name] {
    let program = project.program
    let summary: ModuleSummary
    if let id = program.module(named: module, context: program[file].description.context), let file = program.file(id) {
      summary = program[file].summary
    } else {
      guard let path = places.paths(of: module).first(where: { $0.hasSuffix(".py") }),
        let source = program.provider.read(path)
      else { return [] }
      let description = FileDescription(
        path: path, displayPath: path.string, module: module, isPackage: path.hasSuffix("__init__.py"))
      summary = program.summarize(source, as: description)
    }
    var found: [Name] = []
    for index in summary.symbols.indices {
      let symbol = summary.symbols[index]
      let text = summary.text(symbol.text)
      guard symbol.flags.contains(.isBoundAtEnd), !text.hasPrefix("__") else { continue }
      found.append(Name(text: text, kind: summary.bindings(of: SymbolID(index)).last?.kind))
    }
    return found.sorted { a, b in
      a.text.hasPrefix("_") != b.text.hasPrefix("_") ? b.text.hasPrefix("_") : a.text < b.text
    }
  }
}
