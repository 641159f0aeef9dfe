// Looks a dotted name up as Python's path finder does, in one project's order of folders.
import Basics

/// Where one project's imports are looked for: its roots, configured folders, PYTHONPATH, the standard library, what is
/// installed. Immutable; all listing is cached elsewhere.
struct SearchPath: Sendable {
  let folders: FolderCache
  let target: PythonVersion
  let roots: [FilePath]
  /// Configured folders and PYTHONPATH.
  let early: [FilePath]
  /// The standard library's folders; may be of another version than the target.
  let library: [FilePath]
  /// The version whose library that is when it is not the target's, else empty.
  let libraryVersion: String
  let packages: [FilePath]
  let editable: [String: FilePath]
  /// Other projects' roots: what is not installed may be developed next door.
  let neighbours: [FilePath]
  /// Why a missing top-level module may be there all the same; empty when all is known.
  let doubt: String
  /// The project is the standard library itself.
  let isLibrary: Bool

  init(_ project: Project, _ folders: FolderCache, neighbours: [FilePath]) {
    let environment = project.environment
    self.folders = folders
    target = project.configuration.target
    roots = project.roots
    early = project.configuration.searchPath + environment.pythonPath
    library = [environment.standardLibrary, environment.dynamicLibrary].compactMap { $0 }
    if let version = environment.version, version != project.configuration.target {
      libraryVersion = version.description
    } else {
      libraryVersion = ""
    }
    packages = environment.sitePackages
    editable = Dictionary(environment.editableModules.map { ($0.name, $0.path) }) { first, _ in first }
    self.neighbours = neighbours
    doubt =
      !environment.isKnown
      ? "the project's environment is not known"
      : environment.hasOpaqueEditableInstalls ? "an editable install may provide it" : ""
    isLibrary = project.roots.contains { root in
      ["os", "site", "abc", "_collections_abc"].allSatisfy { folders.index(root)?[$0].contains(.source) == true }
    }
  }

  // MARK: Top-level names

  func top(_ name: String) -> ResolvedModule {
    let status = StandardLibrary.status(of: name, in: target)
    var standard: StandardModule?
    if case .present(let module) = status { standard = module }
    // What start-up loaded is in `sys.modules`: no file of that name can come before it.
    if let module = standard, module.start != .notLoaded, !isLibrary { return inLibrary(name, module) }
    var portions: [FilePath] = []
    if let found = search(name, roots, isTop: true, &portions) { return found.own() }
    let ownPortions = portions.count
    if let found = search(name, early, isTop: true, &portions) { return found }
    if let module = standard { return inLibrary(name, module) }
    if case .unknown = status, var found = search(name, library, isTop: true, &portions) {
      found.isStandardLibrary = true
      return found
    }
    if let path = editable[name], let found = editableModule(path) { return found }
    if let found = search(name, packages, isTop: true, &portions) { return found }
    if let found = search(name, neighbours, isTop: true, &portions) { return found.own() }
    if !portions.isEmpty {
      var found = ResolvedModule(.namespacePackage)
      found.isPackage = true
      found.portions = portions
      found.isOwn = ownPortions > 0
      return found
    }
    return absent(status, name)
  }

  /// A top-level name in the one folder that a script lies in.
  func beside(_ name: String, in folder: FilePath) -> ResolvedModule {
    var portions: [FilePath] = []
    if let found = search(name, [folder], isTop: true, &portions) { return found.own() }
    if portions.isEmpty { return ResolvedModule(.missing) }
    var found = ResolvedModule(.namespacePackage)
    found.isPackage = true
    found.isOwn = true
    found.portions = portions
    return found
  }

  /// What is said of a name that no folder has.
  private func absent(_ status: StandardLibrary.Status, _ name: String) -> ResolvedModule {
    switch status {
    case .removed(let version):
      // setuptools puts its copy in the place of the removed library package.
      let all = roots + early + packages
      if name == "distutils", all.contains(where: { !(folders.index($0)?["_distutils_hack"] ?? []).isEmpty }) {
        var portions: [FilePath] = []
        let inside = all.map { $0.appending("setuptools") }
        if let found = search("_distutils", inside, isTop: false, &portions) { return found }
      }
      return ResolvedModule(.removed, detail: version)
    case .added(let version): return ResolvedModule(.tooNew, detail: version.description)
    case .elsewhere(let platform): return ResolvedModule(.otherPlatform, detail: platform.rawValue)
    case .present, .unknown: return doubt.isEmpty ? ResolvedModule(.missing) : ResolvedModule(.unknown, detail: doubt)
    }
  }

  private func inLibrary(_ name: String, _ module: StandardModule) -> ResolvedModule {
    var portions: [FilePath] = []
    var found = search(name, library, isTop: true, &portions) ?? ResolvedModule(.builtin)
    found.isStandardLibrary = true
    found.isPackage = found.isPackage || module.isPackage
    if found.kind == .source { found.detail = libraryVersion }
    return found
  }

  private func editableModule(_ path: FilePath) -> ResolvedModule? {
    if folders.files.isFile(path) { return ResolvedModule(.source, path: path) }
    guard let index = folders.index(path) else { return nil }
    return package(path, index)
  }

