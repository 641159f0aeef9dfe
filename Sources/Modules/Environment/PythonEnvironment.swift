// The Python that a project is run with, as far as its folders tell: nothing is ever executed.
package import Basics

/// Where the modules that are not the project's own come from.
package struct PythonEnvironment: Sendable, Hashable {
  /// A module that an editable install maps to a place outside of `site-packages`.
  package struct EditableModule: Sendable, Hashable {
    /// Usually a top-level name.
    package var name: String
    /// The package's folder, or the module's file.
    package var path: FilePath
  }

  /// What was chosen: the environment's folder or the interpreter; nil when nothing was found.
  package var prefix: FilePath?
  package var version: PythonVersion?
  /// The folder with `os.py`; nil when only the environment, not its base, is on this machine.
  package var standardLibrary: FilePath?
  /// The standard library's extension modules.
  package var dynamicLibrary: FilePath?
  /// `PYTHONPATH`, folders that exist.
  package var pythonPath: [FilePath] = []
  /// `site-packages` and the like, then the folders that their `.pth` files add; in order, folders that exist.
  package var sitePackages: [FilePath] = []
  package var editableModules: [EditableModule] = []
  /// Some editable install works by code that we do not run: any name may be importable through it.
  package var hasOpaqueEditableInstalls = false
  /// It is the project's own environment: what it lacks is missing. The system's Python is only a guess.
  package var isKnown = false
  /// How it was found, for people: "VIRTUAL_ENV".
  package var provenance = "no Python was found"
  /// What was noticed on the way and may explain a surprise: one sentence each.
  package var notes: [String] = []

  package init() {}
}

extension PythonEnvironment {
  /// What the search looks at besides folders.
  package struct Surroundings: Sendable {
    /// Environment variables.
    package var variable: @Sendable (_ name: String) -> [UInt8]?
    /// Where the operating system keeps Pythons when `PATH` names none.
    package var usualPlaces: [FilePath]

    package init(
      variable: @escaping @Sendable (_ name: String) -> [UInt8]? = { FileSystem.environmentVariable($0) },
      usualPlaces: [FilePath] = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    ) {
      self.variable = variable
      self.usualPlaces = usualPlaces
    }

    fileprivate func folder(_ name: String) -> FilePath? {
      guard let bytes = variable(name), !bytes.isEmpty else { return nil }
      return FilePath(bytes: bytes)
    }
  }

  /// The environment of the project in `project` (absolute): what `explicit` names, else `VIRTUAL_ENV` and
  /// `CONDA_PREFIX`, else `.venv`, `venv` or `env` there or in a folder above up to the repository's root, else the
  /// system's Python.
  /// - Parameter named: the folders that were named or opened: one within the project is looked into first, one around
  ///   it as well.
  package static func find(
    forProject project: FilePath, named: [FilePath] = [], explicit: FilePath? = nil, files: FileSystem = FileSystem(),
    surroundings: Surroundings = Surroundings()
  ) -> PythonEnvironment {
    let finder = EnvironmentFinder(files: files, surroundings: surroundings)
    var environment = PythonEnvironment()
    if let explicit {
      environment = finder.explicit(explicit)
    } else if let found = finder.activated() ?? finder.inProject(project, named) {
      environment = found
    } else {
      environment = finder.system(project) ?? environment
    }
    if let list = surroundings.variable("PYTHONPATH") {
      for entry in list.split(separator: UInt8(ascii: ":")) {
        let path = FilePath(bytes: entry)
        if files.isDirectory(path) {
          environment.pythonPath.append(path)
        } else if files.isFile(path) {
          environment.notes.append("'\(path)' on PYTHONPATH is an archive: modules in it are not seen")
        }
      }
    }
    return environment
  }
}

/// The steps of the search.
private struct EnvironmentFinder {
  let files: FileSystem
  let surroundings: PythonEnvironment.Surroundings

  // MARK: What was named

