// The reader of rule suites: what it makes of a suite, and that no mistake in one loses a test silently.
import Basics
import TestSupport
import Testing

@Suite struct RuleSuiteTests {
  static let text = """
    # LZ506 lazy-used-at-import

    Words about it: free.

    dialects: all explicit
    target: 3.14

    ## Read at import time

    ### A base class

    The package:

    `pkg/models.py`:

    ```py
    class Base: ...
    ```

    ```py
    lazy import pkg.models
    class User(pkg.models.Base):  # warning: 12 [LZ506] "is `loaded`" # hint@all: [LZ601]
        # error: [LZ101]
        # info@explicit: 5 [LZ102] "a # b"
        x = y
    ```

    ```toml
    dialect = "all"
    ```

    ```fixed
    import pkg.models
    ```

    ````fixed-unsafe pkg/models.py
    x = "```"
    ````

    ## Nothing

    dialects: cinder
    select: LZ5 LZ101

    ```py a.py
    x = 1  # an error: none
    # evidence: [LZ506] "here"
    y = 2
    ```

    ```toml pyproject.toml
    [tool.lazyls]
    ```

    """

  @Test func scenariosAreRead() throws {
    let suite = RuleSuite.parse(Self.text, path: "s.md")
    #expect(suite.problems == [])
    #expect(suite.title == "LZ506 lazy-used-at-import")
    try #require(suite.scenarios.count == 2)

    let first = suite.scenarios[0]
    #expect(first.description == "s.md:10 Read at import time / A base class")
    #expect(first.files.map(\.path) == ["pkg/models.py", "main.py"])
    #expect(first.files[0].text == "class Base: ...\n")
    #expect(first.files[1].suiteLine == 21)
    #expect(first.configuration == "dialect = \"all\"\n")
    #expect(first.dialects == [.all, .explicit])
    #expect(first.target == .v3_14)
    #expect(
      first.fixes == [
        .init(path: "main.py", text: "import pkg.models\n", .safe),
        .init(path: "pkg/models.py", text: "x = \"```\"\n", .unsafe),
      ])

    let second = suite.scenarios[1]
    #expect(second.name == "Nothing")
    #expect(second.dialects == [.cinder])
    #expect(second.select == ["LZ5", "LZ101"])
    #expect(second.target == .v3_14)
    #expect(second.files.map(\.path) == ["a.py", "pyproject.toml"])
    #expect(second.configuration == nil)
  }

  @Test func expectationsAreRead() throws {
    let suite = RuleSuite.parse(Self.text, path: "s.md")
    try #require(suite.scenarios.count == 2)
    let found = suite.scenarios[0].expectations
    let wanted = [
      "finding(Basics.Severity.warning) 2 12 LZ506 is `loaded` [] 22",
      "finding(Basics.Severity.hint) 2 - LZ601 - [Basics.Dialect.all] 22",
      "finding(Basics.Severity.error) 5 - LZ101 - [] 23",
      "finding(Basics.Severity.information) 5 5 LZ102 a # b [Basics.Dialect.explicit] 24",
    ]
    #expect(
      found.map {
        "\($0.kind) \($0.line) \($0.column.map(String.init) ?? "-") \($0.code) \($0.message ?? "-") \($0.dialects) \($0.suiteLine)"
      } == wanted)
    #expect(found.allSatisfy { $0.path == "main.py" })
    let evidence = try #require(suite.scenarios[1].expectations.first)
    #expect(evidence.kind == .evidence && evidence.line == 3 && evidence.path == "a.py")
    #expect(suite.scenarios[1].expectations.count == 1)
  }

  @Test func expectationsCanBeTakenOut() {
    let text = "a = 1  # error: [LZ101]\n# hint: [LZ601]\nb = 2  # words\n"
    #expect(ExpectedFinding.removed(from: text) == "a = 1\nb = 2  # words\n")
  }

  @Test(arguments: [
    ("# error: LZ506", "s.md:4: write the expectation so"),
    ("x  # error: [LZ5]", "s.md:4: a code is LZ and three digits"),
    ("x  # error: 0 [LZ506]", "s.md:4: columns count from 1"),
    ("x  # error: [LZ506] \"open", "s.md:4: the message is not closed"),
    ("x  # error: [LZ506] \"\"", "s.md:4: an empty message"),
    ("x  # error: [LZ506] more", "s.md:4: nothing may follow"),
    ("x  # error@none: [LZ506]", "s.md:4: dialects are"),
    ("x  # error@cinder: [LZ506]", "s.md:4: expects something under a dialect"),
    ("x\n# error: [LZ506]", "s.md:5: no line follows"),
    ("x\n```\n```py\ny", "s.md:6: a second block for main.py"),
    ("x\n```\n```python\ny", "s.md:6: no such kind of block: 'python'"),
    ("x\n```\n```file\ny", "s.md:6: a block of kind `file` needs a path"),
    ("x\n```\n```py ../a.py\ny", "s.md:6: paths count from the project's root"),
    ("x\n```\n```fixed b.py\ny", "s.md:2: a fixed text for b.py"),
    ("x\n```\ndialects: some\n```text", "s.md:6: dialects are"),
    ("x\n```\ntarget: 2.7\n```text", "s.md:6: a target is a version"),
    ("x\n```\n## T\n```py", "s.md:6: two tests are called 'T'"),
    ("x\n```\n# Other\n```text", "s.md:6: a second first-level heading"),
  ]) func mistakesAreSaid(body: String, problem: String) {
    let suite = RuleSuite.parse("# S\n## T\n```py\n\(body)\n```\n", path: "s.md")
    #expect(suite.problems.count == 1 && suite.problems.allSatisfy { $0.hasPrefix(problem) }, "\(suite.problems)")
  }

  @Test func anEmptySuiteIsAMistake() {
    #expect(RuleSuite.parse("", path: "s.md").problems == ["s.md:1: no first-level heading", "s.md:1: no test"])
    #expect(RuleSuite.parse("# S\n## T\n```py\nx", path: "s.md").problems.first == "s.md:3: the block is not closed")
    #expect(
      RuleSuite.parse("# S\n```py\nx\n```\n", path: "s.md").problems.first?.hasPrefix("s.md:2: a block before") == true)
  }
}
