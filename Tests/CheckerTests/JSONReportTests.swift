// Members of the JSON report that no command fills in on its own: made-up findings, reasons, loads and effects.
import Analysis
import Basics
import Checker
import JSON
import PythonSyntax
import Testing

@Suite struct JSONReportTests {
  static let text = "import a\nimport b\n\u{1F375} = 1\n"

  static func report() throws -> Report {
    let provider = ModuleProvider(
      resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in SourceText(Self.text) })
    let file = FileDescription(path: "/p/m.py", displayPath: "m.py", module: "p.m", isPackage: false)
    let program = try #require(
      Program.build([file], options: SummaryOptions(target: .v3_15), provider: provider, threads: 1))
    var report = Report(
      program: program, dialect: .all, findings: [], summary: Summary(), read: { _ in Array(Self.text.utf8) })
    let place = Location(FileID(0), ByteRange(9, 17))
    report.add([
      Finding(RuleCode(101), .error, at: place, "second"),
      Finding(RuleCode(101), .error, .likely, at: Location(FileID(0), ByteRange(0, 8)), "first"),
    ])
    return report
  }

  static func json(_ report: Report, withImports: Bool = true) throws -> JSONValue {
    var bytes: [UInt8] = []
    JSONReporter.write(report, version: "1.2.3", withImports: withImports, to: &bytes)
    return try JSONValue.parse(bytes)
  }

  @Test func effectsStandWithTheirModule() throws {
    var report = try Self.report()
    report.sideEffects[FileID(0)] = [
      ReportedEffect(kind: "registration", range: ByteRange(9, 17), message: "registers a codec")
    ]
    let module = try #require(try Self.json(report)["modules"]?[0])
    #expect(module["name"] == "p.m" && module["path"] == "m.py" && module["targetVersion"] == "3.15")
    let effect = try #require(module["sideEffects"]?[0])
    #expect(
      effect
        == .object(
          JSONObject(members: [
            JSONObject.Member(key: "kind", value: "registration"), JSONObject.Member(key: "line", value: 2),
            JSONObject.Member(key: "message", value: "registers a codec"),
          ])))
  }

  @Test func reasonsMakeAHazard() throws {
    var report = try Self.report()
    report.reasons[ImportReference(FileID(0), ImportID(1))] = [RuleCode(101), RuleCode(402)]
    report.loads = [[3, 12]]
    let imports = try #require(try Self.json(report)["imports"]?.array)
    #expect(imports.map { $0["verdict"]?.string } == ["lazy", "hazard"])
    #expect(imports.map { $0["loads"]?.int } == [3, 12])
    #expect(imports[0]["reasons"] == .array([]) && imports[1]["reasons"] == ["LZ101", "LZ402"])
    #expect(try Self.json(report, withImports: false)["imports"] == nil)
  }

  @Test func findingsAreInOrderWhateverOrderTheyCameIn() throws {
    var report = try Self.report()
    #expect(report.findings.map(\.message) == ["first", "second"])
    #expect(report.summary.findings == [.error: 2])
    report.identify(relativeTo: "/p")
    let before = report.fingerprints
    // What comes later has a fingerprint, too, and the others keep theirs.
    report.add([Finding(RuleCode(1), .hint, at: Location(FileID(0), ByteRange(0, 8)), "between")])
    #expect(report.findings.map(\.message) == ["between", "first", "second"])
    #expect(Array(report.fingerprints[1...]) == before && !before.contains(report.fingerprints[0]))
    report.keep { finding, fingerprint in finding.severity == .error && fingerprint != before[0] }
    #expect(report.findings.map(\.message) == ["second"] && report.fingerprints == [before[1]])
  }
}
