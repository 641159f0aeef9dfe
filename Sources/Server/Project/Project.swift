// The modules of one workspace folder, linked; keeps up with edits without starting over.
import Analysis
import Basics
import Cache
import Checker
import Evidence
import Modules
import PythonSyntax
import Rules

/// One folder's program and what holds for its files. A value of the analyst's thread.
struct Project: Sendable {
  /// Nil for files outside of every folder: each stands alone, with what it imports.
  let folder: FilePath?
  /// All files of the folder are in it, not the open ones alone.
  let isWhole: Bool
  private(set) var program: Program { didSet { graphs = GraphMemory() } }
  /// The import graph of this program, made when somebody asks.
  private(set) var graphs = GraphMemory()
  let store: ConfigurationStore
  let resolver: ModuleResolver
  private let files: [FilePath: FileID]
  /// The findings of files that are not open.
  let reports = ReportMemory()
  /// How many times it took over texts.
  private(set) var generation = 0
  /// By file: when its findings may have changed last, and when its text did.
  private(set) var findingsChanged: [Int32]
  private(set) var textChanged: [Int32]
  /// What was last summarised from an editor's text.
  private var edited: [FilePath: [UInt8]] = [:]
  /// Of those files, what the next summary can go on from. Not of this state alone: what an earlier state shared with it
  /// would be copied as a whole by each edit.
  private let parses = EditedFiles()

  /// Reads and links everything. A folder without Python is a project, too: its configuration may be broken.
  /// - Parameters:
  ///   - scan: ends the reading, and then there is no project; nil: of the folder the documents alone are read.
  ///   - lastGood: what a configuration file said before it was broken.
  ///   - progress: told how many files of how many were read, once for each percent, from any thread.
  init?(
    folder: FilePath?, documents: [OpenDocument], settings: EditorSettings, readingFolder scan: Cancellation?,
    lastGood: @escaping @Sendable (FilePath) -> Configuration?, progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    var overlays: [FilePath: [UInt8]] = [:]
    for document in documents { overlays[document.path] = document.text }
    let disk = FileSystem(overlays: overlays)
    // Whatever the order in which they were opened.
    let base = folder ?? documents.map(\.path.parent).min() ?? "/"
    let store = ConfigurationStore(
      files: disk, codes: RuleRegistry.all.map { $0.info.code.description }, lastGood: lastGood,
      adjust: { settings.fillIn(&$0, base: base) })
    var sources: [FilePath] = []
    if let folder, let scan {
      if scan.isCancelled { return nil }
      var walker = FileWalker(files: disk, currentDirectory: folder)
      walker.excludes = { store.configuration(forFolder: $0).configuration.excludeRules }
      sources = walker.walk([folder]).files
    }
    let walked = Set(sources)
    sources += documents.map(\.path).filter { !walked.contains($0) }.sorted()

    let resolver = ModuleResolver(sources: sources, named: [base], configurations: store, files: disk)
    let configuration = store.configuration(forFolder: base).configuration
    var cache: DiskCache?
    if let place = CacheFolder.place(configuration, in: base) {
      // Nobody waits for what it would say.
      cache = DiskCache(folder: place, say: { _ in })
    }
    let input = ProgramInput(
      sources.map { (path: $0, displayPath: ($0.relative(to: base) ?? $0).string) }, resolver: resolver, files: disk,
      cache: cache)
    // As for `--check` of the folder: its version for libraries, and for files each its own.
    let target = configuration.target
    var provider = input.provider
    provider.effects = configuration.effects
    var descriptions = CheckRun.descriptions(input, configuration, store)
    let notebooks = Set(documents.filter(\.isNotebook).map(\.path))
    for index in descriptions.indices where notebooks.contains(descriptions[index].path) {
      descriptions[index].isNotebook = true
    }
    let total = sources.count
    guard
      let program = Program.build(
        descriptions, options: SummaryOptions(target: target.clamped),
        provider: provider, depth: .direct, cancellation: scan,
        progress: { done in if done * 100 / total != (done - 1) * 100 / total { progress(done, total) } })
    else { return nil }
    cache?.finish()
    self.folder = folder
    isWhole = scan != nil
    self.store = store
    self.resolver = resolver
    self.program = program
    var files: [FilePath: FileID] = [:]
    for index in sources.indices { files[sources[index]] = FileID(UInt32(index)) }
    self.files = files
    findingsChanged = [Int32](repeating: 0, count: sources.count)
    textChanged = findingsChanged
    edited = overlays
  }

