// Which imports a finding makes a hazard, and a file's numbers that follow from it.
import Analysis
import Basics

enum ImportHazards {
  /// The imports of a file that findings at warning or above are about, with the codes of these, each once, in the order
  /// of the codes. Only imports that the dialect makes lazy.
  static func of(_ file: FileID, _ program: Program, _ dialect: Dialect, _ findings: [Finding])
    -> [(id: ImportID, codes: [RuleCode])]
  {
    let records = program[file].summary.imports
    var codes: [Int: Set<RuleCode>] = [:]
    for finding in findings where finding.severity <= .warning {
      // What a finding is about is in its evidence where it marks a use.
      for location in [finding.location] + finding.related.map(\.location) where location.file == file {
        let start = location.range.start
        let statement = records.indices.filter { records[$0].statement.contains(start) }
        // One name of several is meant where the place begins in it, else all of the statement.
        let aliases = statement.filter { records[$0].alias.contains(start) }
        for index in aliases.isEmpty ? statement : aliases { codes[index, default: []].insert(finding.code) }
      }
    }
    return codes.keys.sorted().compactMap { index in
      let id = ImportID(index)
      guard program.isEligible(id, in: file, dialect), let found = codes[index] else { return nil }
      return (id, found.sorted())
    }
  }

  /// Counts a file's imports by what becomes of them.
  static func summarize(
    _ program: Program, _ file: FileID, _ dialect: Dialect, _ hazards: [(id: ImportID, codes: [RuleCode])]
  ) -> Summary {
    var summary = Summary()
    if program[file].description.launch != nil { return summary }
    summary.files = 1
    summary.modules = program[file].description.module.isEmpty ? 0 : 1
    summary.hazards = hazards.count
    var next = hazards[...]
    for index in program[file].summary.imports.indices {
      summary.imports += 1
      let verdict = program.verdict(of: ImportID(index), in: file, dialect)
      if verdict.isEligible { summary.eligible += 1 }
      if let hazard = next.first, hazard.id == ImportID(index) {
        next.removeFirst()
      } else if verdict.verdict == .lazy {
        summary.lazy += 1
      } else if verdict.isEligible {
        summary.reifiedAtImport += 1
      }
    }
    return summary
  }
}
