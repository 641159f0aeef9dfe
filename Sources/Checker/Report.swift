// What a run found, ready for any reporter: findings in order, paths, sources on demand, and the numbers.
package import Analysis
package import Basics
import Rules
import Modules
import PythonSyntax

/// The numbers behind the closing sentence.
package struct Summary: Hashable, Sendable {
  package var files = 0
  package var imports = 0
  package var eligible = 0
  package var lazy = 0
  package var reifiedAtImport = 0
  package var hazards = 0
  /// Findings by severity.
  package var findings: [Severity: Int] = [:]

  package init() {}

  static func + (a: Summary, b: Summary) -> Summary {
    var sum = a
    sum.files += b.files
    sum.imports += b.imports
    sum.eligible += b.eligible
    sum.lazy += b.lazy
    sum.reifiedAtImport += b.reifiedAtImport
    sum.hazards += b.hazards
    return sum
  }
}

package struct Report: Sendable {
  package let program: Program
  package let dialect: Dialect
  /// Those that are shown, sorted.
  package var findings: [Finding]
  package var summary: Summary
  /// Reads a file's source again; reports show few of the files that are analysed.
  let read: @Sendable (FilePath) -> [UInt8]?

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

  /// The same of files with other texts than those on disk.
  func reading(_ texts: [FilePath: [UInt8]]) -> Report {
    if texts.isEmpty { return self }
    let read = self.read
    return Report(program: program, dialect: dialect, findings: findings, summary: summary) { texts[$0] ?? read($0) }
  }

  /// As it was named; a file that was only found on the way is called by its path from the current folder, if below.
  package func path(_ file: FileID) -> String {
    let description = program[file].description
    guard program[file].isExternal, let below = description.path.relative(to: FileSystem.currentDirectory) else {
      return description.displayPath
    }
    return below.string
  }

  /// The decoded text of a file; empty when it has vanished meanwhile.
  func source(_ file: FileID) -> SourceText {
    SourceText(file: read(program[file].description.path) ?? [])
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

  /// Offset in the file's bytes: behind a byte order mark.
  mutating func fileOffset(_ file: FileID, _ offset: UInt32) -> Int {
    _ = index(file)
    return Int(offset) + (offsets[file] ?? 0)
  }
}
