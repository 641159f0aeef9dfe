// What a run found, ready for any reporter: findings in order, paths, sources on demand, and the numbers.
package import Analysis
package import Basics
import Rules
import Modules
import PythonSyntax

/// The numbers behind the closing sentence.
package struct Summary: Hashable, Sendable {
  package var files = 0
  /// Files that can be imported.
  package var modules = 0
  package var imports = 0
  package var eligible = 0
  package var lazy = 0
  package var reifiedAtImport = 0
  package var hazards = 0
  /// Findings by severity, those of the baseline left out.
  package var findings: [Severity: Int] = [:]
  /// Findings that the baseline knows.
  package var known = 0

  package init() {}

  static func + (a: Summary, b: Summary) -> Summary {
    var sum = a
    sum.files += b.files
    sum.modules += b.modules
    sum.imports += b.imports
    sum.eligible += b.eligible
    sum.lazy += b.lazy
    sum.reifiedAtImport += b.reifiedAtImport
    sum.hazards += b.hazards
    sum.findings.merge(b.findings, uniquingKeysWith: +)
    return sum
  }
}

/// Something that a module's body does to the world when it runs, as `--imports` tells it.
package struct ReportedEffect: Hashable, Sendable {
  package var kind: String
  package var range: ByteRange
  package var message: String
  package init(kind: String, range: ByteRange, message: String) {
    self.kind = kind
    self.range = range
    self.message = message
  }
}

package struct Report: Sendable {
  package var program: Program
  package let dialect: Dialect
  /// Those that are shown, sorted.
  package private(set) var findings: [Finding]
  /// Runs parallel to `findings` once `identify` was called; else empty.
  package private(set) var fingerprints: [Fingerprint] = []
  private var root: FilePath = "/"
  package var summary: Summary
  /// The codes of the findings that make an import a hazard; imports without one are left out.
  package var reasons: [ImportReference: [RuleCode]] = [:]
  /// By project file and import: how many modules its first use newly loads. Empty when nobody asked.
  package var loads: [[Int]] = []
  /// By file, in source order: what the inference of effects found. Files that it was not asked about are left out.
  package var sideEffects: [FileID: [ReportedEffect]] = [:]
  /// How many threads may write it.
  package var threads = 1
  /// The mildest severity that makes the run fail.
  package var failOn: Severity = .warning
  /// The git repository around what is checked, to which the services' paths are relative.
  package var repository: FilePath?
  /// Reads a file's source again; reports show few of the files that are analysed.
  private(set) var read: @Sendable (FilePath) -> [UInt8]?

  package init(
    program: Program, dialect: Dialect, findings: [Finding], summary: Summary,
    read: @escaping @Sendable (FilePath) -> [UInt8]?
  ) {
    self.program = program
    self.dialect = dialect
    self.findings = findings
    self.summary = summary
    self.read = read
  }

  /// Takes findings in where they belong. What was identified stays so.
  package mutating func add(_ more: [Finding]) {
    if more.isEmpty { return }
    for finding in more { summary.findings[finding.severity, default: 0] += 1 }
    if fingerprints.isEmpty {
      findings = (findings + more).sorted(by: Finding.isOrderedBefore)
      return
    }
    var added = self
    added.findings = more.sorted(by: Finding.isOrderedBefore)
    let all = zip(findings + added.findings, fingerprints + Fingerprint.all(of: added, relativeTo: root))
    let sorted = all.sorted { Finding.isOrderedBefore($0.0, $1.0) }
    findings = sorted.map(\.0)
    fingerprints = sorted.map(\.1)
  }

  /// Other findings in place of these, before any has its fingerprint.
  mutating func replace(_ others: [Finding]) {
    for finding in findings { summary.findings[finding.severity, default: 0] -= 1 }
    findings = []
    add(others)
  }

  /// Gives every finding its fingerprint. All that a run found must be there: they are counted.
  /// - Parameter root: the folder that paths are relative to, so that every checkout says the same.
  package mutating func identify(relativeTo root: FilePath) {
    self.root = root
    fingerprints = Fingerprint.all(of: self, relativeTo: root)
  }

  package mutating func keep(_ isKept: (Finding, Fingerprint?) -> Bool) {
    let indices = findings.indices.filter { isKept(findings[$0], fingerprints.isEmpty ? nil : fingerprints[$0]) }
    if indices.count == findings.count { return }
    if !fingerprints.isEmpty { fingerprints = indices.map { fingerprints[$0] } }
    findings = indices.map { findings[$0] }
  }

  /// For reports that a service reads: from the repository's root, else as people see it.
  func servicePath(_ file: FileID) -> FilePath {
    let place = program[file].description.path
    if let repository, let below = place.relative(to: repository) { return below }
    return place.relative(to: FileSystem.currentDirectory) ?? place
  }

  /// The same of files with other texts than those on disk.
  func reading(_ texts: [FilePath: [UInt8]]) -> Report {
    if texts.isEmpty { return self }
    let read = self.read
    var report = self
    report.read = { texts[$0] ?? read($0) }
    return report
  }

  /// As it was named; a file that was only found on the way is called by its path from the current folder, if below.
  package func path(_ file: FileID) -> String {
    let description = program[file].description
    guard program[file].isExternal, let below = description.path.relative(to: FileSystem.currentDirectory) else {
      return description.displayPath
    }
    return below.string
  }

  /// `path` on one line and without what moves a terminal's cursor.
  func shownPath(_ file: FileID) -> String { Self.shown(path(file)) }

  static func shown(_ path: String) -> String {
    if !path.unicodeScalars.contains(where: isHidden) { return path }
    return String(String.UnicodeScalarView(path.unicodeScalars.map { isHidden($0) ? "\u{FFFD}" : $0 }))
  }

  /// Control characters, and those that turn the direction of text.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The decoded text of a file; empty when it has vanished meanwhile.
  func source(_ file: FileID) -> SourceText {
    SourceText(file: read(program[file].description.path) ?? [])
  }
}

