// Which of a project's files are evaluated, and how each is asked for.
import Analysis
import Basics
import Evaluation
import Modules
import Runtime

/// One file that evaluations begin with.
struct EvidenceTarget: Sendable {
  let file: FileID
  let path: String
  private let base: EvaluationRequest

  init?(_ file: FileID, in program: Program, _ resolver: ModuleResolver, _ dialect: Dialect, tableFolder: FilePath) {
    let path = program[file].description.path
    let name = resolver.moduleName(ofFile: path)
    self.file = file
    self.path = path.string
    var request = EvaluationRequest(target: path.string)
    request.module = name.name
    request.file = path.string
    // A script is run, since what it does as a module is seldom what it is for.
    request.isMain = name.name.isEmpty || program[file].summary.flags.contains(.isScript)
    var folders = resolver.importFolders(forFile: path).filter { $0 != name.root }
    folders.insert(name.root, at: 0)
    request.searchPath = folders.map(\.string)
    request.tableFolders = [tableFolder.string]
    request.instructions = 400_000_000
    request.memory = 512 << 20
    request.milliseconds = 20_000
    request.output = 1 << 20
    switch dialect {
    case .all: request.laziness = .all
    case .explicit: request.laziness = .explicit
    case .cinder: request.laziness = .cinder
    }
    base = request
  }

  var isMain: Bool { base.isMain }

  var eager: EvaluationRequest {
    var request = base
    request.laziness = .eager
    return request
  }

  /// With laziness, and what is still deferred then forced.
  func lazy(_ choice: DeferralChoice = .every) -> EvaluationRequest {
    var request = base
    request.choice = choice
    request.resolvesDeferred = true
    return request
  }
}

/// What the evaluations of one target showed.
struct TargetEvidence: Sendable {
  var target: EvidenceTarget
  var eager: EvaluationReport
  var lazy: EvaluationReport
  /// Nil: nothing that counts, see `BehaviourChange.between`.
  var changes: [BehaviourChange]?
  /// Files whose bodies ran without laziness.
  var files: Set<FileID>

  init(_ target: EvidenceTarget, _ eager: EvaluationReport, _ lazy: EvaluationReport, _ program: Program) {
    self.target = target
    self.eager = eager
    self.lazy = lazy
    changes = BehaviourChange.between(eager, lazy)
    files = Set(eager.loaded.compactMap { $0.path.flatMap { program.file(at: FilePath($0)) } })
    files.insert(target.file)
  }

  /// What became of it, in a sentence.
  func remark(_ program: Program) -> String {
    let name = program[target.file].description.displayPath
    guard let changes else {
      let report = eager.isConclusive ? lazy : eager
      let why = report.opaque.first ?? report.reason ?? report.unsupported.first ?? report.exception?.headline
      return "\(name): evaluation says nothing (\(report.outcome.rawValue)\(why.map { ": \($0)" } ?? ""))"
    }
    if changes.isEmpty { return "\(name): evaluated, deferred imports change nothing" }
    return "\(name): evaluated, with deferred imports \(changes.map(\.sentence).joined(separator: "; "))"
  }
}
