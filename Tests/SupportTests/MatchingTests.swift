// The matcher: agreement is silent, every disagreement is named.
import Basics
import TestSupport
import Testing

@Suite struct MatchingTests {
  func scenario(_ body: String, dialects: String = "all explicit") throws -> Scenario {
    let suite = RuleSuite.parse("# S\ndialects: \(dialects)\n## T\n```py\n\(body)\n```\n", path: "s.md")
    #expect(suite.problems == [])
    return try #require(suite.scenarios.first)
  }

  func finding(
    _ line: Int, _ column: Int = 1, _ code: String = "LZ506", _ severity: Severity = .warning,
    _ message: String = "it is so",
    related: [ReportedFinding.Place] = []
  ) -> ReportedFinding {
    ReportedFinding(
      code: code, severity: severity, place: .init(path: "main.py", line: line, column: column, message: message),
      related: related)
  }

  @Test func agreementIsEmpty() throws {
    let scenario = try scenario("x  # warning: [LZ506] # warning: 7 [LZ506] \"so\"\n# error: [LZ101]\ny")
    // The precise expectation gets the finding that only it fits, whatever the order.
    let findings = [finding(1, 7), finding(1, 3), finding(3, 1, "LZ101", .error)]
    #expect(scenario.compare(findings, under: .all).isEmpty)
    #expect(scenario.compare(findings.reversed(), under: .explicit).isEmpty)
  }

  @Test func everyPartCounts() throws {
    let scenario = try scenario("x  # warning: 7 [LZ506] \"so\"")
    #expect(scenario.compare([finding(1, 7)], under: .all).isEmpty)
    let others = [
      finding(2, 7), finding(1, 8), finding(1, 7, "LZ101"), finding(1, 7, "LZ506", .error),
      finding(1, 7, "LZ506", .warning, "other"),
    ]
    for other in others {
      let mismatch = scenario.compare([other], under: .all)
      #expect(mismatch.unmet.count == 1 && mismatch.unexpected == [other])
    }
    var elsewhere = finding(1, 7)
    elsewhere.place.path = "other.py"
    #expect(scenario.compare([elsewhere], under: .all).unmet.count == 1)
  }

  @Test func oneFindingServesOneExpectation() throws {
    let twice = try scenario("x  # warning: [LZ506] # warning: [LZ506]")
    #expect(twice.compare([finding(1)], under: .all).unmet.count == 1)
    #expect(twice.compare([finding(1), finding(1), finding(1)], under: .all).unexpected.count == 1)
  }

  @Test func dialectsLimit() throws {
    let limited = try scenario("x  # warning@explicit: [LZ506]")
    #expect(limited.compare([], under: .all).isEmpty)
    #expect(limited.compare([finding(1)], under: .explicit).isEmpty)
    #expect(limited.compare([finding(1)], under: .all).unexpected.count == 1)
  }

  @Test func evidenceIsARelatedPlace() throws {
    let scenario = try scenario("x  # evidence: [LZ506] \"added\"\ny  # warning: [LZ506]")
    let place = ReportedFinding.Place(path: "main.py", line: 1, column: 1, message: "is added here")
    #expect(scenario.compare([finding(2, related: [place])], under: .all).isEmpty)
    #expect(scenario.compare([finding(2)], under: .all).unmet.map(\.kind) == [.evidence])
  }

  @Test func differencesAreReadable() throws {
    let scenario = try scenario("x  # error@all: 2 [LZ101] \"gone\"")
    let place = ReportedFinding.Place(path: "other.py", line: 9, column: 1, message: "added here")
    let mismatch = scenario.compare([finding(4, 2, "LZ506", .information, related: [place])], under: .all)
    #expect(
      mismatch.description == """
        s.md:3 T, dialect all:
          missing     main.py:1 (line 5 of the suite): # error@all: 2 [LZ101] "gone"
          unexpected  main.py:4: # info: 2 [LZ506] "it is so"
                        related other.py:9: added here
        """)
  }

  @Test func fixedTextsAreCompared() throws {
    let scenario = try scenario("lazy import a  # warning: [LZ506]")
    let expected = Scenario.ExpectedFix(path: "main.py", text: "import a\n", .safe)
    #expect(scenario.compare(fixed: "import a  # warning: [LZ506]\n", with: expected) == nil)
    #expect(scenario.compare(fixed: "import b\n", with: expected)?.contains("-- got\nimport b\n") == true)
  }
}
