// A rule suite as data: the tests of one rule, written as a Markdown file that reads like its documentation.
//
//     # LZ506 lazy-used-at-import                      the suite
//     dialects: all explicit                           options of all tests below, or of one test
//     target: 3.15
//     ## A base class loads the module                 a test: every heading below the first level
//     `models.py`:                                     the path of the next block (or: ```py models.py)
//     ```py
//     class Base: ...
//     ```
//     ```py                                            without a path: main.py
//     lazy import models
//     class User(models.Base): ...  # warning: 12 [LZ506] "`models` is loaded"
//     ```
//     ```toml                                          lazyls.toml; with a path, a file like others
//     ```fixed                                         the file after all safe fixes; `fixed-unsafe`: after all fixes;
//                                                      `fixed-other`: after the last fix of findings that offer several
//     ```file Dockerfile                               a file of any kind
//     ```text, ```console                              prose, ignored
//
// Expectations are comments of the source and stay in it: `# error:`, `# warning:`, `# info:`, `# hint:`, then an
// optional column (1-based, in characters), the code, an optional part of the message. Several may follow one
// another; alone on a line they speak of the next line that is not one. `# warning@explicit+cinder: …` holds under
// these dialects only. `# evidence: [LZ506] "…"` wants a related location on that line. Every finding must be
// expected and every expectation met.
package import Basics

package struct RuleSuite: Sendable {
  /// As it was given, for messages.
  package var path: String
  /// The first-level heading.
  package var title: String = ""
  package var scenarios: [Scenario] = []
  /// What is wrong with the suite itself, each with its line: a test must not be lost to a misspelling.
  package var problems: [String] = []
}

/// One test: files, how to check them, and what must come out.
package struct Scenario: Sendable, CustomStringConvertible {
  package struct File: Sendable, Equatable {
    /// Relative to the project's root.
    package var path: String
    /// The block's lines, the last one with its end too.
    package var text: String
    /// The line of the suite on which the text begins.
    package var suiteLine: Int
  }

  /// Which fix of each finding is applied.
  package enum FixChoice: Sendable, Equatable {
    /// The first safe one, the first of all, the last of several.
    case safe, unsafe, other
  }

  package struct ExpectedFix: Sendable, Equatable {
    package var path: String
    package var text: String
    package var choice: FixChoice

    package init(path: String, text: String, _ choice: FixChoice) {
      self.path = path
      self.text = text
      self.choice = choice
    }
  }

  package var suite: String
  /// The headings down to this one.
  package var name: String
  package var suiteLine: Int
  package var files: [File] = []
  /// The text of `lazyls.toml`, if there is one.
  package var configuration: String?
  package var dialects: [Dialect] = [.all]
  package var target: PythonVersion = .newest
  /// Codes or prefixes that the test is limited to; empty for all rules.
  package var select: [String] = []
  package var expectations: [ExpectedFinding] = []
  package var fixes: [ExpectedFix] = []

  package var description: String { "\(suite):\(suiteLine) \(name)" }
}

package struct ExpectedFinding: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case finding(Severity)
    /// A related location of some finding.
    case evidence
  }

  package var kind: Kind
  package var path: String
  /// 1-based, in the file at `path`.
  package var line: Int
  /// 1-based, in Unicode code points.
  package var column: Int?
  package var code: String
  /// A part of the message.
  package var message: String?
  /// Empty: under every dialect that the test names.
  package var dialects: [Dialect] = []
  package var suiteLine: Int

  package func holds(under dialect: Dialect) -> Bool { dialects.isEmpty || dialects.contains(dialect) }
}
