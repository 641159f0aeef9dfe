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
    Self.absolute(name, level: level, within: project.program[file].description.package)
  }

  /// The same in a package.
  static func absolute(_ name: String, level: Int, within package: String) -> String? {
    if level == 0 { return name }
    var parts = package.split(separator: ".").map(String.init)
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

  /// What a module's body binds, its star imports included, public names first.
  func names(in module: String, of file: FileID) -> [Name] {
    var seen: Set<String> = []
    return names(in: module, of: file, isStar: false, &seen).values.sorted { a, b in
      a.text.hasPrefix("_") != b.text.hasPrefix("_") ? b.text.hasPrefix("_") : a.text < b.text
    }
  }

  /// - Parameters:
  ///   - isStar: only what a star import binds.
  ///   - seen: the modules that need not be looked at again.
  private func names(
    in module: String, of file: FileID, isStar: Bool, _ seen: inout Set<String>
  ) -> [String: Name] {
    guard seen.insert(module).inserted, let summary = summary(of: module, file) else { return [:] }
    let exports = summary.exports
    let listed = exports.form == .literal ? Set(exports.entries.map { summary.text($0.text) }) : nil
    var found: [String: Name] = [:]
    for index in summary.symbols.indices {
      let symbol = summary.symbols[index]
      let text = summary.text(symbol.text)
      guard symbol.flags.contains(.isBoundAtEnd), !text.hasPrefix("__") else { continue }
      found[text] = Name(text: text, kind: summary.bindings(of: SymbolID(index)).last?.kind)
    }
    let package = summary.options.isPackage ? module : module.split(separator: ".").dropLast().joined(separator: ".")
    for star in summary.imports where star.isStar && !star.guardKind.isNever && !star.function.isPresent {
      guard let other = Self.absolute(summary.text(star.module), level: Int(star.level), within: package) else {
        continue
      }
      found.merge(names(in: other, of: file, isStar: true, &seen)) { own, _ in own }
    }
    return isStar ? found.filter { listed?.contains($0.key) ?? !$0.key.hasPrefix("_") } : found
  }

  /// Read for the occasion where the program has no use for it; nil for what has no source.
  private func summary(of module: String, _ file: FileID) -> ModuleSummary? {
    let program = project.program
    if let id = program.module(named: module, context: program[file].description.context), let file = program.file(id) {
      return program[file].summary
    }
    guard let path = places.paths(of: module).first(where: { $0.hasSuffix(".py") }),
      let source = program.provider.read(path)
    else { return nil }
    let description = FileDescription(
      path: path, displayPath: path.string, module: module, isPackage: path.hasSuffix("__init__.py"))
    return program.summarize(source, as: description)
  }
}
