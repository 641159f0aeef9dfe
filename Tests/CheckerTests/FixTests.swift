// Which fixes go together, what a difference looks like, and how a file is replaced.
import Analysis
import Basics
import Checker
import Glibc
import Modules
import Testing

@Suite("Choosing fixes") struct FixPlanTests {
  private let file = FileID(0)

  private func finding(_ fixes: Fix...) -> Finding {
    Finding(RuleCode(101), .warning, at: Location(file, ByteRange(at: 0)), "said", fixes: fixes)
  }

  private func fix(_ safety: Fix.Safety, _ edits: (UInt32, UInt32, String)...) -> Fix {
    Fix("Mend", safety, edits.map { TextEdit(Location(file, ByteRange($0.0, $0.1)), $0.2) })
  }

  private func texts(_ findings: [Finding], _ level: FixLevel) -> [String] {
    FixPlan(findings, level) { _ in true }.files.flatMap { $0.edits.map(\.newText) }
  }

  @Test func theFirstOfTwoThatOverlapIsTaken() {
    let findings = [
      finding(fix(.safe, (4, 9, "a"))), finding(fix(.safe, (8, 12, "b"))), finding(fix(.safe, (12, 14, "c"))),
    ]
    #expect(texts(findings, .safe) == ["a", "c"])
  }

  @Test func safeOnesGoBeforeUnsafeOnes() {
    let findings = [
      finding(fix(.unsafe, (4, 9, "a"))), finding(fix(.safe, (8, 12, "b"))), finding(fix(.unsafe, (1, 2, "c"))),
    ]
    #expect(texts(findings, .all) == ["c", "b"])
    #expect(texts(findings, .safe) == ["b"])
  }

  @Test func oneFixOfAFindingIsTakenAndASafeOneRather() {
    #expect(texts([finding(fix(.unsafe, (1, 2, "a")), fix(.safe, (3, 4, "b")))], .all) == ["b"])
  }

  @Test func aFixIsMadeWholeOrNotAtAll() {
    let findings = [finding(fix(.safe, (4, 9, "a"))), finding(fix(.safe, (1, 2, "x"), (5, 6, "y")))]
    #expect(texts(findings, .safe) == ["a"])
  }

  @Test func equalFixesMendAllTheirFindings() {
    let plan = FixPlan([finding(fix(.safe, (4, 4, "a"))), finding(fix(.safe, (4, 4, "a")))], .safe) { _ in true }
    #expect(plan.count == 2)
    #expect(plan.files.flatMap(\.edits).count == 1)
  }

  @Test func importsStandBesideOneAnotherAndWordsDoNot() {
    let imports = ["import a\n", "  lazy import b\n", "from c import d\n"]
    #expect(texts(imports.map { finding(fix(.safe, (4, 4, $0))) }, .safe) == imports)
    // Two lists would be one too many, and nothing may come before the future.
    for line in ["__lazy_modules__ = {}\n", "from __future__ import annotations\n"] {
      #expect(texts([finding(fix(.safe, (4, 4, "import a\n"))), finding(fix(.safe, (4, 4, line)))], .safe).count == 1)
    }
    #expect(texts([finding(fix(.safe, (4, 4, "a"))), finding(fix(.safe, (4, 4, "b")))], .safe) == ["a"])
    #expect(texts([finding(fix(.safe, (0, 4, ""))), finding(fix(.safe, (4, 4, "b\n")))], .safe) == ["", "b\n"])
    #expect(texts([finding(fix(.safe, (0, 4, ""))), finding(fix(.safe, (4, 4, "b")))], .safe) == [""])
  }

  @Test func filesThatMustNotBeEditedAreNot() {
    #expect(FixPlan([finding(fix(.safe, (4, 4, "a")))], .safe) { _ in false }.files.isEmpty)
  }
}

