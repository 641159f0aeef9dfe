// From documents to findings, in the client's terms; keeps what did not change from one snapshot to the next.
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

  private var projects: [FilePath?: Project] = [:]
  /// What is wrong with the configuration files of each project.
  private var configuration: [FilePath?: [FilePath: [LSP.Diagnostic]]] = [:]
  /// What configuration files said when they last were TOML.
  private var lastGood: [FilePath: Configuration] = [:]
  private var diskGeneration = -1
  private var known: [DocumentURI: Known] = [:]

  /// - Parameters:
  ///   - progress: told how many files of how many were read, from any thread, while a project is read as a whole.
  mutating func snapshot(of work: Workload, progress: @escaping @Sendable (Int, Int) -> Void) -> Snapshot {
    if work.diskGeneration != diskGeneration {
      projects = [:]
      configuration = [:]
      diskGeneration = work.diskGeneration
    }
    var groups: [FilePath?: [(key: DocumentURI, document: OpenDocument)]] = [:]
    for (key, document) in work.documents where document.isPython {
      groups[Self.folder(of: document, work.folders), default: []].append((key, document))
    }
    // Folders without an open document are linked as well: the first one opened should not wait.
    for folder in work.folders where groups[folder] == nil && !folder.isRoot { groups[folder] = [] }
    for folder in projects.keys where groups[folder] == nil {
      projects[folder] = nil
      configuration[folder] = nil
    }

    var reports: [DocumentURI: FileReport] = [:]
    for (folder, members) in groups { judge(folder, members, work, &reports, progress) }
    // Two folders may share a file above them; then they say the same of it.
    var broken: [FilePath: [LSP.Diagnostic]] = [:]
    for problems in configuration.values { broken.merge(problems) { first, _ in first } }
    for (key, document) in work.documents where reports[key] == nil {
      reports[key] = broken.removeValue(forKey: document.path).map(FileReport.init(configuration:)) ?? .empty
    }
    known = known.filter { reports[$0.key] != nil }
    let folders = projects.keys.compactMap { $0 }.sorted()
    return Snapshot(work, reports, broken, folders.compactMap { projects[$0] })
  }

  private mutating func judge(
    _ folder: FilePath?, _ members: [(key: DocumentURI, document: OpenDocument)], _ work: Workload,
    _ reports: inout [DocumentURI: FileReport], _ progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    let documents = members.map(\.document)
    var affected: Set<FileID>?
    var edited: Set<FileID> = []
    var project: Project
    if var present = projects.removeValue(forKey: folder), let update = present.update(documents) {
      affected = update.affected
      edited = update.edited
      project = present
    } else {
      let lastGood = self.lastGood
      guard
        let made = Project(
          folder: folder, documents: documents, settings: work.settings, lastGood: { lastGood[$0] }, progress: progress)
      else { return }
      project = made
      self.lastGood.merge(made.goodConfigurations) { $1 }
      configuration[folder] = ConfigurationDiagnostics.of(
        made.configurationProblems, in: FileSystem(), work.encoding, work.client)
    }
    var placer = Placer(work, project.program)
    for (key, document) in members {
      guard let file = project.file(document.path) else { continue }
      let evidence = work.evidence[key].flatMap { $0.holds(for: document, work) ? $0 : nil }
      let round = work.rounds[key] ?? 0
      if let affected, let same = known[key], same.encoding == work.encoding, same.text == document.text,
        !affected.contains(file), same.report.mentions.isDisjoint(with: edited),
        same.report.evidence?.round == evidence?.round, evidence.map({ $0.round >= round }) ?? true
      {
        // What is asked of other files is asked of their newest texts.
        reports[key] = same.report
        reports[key]?.project = project
        continue
      }
      var findings = project.findings(file)
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
    projects[folder] = project
  }

  /// The deepest workspace folder around a document; nil when there is none, or it is the whole disk.
  private static func folder(of document: OpenDocument, _ folders: [FilePath]) -> FilePath? {
    folders.filter { !$0.isRoot && document.path.isInside($0) }.max { $0.bytes.count < $1.bytes.count }
  }
}