  func explicit(_ path: FilePath) -> PythonEnvironment {
    var environment: PythonEnvironment?
    if files.isDirectory(path) {
      environment = virtual(path) ?? installation(path)
    } else if files.isFile(path) {
      // `venv/bin/python` is a link into the base: the environment is where the link lies.
      environment = virtual(path.parent.parent) ?? interpreter(path)
    }
    guard var environment else {
      var none = PythonEnvironment()
      let what = files.isDirectory(path) || files.isFile(path) ? "is neither" : "is not there; give"
      none.provenance = "--python"
      none.notes = ["'\(path)' \(what) an interpreter or the folder of a virtual environment"]
      return none
    }
    environment.isKnown = true
    environment.provenance = "--python"
    return environment
  }

  func activated() -> PythonEnvironment? {
    for name in ["VIRTUAL_ENV", "CONDA_PREFIX"] {
      guard let folder = surroundings.folder(name) else { continue }
      guard var environment = virtual(folder) ?? installation(folder) else { continue }
      environment.isKnown = true
      environment.provenance = name
      return environment
    }
    return nil
  }

  func inProject(_ project: FilePath, _ named: [FilePath]) -> PythonEnvironment? {
    let around = named.filter { project.isInside($0) } + [GitRepository(around: project, files)?.root ?? project]
    let top = around.min { $0.bytes.count < $1.bytes.count } ?? project
    for folder in named.filter({ $0.isInside(project) }) + [project] {
      if let environment = inFolder(folder, upTo: top, project) { return environment }
    }
    return nil
  }

  private func inFolder(_ start: FilePath, upTo top: FilePath, _ project: FilePath) -> PythonEnvironment? {
    for folder in start.selfAndParents {
      guard folder.isInside(top) else { break }
      for name in [".venv", "venv", "env"] {
        guard var environment = virtual(folder.appending(name)) else { continue }
        environment.isKnown = true
        environment.provenance = folder == project ? name : folder.appending(name).string
        return environment
      }
    }
    return nil
  }

  // MARK: The system's

  func system(_ project: FilePath) -> PythonEnvironment? {
    let path = (surroundings.variable("PATH") ?? []).split(separator: UInt8(ascii: ":")).map { FilePath(bytes: $0) }
    for folder in path + surroundings.usualPlaces {
      for name in ["python3", "python"] {
        let candidate = folder.appending(name)
        guard files.isFile(candidate) else { continue }
        let found = isScript(candidate) ? pyenv(behind: candidate, project) : interpreter(candidate)
        guard var environment = found, environment.standardLibrary != nil else { continue }
        environment.provenance = "the system's Python, \(candidate)"
        return environment
      }
    }
    return nil
  }

  /// Shims of version managers are shell scripts.
  private func isScript(_ path: FilePath) -> Bool {
    // A real interpreter is megabytes long: no need to read it for its first two bytes.
    guard let status = try? files.status(path), status.size < 65536 else { return false }
    return (try? files.read(path))?.starts(with: "#!".utf8) ?? false
  }