@Suite("Unified differences") struct UnifiedDiffTests {
  private func diff(_ before: String, _ after: String) -> String {
    var output: [UInt8] = []
    UnifiedDiff.write(Array(before.utf8), Array(after.utf8), path: "a.py", Style(isColored: false), to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func equalTextsHaveNone() { #expect(diff("a\n", "a\n") == "") }

  @Test func aLineThatChangesHasThreeLinesAround() {
    let before = (1...9).map { "\($0)\n" }.joined()
    #expect(
      diff(before, before.replacing("5", with: "five"))
        == "--- a.py\n+++ a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func changesFarApartAreHunksOfTheirOwn() {
    let before = (10...40).map { "\($0)\n" }.joined()
    let text = diff(before, before.replacing("12\n", with: "").replacing("35\n", with: "35\nnew\n"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,6 +1,5 @@", "@@ -24,6 +23,7 @@"])
  }

  @Test func changesSixLinesApartShareAHunk() {
    let before = (10...40).map { "\($0)\n" }.joined()
    let text = diff(before, before.replacing("20\n", with: "x\n").replacing("27\n", with: "y\n"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -8,14 +8,14 @@"])
  }

  @Test func aMissingLastLineEndIsTold() {
    #expect(
      diff("a", "b\n") == "--- a.py\n+++ a.py\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n")
    #expect(diff("", "b\n") == "--- a.py\n+++ a.py\n@@ -0,0 +1 @@\n+b\n")
  }
}

@Suite("Replacing a file") struct FileReplacementTests {
  private func withFolder(_ body: (FilePath) throws -> Void) throws {
    var name = Array("/tmp/lazyls-replace-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&name) != nil else { throw FileProblem(path: "/tmp", reason: .notFound) }
    let folder = FilePath(String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    try body(folder)
    for name in try names(folder) { unsafe unlink(folder.appending(name).string) }
    unsafe rmdir(folder.string)
  }

  private func names(_ folder: FilePath) throws -> [String] {
    let listing = try FileSystem().list(folder)
    return (0..<listing.count).map { String(decoding: listing.name($0), as: UTF8.self) }
  }

  private func put(_ path: FilePath, _ text: String, mode: mode_t = 0o644) {
    let descriptor = unsafe open(path.string, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    fchmod(descriptor, mode)
    close(descriptor)
  }

  @Test func modeAndLinkStay() throws {
    try withFolder { folder in
      let file = folder.appending("a.py")
      let link = folder.appending("b.py")
      put(file, "old", mode: 0o755)
      #expect(unsafe symlink("a.py", link.string) == 0)
      try FileReplacement.replace(link, Array("old".utf8), with: Array("new".utf8))
      #expect(try FileSystem().read(file) == Array("new".utf8))
      #expect(try FileSystem().status(link, followLinks: false).kind == .symbolicLink)
      var status = stat()
      #expect(unsafe stat(file.string, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o755)
      #expect(try names(folder).sorted() == ["a.py", "b.py"])
    }
  }

  @Test func namesOfOneFileStayTogether() throws {
    try withFolder { folder in
      let file = folder.appending("a.py")
      let other = folder.appending("b.py")
      put(file, "old and longer", mode: 0o640)
      #expect(unsafe Glibc.link(file.string, other.string) == 0)
      try FileReplacement.replace(file, Array("old and longer".utf8), with: Array("new".utf8))
      #expect(try FileSystem().read(other) == Array("new".utf8))
      var status = stat()
      #expect(unsafe stat(file.string, &status) == 0)
      #expect(status.st_nlink == 2)
      #expect(status.st_mode & 0o777 == 0o640)
      #expect(try names(folder).sorted() == ["a.py", "b.py"])
    }
  }

  @Test func aLinkThatLeadsNowhereLeadsToTheNewFile() throws {
    try withFolder { folder in
      let file = folder.appending("a.txt")
      let link = folder.appending("b.txt")
      #expect(unsafe symlink("a.txt", link.string) == 0)
      try FileReplacement.write(link, Array("new".utf8))
      #expect(try FileSystem().read(file) == Array("new".utf8))
      #expect(try FileSystem().status(link, followLinks: false).kind == .symbolicLink)
    }
  }

  @Test func whatIsNoFileIsWrittenTo() throws {
    try FileReplacement.write("/dev/null", Array("new".utf8))
    #expect(try FileSystem().status("/dev/null").kind == .other)
  }

  @Test func aFileThatChangedStaysAsItIs() throws {
    try withFolder { folder in
      let file = folder.appending("a.py")
      put(file, "newer")
      let refusal = try #require(throws: FileReplacement.Refusal.self) {
        try FileReplacement.replace(file, Array("old".utf8), with: Array("new".utf8))
      }
      #expect(refusal.words == "it changed while it was checked; run again")
      #expect(try FileSystem().read(file) == Array("newer".utf8))
    }
  }

  @Test func aFileThatIsGoneIsNotMade() throws {
    try withFolder { folder in
      let file = folder.appending("a.py")
      #expect(throws: FileReplacement.Refusal.self) { try FileReplacement.replace(file, [], with: [1]) }
      #expect(!FileSystem().isFile(file))
    }
  }
}
