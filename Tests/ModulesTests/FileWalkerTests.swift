// The walk: what is found, what is left out, and that nothing on a disk can hold it up.
import Basics
import Glibc
import Modules
import Testing

@Suite struct FileWalkerTests {
  func walk(_ folder: TemporaryFolder, _ walker: FileWalker = FileWalker(threads: 4)) -> [String] {
    names(walker.walk([folder.path]).files, in: folder.path)
  }

  @Test func findsPythonInOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b.py", "a/z.py", "a/a/b.py", "a-b.py", "a.py", "note.txt", "x.pyi", "a/script", "a/.py"] {
      try folder.write(name)
    }
    #expect(walk(folder) == ["a/a/b.py", "a/z.py", "a-b.py", "a.py", "b.py"])
  }

  @Test func filesThatStartPythonAreFoundApart() throws {
    let folder = try TemporaryFolder()
    for name in [
      ".github/workflows/a.yml", ".github/actions/x/action.yaml", ".github/dependabot.yml", ".gitlab-ci.yml",
      "Dockerfile",
      "docker/Dockerfile.dev", "docker/app.dockerfile", "tox.ini", "my-tox.ini", "setup.cfg", "pyproject.toml",
      "run.sh",
      "Makefile", "rules.mk", "notes.yml", "a.py", "profile", "ignored.sh", ".venv/x.sh",
    ] { try folder.write(name) }
    try folder.write(".git/config")
    try folder.write(".gitignore", "ignored.sh\n")
    let outcome = FileWalker(threads: 4).walk([folder.path])
    #expect(names(outcome.files, in: folder.path) == ["a.py"])
    let launchFiles = [
      ".github/actions/x/action.yaml", ".github/workflows/a.yml", ".gitlab-ci.yml", "Dockerfile", "Makefile",
      "docker/Dockerfile.dev", "docker/app.dockerfile", "pyproject.toml", "rules.mk", "run.sh", "setup.cfg", "tox.ini",
    ]
    #expect(names(outcome.launchFiles, in: folder.path) == launchFiles)
    let named = FileWalker(threads: 1).walk(["run.sh", "a.py"].map { folder.path.appending($0) })
    #expect(names(named.launchFiles, in: folder.path) == ["run.sh"])
  }

  @Test func theOrderIsThatOfPathsWhateverTheThreads() throws {
    let folder = try TemporaryFolder()
    for a in 0..<12 {
      for b in 0..<5 { try folder.write("d\(a)/e\(b)/f\(a * b).py") }
      try folder.write("d\(a)-x/f.py")
    }
    let one = FileWalker(threads: 1).walk([folder.path]).files
    #expect(one.count == 72)
    #expect(one == one.sorted())
    #expect(FileWalker(threads: 7).walk([folder.path]).files == one)
  }

  @Test func usualFoldersAreSkipped() throws {
    let folder = try TemporaryFolder()
    let skipped = [
      ".git/hooks/a.py", "node_modules/a.py", "x/__pycache__/a.py", ".venv/a.py", ".tox/a.py", "x/build/lib/a.py",
      "dist/a.py", "myenv/lib/python3.12/site-packages/a.py", "conda/lib/a.py", "y/site-packages/a.py",
    ]
    for name in skipped { try folder.write(name) }
    try folder.write("myenv/pyvenv.cfg")
    try folder.write("conda/conda-meta/history")
    for name in ["venv/__init__.py", "build/__init__.py", "build/env.py", "src/a.py"] { try folder.write(name) }
    // `venv` is the library's own package, `build` one of PyPI's: as packages they are source.
    #expect(walk(folder) == ["build/__init__.py", "build/env.py", "src/a.py", "venv/__init__.py"])
  }

  @Test func gitIgnoreFilesAreNestedAndHoldFromTheRepositoryDown() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/info/exclude", "secret.py\n")
    try folder.write(".gitignore", "*_pb2.py\n/top/\n")
    try folder.write("pkg/.gitignore", "!keep_pb2.py\nlocal.py\n")
    for name in [
      "a_pb2.py", "top/a.py", "pkg/top/a.py", "pkg/keep_pb2.py", "pkg/x_pb2.py", "pkg/local.py", "secret.py",
      "pkg/secret.py", "pkg/ok.py", "local.py",
    ] { try folder.write(name) }
    let expected = ["local.py", "pkg/keep_pb2.py", "pkg/ok.py", "pkg/top/a.py"]
    #expect(walk(folder) == expected)
    // The same rules hold when only a part is named.
    let part = FileWalker(threads: 2).walk([folder.path.appending("pkg")]).files
    #expect(names(part, in: folder.path) == expected.filter { $0.hasPrefix("pkg/") })
    let all = FileWalker(threads: 2, respectsGitIgnore: false).walk([folder.path]).files
    #expect(all.count == 10)
  }

  @Test func worktreesFindTheirExcludes() throws {
    let folder = try TemporaryFolder()
    try folder.write("main/.git/info/exclude", "x.py\n")
    try folder.write("main/.git/worktrees/w/commondir", "../..\n")
    try folder.write("w/.git", "gitdir: \(folder.path)/main/.git/worktrees/w\n")
    for name in ["w/x.py", "w/y.py"] { try folder.write(name) }
    #expect(names(FileWalker(threads: 1).walk([folder.path.appending("w")]).files, in: folder.path) == ["w/y.py"])
  }

  @Test func whatIsNamedIsTaken() throws {
    let folder = try TemporaryFolder()
    folder.folder(".git")
    try folder.write(".gitignore", "gen/\n*.gen.py\nall/**\n")
    try folder.write("env/.gitignore", "*\n")
    for name in ["gen/a.py", "b.gen.py", "build/c.py", "all/sub/d.py", "script", "env/lib/e.py", "node_modules/f.py"] {
      try folder.write(name)
    }
    for (named, expected) in [
      ("gen", "gen/a.py"), ("b.gen.py", "b.gen.py"), ("build", "build/c.py"), ("all/sub", "all/sub/d.py"),
      ("script", "script"), ("env", "env/lib/e.py"), ("env/lib", "env/lib/e.py"), ("node_modules", "node_modules/f.py"),
    ] {
      let found = FileWalker(threads: 1).walk([folder.path.appending(named)])
      #expect(names(found.files, in: folder.path) == [expected], "\(named)")
    }
    let missing = FileWalker(threads: 1).walk([folder.path.appending("none")])
    #expect(missing.files.isEmpty)
    #expect(missing.problems.map(\.reason) == [.notFound])
  }

  @Test func pathsKeepTheirSpelling() throws {
    let folder = try TemporaryFolder()
    try folder.write("p/a.py")
    try folder.write("b.py")
    let walker = FileWalker(threads: 1, currentDirectory: folder.path)
    #expect(walker.walk(["."]).files == ["b.py", "p/a.py"])
    #expect(walker.walk(["p"]).files == ["p/a.py"])
    #expect(walker.walk(["./p"]).files == ["./p/a.py"])
    #expect(walker.walk(["p/a.py", "p", "b.py", "b.py"]).files == ["b.py", "p/a.py"])
  }

  @Test func linksAreFollowedOnceAndNotOut() throws {
    let outside = try TemporaryFolder()
    try outside.write("o.py")
    let folder = try TemporaryFolder()
    folder.folder(".git")
    try folder.write("service/a.py")
    try folder.write("libs/shared/s.py")
    try folder.write("libs/real.py")
    try folder.link("service/loop", to: ".")
    try folder.link("service/up", to: "..")
    try folder.link("service/shared", to: "../libs/shared")
    try folder.link("service/again", to: "../libs/shared")
    try folder.link("service/out", to: outside.path.string)
    try folder.link("service/root", to: "/")
    try folder.link("service/real.py", to: "../libs/real.py")
    try folder.link("service/dangling.py", to: "nowhere.py")
    try folder.link("service/self.py", to: "self.py")
    let service = FileWalker(threads: 4).walk([folder.path.appending("service")])
    #expect(names(service.files, in: folder.path) == ["service/a.py", "service/again/s.py", "service/real.py"])
    #expect(service.problems.isEmpty)
    // Where the real folder is walked too, it is the one that is reported.
    #expect(walk(folder) == ["libs/real.py", "libs/shared/s.py", "service/a.py", "service/real.py"])
  }

  @Test func oddNamesArePaths() throws {
    let folder = try TemporaryFolder()
    try folder.write(FilePath(bytes: Array("new\nline.py".utf8)), [])
    try folder.write(FilePath(bytes: [0xFF, 0x2F, 0xFE] + Array(".py".utf8)), [])
    _ = try folder.pipe("pipe.py")
    folder.folder("folder.py")
    let found = FileWalker(threads: 1).walk([folder.path]).files
    #expect(
      found == [folder.path.appending("new\nline.py"), folder.path.appending([0xFF, 0x2F, 0xFE] + Array(".py".utf8))])
  }

  @Test func unreadableFoldersAreProblems() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.py")
    try folder.write("closed/b.py")
    try folder.setMode("closed", 0)
    let found = FileWalker(threads: 1).walk([folder.path])
    if geteuid() == 0 {
      #expect(found.files.count == 2)
    } else {
      #expect(found.files.count == 1)
      #expect(found.problems.map(\.reason) == [.permissionDenied])
    }
  }

  @Test func configuredExcludesHold() throws {
    let folder = try TemporaryFolder()
    for name in ["a.py", "tests/t.py", "sub/tests/t.py", "sub/only.py", "sub/lazyls.toml"] { try folder.write(name) }
    let root = folder.path
    let walker = FileWalker(threads: 1) { place in
      place == root
        ? IgnoreRules(folder: root, text: Array("tests".utf8))
        : IgnoreRules(folder: place, text: Array("only.py".utf8))
    }
    // The nearest configuration alone counts below it.
    #expect(walk(folder, walker) == ["a.py", "sub/tests/t.py"])
  }

  @Test func aVeryDeepTreeIsWalked() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "d/", count: 900) + "a.py")
    #expect(walk(folder).count == 1)
  }
}
