// Reading files and folders: overlays, refusals, odd names, paths by spelling.
import Basics
import Glibc
import Modules
import Testing

@Suite struct FileSystemTests {
  func reason(_ path: FilePath, _ files: FileSystem = FileSystem(), limit: Int = FileSystem.sizeLimit)
    -> FileProblem.Reason?
  {
    do throws(FileProblem) {
      _ = try files.read(path, limit: limit)
      return nil
    } catch { return error.reason }
  }

  func listed(_ listing: FolderListing) -> [[UInt8]] { (0..<listing.count).map { Array(listing.name($0)) } }

  @Test func readsWholeFilesOfAllSizes() throws {
    let folder = try TemporaryFolder()
    for size in [0, 1, 4095, 4096, 1 << 20] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let path = try folder.write(FilePath("f\(size)"), bytes)
      #expect(try FileSystem().read(path) == bytes)
    }
    // The kernel says 0 for the size of these.
    #expect(try FileSystem().read("/proc/self/status").starts(with: Array("Name:".utf8)))
  }

  @Test func refusesWhatIsNoFile() throws {
    let folder = try TemporaryFolder()
    #expect(reason(try folder.pipe("pipe")) == .special("a named pipe"))
    #expect(reason("/dev/zero") == .special("a device"))
    #expect(reason(folder.path) == .isDirectory)
    #expect(reason(folder.path.appending("none")) == .notFound)
    #expect(reason(try folder.write("big", "12345"), limit: 4) == .tooLarge(5, limit: 4))
    #expect(reason("") == .invalidName)
    #expect(reason(FilePath(bytes: Array("a\0b".utf8))) == .invalidName)
    let file = try folder.write("file")
    #expect(reason(file.appending("x")) == .isNotDirectory)
    try folder.link("loop", to: "loop")
    if case .system? = reason(folder.path.appending("loop")) {} else { Issue.record("a link to itself was read") }
  }

  @Test func permissionDeniedIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("secret.py", "x")
    try folder.setMode("secret.py", 0)
    // Root reads everything: then the answer is the text.
    if geteuid() == 0 {
      #expect(try FileSystem().read(path) == [UInt8(ascii: "x")])
    } else {
      #expect(reason(path) == .permissionDenied)
    }
    #expect(FileProblem(path: "a.py", reason: .permissionDenied).description == "cannot read 'a.py': permission denied")
  }

  @Test func overlaysLieOnTop() throws {
    let folder = try TemporaryFolder()
    let saved = try folder.write("a.py", "saved")
    let new = folder.path.appending("new.py")
    let files = FileSystem(overlays: [saved: Array("unsaved".utf8), new: []])
    #expect(try files.read(saved) == Array("unsaved".utf8))
    #expect(try files.read(new) == [])
    #expect(files.isFile(new))
    #expect(Set(listed(try files.list(folder.path))) == [Array("a.py".utf8), Array("new.py".utf8)])
  }

  @Test func listsOddNames() throws {
    let folder = try TemporaryFolder()
    let odd: [[UInt8]] = [Array("new\nline.py".utf8), [0xFF, 0xFE] + Array(".py".utf8), Array("é.py".utf8)]
    for name in odd { try folder.write(FilePath(bytes: name), [7]) }
    #expect(Set(listed(try FileSystem().list(folder.path))) == Set(odd))
    for name in odd { #expect(try FileSystem().read(folder.path.appending(name)) == [7]) }
  }

  @Test func identityIsOneForAllSpellings() throws {
    let folder = try TemporaryFolder()
    let real = try folder.write("real.py", "x")
    try folder.link("link.py", to: "real.py")
    let files = FileSystem()
    let link = folder.path.appending("link.py")
    #expect(try files.status(real).identity == files.status(link).identity)
    #expect(try files.status(link, followLinks: false).kind == .symbolicLink)
    #expect(try files.realPath(link) == real)
  }
}

@Suite struct FilePathTests {
  @Test func spelling() {
    #expect(FilePath("a//b/").string == "a/b")
    #expect(FilePath("//").string == "/")
    #expect(FilePath("a/b").parent == "a")
    #expect(FilePath("a").parent == "")
    #expect(FilePath("/a").parent == "/")
    #expect(FilePath("/").parent == "/")
    #expect(FilePath("/a/b").selfAndParents == ["/a/b", "/a", "/"])
    #expect(FilePath("a/b").selfAndParents == ["a/b", "a", ""])
    #expect(FilePath("").appending("x") == "x")
    #expect(FilePath("/").appending("x") == "/x")
    #expect(FilePath("a").appending("/x") == "/x")
    #expect(FilePath("a/b.py").name == "b.py")
    #expect(FilePath("a/b.py").hasSuffix(".py"))
  }

  @Test func resolving() {
    #expect(FilePath("../x/./y").resolved(in: "/a/b") == "/a/x/y")
    #expect(FilePath("/../..").resolved(in: "/a") == "/")
    #expect(FilePath("../../x").resolved(in: "a") == "../x")
    #expect(FilePath(".").resolved(in: "/a") == "/a")
  }

  @Test func relative() {
    #expect(FilePath("/a/b").relative(to: "/a") == "b")
    #expect(FilePath("/ab").relative(to: "/a") == nil)
    #expect(FilePath("/a").relative(to: "/a") == "")
    #expect(FilePath("/a").relative(to: "/") == "a")
    #expect(FilePath("a").relative(to: "") == "a")
  }

  @Test func orderIsThatOfATreeWalk() {
    let sorted: [FilePath] = ["a", "a/b", "a/b/c", "a/c", "a-b", "a.py", "b"]
    #expect(sorted.shuffled().sorted() == sorted)
  }
}

@Suite struct PythonVersionTests {
  @Test(arguments: [
    ("3.8", 8), ("3.15", 15), ("3.12.4", 12), ("3.13.0rc1", 13), ("3.11.2.final.0", 11), ("3.0", 0), ("3.255", 255),
  ])
  func parses(text: String, minor: Int) { #expect(PythonVersion(parsing: text).map { Int($0.minor) } == minor) }

  @Test(arguments: ["", "3", "3.", "2.7", "4.0", "3.x", "3.1x", "3.12-dev", "3.12.", "3.256", "3.9999999999", " 3.8"])
  func refuses(text: String) { #expect(PythonVersion(parsing: text) == nil) }

  @Test func clamps() {
    #expect(PythonVersion(minor: 6).clamped == .v3_8)
    #expect(PythonVersion(minor: 16).clamped == .v3_15)
    #expect(PythonVersion.supported.count == 8)
    #expect(PythonVersion.v3_9 < .v3_10)
    #expect("\(PythonVersion.v3_10)" == "3.10")
  }
}
