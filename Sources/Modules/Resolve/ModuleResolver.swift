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
    var project: Int
    var anchor: FilePath
  }

  private final class Shard: Sendable {
    /// By project and name.
    let known = Mutex<[Key: ResolvedModule]>([:])
  }

  private struct Key: Hashable, Sendable {
    var project: Int
    var name: String
  }

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
    var homes: [FilePath: Home] = [:]
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
          forProject: folder, explicit: configuration.python, files: files, surroundings: surroundings)
        if let python = configuration.python { environments[python] = environment }
      }
      indices[folder] = projects.count
      projects.append(
        Project(
          folder: folder, roots: layout.roots(ofProject: folder, configuration), configuration: configuration,
          environment: environment))
      return projects.count - 1
    }
    for file in sources {
      let folder = file.parent
      if homes[folder] != nil { continue }
      let anchor = layout.anchor(ofFolder: folder)
      homes[folder] = Home(project: project(layout.projectFolder(ofAnchor: anchor)), anchor: anchor)
    }
    if projects.isEmpty { _ = project(named.first ?? "/") }
    self.homes = homes
    self.projects = projects
    paths = projects.map { project in
      let others = projects.filter { $0 !== project }.flatMap(\.roots)
      return SearchPath(project, folders, neighbours: others.filter { !project.roots.contains($0) })
    }
    shards = (0..<16).map { _ in Shard() }
  }

  // MARK: Questions

  /// What a file is called. Its path must be absolute.
  package func moduleName(ofFile file: FilePath) -> ModuleName {
    let home = home(of: file)
    return layout.name(of: file, anchor: home.anchor, roots: projects[home.project].roots)
  }

  /// What an absolute dotted name means in a file. A name of over 64 parts is missing.
  package func resolve(_ name: String, from importer: FilePath) -> ResolvedModule {
    let home = home(of: importer)
    let found = resolve(name, project: home.project)
    if found.kind == .missing || found.kind == .unknown, !projects[home.project].roots.contains(home.anchor) {
      // A program's own folder is on its path, and pytest adds that of a test without packages.
      let beside = besideScript(name, home)
      if let beside, beside.exists { return beside }
    }
    return found
  }

  /// The version that a file is judged for.
  package func target(forFile file: FilePath) -> PythonVersion { projects[home(of: file).project].configuration.target }

  /// The environment that a file's imports are looked up in.
  package func environment(forFile file: FilePath) -> PythonEnvironment { projects[home(of: file).project].environment }

  /// The roots of all projects, in order of their discovery.
  package var roots: [FilePath] { projects.flatMap(\.roots) }

  /// The environments of all projects, each once.
  package var environments: [PythonEnvironment] {
    var seen: Set<PythonEnvironment> = []
    return projects.map(\.environment).filter { seen.insert($0).inserted }
  }

  /// The folders that changed since they were looked at; when there are some, it is time for a new resolver.
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
    let made = Home(project: owner ?? user(of: file) ?? 0, anchor: anchor)
    foreign.withLock { $0[folder] = made }
    return made
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
    let key = Key(project: project, name: name)
    let shard = shards[name.hashValue & 15]
    if let known = shard.known.withLock({ $0[key] }) { return known }
    let found = lookUp(name, paths[project], top: paths[project].top)
    shard.known.withLock { $0[key] = found }
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

  private func besideScript(_ name: String, _ home: Home) -> ResolvedModule? {
    let path = paths[home.project]
    return lookUp(name, path) { path.beside($0, in: home.anchor) }
  }
}
