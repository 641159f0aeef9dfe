// What loading a module takes and does, as evaluation saw it, in words for hovers.
import Analysis
import Basics
import Evaluation
import Evidence
import Modules
import Rules
import Runtime

struct ModuleLoad: Sendable {
  struct Failure: Sendable {
    var headline: String
    /// Where it was raised.
    var place: Place?

    init(_ exception: ExceptionRecord) {
      headline = exception.headline
      place = exception.traceback.last.map { Place(path: $0.path, line: $0.line) }
    }

    var words: String {
      guard let place else { return headline }
      let name = place.path.split(separator: "/").last.map(String.init) ?? place.path
      return "\(headline) at \(name):\(place.line)"
    }
  }

  private(set) var modules = 0
  private(set) var instructions = 0
  private var time = LoadTime()
  /// What it changes of other modules, dotted, each once.
  var mutations: [String] = []
  /// What else it does to the world outside, each kind once.
  var effects: [Runtime.EffectKind] = []
  var failure: Failure?
  /// It is raised when the deferred import is first used; else when the module is loaded.
  var failsLater = false

  init() {}

  /// A module that was evaluated by itself.
  init(alone report: EvaluationReport, _ library: LibraryFolder?) {
    for record in report.loaded { add(record) }
    for effect in report.effects { note(effect, library) }
    if report.outcome == .raised, let raised = report.exception { failure = Failure(raised) }
  }

  mutating func add(_ record: LoadRecord) {
    modules += 1
    instructions += record.ownInstructions
    // What an editor has not saved is about as long as what is on disk.
    time.add(sourceLength: record.path.flatMap { try? FileSystem().status(FilePath($0)).size })
  }

  /// What the standard library does to itself is nobody's concern.
  mutating func note(_ effect: EffectRecord, _ library: LibraryFolder?) {
    if library?.owns(FilePath(effect.path)) ?? false { return }
    if effect.kind == .foreignMutation {
      if !mutations.contains(effect.detail) { mutations.append(effect.detail) }
    } else if !effects.contains(effect.kind) {
      effects.append(effect.kind)
    }
  }

  /// Nil when there is nothing to say.
  var sentence: String? {
    var parts: [String] = []
    if modules > 0 {
      let words = modules == 1 ? "one module" : "\(modules) modules"
      parts.append("loading it takes \(words) and \(Self.count(instructions)) instructions, \(time.words)")
    }
    if !mutations.isEmpty {
      let shown = mutations.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
      parts.append("it mutates \(shown)" + (mutations.count > 3 ? " and \(mutations.count - 3) more" : ""))
    }
    if !effects.isEmpty { parts.append("it " + effects.map(Self.words).joined(separator: ", ")) }
    if let failure { parts.append("\(failsLater ? "its first use" : "loading it") raises \(failure.words)") }
    return parts.isEmpty ? nil : "Evaluated: \(parts.joined(separator: "; "))."
  }

  private static func words(_ kind: Runtime.EffectKind) -> String {
    switch kind {
    case .sysPath: "changes `sys.path`"
    case .sysModules: "changes `sys.modules`"
    case .environ: "changes the environment"
    case .foreignMutation: "mutates other modules"
    case .output: "writes output"
    case .fileRead: "reads files"
    case .fileWrite: "writes files"
    case .thread: "starts a thread"
    case .process: "starts a process"
    case .network: "reaches for the network"
    case .signal: "installs a signal handler"
    case .atexit: "registers what runs at exit"
    }
  }

  static func count(_ number: Int) -> String {
    switch number {
    case ..<10_000: "\(number)"
    case ..<1_000_000: "\(number / 1000) thousand"
    default: "\(number / 1_000_000).\(number / 100_000 % 10) million"
    }
  }
}