  func file(_ path: FilePath) -> FileID? { files[path] }

  /// Takes over the editor's present texts.
  /// - Returns: the files whose findings may differ now, and those whose text does; nil when it has to be made anew: a document
  ///   is no file of this program, or too much of earlier texts is kept in it.
  mutating func update(_ documents: [OpenDocument]) -> (affected: FileSet, edited: Set<FileID>)? {
    // Outside of every folder it is the open files that say where modules are looked for.
    if folder == nil, Set(documents.map(\.path)).count != files.count { return nil }
    var affected = FileSet()
    var changed: Set<FileID> = []
    var now: [FilePath: [UInt8]] = [:]
    for document in documents {
      guard let file = files[document.path] else { return nil }
      now[document.path] = document.text
      if edited[document.path] != document.text { take(SourceText(buffer: document.text), file, &affected, &changed) }
    }
    for path in edited.keys where now[path] == nil {
      // Closed: the disk's text holds again.
      guard let file = files[path] else { continue }
      guard let text = try? FileSystem().read(path) else { return nil }
      if edited[path] != text { take(SourceText(file: text), file, &affected, &changed) }
    }
    if program.isWorn { return nil }
    edited = now
    parses.keep { now[$0] != nil }
    if !changed.isEmpty {
      generation += 1
      for file in affected where Int(file.rawValue) < findingsChanged.count {
        findingsChanged[Int(file.rawValue)] = Int32(clamping: generation)
      }
      for file in changed { textChanged[Int(file.rawValue)] = Int32(clamping: generation) }
    }
    return (affected, changed)
  }

  private mutating func take(
    _ source: SourceText, _ file: FileID, _ affected: inout FileSet, _ changed: inout Set<FileID>
  ) {
    let description = program[file].description
    let summary = parses.edit(description.path) { program.summarize(source, as: description, &$0) }
    let update = program.updating(file, summary, text: source)
    program = update.program
    changed.insert(file)
    affected.insert(file)
    affected.formUnion(FileSet(update.dependents))
    affected.formUnion(update.distant)
  }

  func configuration(_ path: FilePath) -> Configuration { store.configuration(forFile: path).configuration }

  /// What those say that are in order.
  var goodConfigurations: [FilePath: Configuration] { store.goodConfigurations }

  /// What `--check` would report for the file.
  /// - Parameter cancellation: once it is set, what is found is not all.
  func findings(_ file: FileID, _ cancellation: Cancellation? = nil) -> [Finding] {
    findings(file, RuleMemory(program, configuration(program[file].description.path).dialect), cancellation)
  }

  /// - Parameter memory: for the dialect of the file's configuration; others get one of their own.
  func findings(_ file: FileID, _ memory: RuleMemory, _ cancellation: Cancellation? = nil) -> [Finding] {
    let path = program[file].description.path
    let configuration = configuration(path)
    let selection = RuleSelection(configuration, file: path)
    let fitting = memory.dialect == configuration.dialect ? memory : RuleMemory(program, configuration.dialect)
    return Rules.findings(fitting, file: file, selection: selection, cancellation: cancellation)
      .filter { $0.severity <= configuration.minSeverity }
  }

  /// What to evaluate of a document; nil for what is no module.
  func evidenceJob(
    for document: OpenDocument, _ findings: [Finding], _ documents: [OpenDocument], _ work: Workload
  ) -> EvidenceJob? {
    guard let file = files[document.path], program[file].summary.syntaxErrors.isEmpty else { return nil }
    let configuration = configuration(document.path)
    return EvidenceJob(
      document: document.uri, text: document.text, diskGeneration: work.diskGeneration,
      round: work.rounds[document.uri] ?? 0, program: program, target: target(file, documents), findings: findings,
      selection: RuleSelection(configuration, file: document.path), minSeverity: configuration.minSeverity)
  }

  /// How a file is evaluated, with what the editor has not saved yet.
  func target(_ file: FileID, _ documents: [OpenDocument]) -> EvidenceTarget {
    let path = program[file].description.path
    var target = EvidenceTarget(
      file, in: program, resolver, configuration(path).dialect, folder: folder ?? path.parent)
    for open in documents where open.isPython {
      target.overlays[open.path.string] = String(decoding: open.text, as: UTF8.self)
    }
    return target
  }
}
