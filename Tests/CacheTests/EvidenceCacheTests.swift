// What evaluations showed is believed as long as the disk gives the same answers, and no longer.
import Basics
import Cache
import Glibc
import Modules
import Testing

/// A folder with a cache and a small project whose files are old enough to be trusted.
private struct Place {
  let folder = FilePath("/tmp/lazyls-evidence-tests-\(UInt64.random(in: .min ... .max))")
  var project: FilePath { folder.appending("project") }
  private let written: [String]

  init(_ files: [String: String]) throws {
    written = files.keys.sorted()
    _ = unsafe mkdir(folder.string, 0o700)
    _ = unsafe mkdir(project.string, 0o700)
    for (name, text) in files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws {
    guard let file = unsafe fopen(project.appending(name).string, "w") else { throw TestFailure() }
    _ = unsafe fputs(text, file)
    _ = unsafe fclose(file)
  }

  func cache(limit: Int64 = 1 << 30, tool: FilePath = FilePath(#filePath)) throws -> EvidenceCache {
    let summaries = DiskCache(
      folder: folder, limit: 1 << 30, now: 500_000 * 3_600_000_000_000, executable: tool,
      say: { Issue.record("\($0)") })
    guard let summaries, let evidence = EvidenceCache(beside: summaries, limit: limit) else { throw TestFailure() }
    return evidence
  }

  /// The answers that the disk gives now.
  func answers(_ questions: [FileQuestion], _ cache: EvidenceCache) -> [FileAnswer] {
    var disk = FileAnswers(FileSystem(), key: cache.key)
    return questions.map { FileAnswer($0, disk.answer($0)) }
  }

  var questions: [FileQuestion] {
    [
      FileQuestion(.content, project.appending("app.py")), FileQuestion(.kind, project.appending("app.py")),
      FileQuestion(.importable, project, name: "app"), FileQuestion(.importable, project, name: "plugin"),
      FileQuestion(.content, project.appending("missing.txt")),
    ]
  }

  func remove() {
    #expect(CacheFolder.clear(folder))
    for name in ["app.py", "plugin.py", "other.py", "missing.txt"] {
      _ = unsafe unlink(project.appending(name).string)
    }
    _ = unsafe rmdir(project.string)
    let removed = unsafe rmdir(folder.string)
    #expect(removed == 0)
  }
}

private let question = Array("eager app".utf8), data = Array("what it showed".utf8)

@Suite("Evidence on disk") struct EvidenceCacheTests {
  /// Keeps evidence, lets `change` happen, and asks again as another process would.
  private func ask(after change: (Place) throws -> Void) throws -> [UInt8]? {
    let place = try Place(["app.py": "x = 1\n"])
    defer { place.remove() }
    let first = try place.cache()
    first.keep(data, for: question, restingOn: place.answers(place.questions, first))
    #expect(first.usedFacts.count == place.questions.count)
    try change(place)
    let second = try place.cache()
    let found = second.find(question)
    #expect(second.hold(first.usedFacts) == (found != nil))
    return found
  }

  @Test func isFoundWhileNothingChanges() throws {
    #expect(try ask { _ in } == data)
  }

  @Test func isFoundWhenAFileIsWrittenAnewWithTheSameText() throws {
    #expect(try ask { try $0.write("app.py", "x = 1\n") } == data)
  }

  @Test func aFileThatNobodyAskedForDoesNotMatter() throws {
    #expect(try ask { try $0.write("other.py", "") } == data)
  }

  @Test(arguments: [("app.py", "x = 2\n"), ("plugin.py", ""), ("missing.txt", "here")])
  func anotherAnswerIsNotBelieved(_ file: (name: String, text: String)) throws {
    #expect(try ask { try $0.write(file.name, file.text) } == nil)
  }

  @Test func whatChangedDuringTheEvaluationIsNotKept() throws {
    let place = try Place(["app.py": "x = 1\n"])
    defer { place.remove() }
    let cache = try place.cache()
    let answers = place.answers(place.questions, cache)
    try place.write("app.py", "x = 2\n")
    cache.keep(data, for: question, restingOn: answers)
    #expect(try place.cache().find(question) == nil)
  }

  @Test func anotherProgramAsksAnew() throws {
    let place = try Place(["app.py": "x = 1\n"])
    defer { place.remove() }
    let cache = try place.cache()
    cache.keep(data, for: question, restingOn: place.answers(place.questions, cache))
    let tool = FilePath(#filePath).parent.appending("DigestTests.swift")
    #expect(try place.cache(tool: tool).find(question) == nil)
    #expect(try place.cache().find(Array("lazy app".utf8)) == nil)
    #expect(try place.cache().find(question) == data)
  }

  @Test func theLimitThrowsOut() throws {
    let place = try Place(["app.py": "x = 1\n"])
    defer { place.remove() }
    let cache = try place.cache(limit: 200_000)
    let answers = place.answers(place.questions, cache)
    for number in 0..<40 {
      cache.keep(Array(repeating: 7, count: 20_000), for: Array("question \(number)".utf8), restingOn: answers)
    }
    cache.finish()
    let kept = try (0..<40).count { try place.cache().find(Array("question \($0)".utf8)) != nil }
    #expect(kept > 0 && kept < 12)
  }

  @Test func aDamagedDatabaseIsMadeAnew() throws {
    let place = try Place(["app.py": "x = 1\n"])
    defer { place.remove() }
    let first = try place.cache()
    first.keep(data, for: question, restingOn: place.answers(place.questions, first))
    let listing = try FileSystem().list(place.folder)
    for index in 0..<listing.count {
      let name = String(decoding: listing.name(index), as: UTF8.self)
      if name.hasPrefix("evidence-") { try place.write("../" + name, String(repeating: "no database ", count: 2000)) }
    }
    let second = try place.cache()
    #expect(second.find(question) == nil)
    second.keep(data, for: question, restingOn: place.answers(place.questions, second))
    #expect(try place.cache().find(question) == data)
  }
}

private struct TestFailure: Error {}
