// Finding a Python without running one: environments made of files, in the layouts that are met.
import Basics
import Modules
import Testing

@Suite struct EnvironmentTests {
  /// Surroundings in which nothing of this machine is seen.
  func surroundings(_ variables: [String: String] = [:]) -> PythonEnvironment.Surroundings {
    PythonEnvironment.Surroundings(variable: { variables[$0].map { Array($0.utf8) } }, usualPlaces: [])
  }

  func find(_ folder: TemporaryFolder, _ variables: [String: String] = [:], explicit: String? = nil)
    -> PythonEnvironment
  {
    PythonEnvironment.find(
      forProject: folder.path.appending("project"), explicit: explicit.map { folder.path.appending($0) },
      surroundings: surroundings(variables))
  }

  /// An installed Python below `prefix`.
  func installation(_ folder: TemporaryFolder, _ prefix: String, _ version: String = "3.12") throws {
    try folder.write("\(prefix)/bin/python\(version)", String(repeating: "\u{7F}", count: 70_000))
    try folder.link("\(prefix)/bin/python3", to: "python\(version)")
    try folder.write("\(prefix)/lib/python\(version)/os.py")
    folder.folder("\(prefix)/lib/python\(version)/lib-dynload")
    folder.folder("\(prefix)/lib/python\(version)/site-packages")
  }

  func virtual(_ folder: TemporaryFolder, _ place: String, home: String, _ version: String = "3.12", more: String = "")
    throws
  {
    try folder.write("\(place)/pyvenv.cfg", "home = \(home)\nversion = \(version).4\n\(more)")
    try folder.link("\(place)/bin/python", to: "\(home)/python\(version)")
    folder.folder("\(place)/lib/python\(version)/site-packages")
  }

  @Test func whatIsInstalledInTheLibraryIsNotItsOwn() throws {
    let library = try #require(LibraryFolder("/usr/lib/python3.15"))
    #expect(library.owns("/usr/lib/python3.15/re/__init__.py"))
    #expect(!library.owns("/usr/lib/python3.15/site-packages/attr/__init__.py"))
    #expect(!library.owns("/usr/lib/python3.15/dist-packages/apt.py"))
    #expect(!library.owns("/usr/lib/python3/dist-packages/apt.py") && !library.owns("/project/re.py"))
  }

