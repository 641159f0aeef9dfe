// Nothing changed since the last run: its report again. All that a report depends on is named in this file.
import Analysis
import Basics
import Cache
import Modules
import Synchronization

/// What one run rests on. The files it is asked about and the settings are known before; what it asks of the world
/// besides is noted on the way, so that the next run can ask the same again and compare.
struct RepeatedRun: Sendable {
  let cache: DiskCache
  private let key: Digest
  private let files: [(path: FilePath, options: SummaryOptions)]
  private let target: SummaryOptions
  private let threads: Int
  private let provider: ModuleProvider
  private let notes = Notes()
  /// Where the files begin that start Python: no summary says what they held, so they are compared with what they hold
  /// before the run.
  private let firstLaunch: Int
  private let launchBefore: [Int64]?

  private final class Notes: Sendable {
    struct Question: Hashable {
      var name: String
      var context: UInt32
    }
    let answers = Mutex<[Question: Int64]>([:])
  }

  /// Settings that choose what is read, judged and shown, and do nothing else. A run with any other, new ones included,
  /// is not repeated: it may read a further file, or write one.
  private static let covered: Set<String> = [
    "paths", "dialect", "targetVersion", "configurationFile", "usesCache", "cacheFolder", "searchPath", "python",
    "jobs",
    "select", "ignore", "exclude", "minSeverity", "failOn", "outputFormat", "outputFile", "color", "withImports",
    "withStatistics", "isQuiet", "isVerbose", "version", "file", "folder", "requiresPython", "roots", "entryPoints",
    "perFileIgnores", "rules", "evaluate", "canEvaluate", "imports", "statistics", "unsafeFixes", "effects",
  ]

  /// Are all settings that `covered` does not name as they are by default?
  private static func isCovered<Settings>(_ settings: Settings, _ defaults: Settings) -> Bool {
    zip(Mirror(reflecting: settings).children, Mirror(reflecting: defaults).children).allSatisfy { setting, usual in
      covered.contains(setting.label ?? "") || "\(setting.value)" == "\(usual.value)"
    }
  }

  /// Nil for runs that depend on more than is named here.
  init?(_ found: CheckRun.Prepared, _ options: CheckOptions, isTerminal: Bool) {
    let main = found.main
    let store = found.store
    // A lock makes a run depend on all that libraries load. What evaluation says of each file is no part of the report.
    guard let cache = found.cache, !options.isVerbose || options.evaluation(main) == .off,
      !found.files.isFile(main.folder.appending(StartupLock.fileName)),
      Self.isCovered(options, CheckOptions()), Self.isCovered(main, Configuration(folder: main.folder))
    else { return nil }
    self.cache = cache
    threads = found.threads
    provider = found.input.provider
    target = SummaryOptions(target: main.target)
    var hashed = StableText()
    hashed.add(options)
    hashed.add(main)
    hashed.add(found.here)
    hashed.add(isTerminal)
    var last: FolderConfiguration?
    var files: [(path: FilePath, options: SummaryOptions)] = []
    var lastFolder: FilePath?
    for description in found.descriptions {
      // One answer for each folder, and seldom another than for the folder before.
      let folder = description.path.parent
      if folder != lastFolder {
        lastFolder = folder
        let configuration = store.configuration(forFolder: folder)
        if last?.configuration != configuration.configuration || last?.problems != configuration.problems {
          hashed.add(configuration)
          last = configuration
        }
      }
      hashed.add(bytes: description.path.bytes)
      hashed.add(bytes: Array(description.displayPath.utf8))
      hashed.add(bytes: Array(description.module.utf8))
      hashed.add(bytes: [description.isPackage ? 1 : 0, description.launch == nil ? 0 : 1])
      hashed.add(bytes: Array("\(description.context)".utf8))
      var options = target
      options.isPackage = description.isPackage
      options.target = description.target ?? target.target
      files.append((description.path, options))
    }
    self.files = files
    key = cache.digest(of: hashed.bytes)
    firstLaunch = found.descriptions.firstIndex { $0.launch != nil } ?? files.count
    launchBefore = cache.contents(of: Array(files[firstLaunch...]), threads: threads)
  }

  /// The provider that a run must use to be kept.
  var noted: ModuleProvider {
    var noted = provider
    let notes = notes
    let resolve = provider.resolve
    let cache = cache
    noted.resolve = { name, context in
      let answer = resolve(name, context)
      let hash = Self.hash(answer, cache)
      notes.answers.withLock { $0[Notes.Question(name: name, context: context)] = hash }
      return answer
    }
    return noted
  }

  /// The run before, if this one would be the same.
  func kept() -> KeptRun? {
    guard let run = cache.run(key) else { return nil }
    let outside = run.outside.map { file in (path: file.path, options: options(isPackage: file.isPackage)) }
    guard let now = cache.contents(of: files + outside, threads: threads),
      digest(now[..<files.count]) == run.contents, now[files.count...].elementsEqual(run.outside.map(\.content))
    else { return nil }
    let questions = run.questions
    let resolve = provider.resolve
    let cache = cache
    let same: [Bool]? = ParallelMap.run(count: questions.count, threads: threads) { index in
      let question = questions[index]
      let name = String(decoding: question.name, as: UTF8.self)
      return Self.hash(resolve(name, question.context), cache) == question.answer
    }
    guard same?.contains(false) == false else { return nil }
    // What was evaluated may have looked at any file.
    return run.facts.isEmpty || EvidenceCache(beside: cache)?.hold(run.facts) == true ? run : nil
  }

  /// Keeps this run, unless a file changed meanwhile.
  /// - Parameter facts: what evaluations rest on besides.
  func keep(_ program: Program, _ outcome: CheckOutcome, _ report: [UInt8], restingOn facts: [Int64]) {
    let outsiders = program.files[program.projectCount...].map { file in
      (path: file.description.path, options: options(isPackage: file.description.isPackage))
    }
    guard let launchBefore,
      let modules = cache.contents(of: files[..<firstLaunch] + outsiders, onlySeen: true, threads: threads),
      let launch = cache.contents(of: Array(files[firstLaunch...]), threads: threads), launch == launchBefore
    else { return }
    let outside = zip(outsiders, modules[firstLaunch...]).map { file, content in
      KeptRun.Outside(path: file.path, isPackage: file.options.isPackage, content: content)
    }
    let questions = notes.answers.withLock { answers in
      answers.map { KeptRun.Question(name: Array($0.name.utf8), context: $0.context, answer: $1) }
    }
    cache.keep(
      KeptRun(
        contents: digest(modules[..<firstLaunch] + launch), outside: outside, questions: questions,
        outcome: outcome.rawValue, report: report, facts: facts), key)
  }

  private func options(isPackage: Bool) -> SummaryOptions {
    var options = target
    options.isPackage = isPackage
    return options
  }

  private func digest(_ contents: ArraySlice<Int64>) -> Digest {
    var bytes: [UInt8] = []
    for content in contents {
      for shift in stride(from: Int64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: content >> shift)) }
    }
    return cache.digest(of: bytes)
  }

  private static func hash(_ answer: ModuleResolution, _ cache: DiskCache) -> Int64 {
    var bytes: [UInt8] = [answer.kind.rawValue, answer.isPackage ? 1 : 0, answer.isStandardLibrary ? 1 : 0]
    bytes += answer.path?.bytes ?? []
    bytes.append(0)
    bytes += answer.detail.utf8
    return Int64(bitPattern: cache.digest(of: bytes).low)
  }
}
