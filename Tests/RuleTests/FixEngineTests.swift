// The fix engine on the texts of every rule's suite: what it leaves parses, has nothing left to fix, and stays so.
import Analysis
import Basics
import Checker
import Modules
import PythonSyntax
import Rules
import TestSupport
import Testing

@Suite("The fix engine") struct FixEngineTests {
  static let scenarios: [Scenario] = {
    guard let tree = try? SourceTree.checkout() else { return [] }
    return tree.files(in: "Tests/Fixtures/rules", suffix: ".md").flatMap {
      RuleSuite.parse($0.text, path: $0.path).scenarios
    }
  }()

  @Test func thereAreScenariosWithFixes() { #expect(Self.scenarios.contains { !$0.fixes.isEmpty }) }

  @Test(arguments: scenarios) func everyFixEnds(_ scenario: Scenario) {
    for dialect in scenario.dialects {
      for level in [FixLevel.safe, .all] {
        let project = SuiteProject(scenario)
        let result = fix(project, dialect, level)
        #expect(result.remarks == [])
        // Every finding that could be fixed is gone.
        let left = FixPlan(result.report.findings, level) { _ in true }
        #expect(left.count == 0, "\(scenario): \(level) fixes are left")
        var fixed = project
        for file in result.files {
          let index = Int(file.file.rawValue)
          let before = parse(SourceText(file: file.before), target: scenario.target).errors.count
          #expect(parse(SourceText(file: file.after), target: scenario.target).errors.count <= before)
          fixed.texts[index].text = String(decoding: file.after, as: UTF8.self)
        }
        #expect(fix(fixed, dialect, level).files.isEmpty, "a second run changes \(scenario)")
      }
    }
  }

  /// The same texts with other line ends, a byte order mark and no last line end get the same fixes.
  @Test(arguments: scenarios.filter { !$0.fixes.isEmpty }, ["\r\n", "\r"])
  func lineEndsAndMarksStay(_ scenario: Scenario, _ lineEnd: String) {
    guard let dialect = scenario.dialects.first else { return }
    let plain = SuiteProject(scenario)
    var other = plain
    for index in other.texts.indices where other.texts[index].path.hasSuffix(".py") {
      other.texts[index].text = "\u{FEFF}" + other.texts[index].text.replacing("\n", with: lineEnd)
    }
    let expected = fix(plain, dialect, .all)
    let result = fix(other, dialect, .all)
    #expect(result.remarks == [])
    #expect(result.files.map(\.file) == expected.files.map(\.file))
    for (file, like) in zip(result.files, expected.files) {
      let text = String(decoding: like.after, as: UTF8.self)
      #expect(String(decoding: file.after, as: UTF8.self) == "\u{FEFF}" + text.replacing("\n", with: lineEnd))
    }
  }

  private func fix(_ project: SuiteProject, _ dialect: Dialect, _ level: FixLevel) -> FixResult {
    let contents = Dictionary(
      project.texts.map { (FilePath($0.path), Array($0.text.utf8)) }, uniquingKeysWith: { $1 })
    let read: @Sendable (FilePath) -> [UInt8]? = { contents[$0] }
    func judge(_ program: Program) -> Report {
      Report(
        program: program, dialect: dialect, findings: project.findings(program, dialect), summary: Summary(), read: read
      )
    }
    return FixEngine(level, threads: 1, read: read, judge: judge).run(judge(project.program()))
  }
}
