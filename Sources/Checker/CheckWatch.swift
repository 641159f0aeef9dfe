// `--watch`: one run after another, each time something changed, with the linked program kept where it can be.
import Analysis
import Basics
import Modules
import PythonSyntax

package enum CheckWatch {
  /// What a watch tells its surroundings, beside its reports.
  package struct Surroundings {
    /// Before a new report: a terminal is cleared.
    package var begin: () -> Void
    /// Sentences for people.
    package var say: @Sendable (String) -> Void
    package var report: ([UInt8]) -> Void
    /// Waits; false when the watch is to end.
    package var pause: (Duration) -> Bool

    package init(
      begin: @escaping () -> Void, say: @escaping @Sendable (String) -> Void, report: @escaping ([UInt8]) -> Void,
      pause: @escaping (Duration) -> Bool
    ) {
      self.begin = begin
      self.say = say
      self.report = report
      self.pause = pause
    }
  }

  /// Between two looks at the disk; longer where a look takes long, so that watching costs a twentieth of a core.
  private static let interval: Duration = .milliseconds(300)
  private static let share = 20

  /// Runs until `pause` says no; the outcome of the last report.
  /// Libraries are read once: after installing some, start anew.
  package static func run(
    _ options: CheckOptions, isTerminal: Bool, progress: (@Sendable (Int) -> Void)?, _ around: Surroundings
  ) throws(CheckFailure) -> CheckOutcome {
    let clock = ContinuousClock()
    var linked = try CheckRun.link(CheckRun.prepare(options, FileSystem(), around.say), options, progress, around.say)
    var seen = WatchedFiles(linked, options)
    around.begin()
    var outcome = try conclude(linked, options, isTerminal, around)
    var look: Duration = .zero
    tellCount(linked, options, around)
    while around.pause(max(interval, look * share)) {
      let start = clock.now
      let now = WatchedFiles(linked, options)
      look = clock.now - start
      let changes = seen.changes(to: now)
      if changes.isEmpty { continue }
      seen = now
      around.begin()
      if !options.isQuiet { around.say("lazyls: \(words(changes))") }
      do throws(CheckFailure) {
        if !update(&linked, changes) {
          linked = try CheckRun.link(CheckRun.prepare(options, FileSystem(), around.say), options, progress, around.say)
          // Another configuration may watch other files.
          seen = WatchedFiles(linked, options)
        }
        outcome = try conclude(linked, options, isTerminal, around)
      } catch {
        // Half an edit: the next one may mend it.
        around.say("lazyls: \(error.message)")
        continue
      }
      tellCount(linked, options, around)
    }
    return outcome
  }

  private static func conclude(
    _ linked: LinkedRun, _ options: CheckOptions, _ isTerminal: Bool, _ around: Surroundings
  ) throws(CheckFailure) -> CheckOutcome {
    let evidence = options.evaluation(linked.main) == .off ? nil : EvidenceSource(linked.cache)
    return try CheckRun.conclude(linked, options, isTerminal, around.say, evidence: evidence, around.report)
  }

  private static func tellCount(_ linked: LinkedRun, _ options: CheckOptions, _ around: Surroundings) {
    if options.isQuiet { return }
    let count = linked.program.projectCount
    around.say("lazyls: watching \(count) file\(count == 1 ? "" : "s"); Ctrl-C ends it")
  }

  /// Puts changed sources into the linked program; false where more has changed than that can express.
  private static func update(_ linked: inout LinkedRun, _ changes: [WatchedFiles.Change]) -> Bool {
    var sources: [(file: FileID, text: SourceText)] = []
    for change in changes {
      if change.role == .baseline { continue }
      guard change.kind == .edited, change.role == .source, let file = linked.program.file(at: change.path),
        let bytes = try? linked.files.read(change.path)
      else { return false }
      sources.append((file, SourceText(file: bytes)))
    }
    for (file, text) in sources {
      let description = linked.program[file].description
      linked.program = linked.program.updating(file, linked.program.summarize(text, as: description)).program
    }
    return true
  }

  /// `a.py changed, b.py is new, and 3 more`.
  private static func words(_ changes: [WatchedFiles.Change]) -> String {
    let here = FileSystem.currentDirectory
    var parts = changes.prefix(3).map { change in
      let name = Report.shown((change.path.relative(to: here) ?? change.path).string)
      return switch change.kind {
      case .edited: "\(name) changed"
      case .added: "\(name) is new"
      case .removed: "\(name) is gone"
      }
    }
    if changes.count > parts.count { parts.append("and \(changes.count - parts.count) more") }
    return parts.joined(separator: ", ")
  }
}
