// Compiled code in the database: found by content, thrown out when it is too much, compiled anew when it is damaged.
import Basics
import Bytecode
import Cache
import Glibc
import Modules
import PythonSyntax
import Testing

@Suite("Compiled code on disk") struct CodeCacheTests {
  private let folder = FilePath("/tmp/lazyls-code-tests-\(UInt64.random(in: .min ... .max))")

  private func open(limit: Int64 = 1 << 30, hour: Int64 = 500_000, _ executable: String = #filePath) -> CodeCache {
    CodeCache(folder: folder, limit: limit, now: hour * 3_600_000_000_000, executable: FilePath(executable))
  }

  private func remove() {
    #expect(CacheFolder.clear(folder))
    let removed = unsafe rmdir(folder.string)
    #expect(removed == 0)
  }

  private func compiled(_ text: String) throws -> CodeObject {
    try compile(parse(SourceText(file: Array(text.utf8))), filename: "a.py")
  }

  @Test func isFoundByContentUnderAnyName() throws {
    defer { remove() }
    let text = "def f(x):\n  return x + 1\n", bytes = Array(text.utf8)
    let code = try compiled(text)
    let first = open()
    #expect(first.code(of: bytes, filename: "a.py") == nil)
    first.keep(code, of: bytes)
    #expect(first.code(of: bytes, filename: "a.py") === code)
    first.flush()

    let later = open()
    let found = try #require(later.code(of: bytes, filename: "b.py"))
    #expect(disassemble(found) == disassemble(code))
    #expect(found.filename == "b.py")
    #expect(later.code(of: bytes, filename: "b.py") === found)
    #expect(later.code(of: bytes + [10], filename: "a.py") == nil)
    #expect(CacheContents(of: folder)?.codes == 1)
  }

  @Test func anotherProgramSeesNothingOfIt() throws {
    defer { remove() }
    let first = open()
    first.keep(try compiled("x = 1\n"), of: Array("x = 1\n".utf8))
    first.flush()
    let other = open(limit: 1 << 30, hour: 500_000, FilePath(#filePath).parent.appending("DiskCacheTests.swift").string)
    #expect(other.code(of: Array("x = 1\n".utf8), filename: "a.py") == nil)
  }

  @Test func theLongestUnusedGoesWhenThereIsTooMuch() throws {
    defer { remove() }
    func text(_ number: Int) -> String { "x = '\(String(repeating: "\(number)", count: 4000))'\n" }
    let first = open(hour: 500_000)
    for number in 10..<60 { first.keep(try compiled(text(number)), of: Array(text(number).utf8)) }
    first.flush()
    let second = open(limit: 300_000, hour: 500_001)
    #expect(second.code(of: Array(text(10).utf8), filename: "a.py") != nil)
    second.keep(try compiled("y = 1\n"), of: Array("y = 1\n".utf8))
    second.flush()
    let kept = try #require(CacheContents(of: folder)?.codes)
    #expect(kept < 50 && kept > 0)
    let third = open(hour: 500_002)
    #expect(third.code(of: Array(text(10).utf8), filename: "a.py") != nil)
    #expect(third.code(of: Array("y = 1\n".utf8), filename: "a.py") != nil)
  }

  @Test func withoutAFolderItHoldsForTheProcess() throws {
    let cache = CodeCache(folder: nil)
    let code = try compiled("x = 1\n")
    cache.keep(code, of: Array("x = 1\n".utf8))
    cache.flush()
    #expect(cache.code(of: Array("x = 1\n".utf8), filename: "a.py") === code)
    #expect(cache.code(of: Array("x = 1\n".utf8), filename: "other.py") == nil)
  }
}