  /// `~/.pyenv/shims/python3` stands for the version that `PYENV_VERSION`, `.python-version` or `version` names.
  private func pyenv(behind shim: FilePath, _ project: FilePath) -> PythonEnvironment? {
    let root = shim.parent.parent
    var names: [[UInt8]] = []
    if let name = surroundings.variable("PYENV_VERSION") { names.append(name) }
    for folder in project.selfAndParents {
      if let text = try? files.read(folder.appending(".python-version")) { names.append(text) }
    }
    if let text = try? files.read(root.appending("version")) { names.append(text) }
    for text in names {
      for name in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 || $0 == UInt8(ascii: ":") }) {
        if let environment = installation(root.appending("versions").appending(name)) { return environment }
      }
    }
    return nil
  }

  // MARK: Layouts

  /// An interpreter: its library lies beside the folder that it really lies in.
  private func interpreter(_ path: FilePath) -> PythonEnvironment? {
    guard let real = try? files.realPath(path) else { return nil }
    // `python3.11` tells its version; else the library's folder does.
    var name = real.name
    if name.hasPrefix("python") { name.removeFirst("python".count) }
    return installation(real.parent.parent, version: PythonVersion(parsing: name))
  }

  /// The folder that holds `bin` and `lib` of a Python.
  private func installation(_ prefix: FilePath, version wanted: PythonVersion? = nil) -> PythonEnvironment? {
    var environment = PythonEnvironment()
    for library in libraries(prefix) where wanted == nil || library.version == wanted {
      guard files.isFile(library.path.appending("os.py")) else { continue }
      environment.prefix = prefix
      environment.version = library.version
      environment.standardLibrary = library.path
      environment.setDynamicLibrary(files)
      environment.sitePackages = systemSitePackages(prefix, library.version)
      SiteFolder.expand(&environment, files)
      return environment
    }
    return nil
  }

  /// A folder with a `pyvenv.cfg`.
  private func virtual(_ folder: FilePath) -> PythonEnvironment? {
    guard let text = try? files.read(folder.appending("pyvenv.cfg")) else { return nil }
    var settings: [String: String] = [:]
    for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      settings[line[..<equals].trimmed] = line[line.index(after: equals)...].trimmed
    }
    var environment = PythonEnvironment()
    environment.prefix = folder
    let version = PythonVersion(parsing: settings["version"] ?? settings["version_info"] ?? "")
    let own = libraries(folder)
    environment.version = version ?? own.first?.version
    for library in own where library.version == environment.version {
      let packages = library.path.appending("site-packages")
      if files.isDirectory(packages) { environment.sitePackages.append(packages) }
    }
    if let home = settings["home"], let base = base(FilePath(home).resolved(in: folder), environment.version) {
      environment.standardLibrary = base.standardLibrary
      environment.setDynamicLibrary(files)
      environment.version = environment.version ?? base.version
      if settings["include-system-site-packages"]?.lowercased() == "true", let version = environment.version {
        environment.sitePackages += systemSitePackages(base.prefix ?? "/usr", version)
      }
    } else {
      environment.notes.append("the Python that '\(folder)' was made from is not there: its library is not read")
    }
    SiteFolder.expand(&environment, files)
    return environment
  }

  /// The installation that a virtual environment's `home` leads to.
  private func base(_ home: FilePath, _ version: PythonVersion?) -> PythonEnvironment? {
    for name in ["python\(version.map(\.description) ?? "3")", "python3", "python"] {
      let candidate = home.appending(name)
      if files.isFile(candidate), let found = interpreter(candidate), version == nil || found.version == version {
        return found
      }
    }
    return installation(home.parent, version: version)
  }

  /// The folders `lib/python3.N` below a prefix, newest first.
  private func libraries(_ prefix: FilePath) -> [LibraryFolder] {
    var found: [LibraryFolder] = []
    for library in ["lib", "lib64"] {
      let folder = prefix.appending(library)
      guard let listing = try? files.list(folder) else { continue }
      for index in 0..<listing.count {
        let name = String(decoding: listing.name(index), as: UTF8.self)
        guard let one = LibraryFolder(folder.appending(name)) else { continue }
        if !found.contains(where: { $0.version == one.version }) { found.append(one) }
      }
    }
    return found.sorted { $0.version > $1.version }
  }

  /// Where an installation keeps packages: its own folder, Debian's, and the user's.
  private func systemSitePackages(_ prefix: FilePath, _ version: PythonVersion) -> [FilePath] {
    var folders: [FilePath] = []
    if let home = surroundings.folder("HOME") {
      folders.append(home.appending(".local/lib/python\(version)/site-packages"))
    }
    if prefix == "/usr" {
      folders += [
        "/usr/local/lib/python\(version)/dist-packages", "/usr/lib/python3/dist-packages",
        "/usr/lib/python\(version)/dist-packages",
      ].map { FilePath($0) }
    }
    folders.append(prefix.appending("lib/python\(version)/site-packages"))
    folders.append(prefix.appending("lib64/python\(version)/site-packages"))
    var seen: Set<FileIdentity> = []
    return folders.filter { folder in
      guard let status = try? files.status(folder), status.kind == .directory else { return false }
      return seen.insert(status.identity).inserted
    }
  }
}

extension PythonEnvironment {
  fileprivate mutating func setDynamicLibrary(_ files: FileSystem) {
    guard let folder = standardLibrary?.appending("lib-dynload"), files.isDirectory(folder) else { return }
    dynamicLibrary = folder
  }
}