  @Test func aVirtualEnvironmentInTheProject() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "base")
    try virtual(folder, "project/.venv", home: "\(folder.path)/base/bin")
    let found = find(folder)
    #expect(found.isKnown)
    #expect(found.provenance == ".venv")
    #expect(found.version == .v3_12)
    #expect(names([found.standardLibrary ?? ""], in: folder.path) == ["base/lib/python3.12"])
    #expect(names([found.dynamicLibrary ?? ""], in: folder.path) == ["base/lib/python3.12/lib-dynload"])
    #expect(names(found.sitePackages, in: folder.path) == ["project/.venv/lib/python3.12/site-packages"])
  }

  @Test func whatIsNamedComesFirst() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "base")
    for place in ["project/.venv", "active", "named"] { try virtual(folder, place, home: "\(folder.path)/base/bin") }
    let active = ["VIRTUAL_ENV": "\(folder.path)/active"]
    #expect(find(folder, active).provenance == "VIRTUAL_ENV")
    #expect(find(folder, active).prefix == folder.path.appending("active"))
    // The interpreter of an environment is a link out of it: the environment is meant.
    for named in ["named", "named/bin/python"] {
      let found = find(folder, active, explicit: named)
      #expect(found.prefix == folder.path.appending("named"))
      #expect(found.provenance == "--python")
      #expect(found.isKnown)
    }
    let base = find(folder, explicit: "base/bin/python3")
    #expect(names(base.sitePackages, in: folder.path) == ["base/lib/python3.12/site-packages"])
    #expect(find(folder, explicit: "base").version == .v3_12)
    let wrong = find(folder, explicit: "nothing")
    #expect(!wrong.isKnown)
    #expect(wrong.notes.count == 1)
  }

  @Test func anEnvironmentAboveIsFoundUpToTheRepository() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "base")
    try virtual(folder, ".venv", home: "\(folder.path)/base/bin")
    #expect(!find(folder).isKnown)
    folder.folder(".git")
    #expect(find(folder).isKnown)
  }

  @Test func theFolderThatIsOpenIsLookedIntoFirst() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "base")
    folder.folder(".git")
    try virtual(folder, ".venv", home: "\(folder.path)/base/bin")
    try virtual(folder, "services/web/.venv", home: "\(folder.path)/base/bin")
    let files = FileSystem()
    // A repository without a mark of its own: its root is the project.
    let web = folder.path.appending("services/web")
    let configurations = ConfigurationStore(files: files)
    func provenance(_ named: [FilePath], of file: FilePath) -> String {
      ModuleResolver(
        sources: [file], named: named, configurations: configurations, files: files,
        surroundings: surroundings()
      ).environment(forFile: file).provenance
    }
    #expect(provenance([web], of: web.appending("app.py")) == web.appending(".venv").string)
    #expect(provenance([folder.path], of: web.appending("app.py")) == ".venv")
    // One that has a mark is within what is open, with or without a repository.
    let other = try TemporaryFolder()
    try installation(other, "base")
    try virtual(other, ".venv", home: "\(other.path)/base/bin")
    try other.write("part/pyproject.toml", "")
    let part = other.path.appending("part/app.py")
    #expect(provenance([other.path], of: part) == other.path.appending(".venv").string)
  }

  @Test func systemPackagesAreSeenWhenAsked() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "base")
    try virtual(
      folder, "project/venv", home: "\(folder.path)/base/bin", more: "include-system-site-packages = True\n")
    #expect(
      names(find(folder).sitePackages, in: folder.path)
        == ["project/venv/lib/python3.12/site-packages", "base/lib/python3.12/site-packages"])
  }

  @Test func aMissingBaseIsNoted() throws {
    let folder = try TemporaryFolder()
    try virtual(folder, "project/.venv", home: "/nowhere/bin", "3.10")
    let found = find(folder)
    #expect(found.isKnown)
    #expect(found.version == .v3_10)
    #expect(found.standardLibrary == nil)
    #expect(found.notes.count == 1)
  }

  @Test func theSystemsPythonIsAGuess() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "usr", "3.11")
    folder.folder("home/.local/lib/python3.11/site-packages")
    let found = find(folder, ["PATH": "/nowhere:\(folder.path)/usr/bin", "HOME": "\(folder.path)/home"])
    #expect(!found.isKnown)
    #expect(found.version == .v3_11)
    #expect(
      names(found.sitePackages, in: folder.path)
        == ["home/.local/lib/python3.11/site-packages", "usr/lib/python3.11/site-packages"])
    #expect(find(folder).prefix == nil)
    #expect(find(folder).provenance == "no Python was found")
  }

  @Test func shimsOfPyenvAreSeenThrough() throws {
    let folder = try TemporaryFolder()
    try folder.write(".pyenv/shims/python3", "#!/usr/bin/env bash\n")
    try folder.write(".pyenv/version", "3.9.18\n3.12.1\n")
    try installation(folder, ".pyenv/versions/3.9.18", "3.9")
    try installation(folder, ".pyenv/versions/3.12.1", "3.12")
    let path = ["PATH": "\(folder.path)/.pyenv/shims"]
    #expect(find(folder, path).version == .v3_9)
    try folder.write("project/.python-version", "3.12.1\n")
    #expect(find(folder, path).version == .v3_12)
    #expect(find(folder, path.merging(["PYENV_VERSION": "3.9.18"]) { $1 }).version == .v3_9)
  }

  @Test func condaEnvironmentsAreKnown() throws {
    let folder = try TemporaryFolder()
    try installation(folder, "conda", "3.13")
    let found = find(folder, ["CONDA_PREFIX": "\(folder.path)/conda"])
    #expect(found.isKnown)
    #expect(found.provenance == "CONDA_PREFIX")
    #expect(found.version == .v3_13)
  }

  @Test func pathFilesAddFolders() throws {
    let folder = try TemporaryFolder()
    try virtual(folder, "project/.venv", home: "/nowhere")
    let site = "project/.venv/lib/python3.12/site-packages"
    folder.folder("checkout/src")
    folder.folder("\(site)/inside")
    try folder.write("egg.zip", "PK")
    try folder.write(
      "\(site)/b.pth",
      "# comment\n\(folder.path)/checkout/src  \r\ninside\nmissing\n\(folder.path)/egg.zip\nimport os; x\n")
    try folder.write("\(site)/a.pth", "import sys, types, os;has_mfs = True\n")
    try folder.write("\(site)/.hidden.pth", "\(folder.path)/checkout\n")
    let found = find(folder)
    #expect(names(found.sitePackages, in: folder.path) == [site, "checkout/src", "\(site)/inside"])
    #expect(!found.hasOpaqueEditableInstalls)
    #expect(found.notes.contains { $0.contains("egg.zip") })
  }

  @Test func editableInstallsAreReadNotRun() throws {
    let folder = try TemporaryFolder()
    try virtual(folder, "project/.venv", home: "/nowhere")
    let site = "project/.venv/lib/python3.12/site-packages"
    try folder.write(
      "\(site)/__editable__.app-1.0.pth", "import __editable___app_1_0_finder; __editable___app_1_0_finder.install()")
    try folder.write(
      "\(site)/__editable___app_1_0_finder.py",
      "import sys\nMAPPING: dict[str, str] = {'app': '/w/app', \"mod\": '/w/mod.py'}\nNAMESPACES: dict[str, list[str]] = {'x': ['y']}\n"
    )
    try folder.write("\(site)/_editable_impl_lib.pth", "import _editable_impl_lib")
    try folder.write("\(site)/_editable_impl_lib.py", "F.map_module('lib', '../lib')\nF.map_module('two', '/w/two')\n")
    let found = find(folder)
    let library = folder.path.appending("project/.venv/lib/python3.12/lib")
    #expect(found.editableModules.map(\.name) == ["app", "mod", "lib", "two"])
    #expect(found.editableModules.map(\.path) == ["/w/app", "/w/mod.py", library, "/w/two"])
    #expect(!found.hasOpaqueEditableInstalls)
    try folder.write("\(site)/z.pth", "import _meson_editable_loader")
    #expect(find(folder).hasOpaqueEditableInstalls)
  }

  @Test func pythonPathIsTakenAsItIs() throws {
    let folder = try TemporaryFolder()
    folder.folder("one")
    try folder.write("z.zip")
    let found = find(folder, ["PYTHONPATH": "\(folder.path)/one::\(folder.path)/none:\(folder.path)/z.zip"])
    #expect(found.pythonPath == [folder.path.appending("one")])
    #expect(found.notes.count == 1)
    #expect(!found.isKnown)
  }
}