  // MARK: Submodules

  /// `name` inside of `parent`; `full` is the whole dotted name.
  func child(_ name: String, full: String, of parent: ResolvedModule, ancestors: [ResolvedModule]) -> ResolvedModule {
    var portions: [FilePath] = []
    if parent.isStandardLibrary { return libraryChild(name, full, of: parent) }
    if var found = search(name, parent.portions, isTop: false, &portions) {
      found.isOwn = parent.isOwn
      return found
    }
    // Two old ways of spreading a package over several folders, by code in its `__init__`.
    if let path = parent.path, parent.isPackage,
      folders.tricks.tricks(of: path, folders.files).contains(.spreadsPackage)
    {
      let parts = full.split(separator: ".").dropLast().joined(separator: "/")
      let all = roots + early + packages + neighbours
      if let found = search(name, all.map { $0.appending(parts) }, isTop: false, &portions) { return found }
    }
    if !portions.isEmpty {
      var found = ResolvedModule(.namespacePackage)
      found.isPackage = true
      found.portions = portions
      found.isOwn = parent.isOwn
      return found
    }
    if parent.kind == .compiled {
      return ResolvedModule(.unknown, detail: "its package is compiled")
    }
    // Modules that code makes: `six.moves`, vendored names put into `sys.modules`, paths that are changed.
    for ancestor in ancestors {
      if let path = ancestor.path, folders.tricks.tricks(of: path, folders.files).contains(.makesModules) {
        return ResolvedModule(.unknown, detail: "code in '\(path.name)' of '\(path.parent.name)' may provide it")
      }
    }
    if parent.isOwn, Self.isGenerated(name) {
      return ResolvedModule(.unknown, detail: "files of this name are usually made by a build")
    }
    if parent.kind == .namespacePackage, !doubt.isEmpty { return ResolvedModule(.unknown, detail: doubt) }
    return ResolvedModule(.missing)
  }

  private func libraryChild(_ name: String, _ full: String, of parent: ResolvedModule) -> ResolvedModule {
    let status = StandardLibrary.status(of: full, in: target)
    var portions: [FilePath] = []
    switch status {
    case .present(let module):
      var found = search(name, parent.portions, isTop: false, &portions) ?? ResolvedModule(.builtin)
      found.isStandardLibrary = true
      found.isPackage = found.isPackage || module.isPackage
      if found.kind == .source { found.detail = libraryVersion }
      return found
    case .unknown:
      if var found = search(name, parent.portions, isTop: false, &portions) {
        found.isStandardLibrary = true
        return found
      }
      // The table leaves out the library's own tests.
      if full.hasPrefix("test.") { return ResolvedModule(.unknown, detail: "Python's own tests may not be installed") }
      return ResolvedModule(.missing)
    default: return absent(status, full)
    }
  }

  private static func isGenerated(_ name: String) -> Bool {
    ["_version", "__version__", "version", "_version_info", "_build_info", "_build_config", "__config__"].contains(name)
      || name.hasSuffix("_pb2") || name.hasSuffix("_pb2_grpc")
  }

  // MARK: Folders

  /// The first of the folders that has a module or regular package of this name; folders that only could be portions
  /// of a namespace package are added to `portions`.
  private func search(
    _ name: String, _ places: [FilePath], isTop: Bool, _ portions: inout [FilePath]
  ) -> ResolvedModule? {
    for place in places {
      guard let index = folders.index(place) else { continue }
      let forms = index[name]
      if forms.isEmpty { continue }
      if forms.contains(.folder) {
        let folder = place.appending(name)
        if let inner = folders.index(folder) {
          if inner.isPackage { return package(folder, inner) }
          if forms == .folder || forms == [.folder, .native] {
            portions.append(folder)
            continue
          }
        }
      }
      if forms.contains(.compiled),
        let file = index.compiledFile(name, for: target, hasSource: forms.contains(.source))
      {
        return ResolvedModule(.compiled, path: place.appending(file))
      }
      if forms.contains(.source) { return ResolvedModule(.source, path: place.appending(name + ".py")) }
      if forms.contains(.bytecode) { return ResolvedModule(.compiled, path: place.appending(name + ".pyc")) }
      if forms.contains(.announced) || (forms.contains(.native) && !isTop) { return ResolvedModule(.compiled) }
    }
    return nil
  }

  private func package(_ folder: FilePath, _ index: FolderIndex) -> ResolvedModule {
    var found: ResolvedModule
    let forms = index["__init__"]
    if forms.contains(.compiled),
      let file = index.compiledFile("__init__", for: target, hasSource: forms.contains(.source))
    {
      found = ResolvedModule(.compiled, path: folder.appending(file))
    } else if forms.contains(.source) {
      found = ResolvedModule(.source, path: folder.appending("__init__.py"))
    } else {
      found = ResolvedModule(index.isPackage ? .compiled : .namespacePackage)
    }
    found.isPackage = true
    found.portions = [folder]
    return found
  }
}

extension ResolvedModule {
  fileprivate func own() -> ResolvedModule {
    var copy = self
    copy.isOwn = true
    return copy
  }
}
