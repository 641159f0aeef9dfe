// From linked projects to findings, in the client's terms; keeps what did not change from one snapshot to the next.
import Analysis
import Basics
import Modules
import Protocol

struct Judge {
  private struct Known {
    let text: [UInt8]
    let encoding: PositionEncoding
    let report: FileReport
  }

  private var known: [DocumentURI: Known] = [:]
  /// Since the last snapshot that was finished; without an entry nothing.
  private var changes: [FilePath?: ProjectChange] = [:]

  /// The findings of what was linked last, of each state that was linked in their order.
  /// - Returns: nil when it was cancelled. What has changed by then is kept in mind.
  mutating func judged(_ states: [LinkedWork], _ cancellation: Cancellation) -> Snapshot? {
    for state in states {
      // A folder that comes back is another project.
      changes = changes.filter { state.projects[$0.key] != nil }
      for (folder, change) in state.changes { changes[folder] = changes[folder]?.followed(by: change) ?? change }
    }
    guard let linked = states.last else { return nil }
    var reports: [DocumentURI: FileReport] = [:]
    for folder in linked.groups.keys { judge(folder, linked, cancellation, &reports) }
    if cancellation.isCancelled { return nil }
    changes = [:]
    // Two folders may share a file above them; then they say the same of it.
    var broken: [FilePath: [LSP.Diagnostic]] = [:]
    for problems in linked.configuration.values { broken.merge(problems) { first, _ in first } }
    for (key, document) in linked.work.documents where reports[key] == nil {
      reports[key] = broken.removeValue(forKey: document.path).map(FileReport.init(configuration:)) ?? .empty
    }
    known = known.filter { reports[$0.key] != nil }
    return Snapshot(linked.work, reports, broken, linked.folderProjects)
  }

  private mutating func judge(
    _ folder: FilePath?, _ linked: LinkedWork, _ cancellation: Cancellation,
    _ reports: inout [DocumentURI: FileReport]
  ) {
    guard let project = linked.projects[folder], let members = linked.groups[folder] else { return }
    let work = linked.work
    let documents = members.map(\.document)
    let change = changes[folder] ?? .files(affected: FileSet(), edited: [])
    var placer = Placer(work, project.program)
    for (key, document) in members {
      guard let file = project.file(document.path) else { continue }
      let evidence = linked.evidence(key, document)
      let round = work.rounds[key] ?? 0
      if case .files(let affected, let edited) = change, let same = known[key], same.encoding == work.encoding,
        same.text == document.text, !affected.contains(file), same.report.mentions.isDisjoint(with: edited),
        same.report.evidence?.round == evidence?.round, evidence.map({ $0.round >= round }) ?? true
      {
        // What is asked of other files is asked of their newest texts.
        reports[key] = same.report
        reports[key]?.project = project
        continue
      }
      var findings = project.findings(file, cancellation)
      if cancellation.isCancelled { return }
      var job: EvidenceJob?
      if (evidence?.round ?? -1) < round, project.configuration(document.path).evaluate != .off {
        job = project.evidenceJob(for: document, findings, documents, work)
      }
      if let evidence { findings = evidence.findings }
      var mentions: Set<FileID> = []
      for finding in findings {
        for step in finding.related { mentions.insert(step.location.file) }
        for edit in finding.fixes.flatMap(\.edits) { mentions.insert(edit.location.file) }
      }
      let placed = findings.compactMap { placer.place($0) }
      let report = FileReport(
        findings: placed, resultID: Placer.resultID(placed), mentions: mentions, project: project, file: file,
        dialect: project.configuration(document.path).dialect, evidence: evidence, job: job)
      known[key] = Known(text: document.text, encoding: work.encoding, report: report)
      reports[key] = report
    }
  }
}
