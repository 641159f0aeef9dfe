// A scenario's files as a program, without touching the disk.
import Analysis
import Basics
import Modules
import PythonSyntax
import Rules
import TestSupport

struct SuiteProject {
  let scenario: Scenario
  /// Python files and those that start it by path, in the scenario's order.
  var texts: [(path: String, text: String)]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    texts = scenario.files.filter { $0.path.hasSuffix(".py") || LaunchFile(FilePath($0.path)) != nil }.map {
      ($0.path, $0.text)
    }
  }

  /// Links the files. The standard library is known by its list of modules; nothing else is installed.
  func program() -> Program {
    let contents = Dictionary(
      texts.map { (FilePath($0.path), SourceText(file: Array($0.text.utf8))) }, uniquingKeysWith: { $1 })
    let target = scenario.target
    let provider = ModuleProvider(
      resolve: { name, _ in Self.resolve(name, target) }, read: { path in contents[path] })
    let descriptions = texts.map { file in
      FileDescription(
        path: FilePath(file.path), displayPath: file.path,
        module: file.path.hasSuffix(".py") ? Self.moduleName(file.path) : "",
        isPackage: file.path == "__init__.py" || file.path.hasSuffix("/__init__.py"),
        launch: LaunchFile(FilePath(file.path)))
    }
    let built = Program.build(descriptions, options: SummaryOptions(target: target), provider: provider, threads: 1)
    guard let built else { preconditionFailure("nothing cancels this build") }
    return built
  }

  static func moduleName(_ path: String) -> String {
    var parts = path.dropLast(3).split(separator: "/").map(String.init)
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  private static func resolve(_ name: String, _ target: PythonVersion) -> ModuleResolution {
    switch StandardLibrary.status(of: name, in: target) {
    case .present: ModuleResolution(.builtin, isStandardLibrary: true)
    case .removed(let version): ModuleResolution(.removed, isStandardLibrary: true, detail: version)
    case .added(let version): ModuleResolution(.tooNew, isStandardLibrary: true, detail: version.description)
    case .elsewhere(let platform): ModuleResolution(.otherPlatform, isStandardLibrary: true, detail: platform.rawValue)
    case .unknown: ModuleResolution(.missing)
    }
  }

  func findings(_ program: Program, _ dialect: Dialect) -> [Finding] {
    let selection = RuleSelection(select: scenario.select)
    let lock = scenario.files.first { $0.path == StartupLock.fileName }
      .flatMap { try? StartupLock(parsing: Array($0.text.utf8)) }
    var extra = lock.map { startupLockFindings($0, in: program, dialect: dialect, folder: "") } ?? [:]
    let points = texts.filter { $0.path.hasSuffix("__main__.py") }.map { EntryPoint($0.path, .main, target: $0.path) }
    for (file, findings) in costlyStartupFindings(points, in: program, dialect: dialect, folder: "") {
      extra[file, default: []] += findings
    }
    return program.projectFiles.flatMap { index in
      let file = FileID(UInt32(index))
      return Rules.findings(
        in: program, file: file, dialect: dialect, selection: selection, extra: extra[file] ?? [])
    }
  }

  /// Findings in the suite's terms: paths, lines and columns from 1.
  func reported(_ findings: [Finding]) -> [ReportedFinding] {
    let indexes = texts.map { LineIndex(Array($0.text.utf8)) }
    func place(_ location: Location, _ message: String) -> ReportedFinding.Place {
      let file = Int(location.file.rawValue)
      guard file < texts.count else { return .init(path: "(outside)", line: 0, column: 0, message: message) }
      let position = indexes[file].position(of: Int(location.range.start))
      return .init(path: texts[file].path, line: position.line + 1, column: position.column + 1, message: message)
    }
    return findings.map { finding in
      ReportedFinding(
        code: finding.code.description, severity: finding.severity, place: place(finding.location, finding.message),
        related: finding.related.map { place($0.location, $0.message) })
    }
  }

  /// The project after one fix of each finding that has one; an edit that overlaps an earlier one is left out.
  func fixed(_ findings: [Finding], _ choice: Scenario.FixChoice) -> SuiteProject {
    var edits: [[TextEdit]] = Array(repeating: [], count: texts.count)
    for finding in findings {
      let chosen =
        switch choice {
        case .safe: finding.fixes.first { $0.safety == .safe }
        case .unsafe: finding.fixes.first
        case .other: finding.fixes.count > 1 ? finding.fixes.last : nil
        }
      guard let fix = chosen else { continue }
      let isFree = fix.edits.allSatisfy { edit in
        edits[Int(edit.location.file.rawValue)].allSatisfy {
          $0 == edit || $0.location.range.end <= edit.location.range.start
            || edit.location.range.end <= $0.location.range.start
        }
      }
      if isFree { for edit in fix.edits { edits[Int(edit.location.file.rawValue)].append(edit) } }
    }
    var result = self
    for (index, edits) in edits.enumerated() {
      var bytes = Array(texts[index].text.utf8)
      // From the end to the start; of those at one place the first comes first in the text.
      var different: [TextEdit] = []
      for edit in edits where !different.contains(edit) { different.append(edit) }
      let order = different.indices.sorted { a, b in
        let ranges = (different[a].location.range, different[b].location.range)
        return ranges.0 == ranges.1 ? a > b : ranges.0 > ranges.1
      }
      for edit in order.map({ different[$0] }) {
        bytes.replaceSubrange(Int(edit.location.range.start)..<Int(edit.location.range.end), with: edit.newText.utf8)
      }
      result.texts[index].text = String(decoding: bytes, as: UTF8.self)
    }
    return result
  }
}
