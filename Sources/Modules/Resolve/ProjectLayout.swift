// Which project a file belongs to, where that project's top-level modules lie, and what the file is called.
import Basics

/// One project: a folder with packaging or configuration files, or what was named on the command line.
final class Project: Sendable {
  let folder: FilePath
  /// Where top-level modules lie, in the order of search.
  let roots: [FilePath]
  let configuration: Configuration
  let environment: PythonEnvironment

  init(folder: FilePath, roots: [FilePath], configuration: Configuration, environment: PythonEnvironment) {
    self.folder = folder
    self.roots = roots
    self.configuration = configuration
    self.environment = environment
  }
}

/// Answers by walking up folders. No state but the folder listings that it shares.
struct ProjectLayout: Sendable {
  let folders: FolderCache
  /// What was named, absolute: folders to check, or the folders of an editor's workspace.
  let named: [FilePath]

  /// The first folder from a file upward that is no package: absolute imports of the outermost package start there.
  func anchor(ofFolder folder: FilePath) -> FilePath {
    var place = folder
    while !place.isRoot, isPackage(place) { place = place.parent }
    return place
  }

  // Folders above what was named are not listed: `/tmp` or a home is long, changes all the time, and is not ours.

  private func isNamed(_ folder: FilePath) -> Bool { named.contains { folder.isInside($0) } }

  private func isPackage(_ folder: FilePath) -> Bool {
    isNamed(folder)
      ? folders.index(folder)?.isPackage == true : folders.files.isFile(folder.appending("__init__.py"))
  }

  private func isProject(_ folder: FilePath) -> Bool {
    if isNamed(folder) { return folders.index(folder)?.isProject == true }
    return FolderIndex.projectFiles.contains { (try? folders.files.status(folder.appending($0))) != nil }
  }

  /// The folder of the project that an anchor belongs to.
  func projectFolder(ofAnchor anchor: FilePath) -> FilePath {
    let top = named.filter { anchor.isInside($0) }.max { $0.bytes.count < $1.bytes.count }
    // Folders where packages were installed hold many a project file, in templates and test data.
    if let top, folders.index(top)?.isSitePackages == true { return top }
    for folder in anchor.selfAndParents {
      if isProject(folder), !isPackage(folder) { return folder }
    }
    return top.map { self.anchor(ofFolder: $0) } ?? anchor
  }

  /// Where a project's top-level modules lie: as configured, else what its layout shows.
  func roots(ofProject folder: FilePath, _ configuration: Configuration) -> [FilePath] {
    if !configuration.roots.isEmpty, configuration.folder == folder || folder.isInside(configuration.folder) {
      return configuration.roots
    }
    var roots: [FilePath] = []
    func add(_ root: FilePath) { if !roots.contains(root) { roots.append(root) } }
    for source in declaredSources(folder) where folders.index(source)?.isPackage == false { add(source) }
    // `src`, and as some older projects have it, `lib` or `python`: folders that are no packages but hold some.
    for name in ["src", "lib", "python"] {
      let source = folder.appending(name)
      guard let index = folders.index(source), !index.isPackage else { continue }
      if name == "src" || holdsPackages(source) { add(source) }
    }
    for path in named.sorted(by: { $0.bytes.count > $1.bytes.count }) where path.isInside(folder) {
      if let index = folders.index(path), !index.isPackage { add(path) }
    }
    add(folder)
    return roots
  }

  private func holdsPackages(_ folder: FilePath) -> Bool {
    guard let listing = try? folders.files.list(folder) else { return false }
    return (0..<listing.count).contains { index in
      listing.kind(index) == .directory && FolderIndex.identifier(listing.name(index)) != nil
        && folders.index(folder.appending(listing.name(index)))?.isPackage == true
    }
  }

  /// What `pyproject.toml` tells build tools of where packages lie.
  private func declaredSources(_ folder: FilePath) -> [FilePath] {
    let file = folder.appending("pyproject.toml")
    guard folders.index(folder)?.isProject == true, let text = try? folders.files.read(file, limit: 4 << 20),
      let document = try? TOMLDocument.parse(text)
    else { return [] }
    return ProjectMetadata.sourceFolders(pyproject: document).map { FilePath($0).resolved(in: folder) }
  }

  /// What names in a folder begin with, without the last dot, and the folder that they count from.
  func prefix(ofFolder folder: FilePath, anchor: FilePath, roots: [FilePath]) -> (prefix: String, start: FilePath) {
    let root = roots.filter { anchor.isInside($0) }.max { $0.bytes.count < $1.bytes.count } ?? anchor
    var prefix = ""
    var start = root
    // Folders between root and anchor are portions of namespace packages, unless no import can name one of them: what
    // lies below that one is imported from there, by programs that are started there.
    var place = root
    for component in (folder.relative(to: root) ?? "").bytes.split(separator: UInt8(ascii: "/")) {
      place = place.appending(component)
      if let part = FolderIndex.identifier(component) {
        prefix += prefix.isEmpty ? part : "." + part
      } else {
        prefix = ""
        start = place
      }
    }
    return (prefix, start)
  }
}
