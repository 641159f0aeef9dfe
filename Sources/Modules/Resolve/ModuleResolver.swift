// Module names to files and files to module names, for all the files of a run or a session.
package import Basics
import Synchronization

/// Made for a set of files; immutable but for what it remembers. Any thread may ask; the answers do not depend on the
/// order of questions. After a change in the folders that it looked at, make a new one.
package final class ModuleResolver: Sendable {
  private let folders: FolderCache
  private let layout: ProjectLayout
  private let projects: [Project]
  private let paths: [SearchPath]
  /// Index of the project for each folder with files to check, and its anchor.
  private let homes: [FilePath: Home]
  private let foreign = Mutex<[FilePath: Home]>([:])
  private let shards: [Shard]

  private struct Home: Sendable {
    var importer: Importer
    /// What names in the folder begin with, without the last dot, and the folder that they count from.
    var prefix: String
    var start: FilePath
  }

  /// What decides where a file's imports are looked for: files with equal importers find the same modules.
  package struct Importer: Hashable, Sendable {
    fileprivate var project: Int
    /// A folder searched when all else fails: a program's own is on its path, and pytest adds that of a test without
    /// packages. Nil if it is one of the project's roots anyway.
    fileprivate var beside: FilePath?
  }

  private final class Shard: Sendable {
    let known = Mutex<[String: ResolvedModule]>([:])
  }

  /// For each project. Names spread evenly over them by length and last letter alone.
  private static let shardCount = 64

  /// - Parameters:
  ///   - sources: the files to check, absolute.
  ///   - named: the folders that were named or opened, absolute.
  ///   - configurations: settings by folder.
  package init(
    sources: [FilePath], named: [FilePath], configurations: ConfigurationStore, files: FileSystem = FileSystem(),
    surroundings: PythonEnvironment.Surroundings = PythonEnvironment.Surroundings()
  ) {
    let folders = FolderCache(files)
    self.folders = folders
    let layout = ProjectLayout(folders: folders, named: named)
    self.layout = layout
    var projects: [Project] = []
    var indices: [FilePath: Int] = [:]
    var homes: [FilePath: Home?] = [:]
    var environments: [FilePath?: PythonEnvironment] = [:]
    func project(_ folder: FilePath) -> Int {
      if let index = indices[folder] { return index }
      let configuration = configurations.configuration(forFolder: folder).configuration
      // Projects of one repository that name the same interpreter share what was found for it.
      let environment: PythonEnvironment
      if let python = configuration.python, let known = environments[python] {
        environment = known
      } else {
        environment = PythonEnvironment.find(
          forProject: folder, named: named, explicit: configuration.python, files: files, surroundings: surroundings)
        if let python = configuration.python { environments[python] = environment }
      }
      indices[folder] = projects.count
      projects.append(
        Project(
          folder: folder, roots: layout.roots(ofProject: folder, configuration), configuration: configuration,
          environment: environment))
      return projects.count - 1
    }
    var places: [FilePath] = []
    for file in sources where homes.updateValue(nil, forKey: file.parent) == nil { places.append(file.parent) }
    // All listing at once, on all cores; what follows finds it done.
    if places.count >= 64 {
      let list = places
      _ = ParallelMap.run(count: list.count, threads: Processors.available, stackSize: 1 << 20) { index in
        _ = folders.index(list[index])
      }
    }
    for folder in places {
      let anchor = layout.anchor(ofFolder: folder)
      let index = project(layout.projectFolder(ofAnchor: anchor))
      homes[folder] = Self.home(folder, anchor, index, projects[index], layout)
    }
    if projects.isEmpty { _ = project(named.first ?? "/") }
    self.homes = homes.compactMapValues { $0 }
    self.projects = projects
    paths = projects.map { project in
      let others = projects.filter { $0 !== project }.flatMap(\.roots)
      return SearchPath(project, folders, neighbours: others.filter { !project.roots.contains($0) })
    }
    shards = (0..<(projects.count * Self.shardCount)).map { _ in Shard() }
  }

  // MARK: Questions

  /// What a file is called. Its path must be absolute.
  package func moduleName(ofFile file: FilePath) -> ModuleName {
    let home = home(of: file)
    let stem = file.lastComponent.prefix { $0 != UInt8(ascii: ".") }
    guard file.hasSuffix(".py"), let own = FolderIndex.identifier(stem) else {
      return ModuleName(name: "", isPackage: false, root: home.start)
    }
    let isPackage = own == "__init__"
    let name = isPackage ? home.prefix : home.prefix.isEmpty ? own : home.prefix + "." + own
    return ModuleName(name: name, isPackage: isPackage, root: home.start)
  }

  /// Where a file's imports are looked for. Its path must be absolute.
  package func importer(forFile file: FilePath) -> Importer { home(of: file).importer }

  /// What an absolute dotted name means in a file. A name of over 64 parts is missing.
  package func resolve(_ name: String, from file: FilePath) -> ResolvedModule {
    resolve(name, from: importer(forFile: file))
  }

  /// The same for all files with equal importers.
  package func resolve(_ name: String, from importer: Importer) -> ResolvedModule {
    let found = resolve(name, project: importer.project)
    if let folder = importer.beside, found.kind == .missing || found.kind == .unknown {
      let path = paths[importer.project]
      let beside = lookUp(name, path) { path.beside($0, in: folder) }
      if beside.exists { return beside }
    }
    return found
  }

  func searchPath(of importer: Importer) -> SearchPath { paths[importer.project] }

  /// The version that a file is judged for.
  package func target(forFile file: FilePath) -> PythonVersion {
    projects[importer(forFile: file).project].configuration.target
  }

  /// The environment that a file's imports are looked up in.
  package func environment(forFile file: FilePath) -> PythonEnvironment {
    projects[importer(forFile: file).project].environment
  }

  /// The roots of all projects, in order of their discovery.
  package var roots: [FilePath] { projects.flatMap(\.roots) }

  /// The environments of all projects, each once.
  package var environments: [PythonEnvironment] {
    var seen: Set<PythonEnvironment> = []
    return projects.map(\.environment).filter { seen.insert($0).inserted }
  }

  /// The folders that hold other modules than when they were looked at; when there are some, it is time for a new resolver.
  package func changedFolders() -> [FilePath] { folders.changedFolders() }

  // MARK: Looking up

  private func home(of file: FilePath) -> Home {
    let folder = file.parent
    if let home = homes[folder] { return home }
    if let home = foreign.withLock({ $0[folder] }) { return home }
    let anchor = layout.anchor(ofFolder: folder)
    let owner = projects.indices.filter { owns(projects[$0], file) }.max { a, b in
      projects[a].folder.bytes.count < projects[b].folder.bytes.count
    }
    let index = owner ?? user(of: file) ?? 0
    let made = Self.home(folder, anchor, index, projects[index], layout)
    foreign.withLock { $0[folder] = made }
    return made
  }

  private static func home(
    _ folder: FilePath, _ anchor: FilePath, _ index: Int, _ project: Project, _ layout: ProjectLayout
  ) -> Home {
    // A library's file counts from where the library lies, not from a project that uses it.
    let environment = project.environment
    let roots = project.roots + environment.sitePackages + [environment.standardLibrary].compactMap { $0 }
    let (prefix, start) = layout.prefix(ofFolder: folder, anchor: anchor, roots: roots)
    let beside = project.roots.contains(anchor) ? nil : anchor
    return Home(importer: Importer(project: index, beside: beside), prefix: prefix, start: start)
  }

  private func owns(_ project: Project, _ file: FilePath) -> Bool {
    file.isInside(project.folder) && !project.environment.sitePackages.contains { file.isInside($0) }
  }

  /// The first project whose environment a library file lies in.
  private func user(of file: FilePath) -> Int? {
    projects.firstIndex { project in
      let environment = project.environment
      let all = environment.sitePackages + [environment.standardLibrary, environment.prefix].compactMap { $0 }
      return all.contains { file.isInside($0) }
    }
  }

  private func resolve(_ name: String, project: Int) -> ResolvedModule {
    let letters = name.utf8
    let spread = letters.count &* 7 &+ Int(letters.last ?? 0) &* 3 &+ Int(letters.first ?? 0)
    let shard = shards[project * Self.shardCount + (spread & (Self.shardCount - 1))]
    if let known = shard.known.withLock({ $0[name] }) { return known }
    let found = lookUp(name, paths[project], top: paths[project].top)
    shard.known.withLock { $0[name] = found }
    return found
  }

  private func lookUp(
    _ name: String, _ path: SearchPath, top: (String) -> ResolvedModule
  ) -> ResolvedModule {
    let parts = name.split(separator: ".", maxSplits: 64, omittingEmptySubsequences: false)
    guard parts.count <= 64, !parts.contains(where: \.isEmpty) else { return ResolvedModule(.missing) }
    var ancestors = [top(String(parts[0]))]
    for (index, part) in parts.enumerated().dropFirst() {
      guard let parent = ancestors.last, parent.exists else { break }
      let full = parts[...index].joined(separator: ".")
      ancestors.append(path.child(String(part), full: full, of: parent, ancestors: ancestors))
    }
    // A parent that is missing is what the whole name fails for.
    return ancestors.last ?? ResolvedModule(.missing)
  }
}
