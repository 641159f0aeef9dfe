// What a program is built of: what its files are called, which of them find the same modules, how texts are read.
package import Basics
package import Modules
import PythonSyntax

/// `--check` and the server describe their files here, so that they cannot disagree about what an import finds.
package struct ProgramInput: Sendable {
  /// In the order of the files.
  package let descriptions: [FileDescription]
  package let provider: ModuleProvider

  /// - Parameters:
  ///   - sources: the files, with absolute paths, and what reports call them.
  ///   - launchFiles: files that start Python, in the same manner; they come last.
  ///   - files: the disk, with the editor's texts on top.
  ///   - cache: what earlier runs know of the files on disk.
  package init(
    _ sources: [(path: FilePath, displayPath: String)], launchFiles: [(path: FilePath, displayPath: String)] = [],
    resolver: ModuleResolver, files: FileSystem, cache: (any SummaryCache)? = nil
  ) {
    // Files that look in the same places share a context.
    var contexts: [ModuleResolver.Importer: UInt32] = [:]
    var importers: [ModuleResolver.Importer] = []
    let modules = sources.map { path, displayPath in
      let name = resolver.moduleName(ofFile: path)
      let importer = resolver.importer(forFile: path)
      let context = contexts[importer] ?? UInt32(importers.count)
      if Int(context) == importers.count {
        contexts[importer] = context
        importers.append(importer)
      }
      return FileDescription(
        path: path, displayPath: displayPath, module: name.name, isPackage: name.isPackage, context: context)
    }
    // They import nothing, so no context is theirs.
    descriptions =
      modules
      + launchFiles.map { path, displayPath in
        FileDescription(path: path, displayPath: displayPath, module: "", isPackage: false, launch: LaunchFile(path))
      }
    let contextImporters = importers
    var provider = ModuleProvider(
      resolve: { name, context in ModuleResolution(resolver.resolve(name, from: contextImporters[Int(context)])) },
      read: { path in
        if let text = files.overlays[path] { return SourceText(buffer: text) }
        return (try? files.read(path)).map { SourceText(file: $0) }
      })
    provider.cache = cache
    provider.isEdited = { path in files.overlays[path] != nil }
    self.provider = provider
  }
}

extension ModuleResolution {
  /// The resolver's answer in the program's terms.
  fileprivate init(_ found: ResolvedModule) {
    let kind: Kind =
      switch found.kind {
      case .source: .source
      case .namespacePackage: .namespacePackage
      case .compiled: .compiled
      case .builtin: .builtin
      case .removed: .removed
      case .otherPlatform: .otherPlatform
      case .tooNew: .tooNew
      case .missing: .missing
      case .unknown: .unknown
      }
    self.init(
      kind, path: found.path, isPackage: found.isPackage, isStandardLibrary: found.isStandardLibrary,
      detail: found.detail)
  }
}
