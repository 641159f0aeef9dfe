// `lazyls.lock`: what is written is read again, what is broken is refused with advice.
import Basics
import Modules
import Testing

@Suite("The lock of start-up modules") struct StartupLockTests {
  private let lock = StartupLock(
    dialect: .explicit, target: .v3_15,
    entries: [
      .init(EntryPoint("tool", .script, target: "app.cli"), loads: ["app", "json"]),
      .init(EntryPoint("app", .main, target: "a \"quoted\"\\\tname.py"), loads: []),
    ])

  @Test func whatIsWrittenIsRead() throws {
    let text = lock.text
    #expect(try StartupLock(parsing: Array(text.utf8)) == lock)
    // Sorted, whatever the order in which it was made.
    #expect(lock.entries.map(\.point.name) == ["app", "tool"])
    #expect(text.contains("loads = [\n    \"app\",\n    \"json\",\n]\n"))
  }

  @Test(arguments: [
    ("version = [", "line 1: "), ("version = 2\n", "it was written by another version"),
    ("version = 1\n", "it names no dialect"),
    ("version = 1\ndialect = \"all\"\ntarget-version = \"3.15\"\n[[entry-point]]\nname = \"a\"\n", "is not whole"),
  ])
  func whatIsBrokenIsRefused(_ text: String, _ words: String) throws {
    let problem = try #require(throws: StartupLock.Problem.self) { try StartupLock(parsing: Array(text.utf8)) }
    #expect(problem.message.contains(words))
    #expect(problem.message.hasSuffix("write it anew with `lazyls lock --update`"))
  }
}
