// Small programs that laziness breaks, and look-alikes that it does not: the checker tells each from the other.
import Basics
import Checker
import Modules
import TestSupport
import Testing

/// A folder of Tests/Fixtures/breakage. `eager.out` and `lazy.out` are CPython's (Tests/Tools/record_breakage.py);
/// `expect` has a line `FILE:LINE CODE` for each finding that must be there.
struct BreakageProgram: Sendable, CustomStringConvertible {
  let name: String

  var description: String { name }
  var isLookAlike: Bool { name.hasSuffix("-fine") }
  private var folder: String { "Tests/Fixtures/breakage/\(name)" }

  func recording(_ mode: String) throws -> String { try Checkout.text("\(folder)/\(mode).out") }

  func expected() throws -> [String] {
    try Checkout.text("\(folder)/expect").split(separator: "\n").map(String.init)
  }

  /// What `lazyls --check --dialect all --target-version 3.15` says at warning or above: `FILE:LINE CODE`.
  func found() throws -> [String] {
    let path = Checkout.root.appending(folder).string
    var options = CheckOptions()
    options.paths = [path]
    options.dialect = .all
    options.targetVersion = .v3_15
    options.minSeverity = .warning
    options.outputFormat = .concise
    options.usesCache = false
    options.jobs = 1
    options.isQuiet = true
    var report: [UInt8] = []
    _ = try CheckRun.run(options, isTerminal: false, progress: nil, say: { _ in }, report: { report += $0 })
    return try String(decoding: report, as: UTF8.self).split(separator: "\n").map { line in
      // PATH:LINE:COLUMN: SEVERITY[CODE] MESSAGE
      let path = try #require(line.firstRange(of: "\(name)/"))
      let parts = line[path.upperBound...].split(separator: ":", maxSplits: 3)
      let code = try #require(parts.last?.firstRange(of: "[LZ"))
      return "\(parts[0]):\(parts[1]) \(line[code.lowerBound...].dropFirst().prefix(5))"
    }
  }
}

@Suite struct BreakageTests {
  static let programs: [BreakageProgram] = {
    let suffix = "/main.py"
    return Checkout.files(under: "Tests/Fixtures/breakage").filter { $0.hasSuffix(suffix) }
      .map { BreakageProgram(name: String($0.dropLast(suffix.count))) }
  }()
  static let breaking = programs.filter { !$0.isLookAlike }
  static let lookAlikes = programs.filter(\.isLookAlike)

  @Test func everyProgramHasItsLookAlike() {
    #expect(Self.breaking.count >= 40)
    #expect(Self.lookAlikes.map(\.name) == Self.breaking.map { $0.name + "-fine" })
  }

  @Test(arguments: breaking) func breakageIsFound(_ program: BreakageProgram) throws {
    #expect(try program.recording("eager") != program.recording("lazy"))
    let found = try program.found(), expected = try program.expected()
    try #require(!expected.isEmpty)
    for finding in expected { #expect(found.contains(finding), "\(found)") }
  }

  @Test(arguments: lookAlikes) func lookAlikeIsLeftAlone(_ program: BreakageProgram) throws {
    #expect(try program.recording("eager") == program.recording("lazy"))
    let found = try program.found()
    #expect(found.isEmpty, "\(found)")
  }
}
