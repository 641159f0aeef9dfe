// Every Markdown suite of the rules, run against the engine.
import Analysis
import Basics
import Modules
import PythonSyntax
import Rules
import TestSupport
import Testing

@Suite struct RuleSuiteTests {
  static let suites: [RuleSuite] = {
    guard let tree = try? SourceTree.checkout() else { return [] }
    return tree.files(in: "Tests/Fixtures/rules", suffix: ".md").map { RuleSuite.parse($0.text, path: $0.path) }
  }()

  @Test func suitesAreFound() { #expect(!Self.suites.isEmpty) }

  @Test(arguments: suites) func suiteIsWellFormed(_ suite: RuleSuite) {
    #expect(suite.problems.isEmpty)
    #expect(!suite.scenarios.isEmpty)
  }

  @Test(arguments: suites.flatMap(\.scenarios)) func scenario(_ scenario: Scenario) {
    for dialect in scenario.dialects {
      let project = SuiteProject(scenario)
      let findings = project.findings(project.program(), dialect)
      let mismatch = scenario.compare(project.reported(findings), under: dialect)
      #expect(mismatch.isEmpty, "\(mismatch)")
      guard dialect == scenario.dialects.first else { continue }
      for expected in scenario.fixes { check(expected, project, findings, dialect) }
    }
  }

  /// The fixed text is the expected one, parses as before, and has nothing left to fix in the same way.
  private func check(
    _ expected: Scenario.ExpectedFix, _ project: SuiteProject, _ findings: [Finding], _ dialect: Dialect
  ) {
    let fixed = project.fixed(findings, expected.choice)
    guard let text = fixed.texts.first(where: { $0.path == expected.path })?.text else {
      Issue.record("\(project.scenario): no file \(expected.path)")
      return
    }
    if let difference = project.scenario.compare(fixed: text, with: expected) { Issue.record("\(difference)") }
    let before = project.texts.first { $0.path == expected.path }.map { parse(SourceText($0.text)).errors.count } ?? 0
    #expect(parse(SourceText(text)).errors.count <= before, "a fix broke \(expected.path)")
    let again = fixed.fixed(fixed.findings(fixed.program(), dialect), expected.choice)
    #expect(again.texts.map(\.text) == fixed.texts.map(\.text), "a second run changes \(expected.path) again")
  }
}
