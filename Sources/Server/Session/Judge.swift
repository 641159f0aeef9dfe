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

  /// Documents with the keys that the session has them under.
  private typealias Members = [(key: DocumentURI, document: OpenDocument)]
  /// What was linked and not judged yet.
  private var groups: [FilePath?: Members] = [:]
  /// Files whose findings may differ from what is known, and those whose text does, since they were last judged; nil: all.
  private var changes: [FilePath?: (affected: Set<FileID>, edited: Set<FileID>)?] = [:]

  /// Reads and links what changed. Enough for questions about single places; `judged` must follow, now or after more.
  /// - Parameter progress: told how many files of how many were read, from any thread, while a project is read as a whole.
  mutating func linked(_ work: Workload, progress: @escaping @Sendable (Int, Int) -> Void) -> Snapshot {
    if work.diskGeneration != diskGeneration {
      projects = [:]
      configuration = [:]
      changes = [:]
      diskGeneration = work.diskGeneration
    }
    groups = [:]
    for (key, document) in work.documents where document.isPython {
      groups[Self.folder(of: document, work.folders), default: []].append((key, document))
    }
    // Folders without an open document are linked as well: the first one opened should not wait.
    for folder in work.folders where groups[folder] == nil && !folder.isRoot { groups[folder] = [] }
    for folder in projects.keys where groups[folder] == nil {
      projects[folder] = nil
      configuration[folder] = nil
      changes[folder] = nil
    }
    var reports: [DocumentURI: FileReport] = [:]
    for (folder, members) in groups {
      link(folder, members.map(\.document), work, progress)
      guard let project = projects[folder] else { continue }
      for (key, document) in members {
        guard let file = project.file(document.path) else { continue }
        reports[key] = FileReport(
          findings: [], resultID: "", mentions: [], project: project, file: file,
          dialect: project.configuration(document.path).dialect, evidence: Self.evidence(key, document, work))
      }
    }
    for key in work.documents.keys where reports[key] == nil { reports[key] = .empty }
    return Snapshot(work, reports, [:], folderProjects)
  }

  /// The findings of what was linked last.
  mutating func judged(_ work: Workload) -> Snapshot {
    var reports: [DocumentURI: FileReport] = [:]
    for (folder, members) in groups { judge(folder, members, work, &reports) }
    // Two folders may share a file above them; then they say the same of it.
    var broken: [FilePath: [LSP.Diagnostic]] = [:]
    for problems in configuration.values { broken.merge(problems) { first, _ in first } }
    for (key, document) in work.documents where reports[key] == nil {
      reports[key] = broken.removeValue(forKey: document.path).map(FileReport.init(configuration:)) ?? .empty
    }
    known = known.filter { reports[$0.key] != nil }
    return Snapshot(work, reports, broken, folderProjects)
  }

  private var folderProjects: [Project] {
    projects.keys.compactMap { $0 }.sorted().compactMap { projects[$0] }
  }

  private static func evidence(_ key: DocumentURI, _ document: OpenDocument, _ work: Workload) -> DocumentEvidence? {
    work.evidence[key].flatMap { $0.holds(for: document, work) ? $0 : nil }
  }

  private mutating func link(
    _ folder: FilePath?, _ documents: [OpenDocument], _ work: Workload,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    let before = projects.removeValue(forKey: folder)
    if var present = before, let update = present.update(documents) {
      projects[folder] = present
      // Without an entry everything is known; an entry that is nil says that nothing is.
      if let before = changes[folder] {
        changes[folder] = .some(
          before.map { ($0.affected.union(update.affected), $0.edited.union(update.edited)) })
      } else {
        changes[folder] = .some(update)
      }
      return
    }
    let lastGood = self.lastGood
    func make(readingFolder cancellation: Cancellation?) -> Project? {
      Project(
        folder: folder, documents: documents, settings: work.settings.settings(of: folder),
        readingFolder: cancellation, lastGood: { lastGood[$0] }, progress: progress)
    }
    // What was read before somebody lost patience is read again where that is needed.
    let scan = folder == nil || before?.isWhole == true ? Cancellation() : work.scan
    guard let made = make(readingFolder: scan) ?? make(readingFolder: nil) else { return }
    projects[folder] = made
    changes[folder] = .some(nil)
    let good = made.goodConfigurations
    let present = Set(made.store.problems.map(\.file)).union(good.keys)
    // What a file said that is gone is of no use to one that comes in its place.
    self.lastGood = lastGood.filter { path, _ in present.contains(path) || !(folder.map(path.isInside) ?? false) }
    self.lastGood.merge(good) { $1 }
    configuration[folder] = ConfigurationDiagnostics.of(made.store, work.encoding, work.client)
  }

  private mutating func judge(
    _ folder: FilePath?, _ members: Members, _ work: Workload, _ reports: inout [DocumentURI: FileReport]
  ) {
    guard let project = projects[folder] else { return }
    let documents = members.map(\.document)
    let change: (affected: Set<FileID>, edited: Set<FileID>)? = changes.removeValue(forKey: folder) ?? ([], [])
    var placer = Placer(work, project.program)
    for (key, document) in members {
      guard let file = project.file(document.path) else { continue }
      let evidence = Self.evidence(key, document, work)
      let round = work.rounds[key] ?? 0
      if let change, let same = known[key], same.encoding == work.encoding, same.text == document.text,
        !change.affected.contains(file), same.report.mentions.isDisjoint(with: change.edited),
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
  }

  /// The deepest workspace folder around a document; nil when there is none, or it is the whole disk.
  private static func folder(of document: OpenDocument, _ folders: [FilePath]) -> FilePath? {
    folders.filter { !$0.isRoot && document.path.isInside($0) }.max { $0.bytes.count < $1.bytes.count }
  }
}
