// From documents to linked projects; keeps what did not change from one state of the session to the next.
import Analysis
import Basics
import Modules
import Protocol

/// Documents with the keys that the session has them under.
typealias Members = [(key: DocumentURI, document: OpenDocument)]

/// What linking found to have changed in a project.
enum ProjectChange: Sendable {
  /// Files whose findings may differ from what is known, and those whose text does.
  case files(affected: FileSet, edited: Set<FileID>)
  case everything

  func followed(by later: ProjectChange) -> ProjectChange {
    guard case .files(let affected, let edited) = self, case .files(let moreAffected, let moreEdited) = later else {
      return .everything
    }
    return .files(affected: affected.union(moreAffected), edited: edited.union(moreEdited))
  }
}

/// A state of the session, linked: all that `Judge` needs of it.
struct LinkedWork: Sendable {
  let work: Workload
  /// By folder: its open documents.
  var groups: [FilePath?: Members] = [:]
  var projects: [FilePath?: Project] = [:]
  /// What is wrong with the configuration files of each project.
  var configuration: [FilePath?: [FilePath: [LSP.Diagnostic]]] = [:]
  /// Since the state before; without an entry nothing has.
  var changes: [FilePath?: ProjectChange] = [:]

  /// Of the workspace's folders, in their order.
  var folderProjects: [Project] {
    projects.keys.compactMap { $0 }.sorted().compactMap { projects[$0] }
  }

  /// What evaluation said of a document's text.
  func evidence(_ key: DocumentURI, _ document: OpenDocument) -> DocumentEvidence? {
    work.evidence[key].flatMap { $0.holds(for: document, work) ? $0 : nil }
  }

  /// Enough for questions about single places.
  var snapshot: Snapshot {
    var reports: [DocumentURI: FileReport] = [:]
    for (folder, members) in groups {
      guard let project = projects[folder] else { continue }
      for (key, document) in members {
        guard let file = project.file(document.path) else { continue }
        reports[key] = FileReport(
          findings: [], resultID: "", mentions: [], project: project, file: file,
          dialect: project.configuration(document.path).dialect, evidence: evidence(key, document))
      }
    }
    for key in work.documents.keys where reports[key] == nil { reports[key] = .empty }
    return Snapshot(work, reports, [:], folderProjects)
  }
}

struct TextLinker {
  private var projects: [FilePath?: Project] = [:]
  private var configuration: [FilePath?: [FilePath: [LSP.Diagnostic]]] = [:]
  /// What configuration files said when they last were TOML.
  private var lastGood: [FilePath: Configuration] = [:]
  private var diskGeneration = -1

  /// Reads and links what changed since the last call.
  /// - Parameter progress: told how many files of how many were read, from any thread, while a project is read as a whole.
  mutating func linked(_ work: Workload, progress: @escaping @Sendable (Int, Int) -> Void) -> LinkedWork {
    if work.diskGeneration != diskGeneration {
      projects = [:]
      configuration = [:]
      diskGeneration = work.diskGeneration
    }
    var linked = LinkedWork(work: work)
    for (key, document) in work.documents where document.isPython {
      linked.groups[Self.folder(of: document, work.folders), default: []].append((key, document))
    }
    // Folders without an open document are linked as well: the first one opened should not wait.
    for folder in work.folders where linked.groups[folder] == nil && !folder.isRoot { linked.groups[folder] = [] }
    for folder in projects.keys where linked.groups[folder] == nil {
      projects[folder] = nil
      configuration[folder] = nil
    }
    for (folder, members) in linked.groups {
      linked.changes[folder] = link(folder, members.map(\.document), work, progress)
    }
    linked.projects = projects
    linked.configuration = configuration
    return linked
  }

  private mutating func link(
    _ folder: FilePath?, _ documents: [OpenDocument], _ work: Workload,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) -> ProjectChange? {
    let before = projects.removeValue(forKey: folder)
    if var present = before, let update = present.update(documents) {
      projects[folder] = present
      return .files(affected: update.affected, edited: update.edited)
    }
    let lastGood = self.lastGood
    func make(readingFolder cancellation: Cancellation?) -> Project? {
      Project(
        folder: folder, documents: documents, settings: work.settings.settings(of: folder),
        readingFolder: cancellation, lastGood: { lastGood[$0] }, progress: progress)
    }
    // What was read before somebody lost patience is read again where that is needed.
    let scan = folder == nil || before?.isWhole == true ? Cancellation() : work.scan
    guard let made = make(readingFolder: scan) ?? make(readingFolder: nil) else { return nil }
    projects[folder] = made
    let good = made.goodConfigurations
    let present = Set(made.store.problems.map(\.file)).union(good.keys)
    // What a file said that is gone is of no use to one that comes in its place.
    self.lastGood = lastGood.filter { path, _ in present.contains(path) || !(folder.map(path.isInside) ?? false) }
    self.lastGood.merge(good) { $1 }
    configuration[folder] = ConfigurationDiagnostics.of(made.store, work.encoding, work.client)
    return .everything
  }

  /// The deepest workspace folder around a document; nil when there is none, or it is the whole disk.
  private static func folder(of document: OpenDocument, _ folders: [FilePath]) -> FilePath? {
    folders.filter { !$0.isRoot && document.path.isInside($0) }.max { $0.bytes.count < $1.bytes.count }
  }
}
