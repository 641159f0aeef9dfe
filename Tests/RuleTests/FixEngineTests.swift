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

  // MARK: Fixes that go wrong

  /// The engine on made-up fixes: `fixes` is asked for each file of each round, with its text.
  private func run(
    _ texts: [String], reading read: (@Sendable (FilePath) -> [UInt8]?)? = nil,
    _ fixes: @escaping (_ texts: [String]) -> [Fix]
  ) -> FixResult {
    let paths = texts.indices.map { FilePath("m\($0).py") }
    let contents = Dictionary(uniqueKeysWithValues: zip(paths, texts.map { Array($0.utf8) }))
    let read = read ?? { contents[$0] }
    let provider = ModuleProvider(
      resolve: { _, _ in ModuleResolution(.missing) }, read: { contents[$0].map { SourceText(file: $0) } })
    let descriptions = paths.map {
      FileDescription(path: $0, displayPath: $0.string, module: "", isPackage: false)
    }
    let built = Program.build(descriptions, options: SummaryOptions(target: .v3_15), provider: provider, threads: 1)
    guard let program = built else { preconditionFailure("nothing cancels this build") }
    func judge(_ program: Program) -> Report {
      let now = paths.map { program.provider.read($0).map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" }
      let findings = fixes(now).map { fix in
        Finding(RuleCode(903), .warning, at: fix.edits[0].location, "said", fixes: [fix])
      }
      return Report(program: program, dialect: .all, findings: findings, summary: Summary(), read: read)
    }
    return FixEngine(.all, threads: 1, read: read, judge: judge).run(judge(program))
  }

  private func edit(_ file: UInt32, _ start: UInt32, _ end: UInt32, _ text: String) -> TextEdit {
    TextEdit(Location(FileID(file), ByteRange(start, end)), text)
  }

  @Test func aFileIsLeftAloneWhereAFixWouldBreakIt() {
    let result = run(["x = 1\n", "y = 1\n", "z = 1\n"]) { texts in
      // The second fix spans two files, and breaks the one.
      texts[0] == "x = 1\n"
        ? [
          Fix("Good", .safe, [edit(0, 4, 5, "2")]), Fix("Bad", .safe, [edit(1, 4, 5, "("), edit(2, 4, 5, "3")]),
        ] : []
    }
    #expect(result.files.map { String(decoding: $0.after, as: UTF8.self) } == ["x = 2\n"])
    #expect(result.count == 1)
    #expect(result.remarks == ["'m1.py' is left as it is: its fixes would not leave valid Python 3.15"])
  }

  @Test func fixesUnlockOthers() {
    let result = run(["x = 1\n"]) { texts in
      guard let digit = texts[0].utf8.dropFirst(4).first, digit < UInt8(ascii: "5") else { return [] }
      return [Fix("Count", .safe, [edit(0, 4, 5, String(UnicodeScalar(digit + 1)))])]
    }
    #expect(result.files.map { String(decoding: $0.after, as: UTF8.self) } == ["x = 5\n"])
    #expect(result.count == 4)
  }

  @Test func fixesThatUndoOneAnotherEnd() {
    let result = run(["x = 1\n"]) { texts in [Fix("Turn", .safe, [edit(0, 4, 5, texts[0] == "x = 1\n" ? "2" : "1")])] }
    #expect(result.remarks == ["'m0.py' has fixes that undo one another; look at what they left"])
  }

  @Test func aFileThatChangedSinceItWasCheckedIsNamed() {
    let result = run(["import a\n"], reading: { _ in Array("import other\n".utf8) }) { _ in
      [Fix("Mend", .safe, [edit(0, 0, 0, "lazy ")])]
    }
    #expect(result.files.isEmpty)
    #expect(result.remarks == ["'m0.py' is left as it is: it changed while it was checked; run again"])
  }
}
