// The diagnostics of a project's files that are not open, kept from one question to the next.
import Analysis
import Basics
import Modules
import Protocol
import Rules
import Synchronization

/// Of one project as long as its files are the same; all its states share it.
final class ReportMemory: Sendable {
  struct Report: Sendable {
    let diagnostics: [LSP.Diagnostic]
    let resultID: String
    /// The project's generation that it is of.
    let generation: Int
    /// Other files that its diagnostics speak of: an edit there moves places.
    let mentions: Set<FileID>
  }

  private let known = Mutex<[FileID: Report]>([:])

  /// The reports of some files; those that no edit has touched are not made again. Nil when it was cancelled.
  func reports(
    _ files: [FileID], _ project: Project, _ work: Workload, _ cancellation: Cancellation
  ) -> [Report]? {
    let old = known.withLock { $0 }
    let dialect = project.folder.map { project.configuration($0.appending("__init__.py")).dialect } ?? .all
    let program = project.program
    let reports = ParallelMap.run(
      // Some cores are left to those who type.
      count: files.count, threads: max(1, Processors.available / 2), cancellation: cancellation,
      makeState: { State(memory: RuleMemory(program, dialect), placer: Placer(work, program)) },
      body: { (state: inout State, index: Int) -> Report in
        let file = files[index]
        if let report = old[file], report.holds(for: file, project) { return report }
        return Report(file, project, &state)
      })
    guard let reports else { return nil }
    known.withLock { known in
      for (index, file) in files.enumerated() where (known[file]?.generation ?? -1) < reports[index].generation {
        known[file] = reports[index]
      }
    }
    return reports
  }

  fileprivate struct State {
    let memory: RuleMemory
    var placer: Placer
  }
}

extension ReportMemory.Report {
  fileprivate init(_ file: FileID, _ project: Project, _ state: inout ReportMemory.State) {
    let findings = project.findings(file, state.memory)
    let placed = findings.compactMap { state.placer.place($0) }
    diagnostics = placed.map(\.diagnostic)
    resultID = Placer.resultID(placed)
    generation = project.generation
    mentions = Set(findings.flatMap { $0.related.map(\.location.file) })
  }

  fileprivate func holds(for file: FileID, _ project: Project) -> Bool {
    func isOlder(_ changes: [Int32], _ file: FileID) -> Bool {
      let index = Int(file.rawValue)
      return index < changes.count && changes[index] > generation
    }
    if generation > project.generation || isOlder(project.findingsChanged, file) { return false }
    return !mentions.contains { isOlder(project.textChanged, $0) }
  }
}
