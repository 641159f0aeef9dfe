// Patterns of `.gitignore`: a table whose answers were compared with `git check-ignore`.
import Basics
import Modules
import Testing

/// The content of a `.gitignore`, a path below it (folders end with a slash), and whether git ignores it.
struct IgnoreCase: Sendable, CustomTestStringConvertible {
  var rules: String
  var path: String
  var ignored: Bool

  init(_ rules: String, _ path: String, _ ignored: Bool) {
    self.rules = rules
    self.path = path
    self.ignored = ignored
  }

  var testDescription: String { "\(rules.debugDescription) on \(path)" }
}

let ignoreCases: [IgnoreCase] = [
  IgnoreCase("foo", "foo", true),
  IgnoreCase("foo", "a/foo", true),
  IgnoreCase("foo", "foobar", false),
  IgnoreCase("foo/", "foo", false),
  IgnoreCase("foo/", "foo/", true),
  IgnoreCase("foo/", "a/foo/", true),
  IgnoreCase("foo/", "foo/a.py", true),
  IgnoreCase("/foo", "foo", true),
  IgnoreCase("/foo", "a/foo", false),
  IgnoreCase("a/foo", "a/foo", true),
  IgnoreCase("a/foo", "b/a/foo", false),
  IgnoreCase("*.pyc", "a/b.pyc", true),
  IgnoreCase("*.pyc", ".pyc", true),
  IgnoreCase("*.pyc", "pyc", false),
  IgnoreCase("/*.py", "a.py", true),
  IgnoreCase("/*.py", "a/b.py", false),
  IgnoreCase("a*b*c", "axxbyyc", true),
  IgnoreCase("a*b*c", "axxbyyd", false),
  IgnoreCase("a?c", "abc", true),
  IgnoreCase("a?c", "ac", false),
  IgnoreCase("[ab].py", "a.py", true),
  IgnoreCase("[!ab].py", "a.py", false),
  IgnoreCase("[^ab].py", "c.py", true),
  IgnoreCase("[a-c]x", "bx", true),
  IgnoreCase("[]x]y", "]y", true),
  IgnoreCase("[a-]y", "-y", true),
  IgnoreCase("[[:digit:]]y", "7y", true),
  IgnoreCase("[[:alpha:]_]y", "_y", true),
  IgnoreCase("[[:alpha:]]y", "7y", false),
  IgnoreCase("[abc", "[abc", false),
  IgnoreCase("a\\*b", "a*b", true),
  IgnoreCase("a\\*b", "axb", false),
  IgnoreCase("\\#foo", "#foo", true),
  IgnoreCase("#foo", "#foo", false),
  IgnoreCase("\\!foo", "!foo", true),
  IgnoreCase("foo\\", "foo\\", false),
  IgnoreCase("foo   ", "foo", true),
  IgnoreCase("foo\\ ", "foo ", true),
  IgnoreCase("foo\r\nbar", "foo", true),
  IgnoreCase("\u{FEFF}foo", "foo", true),
  IgnoreCase("**/foo", "foo", true),
  IgnoreCase("**/foo", "a/b/foo", true),
  IgnoreCase("**/foo/bar", "a/foo/bar", true),
  IgnoreCase("**/foo/bar", "a/foo/x/bar", false),
  IgnoreCase("foo/**", "foo/a/b", true),
  IgnoreCase("a/**/b", "a/b", true),
  IgnoreCase("a/**/b", "a/x/y/b", true),
  IgnoreCase("a/**/b", "xa/b", false),
  IgnoreCase("a/**/b/**/c", "a/b/b/x/c", true),
  IgnoreCase("a**/b", "axx/b", true),
  IgnoreCase("a/*", "a/b", true),
  IgnoreCase("a/*", "a/b/c", true),
  IgnoreCase("a/*/c", "a/b/c", true),
  IgnoreCase("a/*/c", "a/b/d/c", false),
  IgnoreCase("*", "anything", true),
  IgnoreCase("**", "a/b", true),
  IgnoreCase("/", "a", false),
  IgnoreCase("*.py\n!keep.py", "keep.py", false),
  IgnoreCase("*.py\n!keep.py", "a/keep.py", false),
  IgnoreCase("!keep.py\n*.py", "keep.py", true),
  IgnoreCase("build/\n!build/keep.py", "build/keep.py", true),
  IgnoreCase("build/*\n!build/keep.py", "build/keep.py", false),
  IgnoreCase("*\n!*/\n!*.py", "a/b.py", false),
  IgnoreCase("*\n!*/\n!*.py", "a/b.txt", true),
  IgnoreCase("/a/b/../c", "a/c", false),
  IgnoreCase("a//b", "a/b", false),
  IgnoreCase("é*", "éa.py", true),
  IgnoreCase("a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
]

@Suite struct IgnoreTests {
  @Test(arguments: ignoreCases)
  func matchesAsGitDoes(_ example: IgnoreCase) {
    let rules = IgnoreRules(folder: "/r", text: Array(example.rules.utf8))
    let isFolder = example.path.hasSuffix("/")
    #expect(rules.ignoresOnTheWay(to: FilePath("/r/" + example.path), isFolder: isFolder) == example.ignored)
  }

  @Test func innerRulesWin() {
    let outer = IgnoreRules(folder: "/r", text: Array("*.py\n!a.py".utf8))
    let inner = IgnoreRules(folder: "/r/d", text: Array("!b.py\na.py".utf8), outer: outer)
    #expect(!inner.ignores("/r/d/b.py", isFolder: false))
    #expect(inner.ignores("/r/d/a.py", isFolder: false))
    #expect(inner.ignores("/r/d/c.py", isFolder: false))
    #expect(!inner.ignores("/r/a.py", isFolder: false))
  }

  @Test func rulesSayNothingOfOtherFolders() {
    let rules = IgnoreRules(folder: "/r", text: Array("*".utf8))
    #expect(!rules.ignores("/ra", isFolder: false))
    #expect(!rules.ignores("/s/a", isFolder: false))
    #expect(!rules.ignores("/r", isFolder: true))
  }
}