extension Report {
  /// What `write` says of the findings, those of each file at once, in their order. Made on all cores: every file that is
  /// shown is read again.
  func written(_ write: @Sendable (ArraySlice<Finding>) -> [UInt8]) -> [UInt8] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in findings.indices
    where index + 1 == findings.count || findings[index + 1].location.file != findings[index].location.file {
      groups.append(start..<index + 1)
      start = index + 1
    }
    let ranges = groups
    let parts = ParallelMap.run(count: ranges.count, threads: threads) { write(findings[ranges[$0]]) } ?? []
    return Array(parts.joined())
  }
}

/// Sources of the files that a report shows, each decoded and indexed once.
struct SourceCache {
  private let report: Report
  private var indexes: [FileID: LineIndex] = [:]
  private var offsets: [FileID: Int] = [:]

  init(_ report: Report) { self.report = report }

  mutating func index(_ file: FileID) -> LineIndex {
    if let known = indexes[file] { return known }
    let source = report.source(file)
    let index = LineIndex(source.bytes)
    indexes[file] = index
    offsets[file] = Int(source.fileOffset)
    return index
  }

  /// 1-based line and column in code points.
  mutating func position(_ file: FileID, _ offset: UInt32) -> (line: Int, column: Int) {
    let place = index(file).position(of: Int(offset), in: .codePoints)
    return (place.line + 1, place.column + 1)
  }

  /// Where a range ends, as people see it: not at the beginning of a line that it does not touch.
  mutating func end(of location: Location) -> (line: Int, column: Int) {
    let end = position(location.file, location.range.end)
    let start = position(location.file, location.range.start)
    if end.column > 1 || end.line == start.line { return end }
    let line = index(location.file).contentEnd(ofLine: end.line - 2)
    return position(location.file, UInt32(clamping: line))
  }

  /// Offset in the file's bytes: behind a byte order mark.
  mutating func fileOffset(_ file: FileID, _ offset: UInt32) -> Int {
    _ = index(file)
    return Int(offset) + (offsets[file] ?? 0)
  }
}
