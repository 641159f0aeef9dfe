// What the cache keeps, throws out and refuses, without a program around it.
import Analysis
import Basics
import Cache
import Glibc
import Modules
import PythonSyntax
import Synchronization
import Testing

/// A folder with files, and a cache, for one test.
private struct Place {
  let folder: FilePath
  var sources: [FilePath] = []

  init() {
    folder = FilePath("/tmp/lazyls-cache-tests-\(UInt64.random(in: .min ... .max))")
  }

  func cache(limit: Int64 = 1 << 30, hour: Int64 = 500_000) -> DiskCache? {
    DiskCache(
      folder: folder, limit: limit, now: hour * 3_600_000_000_000, executable: FilePath(#filePath),
      say: { Issue.record("\($0)") })
  }

  func remove() {
    #expect(CacheFolder.clear(folder))
    let removed = unsafe rmdir(folder.string)
    #expect(removed == 0)
  }
}

private let options = SummaryOptions(target: .v3_15)

/// Finds or makes the summary of a file of this checkout.
private func ask(_ cache: DiskCache, _ path: FilePath) -> (isKnown: Bool, summary: ModuleSummary)? {
  var session = cache.session()
  switch session.find(path, options) {
  case .known(let summary): return (true, summary)
  case .unknown(let bytes, let ticket):
    let summary = ParallelMap.onBigStack {
      Summarizer.summary(of: PythonSyntax.parse(SourceText(file: bytes), target: .v3_15), options: options)
    }
    session.keep(summary, ticket)
    return (false, summary)
  case .unavailable: return nil
  }
}

/// Any Python files will do: these lie in the checkout.
private let sources: [FilePath] = {
  let tests = FilePath(#filePath).parent.parent
  let folder = tests.appending("EndToEnd")
  guard let listing = try? FileSystem().list(folder) else { return [] }
  return (0..<listing.count).map { folder.appending(listing.name($0)) }.filter { $0.hasSuffix(".py") }.sorted()
}()

@Suite("The cache on disk") struct DiskCacheTests {
  @Test func whatWasKeptIsFound() throws {
    let place = Place()
    defer { place.remove() }
    let first = try #require(place.cache())
    let made = sources.compactMap { ask(first, $0) }
    #expect(made.count > 10)
    #expect(made.allSatisfy { !$0.isKnown })
    first.finish()
    let second = try #require(place.cache())
    let found = sources.compactMap { ask(second, $0) }
    #expect(found.allSatisfy { $0.isKnown })
    #expect(found.map(\.summary) == made.map(\.summary))
  }

  @Test func otherOptionsAreOtherSummaries() throws {
    let place = Place()
    defer { place.remove() }
    let first = try #require(place.cache())
    let path = try #require(sources.first)
    _ = try #require(ask(first, path))
    first.finish()
    let second = try #require(place.cache())
    var session = second.session()
    for other in [
      SummaryOptions(target: .v3_8), SummaryOptions(target: .v3_15, platform: .win32),
      SummaryOptions(target: .v3_15, isPackage: true),
    ] {
      guard case .unknown = session.find(path, other) else { throw CacheTestFailure() }
    }
  }

  @Test func theLongestUnusedGoesFirst() throws {
    let place = Place()
    defer { place.remove() }
    let old = try #require(place.cache(hour: 500_000))
    let new = sources.suffix(3)
    for path in sources { _ = ask(old, path) }
    old.finish()
    let used = try #require(place.cache(hour: 500_001))
    for path in new { #expect(ask(used, path)?.isKnown == true) }
    used.finish()
    // Nothing fits into 100 KB but what was used last.
    let small = try #require(place.cache(limit: 100 << 10, hour: 500_002))
    small.finish()
    let after = try #require(place.cache(hour: 500_002))
    let known = sources.filter { ask(after, $0)?.isKnown == true }
    #expect(known.count < sources.count)
    // All that stayed is of the last use, or all of the last use stayed.
    #expect(Set(known).isSubset(of: new) || Set(known).isSuperset(of: new))
    #expect(CacheContents(of: place.folder)?.summaries ?? 0 < Int64(sources.count))
  }

  @Test func whatIsNoFileIsUnavailable() throws {
    let place = Place()
    defer { place.remove() }
    let cache = try #require(place.cache())
    for path: FilePath in ["/nowhere", "/tmp", "/dev/null", ""] {
      let answer = ask(cache, path)
      #expect(answer == nil)
    }
  }

  @Test func aFolderThatCannotBeMadeIsSaidOnce() {
    let said = Mutex<[String]>([])
    let cache = DiskCache(folder: "/dev/null/cache") { text in said.withLock { $0.append(text) } }
    #expect(cache == nil)
    #expect(said.withLock(\.count) == 1)
  }
}

private struct CacheTestFailure: Error {}

@Suite("A run that is kept") struct KeptRunTests {
  private let run = KeptRun(
    contents: Digest(low: 1, high: .max),
    outside: [.init(path: "/lib/json.py", isPackage: false, content: -5)],
    questions: [.init(name: Array("a.b".utf8), context: 7, answer: .min)], outcome: 1, report: Array("found\n".utf8))

  @Test func comesBack() throws {
    let back = try #require(KeptRun(decoding: run.encoded()))
    #expect(back.contents == run.contents)
    #expect(back.outside.map(\.path) == ["/lib/json.py"])
    #expect(back.outside.map(\.content) == [-5])
    #expect(back.questions == run.questions)
    #expect(back.outcome == 1)
    #expect(back.report == run.report)
  }

  @Test func damageIsRefusedOrAnotherRunButNoTrap() {
    let whole = run.encoded()
    for count in whole.indices { #expect(KeptRun(decoding: Array(whole[..<count])) == nil) }
    for index in whole.indices {
      var other = whole
      other[index] = 0xFF
      _ = KeptRun(decoding: other)
    }
  }
}
