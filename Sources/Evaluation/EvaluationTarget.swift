// Finds what `eval TARGET` names, and the folders that its imports are looked for in.
package import Basics
package import Modules

/// Why a target cannot be evaluated; one sentence that says what to do.
package struct TargetFailure: Error, Hashable, Sendable {
  package let message: String
  package init(_ message: String) { self.message = message }
}

/// A module or file, and its surroundings.
package struct EvaluationTarget: Sendable {
  /// Empty: no import can name the file.
  package var module: String
  package var file: FilePath?
  package var searchPath: [FilePath]
  package var configuration: Configuration

  /// - Parameters:
  ///   - target: a dotted module name or a file.
  ///   - codes: the rule codes that a configuration may name.
  ///   - adjust: puts what the command line says on top of the configuration.
  package static func find(
    _ target: String, configurationFile: String? = nil, codes: [String], files: FileSystem = FileSystem(),
    adjust: @escaping @Sendable (inout Configuration, FilePath) -> Void
  ) throws(TargetFailure) -> EvaluationTarget {
    let here = FileSystem.currentDirectory
    let store = ConfigurationStore(
      files: files, codes: codes, explicitFile: configurationFile.map { FilePath($0).resolved(in: here) },
      adjust: { configuration in adjust(&configuration, here) })
    let path = FilePath(target).resolved(in: here)
    let isFile = files.isFile(path)
    let start = isFile ? path : here.appending("__main__.py")
    let resolver = ModuleResolver(sources: [start], named: [start.parent], configurations: store, files: files)
    let configuration = store.configuration(forFolder: start.parent).configuration
    if let problem = store.problems.first { throw TargetFailure("\(problem)") }
    var folders = resolver.importFolders(forFile: start)
    if isFile {
      let name = resolver.moduleName(ofFile: path)
      // A program's own folder comes first, as Python has it; a package's modules count from their root.
      folders.removeAll { $0 == name.root }
      folders.insert(name.root, at: 0)
      return EvaluationTarget(
        module: name.name, file: path, searchPath: withArchive(folders, files), configuration: configuration)
    }
    guard !target.isEmpty, !target.contains("/"), !target.hasSuffix(".py") else {
      throw TargetFailure("there is no file '\(target)': name a file that exists, or a module")
    }
    let found = resolver.resolve(target, from: start)
    // Code of a package may provide a submodule that no folder has; nothing provides a missing package.
    let root = resolver.resolve(String(target.prefix { $0 != "." }), from: start)
    if !root.exists || !found.exists && found.kind != .unknown {
      throw TargetFailure(
        "no module named '\(target)': name a module on the search path (--search-path adds a folder) or a file")
    }
    return EvaluationTarget(
      module: target, file: found.path, searchPath: withArchive(folders, files), configuration: configuration)
  }

  /// Before its library every Python has `python315.zip` in `sys.path`, whether it is there or not, and what looks through
  /// all entries does more when one of them is no folder.
  private static func withArchive(_ folders: [FilePath], _ files: FileSystem) -> [FilePath] {
    guard let library = LibraryFolder.first(in: folders, files), let index = folders.firstIndex(of: library.path) else {
      return folders
    }
    var folders = folders
    folders.insert(library.path.parent.appending("python3\(library.version.minor).zip"), at: index)
    return folders
  }
}
